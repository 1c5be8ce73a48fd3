"""An index held in memory: every unit is looked at for every query.

It serves a corpus of a few articles, stands in where no index can be kept, and is
what a kept index is held to: the same results in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from migwatch.corpus.asked import answers, resolve
from migwatch.corpus.counting import Tally
from migwatch.corpus.listed import DESCENDING, Sort, asked_words, is_listed, place_of
from migwatch.corpus.matching import Entry, Matcher, order
from migwatch.corpus.query import parse
from migwatch.corpus.store import (
    Cancelled,
    Capabilities,
    Count,
    Document,
    Facets,
    Hit,
    Interrupted,
    Outline,
    Page,
    Wrong,
)
from migwatch.corpus.unit import Unit
from migwatch.corpus.words import words
from migwatch.model.commitment import Commitment
from migwatch.model.vocabulary import Corpus

_CHECKED = 512


class MemoryStore:
    """An index of documents in memory; see `migwatch.corpus.store.Store`.

    Args:
        corpus: Parties and vocabularies.
        documents: The articles.
    """

    def __init__(self, corpus: Corpus, documents: Iterable[Document] = ()) -> None:
        self.corpus = corpus
        self._held: dict[str, Document] = {}
        self._units: list[tuple[Entry, Unit]] = []
        self._labels: Counter[tuple[str, str, str]] = Counter()
        self._names: dict[tuple[str, str], str] = {}
        self.bulk(documents)

    def put(self, document: Document) -> None:
        """Take in an article, in place of what was held of it."""
        self.bulk([document])

    def bulk(self, documents: Iterable[Document], gone: Sequence[str] = ()) -> int:
        """Take in many articles and forget those that are gone; returns how many."""
        for each in gone:
            self._held.pop(each, None)
        count = 0
        for document in documents:
            self._held[document.entry.id] = document
            count += 1
        held = sorted(self._held.values(), key=lambda each: order(each.entry))
        self._units = [(each.entry, unit) for each in held for unit in each.units]
        self._labels = Counter()
        for document in held:
            names = {(label.field, label.id): label.label for label, _ in document.labels}
            for unit in document.units:
                for field, ids in unit.values.items():
                    for one in ids:
                        self._labels[field, one, names.get((field, one), one)] += 1
        self._names = {(field, one): label for field, one, label in sorted(self._labels)[::-1]}
        return count

    def exactly(self, field: str, asked: tuple[str, ...]) -> frozenset[str]:
        """Ids that are these words, or whose label is these words."""
        return self._answers(field, asked, exactly=True)

    def beginning(self, field: str, asked: tuple[str, ...]) -> frozenset[str]:
        """Ids in whose words and label's words each of these begins a word."""
        return self._answers(field, asked, exactly=False)

    def _answers(self, field: str, asked: tuple[str, ...], *, exactly: bool) -> frozenset[str]:
        return frozenset(
            each
            for held, each, label in self._labels
            if held == field and answers(asked, each, label, exactly=exactly)
        )

    def search(
        self,
        query: str,
        as_of: date,
        after: int | None = None,
        limit: int = 20,
        cancelled: Cancelled | None = None,
    ) -> Page:
        """Results of a query, in order; see `migwatch.corpus.store.Store.search`."""
        hits: list[Hit] = []
        for hit in self._found(query, as_of, 0 if after is None else after + 1, cancelled):
            if len(hits) == limit:
                return Page(tuple(hits), hits[-1].place)
            hits.append(hit.named(self._name))
        return Page(tuple(hits), None)

    def _found(
        self, query: str, as_of: date, begin: int, cancelled: Cancelled | None
    ) -> Iterator[Hit]:
        node = parse(query)
        if node is None:
            return
        matches = Matcher(resolve(node, self, self.corpus), as_of)
        for at in range(begin, len(self._units)):
            if at % _CHECKED == 0 and cancelled is not None and cancelled():
                raise Interrupted
            entry, unit = self._units[at]
            if matches(entry, unit):
                yield Hit(entry, unit, at)

    def facets(self, query: str, as_of: date, cancelled: Cancelled | None = None) -> Facets:
        """Results of a query, counted."""
        tally = Tally(as_of)
        for hit in self._found(query, as_of, 0, cancelled):
            tally.add(hit.entry, hit.unit)
        return tally.facets(self.corpus, self._name)

    def _name(self, field: str, each: str) -> str:
        return self._names.get((field, each), each)

    def complete(self, field: str, begun: str, limit: int = 20) -> list[Count]:
        """Values of a field whose words begin so, most frequent first."""
        asked = tuple(words(begun))
        found = [
            Count(field, each, label, n)
            for (held, each, label), n in self._labels.items()
            if held == field and answers(asked, each, label, exactly=False)
        ]
        found.sort(key=lambda count: (-count.number, count.id, count.label))
        return found[:limit]

    def article(self, article_id: str) -> Entry | None:
        """What is known of an article."""
        held = self._held.get(article_id)
        return None if held is None else held.entry

    def articles(
        self,
        sort: Sort,
        descending: bool,
        words: str,
        offset: int,
        limit: int,
        cancelled: Cancelled | None = None,
    ) -> list[Entry]:
        """Some articles of the whole corpus, sorted; see `migwatch.corpus.store.Store.articles`."""
        return self._listed(sort, descending, words, cancelled)[offset : offset + limit]

    def _listed(
        self, sort: Sort, descending: bool, typed: str, cancelled: Cancelled | None
    ) -> list[Entry]:
        if cancelled is not None and cancelled():
            raise Interrupted
        asked = asked_words(typed)
        found = [held.entry for held in self._held.values() if is_listed(held.entry, asked)]
        found.sort(key=lambda entry: place_of(entry, sort))
        return found if descending == DESCENDING[sort] else found[::-1]

    def article_count(self, words: str = "", cancelled: Cancelled | None = None) -> int:
        """How many articles have these words."""
        return len(self._listed("published", True, words, cancelled))

    def article_place(
        self,
        article_id: str,
        sort: Sort,
        descending: bool,
        words: str,
        cancelled: Cancelled | None = None,
    ) -> int | None:
        """How many stand before an article in `articles`."""
        ids = [entry.id for entry in self._listed(sort, descending, words, cancelled)]
        return ids.index(article_id) if article_id in ids else None

    def outline(self, article_id: str) -> Outline | None:
        """What an article holds, in short."""
        held = self._held.get(article_id)
        if held is None:
            return None
        decode = msgspec.msgpack.Decoder(Commitment).decode
        return Outline(held.entry, tuple(map(decode, held.commitments)), held.names, held.problems)

    def wrong(self, without: str, limit: int) -> Wrong:
        """What is wrong with the articles; see `migwatch.corpus.store.Store.wrong`."""
        held = sorted(self._held.values(), key=lambda each: each.entry.source)
        found = [
            (each.entry.source, *problem)
            for each in held
            if each.entry.id != without
            for problem in each.problems
        ]
        return Wrong(tuple(found[:limit]), len(found))

    def capabilities(self) -> Capabilities:
        """What it can do."""
        return Capabilities(len(self._held), len(self._units), kept=False, writable=True)
