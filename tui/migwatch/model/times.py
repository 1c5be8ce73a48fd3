"""Days and periods: reading TIMEX3 values, and schedules against an as-of day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta

from migwatch.model.commitment import Commitment

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})\Z")
_DURATION = re.compile(r"P(?=[0-9T])(?:[0-9]+[YMWD])*(?:T(?:[0-9]+[HMS])+)?\Z")

MODIFIERS = ("start", "mid", "end", "approx")


def period(value: str) -> tuple[date, date] | None:
    """The first and last day of a TIMEX3 date value.

    Reads days (``2024-01-19``), months (``2024-02``), years (``2024``) and ISO
    weeks (``2024-W03``).

    Returns:
        Both days, inclusive; None when the value is not of these forms.
    """
    try:
        if found := _WEEK.match(value):
            first = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return first, first + timedelta(days=6)
        if not (found := _DAY.match(value)):
            return None
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, OverflowError):
        return None


def is_duration(value: str) -> bool:
    """Whether a value is a TIMEX3 duration (``P1D``)."""
    return _DURATION.match(value) is not None


def is_timex(value: str) -> bool:
    """Whether a value is a TIMEX3 date, interval (``A/B``) or duration (``P1D``)."""
    if is_duration(value):
        return True
    first, slash, last = value.partition("/")
    begin, end = period(first), period(last if slash else first)
    return begin is not None and end is not None and begin[0] <= end[1]


def narrowed(value: str, mod: str | None) -> tuple[date, date] | None:
    """A period cut to its first, middle or last third by a TIMEX3 modifier."""
    span = period(value)
    if span is None or mod not in ("start", "mid", "end"):
        return span
    first, last = span
    third = ((last - first).days + 1) // 3
    if third == 0:
        return span
    if mod == "start":
        return first, first + timedelta(days=third - 1)
    if mod == "mid":
        return first + timedelta(days=third), last - timedelta(days=third)
    return last - timedelta(days=third - 1), last


def status(commitment: Commitment, as_of: date) -> str:
    """The commitment's status on a day: its last step of history dated up to then.

    Returns:
        A term of the vocabulary ``status``; ``stated`` when no step is that old.
    """
    return status_after(((step.on, step.status) for step in commitment.history), as_of)


def status_after(history: Iterable[tuple[str, str]], as_of: date) -> str:
    """As `status`, from the day and the status of each step, oldest first."""
    current = "stated"
    for on, reached in history:
        if is_known(on, as_of):
            current = reached
    return current


def is_known(on: str, as_of: date) -> bool:
    """Whether what happened at a time (TIMEX3 value) can be known on a day."""
    span = period(on)
    return span is None or span[0] <= as_of


def schedule(commitment: Commitment, as_of: date) -> str:
    """How a commitment stands against the calendar on a day.

    Returns:
        A term of the vocabulary ``schedule``: ``no_date``, ``upcoming``, ``due``,
        ``overdue`` or ``met``.
    """
    due = commitment.due
    on, mod = (None, None) if due is None else (due.on, due.mod)
    return schedule_of(status(commitment, as_of), on, mod, as_of)


def schedule_of(reached: str, due: str | None, mod: str | None, as_of: date) -> str:
    """As `schedule`, from a status and a due date with its TIMEX3 modifier."""
    if reached == "kept":
        return "met"
    span = None if due is None else narrowed(due, mod)
    if span is None:
        return "no_date"
    if as_of < span[0]:
        return "upcoming"
    return "due" if as_of <= span[1] else "overdue"
