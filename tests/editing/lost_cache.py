"""A disk that forgets, at a power cut, what it was not made sure of."""

from __future__ import annotations

import os
import random
import shutil
import stat
from pathlib import Path
from typing import NamedTuple

_open, _close, _pread, _fsync = os.open, os.close, os.pread, os.fsync


class _File(NamedTuple):
    """What of a file outlasts a power cut."""

    data: bytes
    mode: int
    owner: tuple[int, int]


class LostCache:
    """The files below a folder, as they would be after a power cut.

    What the system was told to write may have reached the disk or not, each name and the
    bytes of each file for itself; what `fsync` was called for has.

    Args:
        root: The folder; what is there now is safe.
        seed: What decides about the rest.
    """

    def __init__(self, root: Path, seed: int) -> None:
        self._root = root
        self._random = random.Random(seed)
        self._files: dict[int, _File] = {}
        self._names: dict[int, dict[str, int]] = {}
        self._pending: dict[int, list[tuple[str, ...]]] = {}
        #: Handles, which keep a file's number from being given to another.
        self._held: dict[int, int] = {}
        self._moved: dict[tuple[str, ...], int] = {}
        for folder, _, names in os.walk(root):
            self._names[os.stat(folder).st_ino] = self._listed(folder)
            for name in names:
                self._hold(os.path.join(folder, name), safe=True)

    # ------------------------------------------------------------ what was called

    def made(self, path: str) -> None:
        """A file or a folder has been made, or has one more name."""
        self._hold(path, safe=False)
        self._note(path, ("add", os.path.basename(path)), os.lstat(path).st_ino)

    def renamed(self, old: str, new: str) -> None:
        """A file has another name in the same folder."""
        names = (os.path.basename(old), os.path.basename(new))
        self._note(new, ("rename", *names), os.lstat(new).st_ino)

    def removed(self, path: str) -> None:
        """A name is gone."""
        self._note(path, ("remove", os.path.basename(path)), 0)

    def synced(self, handle: int) -> None:
        """A file or a folder is safe."""
        found = os.fstat(handle)
        if not stat.S_ISDIR(found.st_mode):
            if found.st_ino in self._held:
                self._files[found.st_ino] = self._now(found.st_ino)
        elif found.st_ino in self._names:
            self._names[found.st_ino] = self._listed(handle)
            self._pending.pop(found.st_ino, None)

    def _note(self, path: str, what: tuple[str, ...], number: int) -> None:
        folder = os.stat(os.path.dirname(path)).st_ino
        many = self._pending.setdefault(folder, [])
        step = (*what, str(number))
        many.append(step)

    def _hold(self, path: str, *, safe: bool) -> None:
        found = os.lstat(path)
        if stat.S_ISDIR(found.st_mode):
            self._names.setdefault(found.st_ino, {})
        elif stat.S_ISREG(found.st_mode) and found.st_ino not in self._held:
            self._held[found.st_ino] = _open(path, os.O_RDONLY)
            now = self._now(found.st_ino)
            self._files[found.st_ino] = now if safe else now._replace(data=b"")

    def _now(self, number: int) -> _File:
        handle = self._held[number]
        found = os.fstat(handle)
        data = _pread(handle, found.st_size, 0)
        return _File(data, stat.S_IMODE(found.st_mode), (found.st_uid, found.st_gid))

    @staticmethod
    def _listed(folder: str | int) -> dict[str, int]:
        with os.scandir(folder) as entries:
            return {entry.name: entry.inode() for entry in entries}

    # ------------------------------------------------------------------ power cut

    def cut(self) -> None:
        """Bring the folder into the state after a power cut."""
        self._restore(str(self._root))

    def _restore(self, folder: str) -> None:
        number = os.stat(folder).st_ino
        wanted = self._left(number)
        actual = self._listed(folder)
        for name in actual.keys() - wanted.keys():
            path = os.path.join(folder, name)
            shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)
        for name, each in wanted.items():
            path = os.path.join(folder, name)
            if each in self._names:
                self._restore(path)
            elif each in self._files:
                self._put(path, self._kept(each))

    def _left(self, folder: int) -> dict[str, int]:
        """The names of a folder, of which those that are not safe are there or not."""
        names = dict(self._names[folder])
        often = self._random.choice([0.0, 0.5, 1.0])
        for kind, *of, number in self._pending.get(folder, ()):
            if self._random.random() >= often:
                continue
            if kind == "remove":
                names.pop(of[0], None)
            elif kind == "add":
                names[of[0]] = int(number)
            else:
                names.pop(of[0], None)
                names[of[1]] = int(number)
        return names

    def _kept(self, number: int) -> _File:
        """A file, of which what is not safe is there, gone, or zeros."""
        safe, now = self._files[number], self._now(number)
        if safe == now:
            return safe
        size = len(now.data)
        part = self._random.randrange(size + 1)
        data = self._random.choice(
            [safe.data, now.data, now.data[:part], now.data[:part].ljust(size, b"\0")]
        )
        if len(data) < len(safe.data) or not data.startswith(safe.data):
            data = safe.data
        return self._random.choice([safe, now])._replace(data=data)

    @staticmethod
    def _put(path: str, file: _File) -> None:
        if os.path.lexists(path):
            os.unlink(path)
        handle = _open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        with open(handle, "wb") as opened:
            opened.write(file.data)
            os.chown(handle, *file.owner)
            os.chmod(handle, file.mode)
