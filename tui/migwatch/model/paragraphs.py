"""Paragraphs of a text, found as far as anyone has asked."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right

# Possessive, so that a text of nothing but white space is read once.
_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n\s*+")
_BREAK = re.compile(r"\n\s*+")
_LEADING = re.compile(r"\s*+")


class Paragraphs:
    """Where paragraphs begin, scanned on demand.

    Where a text has blank lines these divide its paragraphs, so that hard-wrapped
    lines stay together; where it has none every line is a paragraph.

    Args:
        text: The text.

    Attributes:
        divided_by_blank_lines: Whether they are.
    """

    def __init__(self, text: str) -> None:
        self.divided_by_blank_lines = _BLANK_LINE.search(text, 0, 1 << 20) is not None
        divider = _BLANK_LINE if self.divided_by_blank_lines else _BREAK
        leading = _LEADING.match(text)
        first = leading.end() if leading else 0
        self._length = len(text)
        self._starts = array("Q", [first])
        self._breaks = divider.finditer(text, first)

    def _scan(self, offset: int) -> None:
        starts, length = self._starts, self._length
        while starts[-1] <= offset:
            found = next(self._breaks, None)
            if found is None or found.end() == length:
                return
            starts.append(found.end())

    def number(self, offset: int) -> int:
        """The number, from 1, of the paragraph that holds an offset (code points)."""
        self._scan(offset)
        return max(1, bisect_right(self._starts, offset))

    def begins_in(self, start: int, end: int) -> int | None:
        """Number of the first paragraph that begins within ``[start, end)``, or None."""
        self._scan(end)
        at = bisect_left(self._starts, start)
        if at < len(self._starts) and self._starts[at] < end:
            return at + 1
        return None

    def span(self, number: int) -> tuple[int, int]:
        """Start and end, half-open code points, of a paragraph by number, from 1.

        Raises:
            IndexError: The text has no paragraph of that number.
        """
        starts = self._starts
        while len(starts) <= number:
            found = len(starts)
            self._scan(starts[-1])
            if len(starts) == found:
                break
        if not 1 <= number <= len(starts):
            raise IndexError(f"no paragraph {number}")
        end = starts[number] if number < len(starts) else self._length
        return starts[number - 1], end
