"""One index for the whole program: kept up to date by another process, asked by threads."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Lock
from typing import NamedTuple, TypeVar

from migwatch.corpus.index import IndexStore
from migwatch.corpus.index_file import discard, index_path
from migwatch.corpus.library import Library
from migwatch.corpus.memory import MemoryStore
from migwatch.corpus.opening import is_small, open_index, read_into_memory
from migwatch.corpus.store import Store

T = TypeVar("T")

#: Articles up to which all are read unasked where no index can be kept.
_FEW = 200


class Progress(NamedTuple):
    """How far an index has come.

    Attributes:
        done: Articles taken in.
        total: Articles to take in.
        ended: Whether that is all.
        reason: Why it could not be done, empty if it could.
    """

    done: int
    total: int
    ended: bool = False
    reason: str = ""


class Keeper:
    """The index of a corpus.

    Args:
        library: The corpus.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()
        self._store: Store | None = None
        self._unkept = is_small(library)
        self._building = False
        self._process: subprocess.Popen[str] | None = None

    def ask(self, question: Callable[[Store], T]) -> T:
        """Ask the index something; one question at a time. May take long: not for the event loop.

        Args:
            question: What to ask of the index.
        """
        with self._lock:
            try:
                return question(self._opened())
            except sqlite3.DatabaseError:
                # Damaged, or taken away: it is only a cache.
                self._close()
                if "malformed" in str(sys.exception()):
                    discard(index_path(self._library.folder.root))
                self._unkept = not self._building
                return question(self._opened())

    def ask_at_hand(self, question: Callable[[Store], T]) -> T | None:
        """Ask as `ask` does, unless many files were to be read for that; None then."""
        with self._lock:
            if self._store is None and not self._unkept:
                self._store = open_index(self._library.folder)
            few = 0 < len(self._library.known_paths) <= _FEW
            at_hand = self._store is not None or (self._unkept and few)
        return self.ask(question) if at_hand else None

    def _opened(self) -> Store:
        if self._store is None:
            found = None if self._unkept else open_index(self._library.folder)
            if found is None and self._building:
                # The first articles are not in it yet.
                return MemoryStore(self._library.corpus)
            self._store = found or read_into_memory(self._library)
        return self._store

    def _close(self) -> None:
        if isinstance(self._store, IndexStore):
            with suppress(sqlite3.Error):
                self._store.close()
        self._store = None

    def widen(self) -> None:
        """Answer for more articles, where the library has more now."""
        with self._lock:
            self._close()
            self._unkept = is_small(self._library)

    @property
    def needs_building(self) -> bool:
        """Whether there is an index to bring up to date."""
        return not self._unkept

    def stop(self) -> None:
        """Let the index be as it is; what has been taken in stays."""
        process = self._process
        if process is not None:
            process.terminate()

    def bring_up_to_date(self) -> Iterator[Progress]:
        """Bring the index up to date in another process; ending the iterator ends that."""
        folder = os.fspath(self._library.folder.root)
        words = [sys.executable, "-P", "-m", "migwatch.corpus.builder", folder]
        self._building = True
        try:
            opened = subprocess.Popen(
                words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
        except OSError as error:
            self._building, self._unkept = False, True
            yield Progress(0, 0, ended=True, reason=f"the index cannot be made: {error.strerror}")
            return
        last = Progress(0, 0, ended=True, reason="the index is not finished; it goes on next time")
        self._process = opened
        with opened as process:
            assert process.stdout is not None
            try:
                for line in process.stdout:
                    first, _, rest = line.strip().partition(" ")
                    if first == "end":
                        number, _, reason = rest.partition(" ")
                        last = Progress(int(number), int(number), ended=True, reason=reason)
                    elif first.isdecimal() and rest.isdecimal():
                        yield Progress(int(first), int(rest))
            finally:
                if process.poll() is None:
                    process.terminate()
                self._building, self._process = False, None
        if last.reason and open_index(self._library.folder) is None:
            self._unkept = True
        with self._lock:
            self._close()
        yield last
