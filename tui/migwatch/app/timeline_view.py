"""A timeline and where one is in it: a key makes a new view from the old one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from migwatch.corpus.timeline import By
from migwatch.formats.timeline_line import apart
from migwatch.model.timeline import TimelineMark, TimelineRow, days_of, main_days
from migwatch.model.timescale import Scale, cells, fit


@dataclass(frozen=True)
class TimelineView:
    """What a timeline shows.

    Attributes:
        by: What its rows are.
        rows: The rows.
        as_of: The day on which they are read.
        scale: The window of days.
        at: Position of the highlighted row.
        nth: Which of its marks is the current one.
        whole: Whether the window is the one that holds everything.
    """

    by: By
    rows: tuple[TimelineRow, ...]
    as_of: date
    scale: Scale
    at: int = 0
    nth: int = 0
    whole: bool = True

    @classmethod
    def of(cls, by: By, rows: tuple[TimelineRow, ...], as_of: date, columns: int) -> TimelineView:
        """Where most of a timeline is, with the highlight on the first mark that is shown."""
        days = main_days(rows, as_of)
        whole = days == days_of(rows, as_of)
        new = cls(by, rows, as_of, fit(days, columns), whole=whole)
        for at, row in enumerate(rows):
            for nth, mark in enumerate(row.marks):
                if new.scale.holds(mark.day):
                    return replace(new, at=at, nth=nth)
        return new

    @property
    def row(self) -> TimelineRow | None:
        """The highlighted row, or None where there is none."""
        return self.rows[self.at] if 0 <= self.at < len(self.rows) else None

    @property
    def mark(self) -> TimelineMark | None:
        """The current mark, or None in a row without marks."""
        row = self.row
        return row.marks[self.nth] if row is not None and self.nth < len(row.marks) else None

    @cached_property
    def here(self) -> tuple[TimelineMark, ...]:
        """The marks in the place of the current one, itself among them."""
        return self._place[1]

    @property
    def beside(self) -> tuple[int, int]:
        """Which of the marks in its place the current one is, from 1, and of how many."""
        before, marks = self._place
        return self.nth - before + 1, max(1, len(marks))

    @cached_property
    def _place(self) -> tuple[int, tuple[TimelineMark, ...]]:
        """How many marks stand before the place of the current one, and those in it."""
        marks = self.row.marks if self.row is not None else ()
        behind = sum(mark.day < self.scale.span[0] for mark in marks)
        for cell in apart(cells(marks, self.scale), self.scale.columns):
            if behind <= self.nth < behind + len(cell.marks):
                return behind, cell.marks
            behind += len(cell.marks)
        return self.nth, marks[self.nth : self.nth + 1]

    # ----------------------------------------------------------------- moving

    def moved(self, rows: int) -> TimelineView:
        """Some rows further down (or up, if negative), at the mark nearest in time.

        The window stays where it is: a row without marks in it does not move the others.
        """
        return self._on_row(min(max(0, self.at + rows), max(0, len(self.rows) - 1)))

    def _on_row(self, at: int) -> TimelineView:
        mark = self.mark
        shown = mark is not None and self.scale.holds(mark.day)
        day = mark.day if mark is not None and shown else _middle(self.scale)
        moved = replace(self, at=at, nth=0)
        row = moved.row
        if at == self.at or row is None or not row.marks:
            return self if at == self.at else moved
        nth = min(range(len(row.marks)), key=lambda n: abs((row.marks[n].day - day).days))
        return replace(moved, nth=nth)

    def stepped(self, marks: int) -> TimelineView:
        """Some marks further to the right (or left, if negative)."""
        row = self.row
        if row is None or not row.marks:
            return self
        nth = min(max(0, self.nth + marks), len(row.marks) - 1)
        return replace(self, nth=nth)._revealed()

    def on(self, article: str, commitment: str) -> TimelineView:
        """At the first mark of a commitment; here, if it has none."""
        for at, row in enumerate(self.rows):
            for nth, mark in enumerate(row.marks):
                if (mark.article, mark.commitment) == (article, commitment):
                    return replace(self, at=at, nth=nth)._revealed()
        return self

    def pointed(self, at: int, column: int) -> TimelineView:
        """At the mark of a row that stands nearest to a column."""
        if not 0 <= at < len(self.rows):
            return self
        moved = replace(self, at=at, nth=0)
        marks = self.rows[at].marks
        near = [nth for nth, mark in enumerate(marks) if self.scale.holds(mark.day)]
        if not near:
            return moved
        return replace(
            moved, nth=min(near, key=lambda n: abs(self.scale.column(marks[n].day) - column))
        )

    def _revealed(self) -> TimelineView:
        """With the current mark in the window."""
        mark = self.mark
        if mark is None or self.scale.holds(mark.day):
            return self
        away = (mark.day - _middle(self.scale)).days
        return replace(self, scale=self.scale.moved(away), whole=False)

    # ----------------------------------------------------------------- window

    def zoomed(self, by: int) -> TimelineView:
        """Nearer (or further, if negative), around the current mark."""
        mark = self.mark
        day = mark.day if mark is not None else _middle(self.scale)
        scale = self.scale.zoomed(day, by)
        return self if scale == self.scale else replace(self, scale=scale, whole=False)

    def panned(self, windows: float) -> TimelineView:
        """The window later (or earlier, if negative), as far as there is something to see.

        Args:
            windows: How far, in lengths of the window.
        """
        middle = _middle(self.scale)
        days = days_of(self.rows, self.as_of)
        wanted = middle.toordinal() + round(windows * self.scale.days)
        wanted = min(max(wanted, min(days).toordinal()), max(days).toordinal())
        scale = self.scale.moved(wanted - middle.toordinal())
        return self if scale == self.scale else replace(self, scale=scale, whole=False)

    def fitted(self) -> TimelineView:
        """With everything in the window."""
        scale = fit(days_of(self.rows, self.as_of), self.scale.columns)
        return replace(self, scale=scale, whole=True)

    def widened(self, columns: int) -> TimelineView:
        """The same on another number of columns."""
        wider = replace(self, scale=self.scale.on(columns))
        return wider.fitted() if self.whole else wider

    def regrouped(self, by: By, rows: tuple[TimelineRow, ...]) -> TimelineView:
        """Other rows of the same timeline, at the same mark and in the same window."""
        mark = self.mark
        new = replace(self, by=by, rows=rows, at=0, nth=0)
        for at, row in enumerate(rows):
            if mark in row.marks:
                return replace(new, at=at, nth=row.marks.index(mark))
        return new._revealed()

    def read_from(self, day: date, rows: tuple[TimelineRow, ...]) -> TimelineView:
        """The same timeline as of another day, at the same commitment and in the same window."""
        mark = self.mark
        new = replace(self, rows=rows, as_of=day, at=0, nth=0)
        if self.whole:
            new = new.fitted()
        if mark is None:
            return new
        same = [
            (abs((each.day - mark.day).days), at, nth)
            for at, row in enumerate(rows)
            for nth, each in enumerate(row.marks)
            if (each.article, each.commitment) == (mark.article, mark.commitment)
        ]
        if not same:
            return new
        _, at, nth = min(same)
        return replace(new, at=at, nth=nth)._revealed()

    # ------------------------------------------------------------------ cells

    def is_current(self, at: int, marks: tuple[TimelineMark, ...]) -> bool:
        """Whether the current mark is among those of a cell of a row."""
        return at == self.at and self.mark in marks


def _middle(scale: Scale) -> date:
    first, last = scale.span
    return first + (last - first) // 2
