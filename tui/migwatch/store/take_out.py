"""Taking lines out of a pack, while all others stay as they are, byte for byte."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from migwatch.store.atomic import folder_locked, replace_file, sync_folder, unwritable
from migwatch.store.files import opened_regular, sha256
from migwatch.store.packs import lines
from migwatch.store.problem import FileProblem

_BLOCK = 1 << 20
#: How often to begin anew where another program writes to the pack.
_TRIES = 5


class Changed(Exception):  # noqa: N818 - it is tried again
    """A pack that was changed while it was being rewritten."""


class _Cuts(NamedTuple):
    """What is to be taken out.

    Attributes:
        spans: Bytes, half-open, in order.
        all: Whether no line is left.
    """

    spans: list[tuple[int, int]]
    all: bool


def take_out(pack: Path, digests: Collection[str]) -> None:
    """Take lines out of a pack; a pack that has no line left is removed.

    Args:
        pack: The pack.
        digests: SHA-256 of the lines, their ends included.

    Raises:
        FileProblem: It cannot be rewritten; it is as it was.
    """
    target = Path(os.path.realpath(pack))
    with folder_locked(target.parent):
        for _ in range(_TRIES):
            state = state_of(target)
            cuts = _cuts(target, digests)
            if not cuts.spans:
                return
            try:
                if cuts.all:
                    _remove(pack, target, state)
                else:
                    replace_file(target, _rest(target, cuts.spans, state))
            except Changed:
                continue
            return
    raise FileProblem("is being changed by another program; try again")


def state_of(target: Path) -> tuple[int, int, int]:
    """What is another where a file has been changed: its number, size and time."""
    try:
        held = target.stat()
    except OSError as error:
        raise FileProblem(f"cannot be read: {error.strerror}; check the path") from None
    return held.st_ino, held.st_size, held.st_mtime_ns


def _cuts(target: Path, digests: Collection[str]) -> _Cuts:
    spans, others = [], 0
    for line in lines(target):
        if line.data and sha256(line.data) in digests:
            spans.append((line.offset, line.end))
        else:
            others += 1
    return _Cuts(spans, others == 0)


def _remove(pack: Path, target: Path, state: tuple[int, int, int]) -> None:
    if state_of(target) != state:
        raise Changed
    try:
        pack.unlink()
    except OSError as error:
        raise unwritable(error, "the folder") from None
    sync_folder(pack.parent)


def _rest(
    target: Path, spans: list[tuple[int, int]], state: tuple[int, int, int]
) -> Iterator[bytes]:
    """The bytes of a pack that stay."""
    yield from kept(target, spans, state[1])
    # What another program added meanwhile must not be lost.
    if state_of(target) != state:
        raise Changed


def kept(target: Path, spans: list[tuple[int, int]], size: int) -> Iterator[bytes]:
    """The bytes of a file without some spans of it.

    Args:
        target: The file.
        spans: What is left out: bytes, half-open, in order.
        size: Bytes of the file.
    """
    with opened_regular(target) as file:
        for start, end in [*spans, (size, size)]:
            while block := file.read(min(_BLOCK, start - file.tell())):
                yield block
            file.seek(end)
