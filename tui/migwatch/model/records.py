"""The records of an annotation: entities, quotations, claims, commitments, cautions.

Terms such as a force or a status are plain strings here: which terms exist is
said by the corpus (see `migwatch.model.vocabulary`), so that a user can change
them without code.
"""

from __future__ import annotations

from migwatch.model.commitment import Commitment, Reading, Says
from migwatch.model.passage import Passage, Value

#: Holder of a claim, speaker or party that the text does not name.
UNSTATED = "unstated"
#: Speaks where the text attributes its words to nobody.
NEWSROOM = "newsroom"


class Role(Value, frozen=True, kw_only=True, rename={"from_": "from"}):
    """An office that a person holds.

    Attributes:
        title: The office in a word or two, as `foreign minister`.
        of: Where the office is held, as `Mexico` or `Harbour Board` (id of an organisation
            or a party).
        words: The words of the text that name the office; empty when it is known from
            elsewhere.
        basis: How the office is known, when the text does not name it or names it wrongly,
            as `ministry's website`.
        from_: First day in office, as 2023-07-01, 2023-07 or 2023 (ISO 8601; ``from`` in
            files).
        to: Last day in office, as 2024-09-30; empty for who is still in office (ISO 8601).
    """

    title: str
    of: str | None = None
    words: Passage | None = None
    basis: str = ""
    from_: str | None = None
    to: str | None = None


class Entity(Value, frozen=True, kw_only=True):
    """Someone or something the text mentions; also times and quantities.

    Attributes:
        id: Short name in the file, as `harbour-board`; no other record of the article has it,
            and a shared entity has the one of ``entities.yaml``.
        kind: What it is: a person, an organisation, a place, an event (term of the
            vocabulary ``kind``).
        name: The name to show, as `Ana Reis`, without a title before it.
        aliases: Other names by which it is known, as `HB` for the Harbour Board.
        party: The country or body that it acts for, as `Mexico` (id of the corpus's
            ``parties``).
        mentions: Every place in the text that names it, in the order of the text.
        roles: The offices of a person, as `chair of the Harbour Board`.
        same_as: The same one elsewhere, as `wikidata:Q96`; empty rather than guessed.
        on: When an event took place, as 2024-01-19, 2024-01 or 2024 (TIMEX3 value).
        where: Where an event took place, as `Lisbon` (id of a place).
        participants: Who took part in an event (ids of entities or parties).
        value: The day or period of a time, as 2024-02-08, 2024-02 or P1D for a day's length;
            the number of a quantity in digits, as 10000 (TIMEX3 value of a time).
        mod: Which part of the period is meant: start, mid or end; approx for about then
            (TIMEX3 modifier).
        unit: What a quantity counts, as `migrants`.
        approx: Whether the text says so only roughly, as in `about 10,000`.
        per: The time in which that many are counted, as P1D for a day, P1M for a month
            (TIMEX3 duration).
        sure: How certain it is that the words mean this (term of the vocabulary ``sure``).
        basis: How it is known, if not from the text alone, as `counted from the dateline`.
        note: Anything else a reader should know, in your own words.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    party: str | None = None
    mentions: tuple[Passage, ...] = ()
    roles: tuple[Role, ...] = ()
    same_as: tuple[str, ...] = ()
    on: str | None = None
    where: str | None = None
    participants: tuple[str, ...] = ()
    value: str | None = None
    mod: str | None = None
    unit: str | None = None
    approx: bool = False
    per: str | None = None
    sure: str = "certain"
    basis: str = ""
    note: str = ""


class Quotation(Value, frozen=True, kw_only=True):
    """Words that the text gives as somebody's.

    Attributes:
        id: Short name in the file, as `reis-on-ferries`; no other record of the article has it.
        voice: Whether the words stand in quotation marks or are retold (term of the
            vocabulary ``voice``).
        speaker: Who says it, as `Ana Reis` (id of an entity or ``unstated``).
        via: Through whom the words reach the reader, nearest the speaker first, as a
            spokesperson (ids of entities or ``newsroom``).
        addressee: Those spoken to, if the text names them (ids of those).
        passage: The words that are quoted.
        cautions: Why the words must not be quoted as they stand (ids of the cautions).
        note: Anything else a reader should know, in your own words.
    """

    id: str
    voice: str
    speaker: str
    via: str | tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    passage: Passage
    cautions: tuple[str, ...] = ()
    note: str = ""


class Claim(Value, frozen=True, kw_only=True):
    """What somebody says of somebody or something, without binding anyone.

    Attributes:
        id: Short name in the file, as `pier-is-old`; no other record of the article has it.
        title: The claim in a few words, as `The pier is too old for ships`.
        kind: What sort of claim it is (term of the vocabulary ``claim``).
        holder: Who holds it, as `Ana Reis` (id of an entity or ``unstated``).
        about: Whom or what it is about, as `Harbour Board` (ids of entities or parties).
        says: The places in the text that tell it, with who says so.
        reading: How far you trust this record, and why.
        note: Anything else a reader should know, in your own words.
    """

    id: str
    title: str
    kind: str
    holder: str
    about: tuple[str, ...] = ()
    says: tuple[Says, ...]
    reading: Reading = Reading()
    note: str = ""


class Caution(Value, frozen=True, kw_only=True):
    """Why a passage must not be quoted as it stands.

    Attributes:
        id: Short name in the file, as `harbour-mistranslated`; no other record of the article
            has it.
        kind: What is wrong with the words, as a translation or a figure (term of the
            vocabulary ``caution``).
        passage: The words that must not be quoted as they stand.
        reading: What the words most likely mean, as `port, not harbour`.
        basis: How that is known, as `the Spanish original has puerto`.
        sure: How certain that is (term of the vocabulary ``sure``).
    """

    id: str
    kind: str
    passage: Passage
    reading: str
    basis: str
    sure: str = "certain"


Record = Entity | Quotation | Claim | Commitment | Caution


def chain(via: str | tuple[str, ...]) -> tuple[str, ...]:
    """The links of a ``via`` field, which may be written as one id or a list."""
    return (via,) if isinstance(via, str) else via


def passages(record: Record) -> tuple[Passage, ...]:
    """Every passage of a record, in the order in which it lists them.

    The words of a commitment's due date come behind its ``says``.
    """
    if isinstance(record, Entity):
        return record.mentions
    if isinstance(record, Commitment):
        if record.due is not None and record.due.words is not None:
            return (*record.says, record.due.words)
        return record.says
    if isinstance(record, Claim):
        return record.says
    return (record.passage,)


def cautions_named(record: Record) -> tuple[str, ...]:
    """Ids of the cautions that a record names."""
    if isinstance(record, (Claim, Commitment)):
        return record.reading.cautions
    if isinstance(record, Quotation):
        return record.cautions
    return ()
