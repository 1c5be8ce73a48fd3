"""What a kept index holds of commitments, so that their files need not be read."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import msgspec

from migwatch.corpus.index_file import connect, index_path, is_ready
from migwatch.corpus.prepared import body_of
from migwatch.corpus.told import Told
from migwatch.store.folder import Folder
from migwatch.store.problem import Problem

#: Most records that are followed along links from one article.
_MOST = 10_000
_ROWS = (
    "SELECT a.id, a.title, a.published, b.data FROM articles a JOIN bodies b USING (body)"
    " WHERE a.commitments > 0"
)
_LINKED = (
    "SELECT other, other_id FROM links WHERE article = ?1 AND id = ?2"
    " UNION SELECT article, id FROM links WHERE other = ?1 AND other_id = ?2"
)


class NoIndexError(Exception):
    """There is no index that can be read."""


@contextmanager
def _opened(folder: Folder) -> Iterator[sqlite3.Connection]:
    """One state of the kept index of a corpus.

    Raises:
        NoIndexError: There is none, or it is damaged.
    """
    try:
        held = connect(index_path(folder.root), write=False)
        try:
            if not is_ready(held, folder.stamp):
                raise NoIndexError
            held.execute("BEGIN")
            yield held
        finally:
            held.close()
    except (sqlite3.Error, zlib.error, msgspec.DecodeError) as error:
        raise NoIndexError from error


def told_by_index(
    folder: Folder,
    progress: Callable[[float], None] | None = None,
    wrong: Callable[[Sequence[Problem]], None] | None = None,
) -> list[Told]:
    """The commitments of every article that an index holds.

    Args:
        folder: The corpus.
        progress: Called now and then with the share read so far, 0 to 1; what it raises
            ends the reading.
        wrong: Called with the problems of each file that has some.

    Raises:
        NoIndexError: There is no index, or it is damaged.
    """
    found: list[Told] = []
    with _opened(folder) as held:
        count = "SELECT count(*) FROM articles WHERE commitments > 0"
        (total,) = held.execute(count).fetchone()
        for number, row in enumerate(held.execute(_ROWS), 1):
            found += _told(*row)
            if progress is not None and (number % 64 == 0 or number == total):
                progress(number / total)
        problems: dict[str, list[Problem]] = {}
        rows = "SELECT a.source, p.line, p.column, p.message FROM problems p, articles a"
        for source, *place in held.execute(f"{rows} WHERE a.id = p.article"):
            problems.setdefault(source, []).append(Problem(folder.root / source, *place))
    if wrong is not None:
        for each in problems.values():
            wrong(each)
    return found


def linked_by_index(folder: Folder, article: str) -> list[Told]:
    """The commitments of an article, and those that links lead to from them or to them.

    Args:
        folder: The corpus.
        article: Id of the article.

    Raises:
        NoIndexError: There is no index, or it is damaged.
    """
    tolds: dict[str, list[Told]] = {}
    with _opened(folder) as held:

        def of(name: str) -> list[Told]:
            if name not in tolds:
                row = held.execute(f"{_ROWS} AND a.id = ?", (name,)).fetchone()
                tolds[name] = [] if row is None else _told(*row)
            return tolds[name]

        todo = [(article, each.commitment.id) for each in of(article)]
        seen = set(todo)
        while todo and len(seen) < _MOST:
            for other in held.execute(_LINKED, todo.pop()):
                if other not in seen:
                    seen.add(other)
                    todo.append(other)
        names = dict.fromkeys(name for name, _ in sorted(seen))
        return [each for name in names for each in of(name) if (name, each.commitment.id) in seen]


def _told(article: str, title: str, published: str | None, data: bytes) -> list[Told]:
    commitments, names = body_of(data).told
    return [Told(article, title, published, each, names) for each in commitments]
