"""Reading the articles of a corpus on all cores, as rows of an index."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from migwatch.corpus.documents import document_of
from migwatch.corpus.prepared import Prepared, prepare
from migwatch.corpus.sources import Revision, revision_of
from migwatch.store.folder import Folder, open_folder
from migwatch.store.load import load_article

#: Articles that are read in this process; more are worth starting others.
_FEW = 24
#: Articles that another process is given at a time.
_CHUNK = 32


class Task(NamedTuple):
    """An article to read.

    Attributes:
        source: Name of its annotation file in the corpus folder.
        last: The state of its files when an index took it in, or None.
    """

    source: str
    last: Revision | None


class Outcome(msgspec.Struct, frozen=True, array_like=True):
    """What came of a task.

    Attributes:
        source: Name of the annotation file.
        revision: The state of its files now, as an index keeps it.
        prepared: The article; None where only the time of its files changed.
    """

    source: str
    revision: str
    prepared: Prepared | None


def read_one(folder: Folder, task: Task) -> Outcome:
    """Read one article."""
    last = task.last
    if last is not None:
        now = revision_of(folder, task.source, last.text)
        if now.digest and now.digest == last.digest:
            return Outcome(task.source, _written(now), None)
    path = folder.root / task.source
    loaded = load_article(path, folder)
    text = "" if loaded.article is None else loaded.article.annotation.article.text
    revision = _written(revision_of(folder, task.source, text))
    document = document_of(loaded, path.stem, task.source, revision)
    return Outcome(task.source, revision, prepare(document))


def _written(revision: Revision) -> str:
    return msgspec.json.encode(revision).decode()


def read_all(folder: Folder, tasks: list[Task]) -> Iterator[Outcome]:
    """Read articles, in any order, on all cores where there are many.

    No more are held than are being read, however slowly they are taken.
    """
    if len(tasks) <= _FEW:
        yield from (read_one(folder, task) for task in tasks)
        return
    left = iter(tasks)
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers, initializer=gc.disable) as pool:
        waiting: set[Future[list[bytes]]] = set()
        try:
            while True:
                while len(waiting) < 3 * workers and (chunk := list(islice(left, _CHUNK))):
                    waiting.add(pool.submit(_read_chunk, folder.root, chunk))
                if not waiting:
                    return
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    yield from (decode(data) for data in future.result())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


decode = msgspec.msgpack.Decoder(Outcome).decode


def _read_chunk(root: Path, tasks: list[Task]) -> list[bytes]:
    folder = _folder(root)
    return [msgspec.msgpack.encode(read_one(folder, task)) for task in tasks]


@lru_cache(maxsize=1)
def _folder(root: Path) -> Folder:
    return open_folder(root)
