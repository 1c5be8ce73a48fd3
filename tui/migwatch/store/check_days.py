"""Dates: whether they are any, and stand in an order that can be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from migwatch.model.commitment import Commitment
from migwatch.model.times import MODIFIERS, is_timex, period
from migwatch.store.problem import Finding, Route, any_of, date_message, excerpt


def check_days(commitment: Commitment, published: str | None, route: Route) -> Iterator[Finding]:
    """Days of a commitment that cannot be, however wide they are read.

    Args:
        commitment: The commitment.
        published: The day on which its article was published, ISO 8601.
        route: Where it stands.
    """
    made = commitment.made
    on = made.on if made is not None else None
    days = _days(on)
    if on is None or days is None:
        return
    seen = _days(published)
    if published is not None and seen is not None and days[0] > seen[1]:
        yield (
            (*route, "made", "on"),
            f"{excerpt(on)} is later than the article, which was published on "
            f"{excerpt(published)}; correct the one or the other",
        )
    due = commitment.due
    by = _days(due.on) if due is not None else None
    if due is not None and by is not None and by[1] < days[0]:
        yield (
            (*route, "due", "on"),
            f"{excerpt(due.on)} is earlier than the day on which it was made, {excerpt(on)}; "
            "correct the one or the other",
        )


def _days(value: str | None) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date or interval (``A/B``); None where that is not known."""
    first, slash, last = (value or "").partition("/")
    begin, end = period(first), period(last if slash else first)
    return None if begin is None or end is None else (begin[0], end[1])


def is_before(day: str, other: str) -> bool:
    """Whether one date lies wholly before another."""
    first, second = period(day), period(other)
    return first is not None and second is not None and first[1] < second[0]


def check_date(value: str | None, route: Route) -> Iterator[Finding]:
    """A date that is none."""
    if value is not None and period(value) is None:
        yield route, date_message(value)


def check_timex(value: str | None, route: Route) -> Iterator[Finding]:
    """A TIMEX3 value that is none."""
    if value is not None and not is_timex(value):
        yield (
            route,
            f"{excerpt(value)} is not a TIMEX3 value; write 2024-01-19, 2024-02, "
            "2024-Q1, 2024-SU (summer), 2022-10-01/2023-09-30 or a duration as P1D",
        )


def check_modifier(value: str | None, route: Route) -> Iterator[Finding]:
    """A TIMEX3 modifier that is none."""
    if value is not None and value not in MODIFIERS:
        yield route, f"{excerpt(value)} is not a modifier; write one of {any_of(MODIFIERS)}"
