"""The file of a kept index: a cache in the user's cache folder, safe to delete.

SQLite in write-ahead mode: several explorers read while one writes, and what was
half written when a program died is not there. A file of another form, or one that
SQLite finds damaged, is made anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from migwatch._version import __version__
from migwatch.store.files import sha256
from migwatch.store.places import cache_folder

#: Names what an index holds; one of another form is made anew.
FORM = f"migwatch-index/5/{__version__}"

#: Prefixes of so many letters have an index of their own.
SHORT = 2
#: Characters of a tag besides letters and digits; see tags.py.
_TAG_CHARACTERS = ":~_-"

_SCHEMA = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE articles (
    base INTEGER PRIMARY KEY,      -- rowid of its first unit
    day INTEGER NOT NULL,          -- newest first; see order.py
    id TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    revision TEXT NOT NULL,
    units INTEGER NOT NULL,
    body INTEGER NOT NULL,         -- the row of bodies that is its own
    name TEXT NOT NULL,            -- the title as articles are sorted by it; see listed.py
    title TEXT NOT NULL,
    published TEXT,
    language TEXT NOT NULL,
    commitments INTEGER NOT NULL,
    cautions INTEGER NOT NULL,
    problems INTEGER NOT NULL
);
CREATE INDEX articles_by_day ON articles (day, id);
CREATE VIRTUAL TABLE titles USING fts5(
    t, content='', columnsize=0, detail=none, prefix='1 2', tokenize="ascii tokenchars '_'"
);
CREATE TABLE bodies (
    body INTEGER PRIMARY KEY,      -- as they come
    data BLOB NOT NULL
);
CREATE TABLE links (
    article TEXT NOT NULL, id TEXT NOT NULL, other TEXT NOT NULL, other_id TEXT NOT NULL,
    PRIMARY KEY (article, id, other, other_id)
) WITHOUT ROWID;
CREATE INDEX links_back ON links (other, other_id);
CREATE TABLE problems (
    article TEXT NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL, message TEXT NOT NULL
);
CREATE INDEX problems_of ON problems (article);
CREATE TABLE words (word TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE labels (
    number INTEGER NOT NULL, field TEXT NOT NULL, id TEXT NOT NULL, label TEXT NOT NULL,
    UNIQUE (field, id, label)
);
CREATE INDEX labels_by_number ON labels (field, number DESC);
CREATE TABLE label_keys (
    field TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (field, key, id)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE tokens USING fts5(
    t, content='', columnsize=0, detail=none, prefix='{" ".join(map(str, range(1, SHORT + 1)))}',
    tokenize="ascii tokenchars '{_TAG_CHARACTERS}'"
);
CREATE VIRTUAL TABLE label_tokens USING fts5(
    t, content='', columnsize=0, detail=none, tokenize="ascii tokenchars '{_TAG_CHARACTERS}'"
);
"""

#: By column of `articles`, what is sorted by it. A first build does without them.
_SORTED = {
    "source": "source",
    "name": "name",
    "language": "language",
    "commitments": "commitments DESC",
    "cautions": "cautions DESC",
    "problems": "problems DESC",
}
#: Most of the file that is held in memory, KiB.
_CACHE, _WRITER_CACHE = 4_096, 65_536
#: Pages of the log after which they are put in their places.
_LOGGED = 8_192
#: Bytes of full text that are gathered before they are written.
_GATHERED = 1 << 25


def index_path(root: Path) -> Path:
    """Where the index of a corpus folder lies."""
    name = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:32]
    return cache_folder() / "index" / f"{name}.sqlite"


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open an index.

    Args:
        path: Its file.
        write: Whether it is to be changed; else it must be there.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    mode = "rwc" if write else "ro"
    quoted = os.fspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    held = sqlite3.connect(
        f"file:{quoted}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=10.0,
    )
    try:
        if write:
            held.execute("PRAGMA page_size=8192")
            held.execute("PRAGMA journal_mode=WAL")
            held.execute("PRAGMA synchronous=NORMAL")
            held.execute(f"PRAGMA wal_autocheckpoint={_LOGGED}")
        held.execute(f"PRAGMA cache_size=-{_WRITER_CACHE if write else _CACHE}")
    except sqlite3.Error:
        held.close()
        raise
    return held


def stamp_of(stamp: bytes) -> str:
    """The form and corpus that an index must have been made for."""
    return f"{FORM} {sha256(stamp)}"


def is_ready(held: sqlite3.Connection, stamp: bytes) -> bool:
    """Whether an open index has the form and corpus it should."""
    try:
        row = held.execute("SELECT value FROM meta WHERE key='stamp'").fetchone()
    except sqlite3.Error:
        return False
    return row is not None and row[0] == stamp_of(stamp)


def neighbour(root: Path, stamp: bytes, source: str, by: int) -> tuple[str, str] | None:
    """The article beside another in a kept index, around the ends.

    Args:
        root: The corpus folder.
        stamp: The bytes that define the corpus.
        source: Where the article lies, as `Entry.source`; empty for before the first.
        by: 1 for the next, -1 for the previous.

    Returns:
        Where it lies, and its id; None where there is no index, or nothing in it.
    """
    sign, way = (">", "ASC") if by > 0 else ("<", "DESC")
    found = f"SELECT source, id FROM articles WHERE source {sign} ? ORDER BY source {way} LIMIT 1"
    around = f"SELECT source, id FROM articles ORDER BY source {way} LIMIT 1"
    return _one(root, stamp, found, source) or _one(root, stamp, around)


def source_of(root: Path, stamp: bytes, article_id: str) -> str | None:
    """Where a kept index has an article of an id, or None."""
    found = _one(root, stamp, "SELECT source, id FROM articles WHERE id = ?", article_id)
    return None if found is None else found[0]


def _one(root: Path, stamp: bytes, query: str, *parameters: str) -> tuple[str, str] | None:
    path = index_path(root)
    if not path.exists():
        return None
    try:
        held = connect(path, write=False)
    except sqlite3.Error:
        return None
    try:
        if not is_ready(held, stamp):
            return None
        row = held.execute(query, parameters).fetchone()
        return None if row is None else (str(row[0]), str(row[1]))
    except sqlite3.Error:
        return None
    finally:
        held.close()


def make(held: sqlite3.Connection, stamp: bytes, *, bulk: bool = False) -> None:
    """Lay out an empty index.

    Args:
        held: The open file.
        stamp: The bytes that define the corpus.
        bulk: Whether many articles come first, and `sort_articles` behind them.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    with transaction(held):
        for statement in _SCHEMA.split(";\n"):
            if statement.strip():
                held.execute(statement)
        held.execute("INSERT INTO tokens(tokens, rank) VALUES ('hashsize', ?)", (_GATHERED,))
        held.execute("INSERT INTO meta VALUES ('stamp', ?)", (stamp_of(stamp),))
        if not bulk:
            sort_articles(held)


def sort_articles(held: sqlite3.Connection) -> None:
    """Make what an index's articles are sorted and found by, where it is not there.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    for column, order in _SORTED.items():
        held.execute(f"CREATE INDEX IF NOT EXISTS articles_by_{column} ON articles ({order})")


def discard(path: Path) -> None:
    """Delete an index with what belongs to it."""
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            Path(f"{path}{ending}").unlink(missing_ok=True)


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Be the only one who brings an index up to date; false if another does.

    The lock goes with the process that holds it.

    Raises:
        OSError: The cache folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with Path(f"{path}-lock").open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


@contextmanager
def transaction(held: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    held.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            held.execute("ROLLBACK")
        raise
    held.execute("COMMIT")
