"""Whether a unit is what a query asks for: the definition that every index is held to."""

from __future__ import annotations

from datetime import date
from typing import assert_never

import msgspec

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
from migwatch.corpus.query import Phrase
from migwatch.corpus.unit import Unit
from migwatch.corpus.words import words
from migwatch.model.times import period, schedule_of, status_after


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a corpus knows of an article without opening it.

    Attributes:
        id: Id.
        title: Title.
        published: Day of publication, ISO 8601, or None.
        language: BCP 47 tag.
        commitments: How many it holds.
        cautions: Likewise.
        problems: How many problems its files have.
        source: Where it lies: its file's name in the corpus folder; of a packed
            article with ``:`` and the byte at which its line begins.
    """

    id: str
    title: str
    published: str | None
    language: str
    commitments: int = 0
    cautions: int = 0
    problems: int = 0
    source: str = ""


def order(entry: Entry) -> tuple[int, str]:
    """Sorts articles: newest first, those without a day last, then by id."""
    span = None if entry.published is None else period(entry.published)
    return -(span[0].toordinal() if span else 0), entry.id


class Matcher:
    """Tests units against a query.

    Args:
        test: What is asked.
        as_of: The day from which statuses and schedules are read.
    """

    def __init__(self, test: Test, as_of: date) -> None:
        self._test = test
        self._as_of = as_of

    def __call__(self, entry: Entry, unit: Unit) -> bool:
        """Whether the unit of an article is what is asked for."""
        return self._holds(self._test, entry, unit)

    def _holds(self, test: Test, entry: Entry, unit: Unit) -> bool:
        match test:
            case Phrase():
                return stands_in(test, unit_words(unit))
            case OneOf():
                return not test.ids.isdisjoint(self._values(test.field, unit))
            case Holds():
                return self._has(test.field, entry, unit)
            case Between():
                span = dated(test.field, entry, unit)
                return span is not None and span[0] <= test.last and test.first <= span[1]
            case Titled():
                return _titled(test.words, title_words(entry))
            case Both():
                return all(self._holds(item, entry, unit) for item in test.items)
            case Either():
                return any(self._holds(item, entry, unit) for item in test.items)
            case Except():
                return not self._holds(test.item, entry, unit)
            case Never():
                return False
            case _:
                assert_never(test)

    def _values(self, field: str, unit: Unit) -> tuple[str, ...]:
        if field not in ("status", "schedule"):
            return unit.values.get(field, ())
        if "force" not in unit.values:
            return ()
        reached = status_after(unit.history, self._as_of)
        if field == "status":
            return (reached,)
        return (schedule_of(reached, unit.due, unit.mod, self._as_of),)

    def _has(self, field: str, entry: Entry, unit: Unit) -> bool:
        if field == "article":
            return True
        if field in ("published", "made", "due"):
            return dated(field, entry, unit) is not None
        return bool(self._values(field, unit))


def unit_words(unit: Unit) -> list[str]:
    """The words of a unit that a search looks at: those of its passage, then of its title."""
    found = words(unit.exact)
    if unit.title:
        # A phrase does not run from the passage into the title.
        found.append("")
        found += words(unit.title)
    return found


def title_words(entry: Entry) -> list[str]:
    """The words of an article's id and title."""
    return words(entry.id.replace("_", " ")) + words(entry.title)


def stands_in(phrase: Phrase, held: list[str]) -> bool:
    """Whether the words of a phrase stand next to each other among others."""
    *whole, last = phrase.words
    size = len(whole)
    for at in range(len(held) - size):
        end = held[at + size]
        if (end.startswith(last) if phrase.prefix else end == last) and (
            held[at : at + size] == whole
        ):
            return True
    return False


def _titled(asked: tuple[str, ...], held: list[str]) -> bool:
    *whole, last = asked
    return all(word in held for word in whole) and any(word.startswith(last) for word in held)


def dated(field: str, entry: Entry, unit: Unit | None) -> tuple[int, int] | None:
    """First and last day (ordinals) of a date field, None where it holds no date."""
    if field == "published":
        value = entry.published
    elif unit is None:
        value = None
    else:
        value = unit.made if field == "made" else unit.due
    span = None if value is None else period(value)
    return None if span is None else (span[0].toordinal(), span[1].toordinal())
