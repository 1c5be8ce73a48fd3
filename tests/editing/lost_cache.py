"""A disk that forgets, at a power cut, what it was not made sure of."""

from __future__ import annotations

import os
import random
import shutil
import stat
from pathlib import Path
from typing import NamedTuple

_open = os.open


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
        for each in (root, *root.rglob("*")):
            if each.is_dir():
                self._names[each.stat().st_ino] = self._listed(each)
            else:
                self._hold(each, safe=True)

    # ------------------------------------------------------------ what was called

    def made(self, path: Path) -> None:
        """A file or a folder has been made, or has one more name."""
        self._hold(path, safe=False)
        self._note(path, ("add", path.name), path.lstat().st_ino)

    def renamed(self, old: Path, new: Path) -> None:
        """A file has another name in the same folder."""
        self._note(new, ("rename", old.name, new.name), new.lstat().st_ino)

    def removed(self, path: Path) -> None:
        """A name is gone."""
        self._note(path, ("remove", path.name), 0)

    def synced(self, handle: int) -> None:
        """A file or a folder is safe."""
        found = os.fstat(handle)
        if not stat.S_ISDIR(found.st_mode):
            if found.st_ino in self._held:
                self._files[found.st_ino] = self._now(found.st_ino)
        elif found.st_ino in self._names:
            self._names[found.st_ino] = self._listed(handle)
            self._pending.pop(found.st_ino, None)

    def _note(self, path: Path, what: tuple[str, ...], number: int) -> None:
        many = self._pending.setdefault(path.parent.stat().st_ino, [])
        many.append((*what, str(number)))

    def _hold(self, path: Path, *, safe: bool) -> None:
        found = path.lstat()
        if stat.S_ISDIR(found.st_mode):
            self._names.setdefault(found.st_ino, {})
        elif stat.S_ISREG(found.st_mode) and found.st_ino not in self._held:
            self._held[found.st_ino] = _open(path, os.O_RDONLY)
            now = self._now(found.st_ino)
            self._files[found.st_ino] = now if safe else now._replace(data=b"")

    def _now(self, number: int) -> _File:
        handle = self._held[number]
        found = os.fstat(handle)
        data = os.pread(handle, found.st_size, 0)
        return _File(data, stat.S_IMODE(found.st_mode), (found.st_uid, found.st_gid))

    @staticmethod
    def _listed(folder: Path | int) -> dict[str, int]:
        with os.scandir(folder) as entries:
            return {entry.name: entry.inode() for entry in entries}

    # ------------------------------------------------------------------ power cut

    def cut(self) -> None:
        """Bring the folder into the state after a power cut."""
        self._restore(self._root)

    def _restore(self, folder: Path) -> None:
        wanted = self._left(folder.stat().st_ino)
        actual = self._listed(folder)
        for name in actual.keys() - wanted.keys():
            path = folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        for name, each in wanted.items():
            path = folder / name
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
    def _put(path: Path, file: _File) -> None:
        path.unlink(missing_ok=True)
        path.write_bytes(file.data)
        os.chown(path, *file.owner)
        path.chmod(file.mode)
