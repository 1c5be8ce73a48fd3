"""Noticing that files have changed, without reading them."""

from __future__ import annotations

import os
import time
from pathlib import Path

#: Seconds within which a second change may leave the same time stamp.
_TICK = 2.0
#: Age in seconds up to which a change may have come after the file was read.
_RECENT = 10.0

_Stamp = tuple[int, int, int, int, int]


class Sight:
    """What some files looked like when they were looked at last.

    Args:
        paths: The files, which need not exist.
    """

    def __init__(self, *paths: Path) -> None:
        self.paths = paths
        self._seen: list[_Stamp | int] = []
        self._sure: list[bool] = []

    def changed(self) -> tuple[Path, ...]:
        """The files that may have changed since the last look.

        At the first look these are those that are not there, or changed a short time ago.
        A file that was changed a moment before a look counts once more at the next, as its
        time stamp could not tell a second change.
        """
        now = time.time()
        seen = [_stamp(path) for path in self.paths]
        ages = [abs(now - _newest(stamp)) for stamp in seen]
        if self._seen:
            old = zip(seen, self._seen, self._sure, strict=True)
            news = [stamp != before or not sure for stamp, before, sure in old]
        else:
            news = [
                isinstance(stamp, int) or age < _RECENT
                for stamp, age in zip(seen, ages, strict=True)
            ]
        self._seen, self._sure = seen, [age >= _TICK for age in ages]
        return tuple(path for path, new in zip(self.paths, news, strict=True) if new)


def _stamp(path: Path) -> _Stamp | int:
    """What tells one state of a file from another; the error's number where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a third of the time
    except (OSError, ValueError) as error:
        return getattr(error, "errno", None) or 0
    times = found.st_mtime_ns, found.st_ctime_ns
    return (*times, found.st_size, found.st_ino, found.st_dev)


def _newest(stamp: _Stamp | int) -> float:
    return 0.0 if isinstance(stamp, int) else max(stamp[:2]) / 1e9
