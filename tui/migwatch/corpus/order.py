"""Rowids in the order of results: newest article first, then by id, then by unit.

A rowid is 22 bits of day, 23 bits of place among the articles of that day and 18
bits of unit, so that the index yields results in order without sorting.
"""

from __future__ import annotations

import sqlite3

from migwatch.corpus.matching import Entry, order

UNIT_BITS = 18
_SLOT_BITS = 23
_LAST_DAY = (1 << 22) - 1
_SLOTS = 1 << _SLOT_BITS
#: Places left free between one article and the next of a day.
_STEP = 8


class NoPlace(Exception):  # noqa: N818 - a state, not a fault
    """Two neighbours of a day have no place left between them."""


def day_of(entry: Entry) -> int:
    """The day of an article, counted so that a newer one comes first; undated comes last."""
    return _LAST_DAY + order(entry)[0]


def base_of(rowid: int) -> int:
    """The base of the article whose unit has a rowid."""
    return rowid >> UNIT_BITS << UNIT_BITS


def base(day: int, slot: int) -> int:
    """The base of an article: its units have the rowids from here on."""
    return (day << _SLOT_BITS | slot) << UNIT_BITS


def free_base(held: sqlite3.Connection, day: int, article_id: str) -> int:
    """A base for a new article between its neighbours.

    Raises:
        NoPlace: There is none; `spread` the articles of the day.
    """
    before = held.execute(
        "SELECT max(base) FROM (SELECT base FROM articles WHERE day=? AND id<?"
        " ORDER BY id DESC LIMIT 1)",
        (day, article_id),
    ).fetchone()[0]
    behind = held.execute(
        "SELECT min(base) FROM (SELECT base FROM articles WHERE day=? AND id>?"
        " ORDER BY id LIMIT 1)",
        (day, article_id),
    ).fetchone()[0]
    low = -1 if before is None else _slot(before)
    high = _SLOTS if behind is None else _slot(behind)
    if before is None and behind is None:
        slot = _SLOTS // 2
    elif behind is None:
        slot = min(low + _STEP, (low + high) // 2)
    elif before is None:
        slot = max(high - _STEP, (low + high) // 2)
    else:
        slot = (low + high) // 2
    if not low < slot < high:
        raise NoPlace
    return base(day, slot)


def spread(number: int, day: int) -> list[int]:
    """Bases for so many articles of a day, evenly apart.

    Raises:
        NoPlace: They are more than a day can hold.
    """
    if number >= _SLOTS // 2:
        raise NoPlace
    return [base(day, (at + 1) * _SLOTS // (number + 1)) for at in range(number)]


def _slot(held: int) -> int:
    return held >> UNIT_BITS & _SLOTS - 1
