"""Days along an axis: which column a day stands in, and what the axis says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from migwatch.model.timeline import TimelineMark

_LAST_DAY = date.max.toordinal()


class Level(NamedTuple):
    """A zoom level: what the ticks of an axis stand for.

    Attributes:
        name: Its name.
        days: Days in the shortest such unit.
        label: Characters of the longest label.
    """

    name: str
    days: int
    label: int


#: From far to near.
LEVELS = (
    Level("years", 365, 4),
    Level("quarters", 90, 4),
    Level("months", 28, 4),
    Level("weeks", 7, 5),
    Level("days", 1, 5),
)
#: How many years there may be from tick to tick.
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
#: Columns that zooming gives a unit beyond its label and the space behind it.
_SPARE = 1


class Tick(NamedTuple):
    """A tick of the axis.

    Attributes:
        column: Where it stands.
        label: What stands there; empty where there is no room.
    """

    column: int
    label: str


@dataclass(frozen=True)
class Scale:
    """A window of days on a number of columns; equally many days in each.

    Attributes:
        first: The window's first day, as `date.toordinal` counts.
        days: How many days it has, at least 1.
        columns: How many columns, at least 1.
    """

    first: int
    days: int
    columns: int

    def column(self, day: date) -> int:
        """The column of a day; outside of ``range(columns)`` for one outside the window."""
        return (day.toordinal() - self.first) * self.columns // self.days

    def days_of(self, column: int) -> tuple[date, date] | None:
        """First and last day of a column; None where no day falls into it."""
        first = self.first - (-column * self.days // self.columns)
        behind = self.first - (-(column + 1) * self.days // self.columns)
        first, last = max(1, first), min(behind - 1, _LAST_DAY)
        return (date.fromordinal(first), date.fromordinal(last)) if first <= last else None

    def holds(self, day: date) -> bool:
        """Whether a day lies in the window."""
        return 0 <= day.toordinal() - self.first < self.days

    @property
    def span(self) -> tuple[date, date]:
        """First and last day of the window."""
        return date.fromordinal(self.first), date.fromordinal(self.first + self.days - 1)

    def moved(self, days: int) -> Scale:
        """The window some days later (or earlier, if negative)."""
        return replace(self, first=min(max(1, self.first + days), _LAST_DAY + 1 - self.days))

    def around(self, day: date, days: int) -> Scale:
        """A window of another length, with a day in the column in which it stands now.

        Where a column is less than a day, it stands in the next one that begins a day.
        """
        days = min(max(1, days), _LAST_DAY)
        before = min(days - 1, -(-self.column(day) * days // self.columns))
        return Scale(1, days, self.columns).moved(day.toordinal() - before - 1)

    def on(self, columns: int) -> Scale:
        """The same window on another number of columns."""
        return replace(self, columns=max(1, columns))

    def zoomed(self, day: date, by: int) -> Scale:
        """The window of the next level, nearer or (``by`` negative) further.

        Args:
            day: A day that stays in its column if it is in the window.
            by: Positive to see fewer days, negative to see more.

        Returns:
            The window; this one at the end of the levels.
        """
        steps = [days_at(level, self.columns) for level in LEVELS]
        if by > 0:
            found = max((days for days in steps if days < self.days), default=self.days)
        else:
            found = min((days for days in steps if days > self.days), default=self.days)
        if found == self.days:
            return self
        return self.around(day if self.holds(day) else _middle(self), found)

    # ------------------------------------------------------------------- axis

    @cached_property
    def level(self) -> Level:
        """The nearest level whose labels have room, one column to a character."""
        return self._level(1)

    def _level(self, per_character: int) -> Level:
        for level in reversed(LEVELS):
            if level.days * self.columns // self.days >= (level.label + 1) * per_character:
                return level
        return LEVELS[0]

    def ticks(self, per_character: int = 1) -> list[Tick]:
        """The ticks of the window; their labels never touch each other.

        Args:
            per_character: Columns that a character of a label takes.
        """
        level = self._level(per_character)
        found = []
        for day, label in _starts(level, self._years(per_character), *self.span):
            column = self.column(day)
            fits = column + len(label) * per_character <= self.columns
            found.append(Tick(column, label if fits else ""))
        return found

    def _years(self, per_character: int) -> int:
        """Years from tick to tick; 0 where no labels fit."""
        needed = (LEVELS[0].label + 1) * per_character
        fitting = (n for n in _YEARS if n * LEVELS[0].days * self.columns // self.days >= needed)
        return next(fitting, 0)


def days_at(level: Level, columns: int) -> int:
    """How many days a window of a level shows on a number of columns."""
    return min(max(1, level.days * columns // (level.label + 1 + _SPARE)), _LAST_DAY)


def fit(days: Iterable[date], columns: int) -> Scale:
    """The window in which all of some days lie, with some room at its ends.

    Args:
        days: The days, any number.
        columns: Columns.
    """
    ordinals = [day.toordinal() for day in days] or [date.today().toordinal()]
    first, last = min(ordinals), max(ordinals)
    room = max(3, (last - first) // 20)
    first, last = max(1, first - room), min(_LAST_DAY, last + 2 * room)
    return Scale(first, last - first + 1, max(1, columns))


def _middle(scale: Scale) -> date:
    return date.fromordinal(scale.first + (scale.days - 1) // 2)


def _starts(level: Level, years: int, first: date, last: date) -> Iterator[tuple[date, str]]:
    """The days on which units of a level begin, with their labels."""
    if level.days < LEVELS[2].days:
        step = level.days
        # Ordinal 1 is a Monday.
        begin = first.toordinal() + (1 - first.toordinal()) % step
        for ordinal in range(begin, last.toordinal() + 1, step):
            day = date.fromordinal(ordinal)
            yield day, f"{day.month:02}-{day.day:02}"
        return
    if level is LEVELS[0]:
        for year in range(max(1, first.year), last.year + 1) if years else ():
            if year % years == 0 and (day := date(year, 1, 1)) >= first:
                yield day, f"{year:04}"
        return
    months = 3 if level is LEVELS[1] else 1
    for year in range(first.year, last.year + 1):
        for month in range(1, 13, months):
            day = date(year, month, 1)
            if first <= day <= last:
                yield day, _label(day, months)


def _label(day: date, months: int) -> str:
    """A month or a quarter; that with which a year begins is named by the year."""
    if day.month == 1:
        return f"{day.year:04}"
    return f"Q{day.month // 3 + 1}" if months > 1 else _MONTHS[day.month - 1]


#: In no locale's language but the program's.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Cell(NamedTuple):
    """The marks whose signs stand in one column.

    Attributes:
        column: The column.
        marks: At least one; more are shown as a count.
    """

    column: int
    marks: tuple[TimelineMark, ...]


def cells(marks: Iterable[TimelineMark], scale: Scale) -> list[Cell]:
    """The marks of a window by column; each mark whose sign lies in it is in one cell."""
    held: dict[int, list[TimelineMark]] = {}
    for mark in marks:
        if scale.holds(mark.day):
            held.setdefault(scale.column(mark.day), []).append(mark)
    return [Cell(column, tuple(held[column])) for column in sorted(held)]


def bars(marks: Iterable[TimelineMark], scale: Scale) -> list[tuple[int, int]]:
    """First and last column of each mark that lasts over several columns of the window."""
    found = []
    for mark in marks:
        first = max(0, scale.column(mark.first))
        last = min(scale.columns - 1, scale.column(mark.last))
        if first < last:
            found.append((first, last))
    return found
