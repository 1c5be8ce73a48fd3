"""What a timeline shows: rows, and what happened when in each of them.

Plain values, so that every format and the screen show the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple


class MarkKind(NamedTuple):
    """What a mark stands for.

    Attributes:
        id: Id.
        word: The word for it.
        sign: One character, another for each kind.
        meaning: What it says, in a sentence.
    """

    id: str
    word: str
    sign: str
    meaning: str


#: Every kind of mark, in the order of legends. Of a status that a corpus has added, the
#: word is the corpus's own.
KINDS = {
    kind.id: kind
    for kind in (
        MarkKind("made", "made", "◆", "A commitment was made."),
        MarkKind("restated", "restated", "◇", "An older commitment was told again."),
        MarkKind("due", "due", "○", "The day by which it is to be met, or the last of a period."),
        MarkKind("overdue", "overdue", "!", "The day by which it was to be met; it was not."),
        MarkKind("kept", "kept", "✓", "It was done as promised."),
        MarkKind("partly_kept", "partly kept", "◐", "It was done in part."),
        MarkKind("under_way", "under way", "▸", "Work on it had begun."),
        MarkKind("stalled", "stalled", "‖", "Work on it had stopped."),
        MarkKind("not_kept", "not kept", "✗", "The time had passed and it was not done."),
        MarkKind("superseded", "superseded", "⊘", "Another commitment took its place."),
        MarkKind("contradicted", "contradicted", "≠", "What was told cannot hold together."),
        MarkKind("unknown", "unknown", "?", "Looked for; nothing was found."),
        MarkKind("other", "other status", "•", "A status of the corpus's own."),
    )
}


#: Kinds that are never hidden behind a number, the gravest first.
GRAVE = ("contradicted", "not_kept", "overdue", "kept")
_DUE = frozenset({"due", "overdue"})


class TimelineMark(NamedTuple):
    """Something that happened, or is to happen, in a row.

    Attributes:
        first: Its first day.
        last: Its last day; the same where it is one day.
        kind: Id of its kind; see `KINDS`.
        word: The word for it.
        when: The time as the record gives it, TIMEX3 value.
        mod: Its TIMEX3 modifier, or None.
        article: Id of the article that tells of it.
        commitment: Id of the commitment in that article to go to.
        nth: Which of the commitment's passages tells of it, from 0.
        title: The title of the commitment that is marked.
        force: Its force, in words.
        who: The name of who says so; empty where there is no passage.
        words: The exact words of the passage; empty likewise.
        note: More about it, in a few words; may be empty.
        source: The title of the article that tells of it.
    """

    first: date
    last: date
    kind: str
    word: str
    when: str
    mod: str | None
    article: str
    commitment: str
    nth: int
    title: str
    force: str
    who: str
    words: str
    note: str
    source: str

    @property
    def day(self) -> date:
        """The day at which its sign stands: the last one by which it is due, else the first."""
        return self.last if self.kind in _DUE else self.first

    @property
    def sign(self) -> str:
        """Its sign."""
        return KINDS[self.kind].sign


class TimelineRow(NamedTuple):
    """A chain, a party or a theme over time.

    Attributes:
        key: Unique among the rows.
        label: What it is called.
        who: Who is bound, in few letters; empty where the label says so.
        state: Status and schedule on the as-of day, in words; empty for parties and themes.
        marks: By the day at which the sign stands.
        undated: How many of its commitments have no known day, and so no mark.
    """

    key: str
    label: str
    who: str
    state: str
    marks: tuple[TimelineMark, ...]
    undated: int


class Timeline(NamedTuple):
    """A whole timeline.

    Attributes:
        title: The corpus's title.
        by: What its rows are: ``chain``, ``party`` or ``theme``.
        as_of: The day on which it is read.
        rows: The rows.
    """

    title: str
    by: str
    as_of: date
    rows: tuple[TimelineRow, ...]


def kinds_of(rows: Iterable[TimelineRow]) -> list[MarkKind]:
    """The kinds of marks that occur, in the order of legends."""
    held = {mark.kind for row in rows for mark in row.marks}
    return [kind for kind in KINDS.values() if kind.id in held]


def grave(marks: Iterable[TimelineMark]) -> list[MarkKind]:
    """The kinds among some marks that must not be missed, the gravest first, each once."""
    held = {mark.kind for mark in marks}
    return [KINDS[kind] for kind in GRAVE if kind in held]


#: Days beyond its marks that a timeline always has room for.
_NEAR = 90


def days_of(rows: Iterable[TimelineRow], as_of: date) -> list[date]:
    """The days that a window on the whole of a timeline holds.

    The as-of day is one of them unless that would leave little room for the marks.
    """
    ends = {day for row in rows for mark in row.marks for day in (mark.first, mark.last)}
    return _with(min(ends), max(ends), as_of) if ends else [as_of]


def _with(first: date, last: date, as_of: date) -> list[date]:
    away = max((first - as_of).days, (as_of - last).days)
    near = away <= max(_NEAR, (last - first).days // 2)
    return [first, last, as_of] if near else [first, last]


#: Share of the marks that make out where most is, and how much shorter that is than all.
_MOST, _SHORTER = 0.85, 2


def main_days(rows: Sequence[TimelineRow], as_of: date) -> list[date]:
    """The days that a window holds to begin with: where most of the marks are.

    That is the shortest stretch with most of them, where it is much shorter than the
    whole: one mark of long ago does not crowd all others together. Else it is the whole.
    The as-of day is one of them as in `days_of`.
    """
    counts = Counter(mark.day for row in rows for mark in row.marks)
    whole = days_of(rows, as_of)
    if not counts:
        return whole
    days = sorted(counts)
    wanted = counts.total() * _MOST
    held, first, found = 0, 0, (days[0], days[-1])
    for last in days:
        held += counts[last]
        while held - counts[days[first]] >= wanted:
            held -= counts[days[first]]
            first += 1
        if held >= wanted and last - days[first] < found[1] - found[0]:
            found = days[first], last
    most = _with(*found, as_of)
    shorter = (max(most) - min(most)) * _SHORTER <= max(whole) - min(whole)
    return most if shorter else whole
