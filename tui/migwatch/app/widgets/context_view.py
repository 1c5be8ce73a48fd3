"""A passage in its context."""

from __future__ import annotations

import re

from textual.reactive import var
from textual.strip import Strip

from migwatch.app.parts import Part
from migwatch.app.widgets.details import flow
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.row_strip import strip_of
from migwatch.model.paragraphs import Paragraphs
from migwatch.model.visible import visible

#: Code points that are shown before and behind the passage.
_AROUND = 400
#: Signs at the end that moves, and at the other one.
_SIGNS = {None: ("", ""), True: ("▸", "│"), False: ("│", "◂")}

#: What divides paragraphs: blank lines, or else every line break.
_BLANK_LINES, _BREAK = re.compile(r"\r?\n[^\S\n]*+\n\s*+"), re.compile(r"\r?\n")

Span = tuple[int, int]


class ContextView(LineView):
    """The words of a passage with those around it.

    Attributes:
        span: The passage, half-open code points.
        at_start: Whether its start is what moves; None where it stays as it is.

    Args:
        text: The text.
        around: Code points that are shown before and behind the passage.
    """

    DEFAULT_CSS = """
    ContextView { height: 1fr; background: $panel; }
    """

    span: var[Span] = var((0, 0))
    at_start: var[bool | None] = var(None)

    def __init__(self, text: str, around: int = _AROUND) -> None:
        super().__init__()
        self._text = text
        self._around = around
        self._lines: list[list[Part]] = []
        self._between = _BLANK_LINES if Paragraphs(text).divided_by_blank_lines else _BREAK

    def watch_span(self) -> None:
        """Show other ends."""
        self._set()

    watch_at_start = watch_span

    def on_resize(self) -> None:
        """Set the lines at the new width."""
        super().on_resize()
        self._set()

    def _set(self) -> None:
        if not self.room:
            return
        (start, end), text = self.span, self._text
        before, after = self._beside(start, end)
        signs = _SIGNS[self.at_start]
        colours = ("mw-pause", "mw-quiet") if self.at_start else ("mw-quiet", "mw-pause")
        parts = [
            Part(_shown(before), "mw-quiet"),
            Part(signs[0], colours[0], "bold"),
            Part(_shown(text[start:end]), None, "bold underline"),
            Part(signs[1], colours[1], "bold"),
            Part(_shown(after), "mw-quiet"),
        ]
        parts = [part for part in parts if part.text]
        self._lines = flow(parts, self.room)
        self.set_line_count(len(self._lines))
        # Without an end that moves, the beginning of the passage is what has to be seen.
        seen = (y for y, line in enumerate(self._lines) if any(map(self._is_seen, line)))
        self.show_line(next(seen, 0), 1)
        self.stale()

    def _beside(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and behind in the paragraph, cut between words."""
        text, most = self._text, self._around
        before, after = text[max(0, start - most) : start], text[end : end + most]
        breaks = list(self._between.finditer(before))
        if breaks:
            before = before[breaks[-1].end() :]
        elif start > most:
            before = f"…{before[before.find(' ') :] if ' ' in before else ''}"
        found = self._between.search(after)
        if found:
            after = after[: found.start()]
        elif end + most < len(text):
            after = f"{after[: after.rfind(' ') + 1]}…"
        return before, after

    def _is_seen(self, part: Part) -> bool:
        if self.at_start is None:
            return part.attributes == "bold underline"
        return part.attributes == "bold" and part.colour == "mw-pause"

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A line."""
        return strip_of(self._lines[y], self.palette, width) if y < len(self._lines) else None


def _shown(words: str) -> str:
    """Words with a space for each line break, as the article is laid out."""
    return visible(words.replace("\r\n", " ").replace("\n", " "))
