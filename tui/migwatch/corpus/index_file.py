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
FORM = f"migwatch-index/3/{__version__}"

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
    name TEXT NOT NULL,            -- the title as articles are sorted by it; see listed.py
    title TEXT NOT NULL,
    published TEXT,
    language TEXT NOT NULL,
    commitments INTEGER NOT NULL,
    cautions INTEGER NOT NULL,
    problems INTEGER NOT NULL
);
CREATE INDEX articles_by_day ON articles (day, id);
CREATE INDEX articles_by_source ON articles (source);
CREATE INDEX articles_by_name ON articles (name);
CREATE INDEX articles_by_language ON articles (language);
CREATE INDEX articles_by_commitments ON articles (commitments DESC);
CREATE INDEX articles_by_cautions ON articles (cautions DESC);
CREATE INDEX articles_by_problems ON articles (problems DESC);
CREATE VIRTUAL TABLE titles USING fts5(
    t, content='', columnsize=0, detail=none, prefix='1 2', tokenize="ascii tokenchars '_'"
);
CREATE TABLE bodies (base INTEGER PRIMARY KEY, data BLOB NOT NULL);
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
        held.execute("PRAGMA cache_size=-16384")
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


def make(held: sqlite3.Connection, stamp: bytes) -> None:
    """Lay out an empty index.

    Raises:
        sqlite3.Error: It cannot be written.
    """
    with transaction(held):
        for statement in _SCHEMA.split(";\n"):
            if statement.strip():
                held.execute(statement)
        held.execute("INSERT INTO meta VALUES ('stamp', ?)", (stamp_of(stamp),))


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
