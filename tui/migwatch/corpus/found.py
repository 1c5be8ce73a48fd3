"""What was found in a text: where, and whether that is all."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Literal

import msgspec

#: Start and end, half-open code points.
Span = tuple[int, int]
#: Gives the matches that begin between two offsets, in order.
Between = Callable[[int, int], Iterator[Span]]

#: Seconds that a regular expression may take.
PATIENCE = 1.0

Cut = Literal["", "limit", "time"]


class Found(msgspec.Struct, frozen=True, eq=False):
    """Matches in text order; no two overlap.

    Attributes:
        starts: First offset of each match, code points.
        ends: Offset behind the last character of each (half-open).
        missing: Words of the query that the text has not; then nothing matches.
        cut: Why there may be more matches: too many of them, or no time left.
        partial: Whether only the neighbourhood has been searched so far.
    """

    starts: array[int]
    ends: array[int]
    missing: tuple[str, ...] = ()
    cut: Cut = ""
    partial: bool = False

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, nth: int) -> Span:
        """Start and end of a match."""
        return self.starts[nth], self.ends[nth]

    def at(self, offset: int) -> int:
        """Which match holds an offset; -1 where none does."""
        nth = bisect_right(self.starts, offset) - 1
        return nth if nth >= 0 and offset < self.ends[nth] else -1

    def within(self, start: int, end: int) -> range:
        """Which matches share a character with ``[start, end)``."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def onward(self, offset: int) -> int:
        """The first match that ends behind an offset, around the end; -1 if there is none."""
        return bisect_right(self.ends, offset) % len(self) if len(self) else -1

    def stepped(self, offset: int, by: int) -> int:
        """The next (or previous) match from an offset, around the ends; -1 if there is none."""
        if not len(self):
            return -1
        if by > 0:
            return bisect_right(self.starts, offset) % len(self)
        here = self.at(offset)
        before = here if here >= 0 else bisect_left(self.starts, offset)
        return (before - 1) % len(self)

    def moved(self, by: int) -> Found:
        """The matches of a part of a text, by their offsets in the whole."""
        starts, ends = (array("I", (at + by for at in held)) for held in (self.starts, self.ends))
        return Found(starts, ends, self.missing, self.cut, partial=True)


class Gathered:
    """Matches as they are found, from where the reader is around to there again.

    Args:
        length: Length of the text, code points.
        start: Where the reader is, code points.
        limit: Matches to keep.
    """

    def __init__(self, length: int, start: int, limit: int) -> None:
        self._length = length
        self._start = min(max(0, start), length)
        self._limit = limit
        self._spans: list[Span] = []
        #: How far around everything has been looked at.
        self._reach = length

    def gather(self, between: Between) -> bool:
        """Take matches of one kind, as many as may be kept.

        Returns:
            Whether there were any.
        """
        own = list(islice(between(self._start, self._length), self._limit + 1))
        if self._start and len(own) <= self._limit:
            # A match that lies across the start is the last one, if it leaves room for the first.
            edge = own[0][0] if own else self._length
            before = islice(between(0, self._start), self._limit + 1 - len(own))
            own += [span for span in before if span[1] <= edge]
        if len(own) > self._limit:
            self._reach = min(self._reach, self._around(own[-1]))
        self._spans += own
        return bool(own)

    def _around(self, span: Span) -> int:
        return (span[0] - self._start) % max(1, self._length)

    def found(self, missing: tuple[str, ...] = (), cut: Cut = "") -> Found:
        """What was found, matches that overlap made one.

        Args:
            missing: Words that the text has not.
            cut: Whether there was no time left.
        """
        if missing:
            return Found(array("I"), array("I"), missing)
        merged: list[Span] = []
        for start, end in sorted(self._spans):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        kept = [span for span in merged if self._around(span) < self._reach]
        kept = sorted(kept, key=self._around)[: self._limit]
        if len(kept) < len(merged):
            cut = cut or "limit"
        kept.sort()
        return Found(array("I", (s for s, _ in kept)), array("I", (e for _, e in kept)), (), cut)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is no part of longer words."""
    return not (
        (start > 0 and _in_word(text[start - 1])) or (end < len(text) and _in_word(text[end]))
    )


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or bool(unicodedata.combining(character))
