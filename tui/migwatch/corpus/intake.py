"""Reading the articles of a corpus on all cores, as rows of an index."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import msgspec

from migwatch.corpus.documents import document_of
from migwatch.corpus.prepared import Prepared, Tally, prepare
from migwatch.corpus.sources import Revision, line_revision, packed_source, revision_of
from migwatch.corpus.unit import Label
from migwatch.store.folder import Folder, article_id, open_folder
from migwatch.store.load import load_article
from migwatch.store.packed import load_packed
from migwatch.store.packs import Line, lines

#: Articles that are read in this process; more are worth starting others.
_FEW = 24
#: Articles that another process is given at a time.
_CHUNK = 32
_PACK_CHUNK = 256
#: Chunks for each core that are read ahead: enough work while some are being written.
_AHEAD = 12


class Task(NamedTuple):
    """An article to read.

    Attributes:
        source: Name of its annotation file in the corpus folder.
        last: The state of its files when an index took it in, or None.
    """

    source: str
    last: Revision | None


class PackTask(NamedTuple):
    """An article of a pack to read.

    Attributes:
        pack: Name of the pack in the corpus folder.
        offset: Byte at which its line begins.
        number: Number of the line, from 1.
        id: Id of the article; of a line that gives none, one made of its number.
    """

    pack: str
    offset: int
    number: int
    id: str


AnyTask = Task | PackTask


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


class Chunk(msgspec.Struct, frozen=True, array_like=True):
    """What came of some tasks.

    Attributes:
        outcomes: Of each.
        tokens: In how many units of these articles each token occurs.
        labels: Likewise each id.
    """

    outcomes: list[Outcome]
    tokens: dict[str, int]
    labels: list[tuple[Label, int]]


def _read_file(folder: Folder, task: Task, tally: Tally) -> Outcome:
    last = task.last
    if last is not None:
        now = revision_of(folder, task.source, last.text)
        if now.digest and now.digest == last.digest:
            return Outcome(task.source, _written(now), None)
    path = folder.root / task.source
    loaded = load_article(path, folder)
    text = "" if loaded.article is None else loaded.article.annotation.article.text
    revision = _written(revision_of(folder, task.source, text))
    document = document_of(loaded, article_id(path), task.source, revision)
    return Outcome(task.source, revision, prepare(document, tally))


class _Packs:
    """Reads lines of packs, those that follow each other in one go."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._lines: Iterator[Line] = iter(())
        #: The pack that is being read, and the byte that comes next in it.
        self._at: tuple[str, int] | None = None

    def line(self, task: PackTask) -> Line:
        """The line of a task; an empty one where there is none any more."""
        if self._at != (task.pack, task.offset):
            self._lines = lines(self._folder.root / task.pack, task.offset, task.number)
        nothing = Line(task.offset, task.number, b"", 0)
        found = next(self._lines, nothing)
        self._at = task.pack, found.end
        # Behind lines with nothing in them another one comes than is asked for.
        return found if found.offset == task.offset else nothing


def _read_packed(folder: Folder, task: PackTask, packs: _Packs, tally: Tally) -> Outcome:
    pack = folder.root / task.pack
    line = packs.line(task)
    loaded = load_packed(pack, line, folder, task.id)
    source = packed_source(task.pack, task.offset)
    revision = line_revision(line.data)
    document = document_of(loaded, task.id, source, revision)
    return Outcome(source, revision, prepare(document, tally))


def _written(revision: Revision) -> str:
    return msgspec.json.encode(revision).decode()


def read_all(folder: Folder, tasks: Iterable[AnyTask]) -> Iterator[Chunk]:
    """Read articles, in any order, on all cores where there are many.

    No more are held than are being read, however slowly they are taken.
    """
    left = iter(tasks)
    first = list(islice(left, _FEW + 1))
    if len(first) <= _FEW:
        yield _read(folder, first)
        return
    chunks = _chunks(first, left)
    workers = os.cpu_count() or 1
    with ProcessPoolExecutor(workers, initializer=gc.disable) as pool:
        waiting: set[Future[bytes]] = set()
        try:
            while True:
                while len(waiting) < _AHEAD * workers and (chunk := next(chunks, None)):
                    waiting.add(pool.submit(_read_chunk, folder.root, chunk))
                if not waiting:
                    return
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    yield _decode(future.result())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _chunks(first: list[AnyTask], left: Iterator[AnyTask]) -> Iterator[list[AnyTask]]:
    yield first
    while task := next(left, None):
        size = _CHUNK if isinstance(task, Task) else _PACK_CHUNK
        yield [task, *islice(left, size - 1)]


_decode = msgspec.msgpack.Decoder(Chunk).decode
_encode = msgspec.msgpack.Encoder().encode


def _read(folder: Folder, tasks: list[AnyTask]) -> Chunk:
    packs = _Packs(folder)
    tally = Tally()
    outcomes = [
        _read_packed(folder, task, packs, tally)
        if isinstance(task, PackTask)
        else _read_file(folder, task, tally)
        for task in tasks
    ]
    return Chunk(outcomes, tally.tokens, list(tally.labels.items()))


def _read_chunk(root: Path, tasks: list[AnyTask]) -> bytes:
    return _encode(_read(_folder(root), tasks))


@lru_cache(maxsize=1)
def _folder(root: Path) -> Folder:
    return open_folder(root)
