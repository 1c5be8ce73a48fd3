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

from migwatch.corpus.index_file import (
    connect,
    discard,
    index_path,
    is_ready,
    locked,
    make,
    sort_articles,
    transaction,
)
from migwatch.corpus.index_writer import IndexWriter
from migwatch.corpus.intake import Chunk, Outcome, read_all
from migwatch.corpus.prepared import Tally
from migwatch.corpus.todo import ToDo
from migwatch.store.folder import Folder, open_folder
from migwatch.store.held import collector_held
from migwatch.store.problem import FileProblem

#: Units that are written in one transaction.
_BATCH = 20_000
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
                # Rows that come by the hundred thousand are no garbage.
                with collector_held():
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
            make(held, folder.stamp, bulk=True)
        else:
            sort_articles(held)
        todo = ToDo(held, folder)
        if progress is not None:
            progress(0, todo.total)
        changed = _take_in(held, folder, todo, progress)
        sort_articles(held)
        held.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return Built(changed)
    finally:
        held.close()


def _take_in(
    held: sqlite3.Connection, folder: Folder, todo: ToDo, progress: Progress | None
) -> int:
    writer = IndexWriter(held)
    gone = todo.gone()
    done, changed = 0, len(gone)
    if gone:
        writer.write((), gone)
    for batch, tally in _batches(read_all(folder, todo.tasks())):
        changed += writer.write([o.prepared for o in batch if o.prepared], tally=tally)
        writer.refresh([(o.source, o.revision) for o in batch if o.prepared is None])
        done += len(batch)
        if progress is not None:
            progress(done, max(done, todo.total))
    lost = todo.lost()
    if lost:
        writer.write((), lost)
    with transaction(held):
        todo.note()
    return changed + len(lost)


def _batches(chunks: Iterator[Chunk]) -> Iterator[tuple[list[Outcome], Tally]]:
    """What is written together, and what it holds in all."""
    batch: list[Outcome] = []
    tally = Tally()
    units, began = 0, time.monotonic()
    for chunk in chunks:
        batch += chunk.outcomes
        tally.tokens.update(chunk.tokens)
        tally.add_labels(chunk.labels)
        units += sum(len(o.prepared.tokens) if o.prepared else 1 for o in chunk.outcomes)
        if units >= _BATCH or time.monotonic() - began > _SOON:
            yield batch, tally
            batch, tally, units, began = [], Tally(), 0, time.monotonic()
    if batch:
        yield batch, tally


def _tell(done: int, total: int) -> None:
    print(done, total, flush=True)


if __name__ == "__main__":
    built = update(open_folder(Path(sys.argv[1])), _tell)
    print("end", built.changed, built.reason, flush=True)
