"""The annotation file that is edited, as it lies on the disk."""

from __future__ import annotations

from pathlib import Path

from migwatch.store.atomic import replace_file
from migwatch.store.files import ANNOTATION_LIMIT, read_regular
from migwatch.store.problem import FileProblem


class Target:
    """The file.

    Args:
        path: Where it is.

    Raises:
        FileProblem: It cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = read_regular(path, ANNOTATION_LIMIT)
        self._stamp = self._now()

    def changed(self) -> bytes | None:
        """Its bytes, if somebody else has changed it since it was read or written.

        A file that cannot be read now counts as unchanged: writing it will tell why.
        """
        now = self._now()
        if now == self._stamp:
            return None
        try:
            data = read_regular(self.path, ANNOTATION_LIMIT)
        except FileProblem:
            return None
        self._stamp = now
        if data == self.data:
            return None
        self.data = data
        return data

    def write(self, data: bytes) -> str | None:
        """Put other bytes in its place.

        Returns:
            Why that cannot be done, and what to do; None if it was.
        """
        try:
            replace_file(self.path, data)
        except FileProblem as problem:
            return f"{self.path.name} {problem.message}"
        self.data, self._stamp = data, self._now()
        return None

    def _now(self) -> tuple[int, ...]:
        try:
            found = self.path.stat()
        except OSError:
            return ()
        return found.st_mtime_ns, found.st_size, found.st_ino
