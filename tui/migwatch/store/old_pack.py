"""A pack that is written anew, with what only it holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from migwatch.store.packs import id_of, lines
from migwatch.store.problem import FileProblem
from migwatch.store.take_out import kept, state_of


class OldPack:
    """What a pack holds before it is written anew.

    Args:
        pack: The pack.
        ids: Ids of articles that have files, whose lines are not kept.

    Raises:
        FileProblem: It cannot be read.
    """

    def __init__(self, pack: Path, ids: set[str]) -> None:
        self._target = Path(os.path.realpath(pack))
        self._state = state_of(self._target)
        self._spans: dict[str, tuple[int, int]] = {}
        for line in lines(self._target):
            name = id_of(line.data)
            if name in ids and name not in self._spans:
                self._spans[name] = (line.offset, line.end)

    def kept(self) -> Iterator[bytes]:
        """What only the pack holds, byte for byte."""
        return _ended(kept(self._target, list(self._spans.values()), self._state[1]))

    def line(self, name: str) -> Iterator[bytes]:
        """The line of an article that has a file, if there is one."""
        if name in self._spans:
            start, end = self._spans[name]
            yield from _ended(kept(self._target, [(0, start)], end))

    def check(self) -> None:
        """Make sure that nothing has been added to it meanwhile.

        Raises:
            FileProblem: Something has.
        """
        if state_of(self._target) != self._state:
            raise FileProblem("is being changed by another program; try again")


def _ended(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Bytes with a line end behind them."""
    last = b"\n"
    for block in blocks:
        yield block
        last = block[-1:]
    if last != b"\n":
        yield b"\n"
