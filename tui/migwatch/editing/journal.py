"""The journal of an article: every step of its annotation, kept before it is saved.

It is a file of lines, each with a checksum, in the user's state folder. A line that was
cut off by a crash is as if it had never been written.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from migwatch.editing.revision import Change
from migwatch.store.atomic import sync_folder, unwritable
from migwatch.store.places import state_folder
from migwatch.store.problem import FileProblem

#: Characters of a line's checksum.
_SUM = 8


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step of an annotation.

    Attributes:
        number: Its number, from 1.
        when: When it was done, ISO 8601 in UTC.
        words: What was done, in words.
        changes: The pieces of the file that it changed.
        base: SHA-256 of the file before.
        result: SHA-256 of the file after.
        undoes: Number of the entry that it took back.
        redoes: Number of the entry that it did again.
    """

    number: int
    when: str
    words: str
    changes: tuple[Change, ...]
    base: str
    result: str
    undoes: int | None = None
    redoes: int | None = None


class _Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """A line: a entry, or the number of one that is on the disk or will not be."""

    entry: Entry | None = None
    saved: int | None = None
    dropped: int | None = None


class Held(NamedTuple):
    """What a journal holds.

    Attributes:
        entries: In the order in which they were done, without those that were dropped.
        unsaved: Numbers of those of which it is not known whether they are in the file.
    """

    entries: tuple[Entry, ...]
    unsaved: frozenset[int]

    def stacks(self) -> tuple[list[Entry], list[Entry]]:
        """The entries that can be undone and those that can be redone, next one last."""
        done: list[Entry] = []
        undone: list[Entry] = []
        for entry in self.entries:
            if entry.undoes is not None and done:
                undone.append(done.pop())
            elif entry.redoes is not None and undone:
                done.append(undone.pop())
            elif entry.undoes is None and entry.redoes is None:
                done.append(entry)
                undone = []
        return done, undone


class Journal:
    """The journal of one annotation file.

    Args:
        path: The annotation file.
    """

    def __init__(self, path: Path) -> None:
        name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:32]
        self.path = state_folder() / "journals" / f"{name}.jsonl"
        self._known = Held((), frozenset())
        #: Bytes that have been read, and what they said.
        self._read = 0
        self._entries: dict[int, Entry] = {}
        self._unsaved: set[int] = set()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes of this program from changing the article meanwhile.

        Where no lock can be had, as on a full disk, work goes on without.
        """
        handle = None
        try:
            with suppress(OSError):
                self.path.parent.mkdir(parents=True, exist_ok=True)
                lock = self.path.with_suffix(".lock")
                handle = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            if handle is not None:
                os.close(handle)

    def read(self) -> Held:
        """What it holds; lines that others have written since are read now.

        Raises:
            FileProblem: It cannot be read.
        """
        try:
            with self.path.open("rb") as file:
                if os.fstat(file.fileno()).st_size < self._read:
                    self._read, self._entries, self._unsaved = 0, {}, set()
                file.seek(self._read)
                data = file.read()
        except FileNotFoundError:
            return Held((), frozenset())
        except OSError as error:
            raise FileProblem(f"cannot be read: {error.strerror}") from None
        # A line without its end may still be on its way.
        whole = data[: data.rfind(b"\n") + 1]
        self._read += len(whole)
        for line in whole.splitlines():
            self._note(line)
        return Held(tuple(self._entries.values()), frozenset(self._unsaved))

    def _note(self, line: bytes) -> None:
        body = line[_SUM + 1 :]
        if line[:_SUM] != _checksum(body):
            return
        try:
            held = msgspec.json.decode(body, type=_Line)
        except (msgspec.DecodeError, ValueError):
            return
        if held.entry is not None:
            self._entries[held.entry.number] = held.entry
            self._unsaved.add(held.entry.number)
        if held.saved is not None:
            self._unsaved.discard(held.saved)
        if held.dropped is not None:
            self._entries.pop(held.dropped, None)
            self._unsaved.discard(held.dropped)

    def add(self, entry: Entry) -> None:
        """Keep a entry; it outlasts a power cut from now on.

        Raises:
            FileProblem: It cannot be written.
        """
        self._write(_Line(entry=entry), sync=True)

    def saved(self, number: int) -> None:
        """Note that a entry is in the file. A note that is lost does no harm.

        Args:
            number: Number of the entry.
        """
        with suppress(FileProblem):
            self._write(_Line(saved=number), sync=False)

    def drop(self, number: int) -> None:
        """Note that a entry was not done after all.

        Raises:
            FileProblem: That cannot be written.
        """
        self._write(_Line(dropped=number), sync=True)

    def _write(self, line: _Line, *, sync: bool) -> None:
        body = msgspec.json.encode(line)
        try:
            fresh = not self.path.exists()
            self.path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
            handle = os.open(self.path, flags, 0o600)
            try:
                end = os.fstat(handle).st_size
                torn = end and os.pread(handle, 1, end - 1) != b"\n"
                data = (b"\n" if torn else b"") + _checksum(body) + b" " + body + b"\n"
                try:
                    _write_all(handle, data)
                    if sync:
                        os.fsync(handle)
                except OSError:
                    # What is half there must not be taken for the beginning of the next.
                    with suppress(OSError):
                        os.ftruncate(handle, end)
                    raise
            finally:
                os.close(handle)
        except OSError as error:
            raise unwritable(error, f"the folder {self.path.parent}") from None
        if fresh:
            sync_folder(self.path.parent)


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)
