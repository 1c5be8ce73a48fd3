"""What an index has to take in or forget to be as the files of its corpus are."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
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
from migwatch.store.files import opened_regular
from migwatch.store.folder import Folder, article_id
from migwatch.store.packs import id_of, is_readable, named_lines
from migwatch.store.problem import FileProblem

_OF_PACK = "SELECT id FROM articles WHERE source >= ? AND source < ?"


class _Noted(msgspec.Struct, frozen=True, array_like=True):
    """A pack as it was taken in.

    Attributes:
        stat: Size and time.
        shadowed: Whether it has ids that other articles have, which may go or be renamed.
    """

    stat: Stat
    shadowed: bool = False


class _Taken(set[str]):
    """Ids that articles have which come before those of a pack.

    Args:
        ids: Those that are known.
        elsewhere: Whether an article of a pack that is not read has an id.
    """

    def __init__(self, ids: set[str], elsewhere: Callable[[str], bool]) -> None:
        super().__init__(ids)
        self._elsewhere = elsewhere

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or (isinstance(name, str) and self._elsewhere(name))


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
        names = folder.names()
        packs = {pack: is_readable(pack) for pack in folder.packs()}
        # A pack that cannot be read is told of like an annotation file that cannot.
        self._names = sorted([*names, *(p.name for p, readable in packs.items() if not readable)])
        self._taken = {article_id(Path(name)) for name in names}
        # Noted before they are read: what changes meanwhile is seen next time.
        self._packs = {p.name: (p, stat_of(p)) for p, readable in packs.items() if readable}
        self._tasks, self._gone = self._of_files()
        self._wanted = {name for name in self._packs if self._has_changed(name)}
        self._wanted |= self._overtaken()
        #: What has been read of each pack: the articles, and whether it has shadowed ones.
        self._seen: dict[str, set[str]] = {}
        self._shadowed: set[str] = set()
        self._moved: list[tuple[str, str]] = []
        self.total = len(self._tasks) + sum(_count(self._packs[name][0]) for name in self._wanted)

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

    def _has_changed(self, pack: str) -> bool:
        row = self._held.execute("SELECT value FROM meta WHERE key=?", (_key(pack),)).fetchone()
        try:
            noted = None if row is None else msgspec.json.decode(row[0], type=_Noted)
        except msgspec.DecodeError:
            noted = None
        return noted is None or noted.shadowed or noted.stat != self._packs[pack][1]

    def _overtaken(self) -> set[str]:
        """Packs with an article that has got a file of its own."""
        if not self._packs:
            return set()
        places = (self._place(article_id(Path(t.source))) for t in self._tasks if t.last is None)
        return {pack for pack in places if pack in self._packs}

    def _place(self, name: str) -> str:
        """The pack that an article lies in as the index has it; empty for none."""
        row = self._held.execute("SELECT source FROM articles WHERE id=?", (name,)).fetchone()
        place = None if row is None else place_in_pack(row[0])
        return "" if place is None else place[0]

    def tasks(self) -> Iterator[AnyTask]:
        """The articles to read."""
        yield from self._tasks
        # In reading one, another may turn out to be wanted, which comes behind it.
        for pack in sorted(self._packs):
            if pack in self._wanted:
                yield from self._of_pack(pack)

    def _of_pack(self, name: str) -> Iterator[PackTask]:
        """The articles of a pack that are new or changed, and where the others are now."""
        known: dict[str, tuple[str, str]] = {
            row[0]: (row[1], row[2])
            for row in self._held.execute(
                "SELECT id, revision, source FROM articles WHERE source >= ? AND source < ?",
                _range(name),
            )
        }
        seen = self._seen.setdefault(name, set())
        taken = _Taken(self._taken, lambda each: each not in known and self._elsewhere(each, name))
        for article, line in named_lines(self._packs[name][0], taken):
            seen.add(article)
            if article not in taken and id_of(line.data) is not None:
                self._shadowed.add(name)
            source = packed_source(name, line.offset)
            if article in known and known[article][0] == line_revision(line.data):
                if known[article][1] != source:
                    self._moved.append((source, article))
                continue
            yield PackTask(name, line.offset, line.number, article)
        self._taken |= seen

    def _elsewhere(self, article: str, pack: str) -> bool:
        """Whether a pack before another, which need not be read, has an article."""
        if len(self._wanted) == len(self._packs):
            return False
        other = self._place(article)
        if other not in self._packs or other in self._wanted:
            return False
        if other > pack:
            # From now on it is the article of the one before.
            self._wanted.add(other)
            return False
        return True

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
        noted = self._held.execute("SELECT key FROM meta WHERE key LIKE 'pack %'").fetchall()
        names = (key.removeprefix("pack ") for (key,) in noted)
        return [name for name in names if name not in self._packs]

    def note(self) -> None:
        """Note that the packs have been taken in, once they have."""
        self._held.executemany("UPDATE articles SET source=? WHERE id=?", self._moved)
        for name in self._lost_packs():
            self._held.execute("DELETE FROM meta WHERE key=?", (_key(name),))
        for name in self._seen:
            noted = _Noted(self._packs[name][1], name in self._shadowed)
            self._held.execute(
                "INSERT OR REPLACE INTO meta VALUES (?,?)",
                (_key(name), msgspec.json.encode(noted).decode()),
            )


def _key(pack: str) -> str:
    return f"pack {pack}"


def _range(pack: str) -> tuple[str, str]:
    return f"{pack}:", f"{pack};"


def _count(pack: Path) -> int:
    """Lines of a pack, about."""
    try:
        with opened_regular(pack) as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 22), b""))
    except FileProblem:
        return 0
