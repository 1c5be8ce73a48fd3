"""Commitments: who bound themselves to what, and the parts of that record."""

from __future__ import annotations

from migwatch.model.passage import Passage, Value


class Reading(Value, frozen=True, kw_only=True):
    """How far the annotator trusts the record.

    Attributes:
        sure: Certainty in FactBank's scale, term of the vocabulary ``sure``.
        cautions: Ids of the cautions that bear on the record.
        note: Why it is read so.
    """

    sure: str = "certain"
    cautions: tuple[str, ...] = ()
    note: str = ""


class Says(Passage, frozen=True, kw_only=True):
    """A passage that tells of a record, with who says it.

    Attributes:
        voice: Term of the vocabulary ``voice``.
        who: Id of who says so, or ``unstated``.
        via: Through whom it reaches the reader, nearest the speaker first.
    """

    voice: str
    who: str
    via: str | tuple[str, ...] = ()


class Made(Value, frozen=True, kw_only=True):
    """When and where a commitment was made.

    Attributes:
        on: TIMEX3 value of the day.
        at: Id of the event.
        basis: How it is known, if not from the text.
        sure: Certainty, term of the vocabulary ``sure``.
    """

    on: str | None = None
    at: str | None = None
    basis: str = ""
    sure: str = "certain"


class Due(Value, frozen=True, kw_only=True):
    """By when a commitment is to be met.

    Attributes:
        on: TIMEX3 value: a day, month or year, or as ``2024-Q1`` or ``2024-SU`` (summer).
        mod: TIMEX3 modifier: ``start``, ``mid``, ``end``, ``approx``.
        words: The words that say so.
        basis: How the value was read.
        sure: Certainty, term of the vocabulary ``sure``.
    """

    on: str
    mod: str | None = None
    words: Passage | None = None
    basis: str = ""
    sure: str = "certain"


class Step(Value, frozen=True, kw_only=True):
    """One line of a commitment's history; lines are only ever added.

    Attributes:
        on: Day of the step, TIMEX3 value.
        status: Term of the vocabulary ``status``.
        basis: Term of the vocabulary ``basis``: what the status rests on.
        note: What happened.
        source: Where it can be read.
    """

    on: str
    status: str
    basis: str
    note: str = ""
    source: str = ""


class Link(Value, frozen=True, kw_only=True):
    """A relation to another commitment, agreement or event.

    Attributes:
        rel: Term of the vocabulary ``rel``.
        to: Id of the other record; ``article/commitment`` for one of another article.
        note: Why they belong together.
    """

    rel: str
    to: str
    note: str = ""


class Commitment(Value, frozen=True, kw_only=True, rename={"for_": "for"}):
    """Who bound themselves to what, towards whom, how strongly, by when, and who says so.

    Attributes:
        id: Id, unique in the article.
        title: The commitment in a few words.
        force: Term of the vocabulary ``force`` (the strength of a commissive act).
        by: Ids of the parties or entities bound; ``unstated`` where the text names none.
        to: Ids of those towards whom.
        for_: Ids of those whom it is to benefit (``for`` in files).
        theme: Terms of the vocabulary ``theme``.
        made: When and where it was made.
        due: By when; None where no date is given.
        measure: What would show that it was done; None when it cannot be checked.
        says: The passages, with who says so.
        reading: How far the annotator trusts the record.
        history: What has happened since, oldest first; the last line is the status.
        links: Other commitments, agreements and events it belongs with.
        note: Anything else a reader should know.
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
