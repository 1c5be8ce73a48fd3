"""A kept index of a corpus in SQLite; see `migwatch.corpus.store.Store`.

The full-text index gives candidates in the order of results; each is tested with the
same `Matcher` that defines what a query means.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from migwatch.corpus.asked import Test, resolve
from migwatch.corpus.counting import Tally
from migwatch.corpus.index_articles import ENTRY, IndexArticles
from migwatch.corpus.index_writer import IndexWriter
from migwatch.corpus.matching import Entry, Matcher
from migwatch.corpus.plan import Plan, Planner
from migwatch.corpus.prepared import body_of, prepare
from migwatch.corpus.query import parse
from migwatch.corpus.store import (
    Cancelled,
    Capabilities,
    Count,
    Document,
    Facets,
    Hit,
    Interrupted,
    Page,
)
from migwatch.corpus.tags import label_expression
from migwatch.corpus.unit import Unit
from migwatch.corpus.words import words
from migwatch.model.vocabulary import Corpus

#: Most tokens that a beginning is looked up as.
_BEGINNINGS = 400
#: Most results that are looked at to count them; beyond, a sample stands for all.
COUNTED = 2_000
#: Stretches of the corpus that a sample is taken from.
_STRETCHES = 25
_CANDIDATES = (
    "SELECT rowid FROM tokens WHERE tokens MATCH ? AND rowid > ? AND rowid <= ? ORDER BY rowid"
)
_ARTICLE = (
    f"SELECT base, data, {ENTRY} FROM articles JOIN bodies USING (body)"
    " WHERE base <= ? ORDER BY base DESC LIMIT 1"
)


class IndexStore(IndexArticles):
    """An index of articles in a file.

    Args:
        held: The open file.
        corpus: Parties and vocabularies.
        writable: Whether it may be changed.
    """

    def __init__(self, held: sqlite3.Connection, corpus: Corpus, *, writable: bool) -> None:
        super().__init__(held)
        self.corpus = corpus
        self._writable = writable
        self._planner = Planner(self)

    def close(self) -> None:
        """Close the file."""
        self._held.close()

    # ----------------------------------------------------------------- writing

    def put(self, document: Document) -> None:
        """Take in an article, in place of what was held of it."""
        self.bulk([document])

    def bulk(self, documents: Iterable[Document], gone: Sequence[str] = ()) -> int:
        """Take in many articles and forget those that are gone; returns how many."""
        return IndexWriter(self._held).write([prepare(each) for each in documents], gone)

    # ------------------------------------------------------------------ labels

    def exactly(self, field: str, asked: tuple[str, ...]) -> frozenset[str]:
        """Ids that are these words, or whose label is these words."""
        found = self._held.execute(
            "SELECT id FROM label_keys WHERE field=? AND key=?", (field, " ".join(asked))
        )
        return frozenset(row[0] for row in found)

    def beginning(self, field: str, asked: tuple[str, ...]) -> frozenset[str]:
        """Ids in whose words and label's words each of these begins a word."""
        found = self._held.execute(
            "SELECT l.id FROM label_tokens CROSS JOIN labels l ON l.rowid = label_tokens.rowid"
            " WHERE label_tokens MATCH ?",
            (label_expression(field, asked),),
        )
        return frozenset(row[0] for row in found)

    def share(self, begun: str, shorter: str) -> float:
        """How much of what begins with a shorter beginning begins with a longer one."""
        number = "SELECT total(number) FROM words WHERE word >= ? AND word < ?"
        held, whole = (
            self._held.execute(number, (each, each + "\U0010ffff")).fetchone()[0]
            for each in (begun, shorter)
        )
        return float(held) / (whole or 1.0)

    def words_beginning(self, begun: str) -> list[str] | None:
        found = self._held.execute(
            "SELECT word FROM words WHERE word >= ? AND word < ? LIMIT ?",
            (begun, begun + "\U0010ffff", _BEGINNINGS + 1),
        ).fetchall()
        return None if len(found) > _BEGINNINGS else [row[0] for row in found]

    def is_indexed(self, token: str) -> bool:
        row = self._held.execute("SELECT 1 FROM words WHERE word=?", (token,)).fetchone()
        return row is not None

    # ------------------------------------------------------------------ asking

    def _planned(self, query: str, as_of: date) -> tuple[Test, Plan] | None:
        node = parse(query)
        if node is None:
            return None
        test = resolve(node, self, self.corpus)
        plan = self._planner.plan(test, as_of)
        return (test, plan) if plan.expression else None

    def search(
        self,
        query: str,
        as_of: date,
        after: int | None = None,
        limit: int = 20,
        cancelled: Cancelled | None = None,
    ) -> Page:
        """Results of a query, in order; see `migwatch.corpus.store.Store.search`."""
        with self._reading(cancelled):
            planned = self._planned(query, as_of)
            if planned is None:
                return Page((), None)
            test, plan = planned
            hits: list[Hit] = []
            for hit in self._found(test, plan, as_of, -1 if after is None else after, cancelled):
                if len(hits) == limit:
                    return Page(tuple(hits), hits[-1].place)
                hits.append(hit.named(self._name))
            return Page(tuple(hits), None)

    def _found(
        self, test: Test, plan: Plan, as_of: date, after: int, cancelled: Cancelled | None
    ) -> Iterator[Hit]:
        matches = Matcher(test, as_of)
        begin = max(after, plan.first - 1)
        rows = self._held.execute(_CANDIDATES, (plan.expression, begin, plan.last))
        for at, (rowid,) in enumerate(rows):
            if at % 64 == 63 and cancelled is not None and cancelled():
                raise Interrupted
            entry, unit = self._unit(rowid)
            if plan.exact or matches(entry, unit):
                yield Hit(entry, unit, rowid)

    def _unit(self, rowid: int) -> tuple[Entry, Unit]:
        """A unit and its article."""
        held = self._last
        if held is None or not held[0] <= rowid < held[0] + len(held[2].units):
            base, body, *entry = self._held.execute(_ARTICLE, (rowid,)).fetchone()
            held = base, Entry(*entry), body_of(body)
            self._last = held
        return held[1], held[2].unit(rowid - held[0])

    def facets(self, query: str, as_of: date, cancelled: Cancelled | None = None) -> Facets:
        """Results of a query, counted; more than `COUNTED` are estimated from a sample."""
        with self._reading(cancelled):
            tally = Tally(as_of)
            planned = self._planned(query, as_of)
            if planned is None:
                return tally.facets(self.corpus, self._name)
            test, plan = planned
            total = self._candidates(plan)
            if total <= COUNTED:
                for hit in self._found(test, plan, as_of, -1, cancelled):
                    tally.add(hit.entry, hit.unit)
                return tally.facets(self.corpus, self._name)
            looked = self._sample(test, plan, as_of, tally, cancelled)
            if not plan.exact and looked:
                total = round(total * tally.seen / looked)
            return tally.facets(self.corpus, self._name, max(total, tally.seen))

    def _candidates(self, plan: Plan) -> int:
        found = self._held.execute(
            "SELECT count(*) FROM tokens WHERE tokens MATCH ? AND rowid BETWEEN ? AND ?",
            (plan.expression, plan.first, plan.last),
        )
        return int(found.fetchone()[0])

    def _sample(
        self, test: Test, plan: Plan, as_of: date, tally: Tally, cancelled: Cancelled | None
    ) -> int:
        """Count results from stretches all over the candidates; returns how many were seen."""
        matches = Matcher(test, as_of)
        looked = 0
        first, last = self._ends(plan)
        step = max(1, (last + 1 - first) // _STRETCHES)
        for start in range(first, last + 1, step):
            rows = self._held.execute(
                f"{_CANDIDATES} LIMIT {COUNTED // _STRETCHES}",
                (plan.expression, start - 1, start + step - 1),
            )
            for (rowid,) in rows:
                looked += 1
                entry, unit = self._unit(rowid)
                if plan.exact or matches(entry, unit):
                    tally.add(entry, unit)
            if cancelled is not None and cancelled():
                raise Interrupted
        return looked

    def _ends(self, plan: Plan) -> tuple[int, int]:
        """The first and last candidate."""
        found = "SELECT rowid FROM tokens WHERE tokens MATCH ? AND rowid BETWEEN ? AND ?"
        parameters = (plan.expression, plan.first, plan.last)
        first, last = (
            self._held.execute(f"{found} ORDER BY rowid {way} LIMIT 1", parameters).fetchone()[0]
            for way in ("ASC", "DESC")
        )
        return first, last

    def _name(self, field: str, each: str) -> str:
        row = self._held.execute(
            "SELECT min(label) FROM labels WHERE field=? AND id=?", (field, each)
        ).fetchone()
        return each if row is None or row[0] is None else str(row[0])

    def complete(self, field: str, begun: str, limit: int = 20) -> list[Count]:
        """Values of a field whose words begin so, most frequent first."""
        asked = tuple(words(begun))
        shown = "SELECT l.field, l.id, l.label, l.number FROM "
        parameters: tuple[Any, ...]
        if asked:
            rows = (
                f"{shown} label_tokens CROSS JOIN labels l ON l.rowid = label_tokens.rowid"
                " WHERE label_tokens MATCH ? ORDER BY l.number DESC, l.id, l.label LIMIT ?"
            )
            parameters = (label_expression(field, asked), limit)
        else:
            rows = f"{shown} labels l WHERE field=? ORDER BY number DESC, id, label LIMIT ?"
            parameters = (field, limit)
        return [Count(*row) for row in self._held.execute(rows, parameters)]

    def capabilities(self) -> Capabilities:
        """What it can do."""
        row = self._held.execute("SELECT count(*), sum(units) FROM articles").fetchone()
        return Capabilities(row[0], row[1] or 0, kept=True, writable=self._writable)
