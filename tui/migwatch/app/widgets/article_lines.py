"""Painting one line of the article: gutter, marks, selection, cursor, ruler."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from migwatch.app.layers import LAYERS, owner, paint_of
from migwatch.app.paint import Palette
from migwatch.app.state import Selected
from migwatch.app.wrapping import UNSEEN, Line, cells, shown_line
from migwatch.corpus.found import Found
from migwatch.model.article import Article
from migwatch.model.marks import OUTSIDE, union
from migwatch.model.records import passages

#: Texts longer than this need more room for the paragraph number.
_LONG = 200_000
GUTTER = 8
_SELECTED, _CURRENT, _CURSOR, _WORDS, _OUTSIDE, _FOUND, _FOUND_CURRENT = (1 << n for n in range(7))
_FIRST_CLASS = 7


def gutter_width(length: int, width: int) -> int:
    """Cells for the gutter of a text of some length in a pane of some width."""
    if width < 30:
        return 0
    return GUTTER + 3 if length > _LONG else GUTTER


class LineState(NamedTuple):
    """What a line of the article shows besides its words and their marks.

    Attributes:
        line: Where its text stands; None below the last line.
        ruler: Its row of the overview.
        cursor: Offset of the cursor where it is in the line, code points.
        spans: What stands out in it: a bit, and half-open code points.
    """

    line: Line | None
    ruler: Segment
    cursor: int | None
    spans: tuple[tuple[int, int, int], ...]


def _apart(spans: tuple[tuple[int, int, int], ...]) -> Iterator[tuple[int, int, int]]:
    """Stretches of bits, those of one bit that overlap or touch as one."""
    for bit in {bit for bit, _, _ in spans}:
        here = union((first, last) for each, first, last in spans if each == bit)
        yield from ((bit, first, last) for first, last in zip(*here, strict=True))


class LinePainter:
    """Paints the lines of an article in one state of selection and layers.

    Args:
        article: The article.
        palette: The theme's styles.
        classes: Classes of marks that are shown.
        selected: The selected record.
        gutter: Cells of the gutter.
    """

    def __init__(
        self,
        article: Article,
        palette: Palette,
        classes: frozenset[str],
        selected: Selected | None,
        gutter: int,
    ) -> None:
        self.article = article
        self.palette = palette
        self.gutter = gutter
        self._classes = [name for name in article.marks.spans if name in classes]
        self._signs = [layer for layer in LAYERS if layer.sign]
        self._styles: dict[int, Style] = {}
        self._found: Found | None = None
        self._found_at = -1
        self.select(selected)

    def find(self, found: Found | None, at: int) -> None:
        """Make matches stand out.

        Args:
            found: The matches.
            at: Which of them is the current one; -1 for none.
        """
        self._found, self._found_at = found, at

    def select(self, selected: Selected | None) -> None:
        """Make the passages of a record stand out."""
        record = self.article.record(selected.record) if selected is not None else None
        self._current: tuple[int, int] | None = None
        held = passages(record) if record is not None else ()
        if selected is not None and selected.nth < len(held):
            passage = held[selected.nth]
            self._current = (passage.start, passage.end)
        spans = sorted((p.start, p.end) for p in held)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._reach = max((end - start for start, end in spans), default=0)
        self._ruled: tuple[int, frozenset[int], int | None] | None = None

    # ------------------------------------------------------------------- line

    def state(
        self,
        line: Line | None,
        *,
        ruler: tuple[int, int],
        cursor: int | None,
        words: tuple[int, int] | None,
    ) -> LineState:
        """What `paint` needs to know.

        Args:
            line: Where the text of the line stands; None below the last line.
            ruler: Row on the screen and number of rows.
            cursor: Offset of the cursor, code points; None where keys do not move it.
            words: What words are selected, half-open code points.
        """
        row = self._ruler(*ruler)
        if line is None:
            return LineState(None, row, None, ())
        start, end, behind = line
        if cursor is not None and not start <= cursor < max(behind, end + 1):
            cursor = None
        return LineState(line, row, cursor, tuple(self._outstanding(start, end, words)))

    def paint(self, state: LineState, width: int) -> Strip:
        """A line of the screen.

        Args:
            state: What it shows.
            width: Cells to fill.
        """
        segments: list[Segment] = []
        used = 0
        line = state.line
        if line is not None:
            segments += self._gutter(line, state)
            used = self.gutter
            shown = shown_line(self.article.text[line.start : line.end])
            # The cursor behind the last word of a line stands on a space.
            shown += " "
            for mask, first, last in self._stretches(line, state):
                held = shown[first:last].replace(UNSEEN, "")
                if held:
                    segments.append(Segment(held, self._style(mask)))
                used += cells(held)
        if used < width - 1:
            segments.append(Segment(" " * (width - 1 - used), self.palette.ground))
        segments.append(state.ruler)
        return Strip(segments, max(used + 1, width))

    def _stretches(self, line: Line, state: LineState) -> Iterator[tuple[int, int, int]]:
        """What holds where in a line: bits, and half-open characters of the line."""
        start, end, _ = line
        length = end - start
        cursor = state.cursor
        changes: dict[int, int] = {}
        for bit, first, last in (*self._marked(start, end), *_apart(state.spans)):
            # The stretches of a bit lie apart, so each edge turns it on or off.
            begin, behind = max(first - start, 0), min(last - start, length)
            if begin < behind:
                changes[begin] = changes.get(begin, 0) ^ bit
                changes[behind] = changes.get(behind, 0) ^ bit
        if cursor is not None:
            at = min(cursor - start, length)
            length = max(length, at + 1)
            changes[at] = changes.get(at, 0) ^ _CURSOR
            changes[at + 1] = changes.get(at + 1, 0) ^ _CURSOR
        mask = at = 0
        for edge in sorted(changes):
            if changes[edge]:
                if edge > at:
                    yield mask, at, edge
                mask, at = mask ^ changes[edge], edge
        if at < length:
            yield mask, at, length

    def _marked(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Bits of the layers, and the stretches of a line where they hold."""
        marks = self.article.marks
        for number, name in enumerate(self._classes):
            for first, last in marks.covering(name, start, end):
                yield 1 << (_FIRST_CLASS + number), first, last
        for first, last in marks.covering(OUTSIDE, start, end):
            yield _OUTSIDE, first, last

    def _outstanding(
        self, start: int, end: int, words: tuple[int, int] | None
    ) -> Iterator[tuple[int, int, int]]:
        """Bits of what is selected and found, and where it reaches into a line."""
        nearest = bisect_left(self._starts, start - self._reach)
        for at in range(nearest, bisect_left(self._starts, max(end, start + 1))):
            if self._ends[at] > start:
                yield _SELECTED, self._starts[at], self._ends[at]
        if self._current is not None and self._current[0] < end and self._current[1] > start:
            # Where the cursor is in a match, that is current instead.
            yield (_CURRENT if self._found_at < 0 else _SELECTED), *self._current
        if self._found is not None:
            for at in self._found.within(start, end):
                yield (_FOUND_CURRENT if at == self._found_at else _FOUND), *self._found.span(at)
        if words is not None and words[0] < end and words[1] > start:
            # Only its part: while it grows, the lines within it stay as they are.
            yield _WORDS, max(words[0], start), min(words[1], end)

    def _style(self, mask: int) -> Style:
        held = self._styles.get(mask)
        if held is None:
            held = self._styles[mask] = self._mixed(mask)
        return held

    def _mixed(self, mask: int) -> Style:
        palette = self.palette
        style = palette.ground
        if mask & _OUTSIDE:
            style += palette.outside
        for number, name in enumerate(self._classes):
            if mask & (1 << (_FIRST_CLASS + number)) and name != OUTSIDE:
                paint = paint_of(name)
                style += palette.overlay(paint.colour, paint.attributes, paint.background)
        if mask & _CURRENT:
            # One colour for the whole passage: hues within it would shout.
            style += palette.current
        elif mask & _SELECTED:
            style += palette.chosen
        if mask & (_FOUND | _FOUND_CURRENT):
            style += palette.found(current=bool(mask & _FOUND_CURRENT))
        if mask & _WORDS:
            style += palette.selection
        if mask & _CURSOR:
            style = palette.pointed(style)
        return style

    # ------------------------------------------------------- gutter and ruler

    def _gutter(self, line: Line, state: LineState) -> list[Segment]:
        """Paragraph number, signs of the layers, and a bar beside the selected record."""
        if not self.gutter:
            return []
        palette = self.palette
        digits = self.gutter - 2 - len(self._signs)
        number = self.article.paragraphs.begins_in(line.start, line.next)
        segments = [
            Segment(f"{number or '':>{digits}}"[-digits:], palette.style("mw-quiet")),
        ]
        begin = self.article.marks.beginning(line.start, max(line.next, line.start + 1))
        layers = {owner(name) for name in begin.intersection(self._classes)}
        for layer in self._signs:
            sign = layer.sign if layer.id in layers else " "
            segments.append(Segment(sign, palette.style(layer.sign_colour)))
        beside = any(bit == _SELECTED for bit, _, _ in state.spans)
        segments.append(Segment("▌" if beside else " ", palette.style("primary")))
        segments.append(Segment(" ", palette.ground))
        return segments

    def _ruler(self, row: int, rows: int) -> Segment:
        """A row of the overview: whether matches, or else passages, begin in that stretch."""
        if self._found:
            return self._found_ruler(self._found, row, rows)
        if self._ruled is None or self._ruled[0] != rows:
            length = max(1, len(self.article.text))
            filled = frozenset(start * rows // length for start in self._starts)
            current = None if self._current is None else self._current[0] * rows // length
            self._ruled = (rows, filled, current)
        _, filled, current = self._ruled
        if row == current:
            return Segment("█", self.palette.style("mw-cursor"))
        if row in filled:
            return Segment("▐", self.palette.style("primary"))
        return Segment(" ", self.palette.ground)

    def _found_ruler(self, found: Found, row: int, rows: int) -> Segment:
        length = max(1, len(self.article.text))
        # The offsets that belong to a row, as for passages: those that round down to it.
        first, behind = -(-row * length // rows), -(-(row + 1) * length // rows)
        here = range(bisect_left(found.starts, first), bisect_left(found.starts, behind))
        if self._found_at in here:
            return Segment("█", self.palette.style("mw-cursor"))
        return Segment("▐" if here else " ", self.palette.style("primary"))
