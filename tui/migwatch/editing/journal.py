"""The journal of an article: every step of its annotation, kept before it is saved.

It is a file of lines, each with a checksum, in the user's state folder. A line that was
cut off by a crash is as if it had never been written.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from migwatch.editing.revision import Change
from migwatch.editing.texts import Sources
from migwatch.store.atomic import file_locked, made_sure, unwritable
from migwatch.store.places import journal_path, lock_path
from migwatch.store.problem import FileProblem

#: Characters of a line's checksum.
_SUM = 8
#: Folders above a journal that may have been made for it, up to the user's own.
_FOLDERS = 5


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
        instead: Number of the entry that waited for a decision and was done as this one.
        without: Numbers of earlier entries that are not in `result`, as they wait.
        by: What stands for the run of a program that did it; empty where that is not known.
        texts: The source text before and after, where that changed as well.
    """

    number: int
    when: str
    words: str
    changes: tuple[Change, ...]
    base: str
    result: str
    undoes: int | None = None
    redoes: int | None = None
    instead: int | None = None
    without: tuple[int, ...] = ()
    by: str = ""
    texts: Sources | None = None


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

    def unfinished(self, digest: str) -> tuple[list[Entry], list[Entry]]:
        """Of the unsaved entries those that are in the file, and all others.

        Args:
            digest: SHA-256 of the file.
        """
        left = [entry for entry in self.entries if entry.number in self.unsaved]
        last = max((at for at, entry in enumerate(left) if entry.result == digest), default=-1)
        without = left[last].without if last >= 0 else ()
        there = [entry for entry in left[: last + 1] if entry.number not in without]
        return there, [entry for entry in left if entry not in there]

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
        self.path = journal_path(path)
        self._lock = lock_path(path)
        #: Bytes that have been read, of which file, and what they said.
        self._read = 0
        self._number = 0
        self._entries: dict[int, Entry] = {}
        self._unsaved: set[int] = set()
        #: Highest number that was ever given.
        self.last = 0
        #: Entries that are in the file, of which that could not be noted.
        self._unnoted: list[Entry] = []
        #: Whether the file's name outlasts a power cut.
        self._rooted = False

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other processes of this program from changing the article meanwhile.

        Where no lock can be had, as on a full disk, work goes on without.
        """
        with file_locked(self._lock):
            yield

    @property
    def known(self) -> Held:
        """What it held when it was read last."""
        saved = {entry.number for entry in self._unnoted}
        return Held(tuple(self._entries.values()), frozenset(self._unsaved - saved))

    def read(self) -> Held:
        """What it holds; lines that others have written since are read now.

        Raises:
            FileProblem: It cannot be read.
        """
        try:
            with self.path.open("rb") as file:
                found = os.fstat(file.fileno())
                if found.st_size < self._read or found.st_ino != self._number:
                    self._forget()
                self._number = found.st_ino
                file.seek(self._read)
                data = file.read()
        except FileNotFoundError:
            self._forget()
            return self.known
        except OSError as error:
            raise FileProblem(f"cannot be read: {error.strerror}") from None
        # A line without its end may still be on its way.
        whole = data[: data.rfind(b"\n") + 1]
        self._read += len(whole)
        for line in whole.splitlines():
            self._note(line)
        return self.known

    def _forget(self) -> None:
        self._read, self._entries, self._unsaved, self._rooted = 0, {}, set(), False

    def _note(self, line: bytes) -> None:
        body = line[_SUM + 1 :]
        if line[:_SUM] != _checksum(body):
            return
        try:
            held = msgspec.json.decode(body, type=_Line)
        except (msgspec.DecodeError, ValueError):
            return
        self._take(held)

    def _take(self, held: _Line) -> None:
        if held.entry is not None:
            self.last = max(self.last, held.entry.number)
            self._entries[held.entry.number] = held.entry
            self._unsaved.add(held.entry.number)
            if held.entry.instead is not None:
                self._drop(held.entry.instead)
        if held.saved is not None:
            self._unsaved.discard(held.saved)
        if held.dropped is not None:
            self._drop(held.dropped)

    def _drop(self, number: int) -> None:
        self._entries.pop(number, None)
        self._unsaved.discard(number)

    def add(self, *entries: Entry, saved: Iterable[Entry] = ()) -> None:
        """Keep entries; they outlast a power cut from now on.

        Args:
            entries: The entries.
            saved: Those of them that are in the file.

        Raises:
            FileProblem: They cannot be written.
        """
        lines = [_Line(entry=entry) for entry in entries]
        lines += (_Line(saved=entry.number) for entry in saved)
        self._append(lines, sync=True)

    def saved(self, entries: Iterable[Entry]) -> str | None:
        """Note that entries are in the file. A note that is lost in a crash does no harm.

        Args:
            entries: The entries; one that could not be kept needs no note.

        Returns:
            Why that cannot be noted now; it will be with the next.
        """
        self._unnoted += entries
        try:
            self.read()
            held = [each for each in self._unnoted if self._entries.get(each.number) == each]
            if held:
                self._append([_Line(saved=entry.number) for entry in held], sync=False)
        except FileProblem as problem:
            return problem.message
        self._unnoted = []
        return None

    def drop(self, number: int) -> None:
        """Note that a entry was not done after all.

        Raises:
            FileProblem: That cannot be written.
        """
        self._append([_Line(dropped=number)], sync=True)

    def _append(self, lines: list[_Line], *, sync: bool) -> None:
        self._write(b"".join(map(_encoded, lines)), sync=sync)
        # They are read again with the next; until then, or where that fails, they count.
        for line in lines:
            self._take(line)

    def _write(self, data: bytes, *, sync: bool) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
            handle = os.open(self.path, flags, 0o600)
            try:
                self._root()
                end = os.fstat(handle).st_size
                torn = end and os.pread(handle, 1, end - 1) != b"\n"
                try:
                    _write_all(handle, b"\n" + data if torn else data)
                    if sync:
                        os.fsync(handle)
                except OSError:
                    # What is half there must not be taken for the beginning of the next.
                    with suppress(OSError):
                        os.ftruncate(handle, end)
                    raise
            finally:
                with suppress(OSError):
                    os.close(handle)
        except OSError as error:
            raise unwritable(error, f"the folder {self.path.parent}") from None

    def _root(self) -> None:
        """Make sure of the names of the file and of the folders that were made for it."""
        if not self._rooted:
            for folder in list(self.path.parents)[:_FOLDERS]:
                made_sure(folder)
            self._rooted = True


def _encoded(line: _Line) -> bytes:
    body = msgspec.json.encode(line)
    return _checksum(body) + b" " + body + b"\n"


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)
