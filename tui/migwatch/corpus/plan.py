"""Queries as expressions of the full-text index.

An expression finds at least the units that are asked for; where it may find more, each
is tested with `migwatch.corpus.matching.Matcher`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple, Protocol, assert_never

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
from migwatch.corpus.order import first_of
from migwatch.corpus.query import Phrase
from migwatch.corpus.tags import ANY, COARSE, EVERY, LONG, months, quoted, tag

#: Years of a query that are looked up one by one.
_YEARS = 60
#: Ids of a query that are looked up one by one.
_IDS = 400
#: A beginning with this share of a shorter one is found among what begins with that.
_SHARE = 0.05
_FIRST, _LAST = 0, (1 << 63) - 1


class Tokens(Protocol):
    """What is indexed."""

    def words_beginning(self, begun: str) -> list[str] | None:
        """The tokens that begin so, or None where they are many."""
        ...

    def share(self, begun: str, shorter: str) -> float:
        """How much of what begins with a shorter beginning begins with a longer one."""
        ...

    def is_indexed(self, token: str) -> bool:
        """Whether any unit may be indexed under a token."""
        ...


class Plan(NamedTuple):
    """A query as an expression.

    Attributes:
        expression: In FTS5's syntax; empty where nothing can be found.
        exact: Whether it finds the units asked for and no others.
        first: Smallest rowid to look at.
        last: Largest rowid to look at.
    """

    expression: str
    exact: bool
    first: int = _FIRST
    last: int = _LAST


_NOTHING = Plan("", True)
_EVERYTHING = quoted(EVERY)


class Planner:
    """Makes expressions of queries.

    Args:
        tokens: What is indexed.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._as_of = date.min

    def plan(self, test: Test, as_of: date) -> Plan:
        """The expression for a query, read on a day."""
        self._as_of = as_of
        return self._plan(test)

    def _plan(self, test: Test) -> Plan:
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
                parts = [Plan(quoted(f":article:{word}"), True) for word in whole]
                return _all([*parts, self._prefix(f":article:{last}")])
            case Both():
                return self._both(test)
            case Either():
                return _any([self._plan(item) for item in test.items])
            case Except():
                return self._both(Both((test,)))
            case Never():
                return _NOTHING
            case _:
                assert_never(test)

    def _both(self, test: Both) -> Plan:
        held = [item for item in test.items if not isinstance(item, Except)]
        found = _all([self._conjunct(item) for item in held])
        for item in test.items:
            if isinstance(item, Except) and found.expression:
                without = self._plan(item.item)
                if not without.exact or (without.first, without.last) != (_FIRST, _LAST):
                    # It may find more than must be left out.
                    found = found._replace(exact=False)
                elif without.expression:
                    expression = f"({found.expression} NOT {without.expression})"
                    found = found._replace(expression=expression)
        return found

    def _conjunct(self, test: Test) -> Plan:
        """As `_plan`; days of publication are where rows stand, and need no tokens."""
        if (
            isinstance(test, Between)
            and test.field == "published"
            and not self._tokens.is_indexed(f":published:{COARSE}")
        ):
            first = first_of(test.last)
            last = first_of(test.first - 1) - 1 if test.first > 1 else first_of(0) - 1
            return Plan(_EVERYTHING, True, first, last)
        return self._plan(test)

    def _phrase(self, phrase: Phrase) -> Plan:
        *whole, last = phrase.words
        parts = [Plan(quoted(word), True) for word in dict.fromkeys(whole)]
        parts.append(self._prefix(last) if phrase.prefix else Plan(quoted(last), True))
        found = _all(parts)
        return found._replace(exact=found.exact and len(phrase.words) == 1)

    def _prefix(self, begun: str) -> Plan:
        """Tokens that begin so."""
        if len(begun) <= SHORT:
            return Plan(f"{quoted(begun)} *", True)
        found = self._tokens.words_beginning(begun)
        if found is not None:
            return _any([Plan(quoted(token), True) for token in found])
        shorter = begun[:SHORT]
        if not begun.startswith(":") and self._tokens.share(begun, shorter) > _SHARE:
            return Plan(f"{quoted(shorter)} *", False)
        return Plan(f"{quoted(begun)} *", True)

    def _one_of(self, test: OneOf) -> Plan:
        if test.field == "schedule":
            return _any([self._schedule(each) for each in sorted(test.ids)])
        if len(test.ids) > _IDS:
            return self._has(test.field)._replace(exact=False)
        found = _any([Plan(quoted(tag(test.field, each)), True) for each in sorted(test.ids)])
        return found._replace(exact=test.field != "status")

    def _schedule(self, term: str) -> Plan:
        """Commitments that may stand so on the as-of day."""
        dated, year, month = quoted(f":due:{ANY}"), self._as_of.year, self._as_of.month
        if term == "met":
            return Plan(quoted(tag("status", "kept")), False)
        if term == "no_date":
            return Plan(f"({quoted(tag('kind', 'commitment'))} NOT {dated})", False)
        if term == "overdue":
            # What is due in a later month, or in all of a later year, is not.
            not_so = [f"{year:04}-{each:02}" for each in range(month + 1, 13)]
            not_so += [f"{each:04}" for each in range(year + 1, min(year + _YEARS, 9999) + 1)]
        elif term == "upcoming":
            not_so = [f"{year:04}-{each:02}" for each in range(1, month)]
            not_so += [f"{each:04}" for each in range(max(1, year - _YEARS), year)]
        else:
            found = [f":due:{year:04}-{month:02}", f":due:{LONG}"]
            return _any([Plan(quoted(token), True) for token in found])._replace(exact=False)
        left_out = [Plan(quoted(f":due:{each}"), True) for each in not_so]
        without = _any(left_out).expression
        return Plan(f"({dated} NOT {without})" if without else dated, False)

    def _has(self, field: str) -> Plan:
        if field in ("article", "kind"):
            return Plan(_EVERYTHING, True)
        held = "force" if field in ("status", "schedule") else field
        return Plan(quoted(f":{held}:{ANY}"), True)

    def _between(self, test: Between) -> Plan:
        field, begin, end = test.field, date.fromordinal(test.first), date.fromordinal(test.last)
        if test.first == date.min.toordinal() and test.last == date.max.toordinal():
            return self._has(field)
        if end.year - begin.year > _YEARS:
            return self._has(field)._replace(exact=False)
        found: dict[str, None] = {}
        exact = True
        for year, month in months(begin, end):
            if (begin.year, begin.month) <= (year, 1) and (year, 12) <= (end.year, end.month):
                first, last = date(year, 1, 1), date(year, 12, 31)
                token = f"{year:04}"
            else:
                first = date(year, month, 1)
                last = _month_end(first)
                token = f"{year:04}-{month:02}"
            if begin <= first and last <= end:
                found[token] = None
                continue
            # Part of a month: its days one by one, and what is no single day in it.
            found |= dict.fromkeys(_days(max(begin, first), min(end, last)))
            coarse = f"{year:04}-{month:02}{COARSE}"
            if self._tokens.is_indexed(f":{field}:{coarse}"):
                found[coarse] = None
                exact = False
        if self._tokens.is_indexed(f":{field}:{LONG}"):
            found[LONG] = None
            exact = False
        plans = [Plan(quoted(f":{field}:{each}"), True) for each in found]
        return _any(plans)._replace(exact=exact)


def _month_end(first: date) -> date:
    follows = first.replace(day=28) + timedelta(days=4) if first < date(9999, 12, 1) else None
    return date.max if follows is None else follows.replace(day=1) - timedelta(days=1)


def _days(begin: date, end: date) -> Iterable[str]:
    for ordinal in range(begin.toordinal(), end.toordinal() + 1):
        yield date.fromordinal(ordinal).isoformat()


def _all(plans: list[Plan]) -> Plan:
    """What all of them find."""
    if any(not plan.expression for plan in plans):
        return _NOTHING
    parts = [plan.expression for plan in plans]
    if len(parts) > 1:
        parts = [part for part in parts if part != _EVERYTHING] or [_EVERYTHING]
    return Plan(
        _joined("AND", parts) or _EVERYTHING,
        all(plan.exact for plan in plans),
        max((plan.first for plan in plans), default=_FIRST),
        min((plan.last for plan in plans), default=_LAST),
    )


def _any(plans: list[Plan]) -> Plan:
    """What one of them finds."""
    held = [plan for plan in plans if plan.expression]
    if not held:
        return _NOTHING
    exact = all(plan.exact for plan in held)
    if any((plan.first, plan.last) != (_FIRST, _LAST) for plan in held):
        # A stretch of rows holds for one of them alone: it is widened, and each tested.
        exact = False
    return Plan(
        _joined("OR", [plan.expression for plan in held]),
        exact,
        min(plan.first for plan in held),
        max(plan.last for plan in held),
    )


def _joined(word: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({f' {word} '.join(parts)})" if parts else ""
