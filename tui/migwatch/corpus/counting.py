"""Counting results by the values of their fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from migwatch.corpus.fields import FIELDS
from migwatch.corpus.matching import Entry
from migwatch.corpus.store import FACETS, Count, Facets
from migwatch.corpus.unit import Unit
from migwatch.model.times import period, status_after
from migwatch.model.vocabulary import Corpus

#: Most values of one field that are told.
SHOWN = 50

Name = Callable[[str, str], str]


class Tally:
    """Counts units as they come.

    Args:
        as_of: The day from which statuses are read.
    """

    def __init__(self, as_of: date) -> None:
        self._as_of = as_of
        self._found: Counter[tuple[str, str]] = Counter()
        self.seen = 0

    def add(self, entry: Entry, unit: Unit) -> None:
        """Count one result."""
        self.seen += 1
        for field in FACETS:
            for each in dict.fromkeys(self._values(field, entry, unit)):
                self._found[field, each] += 1

    def _values(self, field: str, entry: Entry, unit: Unit) -> tuple[str, ...]:
        if field == "year":
            span = None if entry.published is None else period(entry.published)
            return () if span is None else (f"{span[0].year:04}",)
        if field == "status":
            return (status_after(unit.history, self._as_of),) if "force" in unit.values else ()
        return unit.values.get(field, ())

    def facets(self, corpus: Corpus, name: Name, total: int | None = None) -> Facets:
        """The counts.

        Args:
            corpus: Its vocabularies and parties.
            name: The words to show for an id in a field.
            total: How many results there are, if more than were counted.
        """
        exact = total is None or total == self.seen
        scale = 1.0 if exact or not self.seen else (total or 0) / self.seen
        counts: list[Count] = []
        for field in FACETS:
            found = [(n, each) for (held, each), n in self._found.items() if held == field]
            found.sort(key=lambda item: (-item[0], item[1]))
            for n, each in found[:SHOWN]:
                asks = "published" if field == "year" else field
                label = each if field == "year" else _label(corpus, field, each, name)
                counts.append(Count(asks, each, label, max(1, round(n * scale))))
        return Facets(self.seen if total is None else total, tuple(counts), exact)


def _label(corpus: Corpus, field: str, each: str, name: Name) -> str:
    vocabulary = FIELDS[field].vocabulary
    if vocabulary:
        return corpus.label(vocabulary, each)
    party = corpus.party(each)
    return party.name if party is not None else name(field, each)
