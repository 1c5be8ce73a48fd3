"""Bringing an index up to date with the files of its corpus.

``python -P -m migwatch.corpus.builder FOLDER`` does so in a process of its own and
writes its progress to standard output; see `follow.py`.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from migwatch.corpus.index_file import connect, discard, index_path, is_ready, locked, make
from migwatch.corpus.index_writer import IndexWriter
from migwatch.corpus.intake import Outcome, Task, read_all
from migwatch.corpus.sources import Revision, changes, seems_unchanged
from migwatch.store.folder import Folder, open_folder
from migwatch.store.problem import FileProblem

#: Units that are written in one transaction.
_BATCH = 30_000
#: Seconds after which what is at hand is written, so that it can be found.
_SOON = 1.0

Progress = Callable[[int, int], None]


class Built(NamedTuple):
    """What came of bringing an index up to date.

    Attributes:
        changed: Articles taken in or forgotten.
        reason: Why it was not done; empty if it was.
    """

    changed: int
    reason: str = ""


def update(folder: Folder, progress: Progress | None = None) -> Built:
    """Bring the index of a corpus up to date.

    Args:
        folder: The corpus.
        progress: Called with articles done and articles in all to do.
    """
    path = index_path(folder.root)
    try:
        with locked(path) as mine:
            if not mine:
                return Built(0, "another migwatch-tui is bringing the index up to date")
            try:
                return _update(path, folder, progress)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
                    raise
                # Damaged: it is only a cache.
                discard(path)
                return _update(path, folder, progress)
    except (OSError, sqlite3.Error, FileProblem) as error:
        return Built(0, f"the index cannot be kept: {error}")


def _update(path: Path, folder: Folder, progress: Progress | None) -> Built:
    held = connect(path, write=True)
    try:
        if not is_ready(held, folder.stamp):
            held.close()
            discard(path)
            held = connect(path, write=True)
            make(held, folder.stamp)
        tasks, gone = _todo(held, folder)
        if progress is not None:
            progress(0, len(tasks))
        changed = _take_in(held, folder, tasks, gone, progress)
        held.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Built(changed)
    finally:
        held.close()


def _todo(held: sqlite3.Connection, folder: Folder) -> tuple[list[Task], list[str]]:
    """The articles to read, and the ids of those that are gone."""
    names = iter(sorted(folder.names()))
    known = held.execute("SELECT source, revision FROM articles ORDER BY source")
    tasks: list[Task] = []
    gone: list[str] = []
    for name, revision, lost in changes(names, known):
        if lost:
            gone.append(name)
        elif revision is None:
            tasks.append(Task(name, None))
        else:
            last = msgspec.json.decode(revision, type=Revision)
            if not seems_unchanged(folder, name, last):
                tasks.append(Task(name, last))
    ids = [
        row[0]
        for name in gone
        for row in held.execute("SELECT id FROM articles WHERE source=?", (name,))
    ]
    return tasks, ids


def _take_in(
    held: sqlite3.Connection,
    folder: Folder,
    tasks: list[Task],
    gone: list[str],
    progress: Progress | None,
) -> int:
    writer = IndexWriter(held)
    done = changed = 0
    for batch in _batches(read_all(folder, tasks)):
        fresh = [outcome.prepared for outcome in batch if outcome.prepared is not None]
        changed += writer.write(fresh, gone) + len(gone)
        gone = []
        writer.refresh(
            [(outcome.source, outcome.revision) for outcome in batch if outcome.prepared is None]
        )
        done += len(batch)
        if progress is not None:
            progress(done, len(tasks))
    if gone:
        changed += len(gone)
        writer.write((), gone)
    return changed


def _batches(outcomes: Iterator[Outcome]) -> Iterator[list[Outcome]]:
    batch: list[Outcome] = []
    units, began = 0, time.monotonic()
    for outcome in outcomes:
        batch.append(outcome)
        units += len(outcome.prepared.tokens) if outcome.prepared is not None else 1
        if units >= _BATCH or time.monotonic() - began > _SOON:
            yield batch
            batch, units, began = [], 0, time.monotonic()
    if batch:
        yield batch


def _tell(done: int, total: int) -> None:
    print(done, total, flush=True)


if __name__ == "__main__":
    built = update(open_folder(Path(sys.argv[1])), _tell)
    print("end", built.changed, built.reason, flush=True)
