"""Noticing that other programs have changed articles beside the open one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from migwatch.corpus.library import Library
from migwatch.store.folder import is_packed
from migwatch.store.problem import FileProblem
from migwatch.store.sight import Stamp, stamp

#: Articles up to which every file is looked at; of more, the folder and linked ones are.
_ALL = 200

_Seen = dict[Path, Stamp | int]


class Around:
    """The folder of a corpus and files in it, as they were when its index last read them.

    A program that saves by renaming changes the folder as well, so that nearly every change
    is noticed in a corpus of any size.

    Args:
        library: The corpus.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._noted: _Seen = {}
        self._last: _Seen = {}
        self._linked: tuple[Path, ...] = ()

    def look_also_at(self, articles: Iterable[str]) -> None:
        """Look at the files of articles, however many there are beside them.

        Args:
            articles: Ids of those that are linked with the open one.
        """
        found = []
        for article in sorted(articles)[:_ALL]:
            try:
                path = self._library.path_of(article)
            except (OSError, FileProblem):
                continue
            found.append(path.parent if is_packed(path) else path)
        self._linked = tuple(found)

    def note(self) -> None:
        """Take what is there now as known."""
        self._noted = self._last = self._seen()

    def has_changed(self) -> bool:
        """Whether anything is otherwise than noted, and has come to rest since the last call."""
        seen, last = self._seen(), self._last
        self._last = seen
        # A file that is looked at from now on has not changed for that.
        changed = any(self._noted.get(path, now) != now for path, now in seen.items())
        self._noted = seen | self._noted
        return changed and seen == last

    def _seen(self) -> _Seen:
        known = self._library.known_paths
        few = known if len(known) <= _ALL else ()
        return {path: stamp(path) for path in (self._library.folder.root, *few, *self._linked)}
