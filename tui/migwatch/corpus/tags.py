"""Units as tokens of a full-text index.

Every unit is indexed under its words and under tags such as ``:force:agreed``; see
`migwatch.corpus.plan` for what queries make of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from migwatch.corpus.matching import Entry, dated, title_words, unit_words
from migwatch.corpus.unit import Unit
from migwatch.corpus.words import words

_ODD = re.compile(r"[^a-z0-9_-]")
#: A unit that has anything in a field; that every unit has; whose date spans long.
ANY, EVERY, LONG = "~", ":every", "~long"
#: Of a date that is no single day.
COARSE = "~~"
#: Months that a date may span and still be filed under each of them.
_MONTHS = 120


@lru_cache(maxsize=1 << 16)
def tag(field: str, value: str) -> str:
    """The token of an id in a field; no word begins with a colon."""
    return f":{field}:" + _ODD.sub(lambda odd: f"~{ord(odd[0]):x}~", value)


class Tokens:
    """The tokens of the units of an article.

    Args:
        entry: The article.
    """

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        titled = [f":article:{word}" for word in title_words(entry)]
        self._common = dict.fromkeys([EVERY, *titled, *self._dated("published", None)])

    def _dated(self, field: str, unit: Unit | None) -> tuple[str, ...]:
        span = dated(field, self._entry, unit)
        return () if span is None else _tokens_of_span(field, *span)

    def of(self, unit: Unit) -> dict[str, None]:
        """Those that a unit is indexed under, the common ones first."""
        found = self._common.copy()
        found |= dict.fromkeys(unit_words(unit))
        found.pop("", None)
        for field, ids in unit.values.items():
            found |= _tags(field, ids)
        if "force" in unit.values:
            found[tag("status", "stated")] = None
            for _, reached in unit.history:
                found[tag("status", reached)] = None
        if unit.made is not None or unit.due is not None:
            for field in ("made", "due"):
                found |= dict.fromkeys(self._dated(field, unit))
        return found


@lru_cache(maxsize=1 << 14)
def _tags(field: str, ids: tuple[str, ...]) -> dict[str, None]:
    return dict.fromkeys([_any(field), *(tag(field, each) for each in ids)])


@cache
def _any(field: str) -> str:
    return f":{field}:{ANY}"


@lru_cache(maxsize=1 << 14)
def _tokens_of_span(field: str, first: int, last: int) -> tuple[str, ...]:
    return (_any(field), *_date_tokens(field, first, last))


def _date_tokens(field: str, first: int, last: int) -> Iterator[str]:
    """Its years and months; also its day, or that it is no single day."""
    begin, end = date.fromordinal(first), date.fromordinal(last)
    if (end.year - begin.year) * 12 + end.month - begin.month > _MONTHS:
        yield f":{field}:{LONG}"
        yield f":{field}:{COARSE}"
        return
    for year in range(begin.year, end.year + 1):
        yield f":{field}:{year:04}"
    for year, month in months(begin, end):
        yield f":{field}:{year:04}-{month:02}"
        if first != last:
            yield f":{field}:{year:04}-{month:02}{COARSE}"
    yield f":{field}:{begin.isoformat() if first == last else COARSE}"


def months(begin: date, end: date) -> Iterator[tuple[int, int]]:
    """Year and month of each month that a period touches."""
    for at in range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month):
        yield at // 12, at % 12 + 1


def label_tokens(field: str, each: str, label: str) -> list[str]:
    """The tokens under which an id is found by words of it or of its label."""
    found = [*words(each.replace("_", " ")), *words(each), *words(label)]
    return list(dict.fromkeys(f"{field}:{word}" for word in found))


def label_expression(field: str, asked: tuple[str, ...]) -> str:
    """The expression that finds the ids in whose words each of these begins a word."""
    parts = [f"{quoted(f'{field}:{part}')} *" for part in asked] or [f"{quoted(f'{field}:')} *"]
    return " AND ".join(parts)


def quoted(token: str) -> str:
    """A token as an expression of the index."""
    return f'"{token}"'
