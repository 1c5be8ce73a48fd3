"""Reading the file of the open article ahead of the first step that is done to it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from textual import work

from migwatch.app.screens.explorer_selecting import ExplorerSelecting
from migwatch.app.selection import Selection
from migwatch.corpus.library import Library
from migwatch.store.folder import is_packed
from migwatch.store.problem import FileProblem

if TYPE_CHECKING:
    from migwatch.editing.editing import Editing
    from migwatch.editing.preparing import Prepared


class ExplorerAhead(ExplorerSelecting):
    """Takes the file apart once words are selected, as a record may be made from them.

    Not as soon as the article is open: of a large one that takes more memory than all else,
    and most readers change nothing.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    def __init__(self, library: Library, as_of: date) -> None:
        super().__init__(library, as_of)
        self._lock = Lock()
        self._held: Editing | None = None
        #: The path that it was opened by.
        self._asked: Path | None = None
        #: The path whose file is read ahead, and what was read.
        self._ahead: Path | None = None
        self._known: Prepared | None = None

    def open(self, path: Path) -> None:
        """Read another article; nothing of the last one is read ahead any more."""
        self.take_known()
        super().open(path)

    def choose(self, selection: Selection | None) -> None:
        """Select words."""
        super().choose(selection)
        path = self.path
        if selection is None or path is None or path == self._ahead:
            return
        if self.progress is None and not is_packed(path):
            self._ahead = path
            self._read_ahead(path)

    @work(thread=True, exclusive=True, exit_on_error=False, group="ahead")
    def _read_ahead(self, path: Path) -> None:
        from migwatch.editing.preparing import prepared

        with self._lock, suppress(FileProblem):
            held = self._held
            if path == self._ahead and (held is None or path not in (held.path, self._asked)):
                # It leaves no trace on the disk.
                self._known = prepared(path, self.library.folder)

    def take_known(self) -> Prepared | None:
        """What was read ahead; it is let go."""
        known, self._known, self._ahead = self._known, None, None
        return known
