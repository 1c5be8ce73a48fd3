"""Writing articles into a kept index."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

import msgspec

from migwatch.corpus.index_articles import ENTRY
from migwatch.corpus.index_file import transaction
from migwatch.corpus.matching import Entry
from migwatch.corpus.order import NoPlace, free_base, spread
from migwatch.corpus.prepared import Body, Prepared, Tally, body_of, found_by, tokens_of
from migwatch.corpus.tags import label_tokens
from migwatch.corpus.unit import Label
from migwatch.corpus.words import words


class IndexWriter:
    """Takes articles into an index, many in one transaction.

    Args:
        held: The open index.
    """

    def __init__(self, held: sqlite3.Connection) -> None:
        self._held = held

    def write(
        self,
        documents: Sequence[Prepared],
        gone: Sequence[str] = (),
        tally: Tally | None = None,
    ) -> int:
        """Take in articles in place of what was held of them, and forget others.

        Args:
            documents: The articles.
            gone: Ids of those to forget.
            tally: What they hold in all, if that is known.

        Returns:
            How many were taken in.

        Raises:
            sqlite3.Error: The index cannot be written; nothing of it was then taken in.
        """
        # Full text is written fastest in order of rows.
        latest = {document.entry.id: document for document in documents}
        ready = sorted(latest.values(), key=lambda each: (each.day, each.entry.id))
        if tally is None or len(latest) < len(documents):
            tally = Tally()
            for document in ready:
                tally.add(document)
        with transaction(self._held):
            change = _Change(self._held)
            for article_id in gone:
                change.forget(article_id)
            for article_id in change.known(list(latest)):
                change.forget(article_id)
            change.take_in(ready, tally)
            change.finish()
        return len(ready)

    def refresh(self, revisions: Sequence[tuple[str, str]]) -> None:
        """Note the state of files whose contents did not change: source and revision."""
        with transaction(self._held):
            self._held.executemany(
                "UPDATE articles SET revision=? WHERE source=?",
                [(revision, source) for source, revision in revisions],
            )


class _Change:
    """One transaction."""

    def __init__(self, held: sqlite3.Connection) -> None:
        self._held = held
        self._words: Counter[str] = Counter()
        self._labels: Counter[Label] = Counter()

    def known(self, ids: list[str]) -> list[str]:
        """Those of some ids that articles have."""
        found = self._held.execute(
            "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            (msgspec.json.encode(ids).decode(),),
        )
        return [row[0] for row in found.fetchall()]

    def forget(self, article_id: str) -> None:
        """Take an article out."""
        held = self._held
        row = held.execute(
            f"SELECT base, {ENTRY} FROM articles WHERE id=?", (article_id,)
        ).fetchone()
        if row is None:
            return
        base = row[0]
        body, _ = self._take_out(base, Entry(*row[1:]))
        held.execute(
            "DELETE FROM bodies WHERE body=(SELECT body FROM articles WHERE base=?)", (base,)
        )
        for label, count in body.counted():
            self._labels[label] -= count
        held.execute("DELETE FROM articles WHERE base=?", (base,))
        for table in ("links", "problems"):
            held.execute(f"DELETE FROM {table} WHERE article=?", (article_id,))

    def _take_out(self, base: int, entry: Entry) -> tuple[Body, tuple[str, ...]]:
        """Take out what an article can be found by; returns its body and its tokens."""
        held = self._held
        (packed,) = held.execute(
            "SELECT data FROM articles JOIN bodies USING (body) WHERE base=?", (base,)
        ).fetchone()
        body = body_of(packed)
        tokens = tokens_of(entry, tuple(map(body.unit, range(len(body.units)))))
        held.executemany(
            "INSERT INTO tokens(tokens, rowid, t) VALUES ('delete', ?, ?)",
            [(base + at, text) for at, text in enumerate(tokens)],
        )
        held.execute(
            "INSERT INTO titles(titles, rowid, t) VALUES ('delete', ?, ?)", (base, found_by(entry))
        )
        return body, tokens

    def take_in(self, documents: Sequence[Prepared], tally: Tally) -> None:
        """Write articles, in order of days and ids.

        Args:
            documents: The articles.
            tally: What they hold in all.
        """
        held = self._held
        (last,) = held.execute("SELECT coalesce(max(body), 0) FROM bodies").fetchone()
        held.executemany(
            "INSERT INTO bodies VALUES (?,?)",
            ((number, each.body) for number, each in enumerate(documents, last + 1)),
        )
        self._words = tally.tokens
        self._labels.update(tally.labels)
        held.executemany(
            "INSERT INTO links VALUES (?,?,?,?)",
            ((each.entry.id, *link) for each in documents for link in each.links),
        )
        held.executemany(
            "INSERT INTO problems VALUES (?,?,?,?)",
            ((each.entry.id, *problem) for each in documents for problem in each.problems),
        )
        placed: list[tuple[int, int, Prepared]] = []
        for number, document in enumerate(documents, last + 1):
            day, name, units = document.day, document.entry.id, len(document.tokens)
            beside = placed[-1] if placed and placed[-1][2].day == day else None
            low = 0 if beside is None else beside[0] + max(1, len(beside[2].tokens))
            try:
                base = free_base(held, day, name, units, low)
            except NoPlace:
                self._put(placed)
                placed = []
                base = self._make_place(day, name, units)
            placed.append((base, number, document))
        self._put(placed)

    def _put(self, placed: list[tuple[int, int, Prepared]]) -> None:
        """Write articles where they belong: base, row of the body, article."""
        self._find_by([(base, each.tokens, each.found_by) for base, _, each in placed])
        self._held.executemany(
            f"INSERT INTO articles (base, day, revision, units, body, name, {ENTRY})"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                (
                    base,
                    each.day,
                    each.revision,
                    len(each.tokens),
                    number,
                    each.name,
                    *msgspec.structs.astuple(each.entry),
                )
                for base, number, each in placed
            ),
        )

    def _find_by(self, found: Sequence[tuple[int, Sequence[str], str]]) -> None:
        """Write what articles are found by: base, tokens of each unit, words."""
        self._held.executemany(
            "INSERT INTO titles(rowid, t) VALUES (?,?)",
            ((base, listed) for base, _, listed in found),
        )
        self._held.executemany(
            "INSERT INTO tokens(rowid, t) VALUES (?,?)",
            (unit for base, tokens, _ in found for unit in enumerate(tokens, base)),
        )

    def _make_place(self, day: int, article_id: str, units: int) -> int:
        """Lay the articles of a day out anew; returns where a new one can stand among them.

        Raises:
            NoPlace: They are more than a day can hold.
        """
        held = self._held
        found = held.execute(
            f"SELECT base, {ENTRY} FROM articles WHERE day=? ORDER BY id", (day,)
        ).fetchall()
        moved: dict[str, tuple[int, tuple[str, ...], str]] = {}
        for base, *columns in found:
            entry = Entry(*columns)
            moved[entry.id] = (base, self._take_out(base, entry)[1], found_by(entry))
        names = sorted([*moved, article_id])
        sizes = [len(moved[name][1]) if name in moved else units for name in names]
        places = dict(zip(names, spread(sizes, day), strict=True))
        # Out of the way first: a new base may be another article's old one.
        held.execute("UPDATE articles SET base = -base WHERE day=?", (day,))
        held.executemany(
            "UPDATE articles SET base=? WHERE base=?",
            [(places[name], -old) for name, (old, _, _) in moved.items()],
        )
        self._find_by([(places[name], each[1], each[2]) for name, each in moved.items()])
        place: int = places[article_id]
        return place

    def finish(self) -> None:
        """Write the counts of words and labels."""
        held = self._held
        held.executemany(
            "INSERT INTO words VALUES (?,?)"
            " ON CONFLICT (word) DO UPDATE SET number = number + excluded.number",
            self._words.items(),
        )
        for label, change in self._labels.items():
            if change:
                self._label(label, change)

    def _label(self, label: Label, change: int) -> None:
        held = self._held
        row = held.execute(
            "SELECT rowid, number FROM labels WHERE field=? AND id=? AND label=?", label
        ).fetchone()
        text = " ".join(label_tokens(*label))
        if row is None:
            cursor = held.execute("INSERT INTO labels VALUES (?,?,?,?)", (change, *label))
            held.execute(
                "INSERT INTO label_tokens(rowid, t) VALUES (?,?)", (cursor.lastrowid, text)
            )
            held.executemany(
                "INSERT OR IGNORE INTO label_keys VALUES (?,?,?)",
                [(label.field, key, label.id) for key in label_keys(label)],
            )
        elif row[1] + change > 0:
            held.execute("UPDATE labels SET number=? WHERE rowid=?", (row[1] + change, row[0]))
        else:
            held.execute("DELETE FROM labels WHERE rowid=?", (row[0],))
            held.execute(
                "INSERT INTO label_tokens(label_tokens, rowid, t) VALUES ('delete', ?, ?)",
                (row[0], text),
            )
            self._forget_keys(label)

    def _forget_keys(self, label: Label) -> None:
        """Keys go with the last label of the id that has them."""
        held = self._held
        others = held.execute(
            "SELECT field, id, label FROM labels WHERE field=? AND id=?", label[:2]
        ).fetchall()
        kept = {key for other in others for key in label_keys(Label(*other))}
        held.executemany(
            "DELETE FROM label_keys WHERE field=? AND key=? AND id=?",
            [(label.field, key, label.id) for key in label_keys(label) if key not in kept],
        )


def label_keys(label: Label) -> set[str]:
    """What an id may be called when it is called by its whole name."""
    names = (label.id.replace("_", " "), label.label, label.id)
    return {" ".join(found) for name in names if (found := words(name))}
