"""Lines and columns of a file, as editors count them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right

# YAML also ends a line at U+0085, U+2028 and U+2029; editors do not.
_BREAK = re.compile(r"\r\n?|\n")


class Lines:
    """Where the lines of a text begin.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._starts = array("I", [0])
        self._starts.extend(found.end() for found in _BREAK.finditer(text))

    def at(self, index: int) -> tuple[int, int]:
        """Line and column, both from 1, of a character by its index (code points)."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1
