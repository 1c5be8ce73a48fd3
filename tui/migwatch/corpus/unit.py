"""What a search finds: a passage of a record, or a paragraph of text."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

import msgspec

#: Kind of a unit that is a paragraph of text.
TEXT = "text"
Values = dict[str, tuple[str, ...]]


class Office(NamedTuple):
    """An office that somebody holds.

    Attributes:
        title: The office.
        of: Name of the organisation or party it belongs to, or empty.
        begin: First day in office, ISO 8601, or empty.
        end: Last day in office, likewise.
    """

    title: str
    of: str
    begin: str
    end: str


class Unit(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One thing a search can find.

    Attributes:
        record: Id of the record; empty for a paragraph of text.
        nth: Which of the record's passages, from 0.
        start: Offset of the passage, code points.
        end: Offset behind it.
        paragraph: Number of its paragraph, from 1.
        exact: Its words.
        title: What the record is called.
        before: The text before the words, for context.
        after: The text behind them.
        says: Name of who says so; empty if nobody is named.
        values: Ids by field; see `migwatch.corpus.fields.FIELDS`.
        made: TIMEX3 value of the day on which a commitment was made.
        due: TIMEX3 value of its due date.
        mod: TIMEX3 modifier of the due date.
        history: Day and status of each step, oldest first.
        roles: Of an entity, the offices it holds.
    """

    record: str
    nth: int
    start: int
    end: int
    paragraph: int
    exact: str
    title: str = ""
    before: str = ""
    after: str = ""
    says: str = ""
    values: Values = {}
    made: str | None = None
    due: str | None = None
    mod: str | None = None
    history: tuple[tuple[str, str], ...] = ()
    roles: tuple[Office, ...] = ()


class Label(NamedTuple):
    """An id that occurs in a field, with the words by which it may be asked for."""

    field: str
    id: str
    label: str


#: Ids of an article, with how many of its units hold each.
Counted: TypeAlias = tuple[tuple[Label, int], ...]
