"""Where the ends of a passage can be moved to."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
#: Characters that are looked at for the next word.
_REACH = 1 << 12


def end_moved(text: str, offset: int, by: int, *, at_start: bool) -> int:
    """An end of a passage a word further on, or back.

    The start of a passage stops where words begin, its end where they are over, and both at
    the ends of the text.

    Args:
        text: The text.
        offset: Where the end is now, code points.
        by: 1 for further on, -1 for back.
        at_start: Whether it is the start of the passage.
    """
    first, last = max(0, offset - _REACH), min(len(text), offset + _REACH)
    words = _WORD.finditer(text, first, last)
    stops = [word.start() if at_start else word.end() for word in words]
    if by > 0:
        return min((stop for stop in stops if stop > offset), default=last)
    return max((stop for stop in stops if stop < offset), default=first)
