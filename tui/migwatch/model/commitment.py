"""Commitments: who bound themselves to what, and the parts of that record."""

from __future__ import annotations

from migwatch.model.passage import Passage, Value


class Reading(Value, frozen=True, kw_only=True):
    """How far the annotator trusts the record.

    Attributes:
        sure: How certain it is that the text means this (FactBank's scale; term of the
            vocabulary ``sure``).
        cautions: The cautions that bear on the record (ids of the cautions).
        note: Why it is read so, as `the date is from the heading`.
    """

    sure: str = "certain"
    cautions: tuple[str, ...] = ()
    note: str = ""


class Says(Passage, frozen=True, kw_only=True):
    """A passage that tells of a record, with who says it.

    Attributes:
        voice: Whether the words are spoken, retold or a document's own (term of the
            vocabulary ``voice``).
        who: Who says so, as `Ana Reis` (id of an entity or ``unstated``).
        via: Through whom it reaches the reader, nearest the speaker first, as a spokesperson
            (ids of entities or ``newsroom``).
    """

    voice: str
    who: str
    via: str | tuple[str, ...] = ()


class Made(Value, frozen=True, kw_only=True):
    """When and where a commitment was made.

    Attributes:
        on: The day it was made, as 2023-05-01, 2023-05 or 2023 (TIMEX3 value).
        at: The meeting or call at which it was made, as `Lisbon meeting` (id of the event).
        basis: How that is known, if not from the text, as `the dateline`.
        sure: How certain that is (term of the vocabulary ``sure``).
    """

    on: str | None = None
    at: str | None = None
    basis: str = ""
    sure: str = "certain"


class Due(Value, frozen=True, kw_only=True):
    """By when a commitment is to be met.

    Attributes:
        on: By when it is to be met: a day, month or year, as 2024-02-08, 2024-02 or 2024
            (TIMEX3 value).
        mod: Which part of the period is meant: start, mid or end; approx for about then
            (TIMEX3 modifier).
        words: The words of the text that say so, as `early July`.
        basis: How the day was worked out, as `counted from the day of publication`.
        sure: How certain that is (term of the vocabulary ``sure``).
    """

    on: str
    mod: str | None = None
    words: Passage | None = None
    basis: str = ""
    sure: str = "certain"


class Step(Value, frozen=True, kw_only=True):
    """One line of a commitment's history; lines are only ever added.

    Attributes:
        on: Day of the step: a day, month or year, as 2024-02-08 (TIMEX3 value).
        status: How it stood from then on, as under way or kept (term of the vocabulary
            ``status``).
        basis: Who is known to say so (term of the vocabulary ``basis``).
        note: What happened, as `the first ferry sailed`.
        source: Where it can be read: a title or an address, as `https://example.org/ferry`.
    """

    on: str
    status: str
    basis: str
    note: str = ""
    source: str = ""


class Link(Value, frozen=True, kw_only=True):
    """A relation to another commitment, agreement or event.

    Attributes:
        rel: How the two belong together, as restates or follows up (term of the vocabulary
            ``rel``).
        to: The other commitment, agreement or event (id of the other record;
            ``article/commitment`` for one of another article).
        note: Why they belong together, in your own words.
    """

    rel: str
    to: str
    note: str = ""


class Commitment(Value, frozen=True, kw_only=True, rename={"for_": "for"}):
    """Who bound themselves to what, towards whom, how strongly, by when, and who says so.

    Attributes:
        id: Short name in the file, as `reopen-ferry`; no other record of the article has it.
        title: The commitment in a few words, as `Reopen the night ferry`.
        force: How strongly they bind themselves, from agreed down to refused (term of the
            vocabulary ``force``: the strength of a commissive act).
        by: Who is bound, as `Mexico` (ids of the parties or entities; ``unstated`` where the
            text names none).
        to: Towards whom they are bound (ids of those).
        for_: Whom it is to benefit (ids of those; ``for`` in files).
        theme: What it is about, as legal pathways (terms of the vocabulary ``theme``).
        made: When and where it was made.
        due: By when it is to be met; empty where no date is given.
        measure: What would show that it was done, as `the ferry sails every night`; empty when
            that cannot be checked.
        says: The places in the text that tell it, with who says so.
        reading: How far you trust this record, and why.
        history: What has happened since, oldest first; the last line is how it stands now.
        links: Other commitments, agreements and events it belongs with.
        note: Anything else a reader should know, in your own words.
    """

    id: str
    title: str
    force: str
    by: tuple[str, ...]
    to: tuple[str, ...] = ()
    for_: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    made: Made | None = None
    due: Due | None = None
    measure: str | None = None
    says: tuple[Says, ...]
    reading: Reading = Reading()
    history: tuple[Step, ...] = ()
    links: tuple[Link, ...] = ()
    note: str = ""
