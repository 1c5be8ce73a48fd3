"""Lines on the screen: where a text is broken at a width, worked out where anyone looks.

The text is divided into blocks of a few thousand characters, at line breaks where
there are any. A block is wrapped when a line of it is wanted; until then its height
is estimated. The cost of showing a screen therefore does not depend on how long the
text is, and neither does memory.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from rich.cells import get_character_cell_size, set_cell_size

from migwatch.model.visible import visible

#: A blank line, which stays one; a line break before a list's sign, which stays one; and
#: any other line break but the last, which is laid out as a space.
_BREAKS = re.compile(
    r"(\r?\n(?:[^\S\n]*+\n)++|\r?\n(?=[^\S\n]*+(?:[-*\u2022]|[0-9]{1,2}[.)])[^\S\n]))"
    r"|\r?\n(?!\Z)"
)
#: Of CR LF within a line one cell is seen. In a joined text this stands for the other
#: character, which no text can hold; among stand-ins the next, which `visible` never gives.
_JOINED, UNSEEN = "\udc00", "\u200b"
_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n")
_BLOCK = 1 << 13
_REACH = 1 << 12
#: Texts up to this many characters are wrapped at once: heights are then exact.
_AT_ONCE = 1 << 16


class Line(NamedTuple):
    """A line on the screen.

    Attributes:
        start: Offset of its first character, code points.
        end: Offset behind its last visible character.
        next: Offset where the next line begins (behind a line break or a space).
    """

    start: int
    end: int
    next: int


def cells(shown: str) -> int:
    """Width in terminal cells of text that has passed `visible`."""
    if shown.isascii():
        return len(shown)
    return sum(map(get_character_cell_size, shown))


def shown_line(words: str) -> str:
    """The stand-ins of a line's characters, one for one; a line break in it is a space.

    Args:
        words: What a `Line` holds of a text.

    Returns:
        Text of the same length, where `UNSEEN` stands for a character without a cell.
    """
    if "\r\n" in words:
        return f" {UNSEEN}".join(map(shown_line, words.split("\r\n")))
    return visible(words.replace("\n", " "))


def cut(shown: str, room: int) -> str:
    """Text cut to a number of cells, with an ellipsis where something is left out.

    Args:
        shown: Text that has passed `visible`.
        room: Cells.
    """
    if cells(shown) <= room:
        return shown
    return set_cell_size(shown, room - 1) + "…" if room > 0 else ""


def cut_words(shown: str, room: int) -> str:
    """As `cut`, but between words, unless that leaves out more than half."""
    found = cut(shown, room)
    if found == shown:
        return shown
    at = found.rfind(" ")
    return f"{found[: at + 1]}…" if at > len(found) // 2 else found


def wrap(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    """Break ``text[start:end]`` into lines of at most ``width`` cells.

    Breaks behind a space or a hyphen where there is one, else between characters;
    never between a character and the marks that combine with it.
    """
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        after = min(end, stop + 1)
        # Of a line break, as LF is.
        stop -= at < stop < after and text[stop - 1] == "\r"
        if at == stop:
            yield Line(at, at, after)
        elif text[at:stop].isascii():
            yield from _wrap_plain(text, at, stop, after, width)
        else:
            yield from _wrap_cells(text, at, stop, after, width)
        at = after


def _wrap_plain(text: str, at: int, stop: int, after: int, width: int) -> Iterator[Line]:
    while stop - at > width:
        cut = text.rfind(" ", at + 1, at + width + 1)
        if cut < 0:
            hyphen = text.rfind("-", at + 1, at + width)
            cut = hyphen + 1 if hyphen > 0 else at + width
            yield Line(at, cut, cut)
            at = cut
        elif cut + 1 == stop:
            yield Line(at, cut, after)
            return
        else:
            yield Line(at, cut, cut + 1)
            at = cut + 1
    yield Line(at, stop, after)


def _wrap_cells(text: str, at: int, stop: int, after: int, width: int) -> Iterator[Line]:
    shown = UNSEEN.join(map(visible, text[at:stop].split(_JOINED)))
    base, first, used = at, 0, 0
    gap: int | None = None
    for index, character in enumerate(shown):
        size = 1 if character < "\u0300" else get_character_cell_size(character)
        if used + size > width and index > first:
            if gap is not None and gap > first:
                behind = gap + 1 + (shown[gap + 1] == UNSEEN)
                yield Line(base + first, base + gap, base + behind)
                first = behind
            elif character == " ":
                gap = index
                continue
            else:
                yield Line(base + first, base + index, base + index)
                first = index
            gap = None
            used = cells(shown[first:index])
        if character == " ":
            gap = index
        used += size
    hanging = gap == len(shown) - 1 and cells(shown[first:]) > width
    yield Line(base + first, stop - hanging, after)


def joined(text: str) -> str:
    """A text with its hard-wrapped lines joined by spaces, every offset kept.

    Blank lines and the items of lists keep their line breaks. Where two characters break
    a line, the second becomes one that takes no cell.
    """
    return _BREAKS.sub(lambda found: found[1] or " " + _JOINED * (len(found[0]) - 1), text)


class Wrapped:
    """A text broken at a width.

    Args:
        text: The text.
        width: Cells in a line, at least 1.
        flowing: Whether blank lines divide its paragraphs, so that other line breaks are
            laid out as spaces.
    """

    def __init__(self, text: str, width: int, *, flowing: bool = False) -> None:
        self.text = text
        self.width = max(1, width)
        self.flowing = flowing
        self._edges = self._find_edges()
        self._lines: dict[int, array[int]] = {}
        self._heights = [self._estimate(block) for block in range(max(1, len(self._edges) - 1))]
        self._tops: list[int] | None = None
        if len(text) <= _AT_ONCE:
            for block in range(len(self._heights)):
                self._measure(block)

    def _find_edges(self) -> array[int]:
        text, edges = self.text, array("Q", [0])
        nominal = _BLOCK
        while nominal < len(text):
            blank = _BLANK_LINE.search(text, nominal, nominal + _REACH) if self.flowing else None
            for character in ("\n", " "):
                found = text.find(character, nominal, nominal + _REACH)
                if found >= 0:
                    break
            edge = blank.end() if blank else found + 1 if found >= 0 else nominal
            edges.append(edge)
            nominal = edge + _BLOCK
        edges.append(len(text))
        return edges

    def _estimate(self, block: int) -> int:
        start, end = self._edges[block], self._edges[block + 1]
        breaks = self.text.count("\n\n" if self.flowing else "\n", start, end)
        return max(1, (end - start) // self.width + breaks // 2 + 1)

    def _measure(self, block: int) -> array[int]:
        """Wrap a block; a triple of offsets for each of its lines."""
        held = self._lines.get(block)
        if held is None:
            held = array("Q")
            start, end = self._edges[block], self._edges[block + 1]
            if self.flowing:
                text = joined(self.text[start:end])
                for line in wrap(text, 0, len(text), self.width):
                    held.extend(start + offset for offset in line)
            else:
                for line in wrap(self.text, start, end, self.width):
                    held.extend(line)
            if not held:
                held.extend((start, start, end))
            self._lines[block] = held
            if self._heights[block] != len(held) // 3:
                self._heights[block] = len(held) // 3
                self._tops = None
        return held

    def _top(self, block: int) -> int:
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops[block]

    @property
    def height(self) -> int:
        """Lines in all; estimated for what has not been looked at."""
        return self._top(len(self._heights))

    def _block_at(self, y: int) -> int:
        self._top(0)
        assert self._tops is not None
        return min(max(0, bisect_right(self._tops, y) - 1), len(self._heights) - 1)

    def settle(self, y: int, lines: int) -> int:
        """Wrap what ``lines`` lines from ``y`` show, so that `line` is exact there.

        Returns:
            What to add to ``y`` so that the same text stays in view.
        """
        block = self._block_at(y)
        into = y - self._top(block)
        if block:
            self._measure(block - 1)
        self._measure(block)
        moved = self._top(block) + min(into, self._heights[block] - 1) - y
        seen = self._heights[block] - into
        while seen < lines and block + 1 < len(self._heights):
            block += 1
            self._measure(block)
            seen += self._heights[block]
        return moved

    def line(self, y: int) -> Line | None:
        """The line at a height, or None behind the last."""
        if y < 0 or y >= self.height:
            return None
        block = self._block_at(y)
        top = self._top(block)
        held = self._measure(block)
        at = (y - top) * 3
        if at >= len(held):
            return self.line(y + 1) if y + 1 < self.height else None
        return Line(held[at], held[at + 1], held[at + 2])

    def y_of(self, offset: int) -> int:
        """The height of the line that holds an offset; wraps the block it is in."""
        offset = min(max(0, offset), len(self.text))
        block = min(bisect_right(self._edges, offset) - 1, len(self._heights) - 1)
        held = self._measure(block)
        starts = held[::3]
        return self._top(block) + max(0, bisect_right(starts, offset) - 1)
