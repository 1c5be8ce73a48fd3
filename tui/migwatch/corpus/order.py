"""Rowids in the order of results: newest article first, then by id, then by unit.

A rowid is 22 bits of day and 27 bits of place within that day. An article takes as
many places in a row as it has units, close to its neighbours, so that the index yields
results in order without sorting and the steps between rowids stay small.
"""

from __future__ import annotations

import sqlite3

from migwatch.corpus.matching import Entry, order

_PLACE_BITS = 27
_LAST_DAY = (1 << 22) - 1
_PLACES = 1 << _PLACE_BITS
#: Places left free between one article and the next of a day.
_GAP = 48


class NoPlace(Exception):  # noqa: N818 - a state, not a fault
    """Two neighbours of a day have no place left between them."""


def day_of(entry: Entry) -> int:
    """The day of an article, counted so that a newer one comes first; undated comes last."""
    return _LAST_DAY + order(entry)[0]


def first_of(ordinal: int) -> int:
    """The smallest rowid that an article of a day (proleptic ordinal) can have."""
    return (_LAST_DAY - ordinal) << _PLACE_BITS


_NEIGHBOURS = """
SELECT
    (SELECT base + max(1, units) FROM articles WHERE day=?1 AND id<?2 ORDER BY id DESC LIMIT 1),
    (SELECT base FROM articles WHERE day=?1 AND id>?2 ORDER BY id LIMIT 1)
"""


def free_base(
    held: sqlite3.Connection, day: int, article_id: str, units: int, taken: int = 0
) -> int:
    """Where the units of a new article can stand between its neighbours.

    Args:
        held: The open index.
        day: The article's, as `day_of` counts it.
        article_id: Its id.
        units: How many it has.
        taken: Rowid up to which articles of that day with smaller ids will stand.

    Raises:
        NoPlace: Nowhere; `spread` the articles of the day.
    """
    start = day << _PLACE_BITS
    before, behind = held.execute(_NEIGHBOURS, (day, article_id)).fetchone()
    if taken:
        before = taken if before is None else max(before, taken)
    low = start if before is None else before
    high = start + _PLACES if behind is None else behind
    spare = high - low - max(1, units)
    if spare < 0:
        raise NoPlace
    if before is None and behind is None:
        return low + spare // 2
    if before is None:
        return low + max(spare - _GAP, spare // 2)
    if behind is None:
        return low + min(_GAP, spare // 2)
    return low + spare // 2


def spread(sizes: list[int], day: int) -> list[int]:
    """Where the articles of a day can stand with places free between them.

    Args:
        sizes: How many units each has, in order.
        day: As `day_of` counts it.

    Raises:
        NoPlace: They are more than a day can hold.
    """
    taken = sum(max(1, size) for size in sizes)
    gap = min(16 * _GAP, (_PLACES - taken) // (len(sizes) + 1))
    if gap < 1:
        raise NoPlace
    at = (day << _PLACE_BITS) + (_PLACES - taken - gap * len(sizes)) // 2
    found = []
    for size in sizes:
        found.append(at)
        at += max(1, size) + gap
    return found
