"""The articles of a kept index as a table; see `migwatch.corpus.listed`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from migwatch.corpus.listed import DESCENDING, Sort, asked_words
from migwatch.corpus.matching import Entry
from migwatch.corpus.prepared import Body, body_of
from migwatch.corpus.store import Cancelled, Interrupted, Outline, Wrong

#: The columns of an entry, in the order of its fields.
ENTRY = "id, title, published, language, commitments, cautions, problems, source"
#: Virtual machine steps between two looks at whether a question was cancelled.
_STEPS = 20_000
#: Articles with the words asked for that are sorted by themselves; of more, the sorted
#: index is read until enough of them have come.
_FEW = 5_000

#: By sort: the column, and the orders of rows as a reader expects them and in reverse.
_ORDERS: dict[Sort, tuple[str, str, str]] = {
    "published": ("day", "day, id", "day DESC, id DESC"),
    "title": ("name", "name, base", "name DESC, base DESC"),
    "language": ("language", "language, base", "language DESC, base DESC"),
    "commitments": ("commitments", "commitments DESC, base", "commitments, base DESC"),
    "cautions": ("cautions", "cautions DESC, base", "cautions, base DESC"),
    "problems": ("problems", "problems DESC, base", "problems, base DESC"),
}
_FOUND = "SELECT rowid FROM titles WHERE titles MATCH ?"


class IndexArticles:
    """Tells of the articles of an index.

    Args:
        held: The open file.
    """

    def __init__(self, held: sqlite3.Connection) -> None:
        self._held = held
        #: The article that was looked into last, with the rowid of its first unit.
        self._last: tuple[int, Entry, Body] | None = None

    @contextmanager
    def _reading(self, cancelled: Cancelled | None) -> Iterator[None]:
        """One state of the index while something is read; ends when cancelled."""
        held = self._held
        held.set_progress_handler(cancelled, _STEPS)
        held.execute("BEGIN")
        try:
            yield
        except sqlite3.OperationalError as error:
            if cancelled is not None and cancelled():
                raise Interrupted from error
            raise
        finally:
            held.set_progress_handler(None, 0)
            held.execute("COMMIT")
            self._last = None

    def articles(
        self,
        sort: Sort,
        descending: bool,
        words: str,
        offset: int,
        limit: int,
        cancelled: Cancelled | None = None,
    ) -> list[Entry]:
        """Some rows of the table; see `migwatch.corpus.store.Store.articles`."""
        column, forward, backward = _ORDERS[sort]
        ordered = forward if descending == DESCENDING[sort] else backward
        matching = _matching(words)
        page = (limit, offset)
        with self._reading(cancelled):
            if not matching:
                bases = self._held.execute(
                    f"SELECT base FROM articles ORDER BY {ordered} LIMIT ? OFFSET ?", page
                )
            elif sort == "published":
                way = "DESC" if ordered == backward else "ASC"
                bases = self._held.execute(
                    f"{_FOUND} ORDER BY rowid {way} LIMIT ? OFFSET ?", (matching, *page)
                )
            elif self._number(matching) <= _FEW:
                bases = self._held.execute(
                    "SELECT base FROM titles CROSS JOIN articles ON base = titles.rowid"
                    f" WHERE titles MATCH ? ORDER BY {ordered} LIMIT ? OFFSET ?",
                    (matching, *page),
                )
            else:
                indexed = f"INDEXED BY articles_by_{column}" if self._is_sorted() else ""
                bases = self._held.execute(
                    f"SELECT base FROM articles {indexed}"
                    f" WHERE +base IN ({_FOUND}) ORDER BY {ordered} LIMIT ? OFFSET ?",
                    (matching, *page),
                )
            return [self._entry("base", base) for (base,) in bases.fetchall()]

    def _is_sorted(self) -> bool:
        """Whether the first build is over."""
        row = self._held.execute("SELECT 1 FROM sqlite_schema WHERE name='articles_by_problems'")
        return row.fetchone() is not None

    def _entry(self, column: str, value: int | str) -> Entry:
        row = self._held.execute(f"SELECT {ENTRY} FROM articles WHERE {column}=?", (value,))
        return Entry(*row.fetchone())

    def _number(self, matching: str) -> int:
        row = self._held.execute(
            "SELECT count(*) FROM titles WHERE titles MATCH ?", (matching,)
        ).fetchone()
        return int(row[0])

    def article_count(self, words: str = "", cancelled: Cancelled | None = None) -> int:
        """How many articles there are; see `migwatch.corpus.store.Store.article_count`."""
        matching = _matching(words)
        with self._reading(cancelled):
            if matching:
                return self._number(matching)
            return int(self._held.execute("SELECT count(*) FROM articles").fetchone()[0])

    def article_place(
        self,
        article_id: str,
        sort: Sort,
        descending: bool,
        words: str,
        cancelled: Cancelled | None = None,
    ) -> int | None:
        """Where an article stands; see `migwatch.corpus.store.Store.article_place`."""
        column, _, _ = _ORDERS[sort]
        matching = _matching(words)
        also, parameters = (f" AND +base IN ({_FOUND})", (matching,)) if matching else ("", ())
        with self._reading(cancelled):

            def count(condition: str, *values: int | str) -> int:
                row = self._held.execute(
                    f"SELECT count(*) FROM articles WHERE {condition}{also}", (*values, *parameters)
                ).fetchone()
                return int(row[0])

            row = self._held.execute(
                f"SELECT base, {column} FROM articles WHERE id=?", (article_id,)
            ).fetchone()
            if row is None or not count("base=?", row[0]):
                return None
            base, value = row
            first = ">" if sort in ("commitments", "cautions", "problems") else "<"
            if sort == "published":
                before = count("day<?", value) + count("day=? AND id<?", value, article_id)
            else:
                before = count(f"{column}{first}?", value)
                before += count(f"{column}=? AND base<?", value, base)
            if descending == DESCENDING[sort]:
                return before
            return count("1") - 1 - before

    def article(self, article_id: str) -> Entry | None:
        """What is known of an article."""
        row = self._held.execute(
            f"SELECT {ENTRY} FROM articles WHERE id=?", (article_id,)
        ).fetchone()
        return None if row is None else Entry(*row)

    def outline(self, article_id: str) -> Outline | None:
        """What an article holds, in short."""
        with self._reading(None):
            row = self._held.execute(
                f"SELECT data, {ENTRY} FROM articles JOIN bodies USING (body) WHERE id=?",
                (article_id,),
            ).fetchone()
            if row is None:
                return None
            commitments, names = body_of(row[0]).told
            problems = self._held.execute(
                "SELECT line, column, message FROM problems WHERE article=? ORDER BY rowid",
                (article_id,),
            ).fetchall()
        return Outline(Entry(*row[1:]), commitments, names, tuple(problems))

    def wrong(self, without: str, limit: int) -> Wrong:
        """What is wrong with the articles; see `migwatch.corpus.store.Store.wrong`."""
        among = "FROM articles a WHERE a.problems > 0 AND a.id <> ?"
        with self._reading(None):
            count = self._held.execute(f"SELECT total(a.problems) {among}", (without,))
            total = int(count.fetchone()[0])
            first = self._held.execute(
                f"SELECT a.source, a.id {among} ORDER BY a.source LIMIT ?", (without, limit)
            ).fetchall()
            found: list[tuple[str, int, int, str]] = []
            for source, article in first:
                if len(found) >= limit:
                    break
                rows = self._held.execute(
                    "SELECT line, column, message FROM problems WHERE article=?"
                    " ORDER BY rowid LIMIT ?",
                    (article, limit - len(found)),
                )
                found += ((source, *row) for row in rows)
        return Wrong(tuple(found), total)


def _matching(words: str) -> str:
    """The expression that finds articles by words; empty where there are none."""
    return " AND ".join(f'"{each}" *' for each in asked_words(words))
