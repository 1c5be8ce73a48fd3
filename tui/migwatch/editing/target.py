"""The annotation file that is edited, as it lies on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from migwatch.store.atomic import folder_locked, replace_file, tidy_folder
from migwatch.store.files import ANNOTATION_LIMIT, holds, read_regular
from migwatch.store.problem import FileProblem


class Target:
    """The file.

    Attributes:
        data: Its bytes, as they were last taken in or written.

    Args:
        path: Where it is.

    Raises:
        FileProblem: It cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = read_regular(path, ANNOTATION_LIMIT)
        #: Why it could not be read when it was looked at last; None where it could.
        self.unread: FileProblem | None = None
        self._failed = False

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep programs of other users from changing it meanwhile.

        Where no lock can be had, work goes on without. The folder is locked, as the file
        itself will be another one.
        """
        with folder_locked(self._folder):
            yield

    def changed(self) -> bytes | None:
        """Its bytes, if somebody else has changed it; they count as taken in once in `data`.

        A file that cannot be read now counts as unchanged: writing it will tell why.
        """
        # Time, size and number may all be the same after two changes within one tick.
        try:
            same = holds(self.path, self.data)
            data = None if same else read_regular(self.path, ANNOTATION_LIMIT)
        except FileProblem as problem:
            self.unread = problem
            return None
        self.unread = None
        return data

    def lose(self, data: bytes, problem: FileProblem) -> None:
        """Go back to what the file was before it could not be read any more.

        Args:
            data: Its bytes then.
            problem: Why it cannot be read.
        """
        self.data, self.unread = data, problem

    def write(self, data: bytes, put: Callable[[], Callable[[], None] | None]) -> str | None:
        """Put other bytes in its place; not where it is unknown what stands there.

        Args:
            data: The bytes.
            put: Has to be done before; gives what takes it back, if there was anything.

        Returns:
            Why that cannot be done, and what to do; None if it was.
        """
        if self.unread is not None:
            return f"{self.path.name} {self.unread.message}"
        try:
            take_back = put()
        except FileProblem as problem:
            self._failed = True
            return problem.message
        try:
            replace_file(self.path, data)
        except FileProblem as problem:
            self._failed = True
            with suppress(FileProblem, OSError):
                # It may have been replaced before the disk reported the failure.
                if read_regular(self.path, ANNOTATION_LIMIT) == data:
                    self.data = data
                elif take_back is not None:
                    take_back()
            return f"{self.path.name} {problem.message}"
        self.data = data
        if self._failed:
            self.tidy()
        self._failed = False
        return None

    def tidy(self) -> None:
        """Remove what a killed program, or a full disk, has left beside it."""
        tidy_folder(self._folder)

    @property
    def _folder(self) -> Path:
        return Path(os.path.realpath(self.path)).parent
