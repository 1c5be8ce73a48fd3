"""Which index answers for a corpus."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress

from migwatch.corpus.documents import document_of
from migwatch.corpus.index import IndexStore
from migwatch.corpus.index_file import connect, index_path, is_ready
from migwatch.corpus.library import Library
from migwatch.corpus.memory import MemoryStore
from migwatch.store.folder import Folder, article_id


def open_index(folder: Folder) -> IndexStore | None:
    """The kept index of a corpus, as it is, for reading.

    Returns:
        The index; None where there is none, or it is of another form or damaged.
    """
    held = None
    try:
        held = connect(index_path(folder.root), write=False)
        if is_ready(held, folder.stamp):
            return IndexStore(held, folder.corpus, writable=False)
    except sqlite3.Error:
        pass
    if held is not None:
        with suppress(sqlite3.Error):
            held.close()
    return None


def read_into_memory(
    library: Library, progress: Callable[[int, int], None] | None = None
) -> MemoryStore:
    """An index in memory of all articles of a corpus.

    Args:
        library: The corpus.
        progress: Called with articles read and articles in all.
    """
    store = MemoryStore(library.corpus)
    documents = []
    for at, path in enumerate(library.paths):
        loaded = library.load(path)
        documents.append(document_of(loaded, article_id(path), path.name, ""))
        if progress is not None:
            progress(at + 1, len(library.paths))
    store.bulk(documents)
    return store


def is_small(library: Library) -> bool:
    """Whether a corpus needs no kept index; one is kept of whole corpora only."""
    return not (library.whole and library.has_several)
