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
        title: The office, in the field's usual words.
        of: Id of the organisation or party it belongs to.
        words: Where the text says so; None when it is known from elsewhere.
        basis: How it is known, when the text does not say so or says it wrongly.
        from_: First day in office, ISO 8601 (``from`` in files).
        to: Last day in office, ISO 8601.
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
        id: Id, unique in the article; that of a shared entity where ``entities.yaml`` has it.
        kind: Term of the vocabulary ``kind``.
        name: The name to show.
        aliases: Other names by which it is known.
        party: The party it acts for, an id of the corpus's ``parties``.
        mentions: Every passage that names it, in document order.
        roles: Offices (persons).
        same_as: Identifiers elsewhere, as ``wikidata:Q96``; empty rather than guessed.
        on: When an event took place, TIMEX3 value.
        where: Id of the place of an event.
        participants: Ids of who took part in an event.
        value: TIMEX3 value of a time (``2024-02``, ``P1D``), or a quantity's number.
        mod: TIMEX3 modifier of a time: ``start``, ``mid``, ``end``, ``approx``.
        unit: What a quantity counts.
        approx: Whether a quantity is approximate in the text.
        per: The period of a rate, TIMEX3 duration (``P1D``).
        sure: How certain the reading is, term of the vocabulary ``sure``.
        basis: How a value or an identity is known, if not from the text alone.
        note: Anything else a reader should know.
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
        id: Id, unique in the article.
        voice: Term of the vocabulary ``voice``.
        speaker: Id of who is quoted, or ``unstated``.
        via: Through whom the words reach the reader, nearest the speaker first:
            ids or ``newsroom``.
        addressee: Ids of those spoken to, if the text names them.
        passage: The words.
        cautions: Ids of the cautions that bear on the words.
        note: Anything else a reader should know.
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
        id: Id, unique in the article.
        title: The claim in a few words.
        kind: Term of the vocabulary ``claim``.
        holder: Id of who holds it, or ``unstated``.
        about: Ids of whom or what it is about.
        says: The passages, with who says so.
        reading: How far the annotator trusts the record.
        note: Anything else a reader should know.
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
        id: Id, unique in the article.
        kind: Term of the vocabulary ``caution``.
        passage: The words.
        reading: What the words most likely mean.
        basis: How that is known.
        sure: Certainty, term of the vocabulary ``sure``.
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
