"""Writing articles into a kept index."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from migwatch.corpus.index_file import transaction
from migwatch.corpus.matching import Entry
from migwatch.corpus.order import NoPlace, day_of, free_base, spread
from migwatch.corpus.prepared import Prepared, unit_of
from migwatch.corpus.tags import label_tokens, tokens
from migwatch.corpus.unit import Label
from migwatch.corpus.words import words
from migwatch.model.commitment import Commitment

_encode = msgspec.msgpack.encode
_Labels = tuple[tuple[Label, int], ...]


class IndexWriter:
    """Takes articles into an index, many in one transaction.

    Args:
        held: The open index.
    """

    def __init__(self, held: sqlite3.Connection) -> None:
        self._held = held

    def write(self, documents: Iterable[Prepared], gone: Sequence[str] = ()) -> int:
        """Take in articles in place of what was held of them, and forget others.

        Returns:
            How many were taken in.

        Raises:
            sqlite3.Error: The index cannot be written; nothing of it was then taken in.
        """
        # Full text is written fastest in order of rows.
        latest = {document.entry.id: document for document in documents}
        ready = sorted(latest.values(), key=lambda each: (day_of(each.entry), each.entry.id))
        with transaction(self._held):
            change = _Change(self._held)
            for article_id in gone:
                change.forget(article_id)
            for document in ready:
                change.forget(document.entry.id)
            change.take_in(ready)
            change.finish()
        return len(ready)


class _Change:
    """One transaction."""

    def __init__(self, held: sqlite3.Connection) -> None:
        self._held = held
        self._words: Counter[str] = Counter()
        self._labels: Counter[Label] = Counter()

    def forget(self, article_id: str) -> None:
        """Take an article out."""
        held = self._held
        row = held.execute(
            "SELECT base, units, entry, labels FROM articles WHERE id=?", (article_id,)
        ).fetchone()
        if row is None:
            return
        base, number, entry, labels = row
        self._take_out_rows(base, number, msgspec.msgpack.decode(entry, type=Entry))
        for label, count in msgspec.msgpack.decode(labels, type=_Labels):
            self._labels[label] -= count
        held.execute("DELETE FROM articles WHERE base=?", (base,))
        for table in ("commitments", "links", "problems"):
            held.execute(f"DELETE FROM {table} WHERE article=?", (article_id,))

    def _take_out_rows(self, base: int, number: int, entry: Entry) -> list[tuple[bytes, str]]:
        found = self._held.execute(
            "SELECT id, data FROM units WHERE id BETWEEN ? AND ?", (base, base + number)
        ).fetchall()
        rows = []
        for rowid, data in found:
            text = " ".join(dict.fromkeys(tokens(entry, unit_of(data))))
            self._held.execute(
                "INSERT INTO tokens(tokens, rowid, t) VALUES ('delete', ?, ?)", (rowid, text)
            )
            rows.append((data, text))
        self._held.execute("DELETE FROM units WHERE id BETWEEN ? AND ?", (base, base + number))
        return rows

    def take_in(self, documents: Sequence[Prepared]) -> None:
        """Write articles, in order of days and ids."""
        held = self._held
        for document in documents:
            entry, day = document.entry, day_of(document.entry)
            try:
                base = free_base(held, day, entry.id)
            except NoPlace:
                self._spread(day)
                base = free_base(held, day, entry.id)
            self._write_rows(base, document.rows)
            held.execute(
                "INSERT INTO articles VALUES (?,?,?,?,?,?,?,?,?)",
                (
                    base,
                    day,
                    entry.id,
                    entry.source,
                    document.revision,
                    len(document.rows),
                    _encode(entry),
                    _encode(document.names),
                    _encode(document.labels),
                ),
            )
            for _, text in document.rows:
                self._words.update(text.split(" "))
            for label, count in document.labels:
                self._labels[label] += count
            self._commitments(entry.id, document.commitments)
            held.executemany(
                "INSERT INTO problems VALUES (?,?,?,?)",
                [(entry.id, *problem) for problem in document.problems],
            )

    def _write_rows(self, base: int, rows: Sequence[tuple[bytes, str]]) -> None:
        self._held.executemany(
            "INSERT INTO units VALUES (?,?)",
            [(base + at, data) for at, (data, _) in enumerate(rows)],
        )
        self._held.executemany(
            "INSERT INTO tokens(rowid, t) VALUES (?,?)",
            [(base + at, text) for at, (_, text) in enumerate(rows)],
        )

    def _commitments(self, article_id: str, encoded: Sequence[bytes]) -> None:
        links = []
        for data in encoded:
            held = msgspec.msgpack.decode(data, type=Commitment)
            self._held.execute(
                "INSERT OR REPLACE INTO commitments VALUES (?,?,?)", (article_id, held.id, data)
            )
            for link in held.links:
                other, slash, name = link.to.partition("/")
                there = (other, name) if slash else (article_id, other)
                links.append((article_id, held.id, *there))
        self._held.executemany("INSERT OR IGNORE INTO links VALUES (?,?,?,?)", links)

    def _spread(self, day: int) -> None:
        """Lay the articles of a day out anew, with free places between them.

        Raises:
            NoPlace: They are more than a day can hold.
        """
        held = self._held
        found = held.execute(
            "SELECT base, units, entry FROM articles WHERE day=? ORDER BY id", (day,)
        ).fetchall()
        moved = []
        for base, number, entry in found:
            rows = self._take_out_rows(base, number, msgspec.msgpack.decode(entry, type=Entry))
            moved.append((base, rows))
        # Out of the way first: a new base may be another article's old one.
        held.execute("UPDATE articles SET base = -base WHERE day=?", (day,))
        for (old, rows), new in zip(moved, spread(len(moved), day), strict=True):
            held.execute("UPDATE articles SET base=? WHERE base=?", (new, -old))
            self._write_rows(new, rows)

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
