"""Units and queries as tokens of a full-text index.

Every unit is indexed under its words and under tags such as ``force:agreed``. A
query becomes an expression over tokens that finds at least the units that are asked
for; where it may find more, each is tested with `migwatch.corpus.matching.Matcher`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple, assert_never

from migwatch.corpus.asked import (
    Between,
    Both,
    Either,
    Except,
    Holds,
    Never,
    OneOf,
    Test,
    Titled,
)
from migwatch.corpus.index_file import SHORT
from migwatch.corpus.matching import Entry, dated, title_words, unit_words
from migwatch.corpus.query import Phrase
from migwatch.corpus.unit import Unit
from migwatch.corpus.words import words

_ODD = re.compile(r"[^a-z0-9_-]")
#: A unit that has anything in a field; that every unit has; whose date spans long.
_ANY, EVERY, _LONG = "~", ":every", "~long"
#: Months that a date may span and still be filed under each of them.
_MONTHS = 120
#: Years of a query that are looked up one by one.
_YEARS = 60
#: Ids of a query that are looked up one by one.
_IDS = 400


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
        self._tags: dict[tuple[str, str], str] = {}

    def _dated(self, field: str, unit: Unit | None) -> Iterator[str]:
        span = dated(field, self._entry, unit)
        if span is not None:
            yield f":{field}:{_ANY}"
            yield from _date_tokens(field, *span)

    def of(self, unit: Unit) -> str:
        """Those that a unit is indexed under, each once, separated by spaces."""
        found = self._common.copy()
        found |= dict.fromkeys(unit_words(unit))
        found.pop("", None)
        for field, ids in unit.values.items():
            found[f":{field}:{_ANY}"] = None
            for each in ids:
                token = self._tags.get((field, each))
                if token is None:
                    token = self._tags[field, each] = tag(field, each)
                found[token] = None
        if "force" in unit.values:
            found[tag("status", "stated")] = None
            for _, reached in unit.history:
                found[tag("status", reached)] = None
        if unit.made is not None or unit.due is not None:
            for field in ("made", "due"):
                found |= dict.fromkeys(self._dated(field, unit))
        return " ".join(found)


def _date_tokens(field: str, first: int, last: int) -> Iterator[str]:
    begin, end = date.fromordinal(first), date.fromordinal(last)
    if (end.year - begin.year) * 12 + end.month - begin.month > _MONTHS:
        yield f":{field}:{_LONG}"
        return
    for year in range(begin.year, end.year + 1):
        yield f":{field}:{year:04}"
    for year, month in _months(begin, end):
        yield f":{field}:{year:04}-{month:02}"


def _months(begin: date, end: date) -> Iterator[tuple[int, int]]:
    for at in range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month):
        yield at // 12, at % 12 + 1


class Plan(NamedTuple):
    """A query as an expression of the full-text index.

    Attributes:
        expression: In FTS5's syntax; empty where nothing can be found.
        exact: Whether it finds the units asked for and no others.
    """

    expression: str
    exact: bool


class Planner:
    """Makes expressions of queries.

    Args:
        beginning: The indexed tokens that begin so, or None where they are many.
        holds: Whether any unit is indexed under a token.
    """

    def __init__(
        self, beginning: Callable[[str], list[str] | None], holds: Callable[[str], bool]
    ) -> None:
        self._beginning = beginning
        self._holds = holds

    def plan(self, test: Test) -> Plan:
        """The expression for a query."""
        match test:
            case Phrase():
                return self._phrase(test)
            case OneOf():
                return self._one_of(test)
            case Holds():
                return self._has(test.field)
            case Between():
                return self._between(test)
            case Titled():
                *whole, last = test.words
                parts = [_quoted(f":article:{word}") for word in whole]
                return _joined("AND", [*parts, self._prefix(f":article:{last}")], exact=True)
            case Both():
                return self._both([self.plan(item) for item in test.items if not _no(item)], test)
            case Either():
                plans = [plan for item in test.items if (plan := self.plan(item)).expression]
                exact = all(plan.exact for plan in plans)
                return _joined("OR", [plan.expression for plan in plans], exact=exact)
            case Except():
                return self._both([], Both((test,)))
            case Never():
                return Plan("", True)
            case _:
                assert_never(test)

    def _both(self, plans: list[Plan], test: Both) -> Plan:
        if any(not plan.expression for plan in plans):
            return Plan("", True)
        exact = all(plan.exact for plan in plans)
        found = _joined("AND", [plan.expression for plan in plans] or [_quoted(EVERY)], exact=exact)
        for item in test.items:
            if isinstance(item, Except):
                without = self.plan(item.item)
                if not without.exact:
                    # It may find more than must be left out.
                    found = found._replace(exact=False)
                elif without.expression:
                    found = found._replace(
                        expression=f"({found.expression} NOT {without.expression})"
                    )
        return found

    def _phrase(self, phrase: Phrase) -> Plan:
        *whole, last = phrase.words
        parts = [_quoted(word) for word in dict.fromkeys(whole)]
        parts.append(self._prefix(last) if phrase.prefix else _quoted(last))
        return _joined("AND", parts, exact=len(phrase.words) == 1)

    def _prefix(self, begun: str) -> str:
        """Tokens that begin so."""
        found = None if len(begun) <= SHORT else self._beginning(begun)
        if found is None:
            return f"{_quoted(begun)} *"
        return _joined("OR", [_quoted(token) for token in found or [begun]], exact=True).expression

    def _one_of(self, test: OneOf) -> Plan:
        if test.field == "schedule":
            return Plan(_quoted(tag("kind", "commitment")), False)
        if len(test.ids) > _IDS:
            return Plan(self._has(test.field).expression, False)
        parts = [_quoted(tag(test.field, each)) for each in sorted(test.ids)]
        return _joined("OR", parts, exact=test.field != "status")

    def _has(self, field: str) -> Plan:
        if field == "article":
            return Plan(_quoted(EVERY), True)
        held = "force" if field in ("status", "schedule") else field
        return Plan(_quoted(f":{held}:{_ANY}"), True)

    def _between(self, test: Between) -> Plan:
        field, begin, end = test.field, date.fromordinal(test.first), date.fromordinal(test.last)
        if test.first == date.min.toordinal() and test.last == date.max.toordinal():
            return self._has(field)
        if end.year - begin.year > _YEARS:
            return Plan(_quoted(f":{field}:{_ANY}"), False)
        found: dict[str, None] = {}
        for year, month in _months(begin, end):
            whole = (begin.year, begin.month) <= (year, 1) and (year, 12) <= (end.year, end.month)
            found[f":{field}:{year:04}" if whole else f":{field}:{year:04}-{month:02}"] = None
        follows = date.fromordinal(test.last + 1) if test.last < date.max.toordinal() else None
        exact = begin.day == 1 and (follows is None or follows.day == 1)
        if self._holds(f":{field}:{_LONG}"):
            found[f":{field}:{_LONG}"] = None
            exact = False
        return _joined("OR", [_quoted(token) for token in found], exact=exact)


def label_tokens(field: str, each: str, label: str) -> list[str]:
    """The tokens under which an id is found by words of it or of its label."""
    found = [*words(each.replace("_", " ")), *words(each), *words(label)]
    return list(dict.fromkeys(f"{field}:{word}" for word in found))


def label_expression(field: str, asked: tuple[str, ...]) -> str:
    """The expression that finds the ids in whose words each of these begins a word."""
    parts = [f"{_quoted(f'{field}:{part}')} *" for part in asked] or [f"{_quoted(f'{field}:')} *"]
    return " AND ".join(parts)


def _no(test: Test) -> bool:
    return isinstance(test, Except)


def _quoted(token: str) -> str:
    return f'"{token}"'


def _joined(word: str, parts: list[str], *, exact: bool) -> Plan:
    if len(parts) < 2:
        return Plan("".join(parts), exact)
    return Plan(f"({f' {word} '.join(parts)})", exact)
