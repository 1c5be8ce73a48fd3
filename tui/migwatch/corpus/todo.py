"""What an index has to take in or forget to be as the files of its corpus are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec

from migwatch.corpus.intake import AnyTask, PackTask, Task
from migwatch.corpus.sources import (
    Revision,
    Stat,
    changes,
    line_revision,
    packed_source,
    place_in_pack,
    seems_unchanged,
    stat_of,
)
from migwatch.store.folder import Folder
from migwatch.store.packs import id_of, lines

_OF_PACK = "SELECT id FROM articles WHERE source >= ? AND source < ?"


class ToDo:
    """What there is to do, found as it is asked for.

    Args:
        held: The open index.
        folder: The corpus.

    Attributes:
        total: Articles to look at, as far as is known.
    """

    def __init__(self, held: sqlite3.Connection, folder: Folder) -> None:
        self._held = held
        self._folder = folder
        self._names = sorted(folder.names())
        self._stems = {Path(name).stem for name in self._names}
        self._tasks, self._gone = self._of_files()
        # Noted before they are read: what changes meanwhile is seen next time.
        self._packs = {p: stat_of(p) for p in folder.packs() if self._has_changed(p)}
        self._seen: dict[str, set[str]] = {}
        self._moved: list[tuple[str, str]] = []
        self.total = len(self._tasks) + sum(map(_count, self._packs))

    def _of_files(self) -> tuple[list[Task], list[str]]:
        known = self._held.execute("SELECT source, revision FROM articles ORDER BY source")
        files = (row for row in known if place_in_pack(row[0]) is None)
        tasks: list[Task] = []
        gone: list[str] = []
        for name, revision, lost in changes(iter(self._names), files):
            if lost:
                gone.append(name)
            elif revision is None:
                tasks.append(Task(name, None))
            else:
                last = msgspec.json.decode(revision, type=Revision)
                if not seems_unchanged(self._folder, name, last):
                    tasks.append(Task(name, last))
        return tasks, gone

    def _key(self, pack: Path) -> str:
        return f"pack {pack.name}"

    def _has_changed(self, pack: Path) -> bool:
        row = self._held.execute(
            "SELECT value FROM meta WHERE key=?", (self._key(pack),)
        ).fetchone()
        return row is None or msgspec.json.decode(row[0], type=Stat) != stat_of(pack)

    def tasks(self) -> Iterator[AnyTask]:
        """The articles to read."""
        yield from self._tasks
        for pack in self._packs:
            yield from self._of_pack(pack)

    def _of_pack(self, pack: Path) -> Iterator[PackTask]:
        """The articles of a pack that are new or changed, and where the others are now."""
        name = pack.name
        known: dict[str, tuple[str, str]] = {
            row[0]: (row[1], row[2])
            for row in self._held.execute(
                "SELECT id, revision, source FROM articles WHERE source >= ? AND source < ?",
                _range(name),
            )
        }
        seen = self._seen.setdefault(name, set())
        for line in lines(pack):
            article = id_of(line.data) or f"{name}-line-{line.number}"
            if article in self._stems or article in seen:
                # The one that stands first, or has a file of its own, is the article.
                continue
            seen.add(article)
            source = packed_source(name, line.offset)
            if article in known and known[article][0] == line_revision(line.data):
                if known[article][1] != source:
                    self._moved.append((source, article))
                continue
            yield PackTask(name, line.offset, line.number, len(line.data), article)

    def gone(self) -> list[str]:
        """Ids of the articles whose files are no longer there."""
        return [
            row[0]
            for name in self._gone
            for row in self._held.execute("SELECT id FROM articles WHERE source=?", (name,))
        ]

    def lost(self) -> list[str]:
        """Ids of the articles that packs no longer have; once all tasks have been asked for."""
        found: list[str] = []
        for name, seen in self._seen.items():
            found += [
                row[0] for row in self._held.execute(_OF_PACK, _range(name)) if row[0] not in seen
            ]
        for name in self._lost_packs():
            found += [row[0] for row in self._held.execute(_OF_PACK, _range(name))]
        return found

    def _lost_packs(self) -> list[str]:
        there = {pack.name for pack in self._folder.packs()}
        noted = self._held.execute("SELECT key FROM meta WHERE key LIKE 'pack %'").fetchall()
        names = (key.removeprefix("pack ") for (key,) in noted)
        return [name for name in names if name not in there]

    def note(self) -> None:
        """Note that the packs have been taken in, once they have."""
        self._held.executemany("UPDATE articles SET source=? WHERE id=?", self._moved)
        for name in self._lost_packs():
            self._held.execute("DELETE FROM meta WHERE key=?", (f"pack {name}",))
        for pack, stat in self._packs.items():
            self._held.execute(
                "INSERT OR REPLACE INTO meta VALUES (?,?)",
                (self._key(pack), msgspec.json.encode(stat).decode()),
            )


def _range(pack: str) -> tuple[str, str]:
    return f"{pack}:", f"{pack};"


def _count(pack: Path) -> int:
    """Lines of a pack, about."""
    try:
        with pack.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 22), b""))
    except OSError:
        return 0
