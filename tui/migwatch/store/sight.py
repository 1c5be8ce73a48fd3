"""Noticing that files have changed, without reading them."""

from __future__ import annotations

import os
import time
from pathlib import Path

#: Seconds within which a second change may leave the same time stamp.
_TICK = 2.0
#: Age in seconds up to which a change may have come after the file was read.
_RECENT = 10.0

Stamp = tuple[int, int, int, int, int]


class Sight:
    """What some files looked like when they were looked at last.

    Args:
        paths: The files, which need not exist.
    """

    def __init__(self, *paths: Path) -> None:
        self.paths = paths
        self._seen: list[Stamp | int] = []
        self._sure: list[bool] = []

    def changed(self) -> tuple[Path, ...]:
        """The files that may have changed since the last look.

        At the first look these are those that are not there, or changed a short time ago.
        A file that was changed a moment before a look counts once more at the next, as its
        time stamp could not tell a second change.
        """
        now = time.time()
        seen = [stamp(path) for path in self.paths]
        ages = [abs(now - _newest(held)) for held in seen]
        if self._seen:
            old = zip(seen, self._seen, self._sure, strict=True)
            news = [held != before or not sure for held, before, sure in old]
        else:
            news = [
                isinstance(held, int) or age < _RECENT for held, age in zip(seen, ages, strict=True)
            ]
        self._seen, self._sure = seen, [age >= _TICK for age in ages]
        return tuple(path for path, new in zip(self.paths, news, strict=True) if new)


def stamp(path: Path) -> Stamp | int:
    """What tells one state of a file from another; the error's number where there is none.

    Args:
        path: The file, or folder.
    """
    try:
        found = os.stat(path)  # noqa: PTH116 - a third of the time
    except (OSError, ValueError) as error:
        return getattr(error, "errno", None) or 0
    times = found.st_mtime_ns, found.st_ctime_ns
    return (*times, found.st_size, found.st_ino, found.st_dev)


def _newest(seen: Stamp | int) -> float:
    return 0.0 if isinstance(seen, int) else max(seen[:2]) / 1e9
