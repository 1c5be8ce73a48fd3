"""The details strip: the selected record in words."""

from __future__ import annotations

from textual.reactive import var
from textual.strip import Strip

from migwatch.app.detail_text import details
from migwatch.app.row_text import Describer, Part
from migwatch.app.state import Selected
from migwatch.app.widgets.line_view import LineView, strip_of
from migwatch.app.wrapping import wrap


class Details(LineView):
    """The selected record: its fields, who says so, cautions, which passage of how many.

    Attributes:
        describer: The article and the day it is read from.
        selected: The selected record.
    """

    describer: var[Describer | None] = var(None)
    selected: var[Selected | None] = var(None)

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[list[Part]] | None = None

    def watch_selected(self) -> None:
        """Another record."""
        self._lines = None
        self.show_from(0)
        self.stale()

    watch_describer = watch_selected

    def on_resize(self) -> None:
        """Wrap at the new width."""
        super().on_resize()
        self._lines = None
        self.stale()

    def repaint(self) -> None:
        """Say what there is to say of the record, then paint."""
        if self._lines is None:
            told = details(self.describer, self.selected) if self.describer else []
            self._lines = [line for parts in told for line in flow(parts, self.room - 2)]
            self.set_line_count(len(self._lines))
        super().repaint()

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A line of the details."""
        if self._lines is None or y >= len(self._lines):
            return None
        return strip_of((Part(" "), *self._lines[y]), self.palette, width)


def flow(parts: list[Part], width: int) -> list[list[Part]]:
    """Parts set in lines of a width, broken between words; later lines are indented."""
    text = "".join(part.text for part in parts)
    lines: list[list[Part]] = []
    edges: list[int] = []
    at = 0
    for part in parts:
        edges.append(at)
        at += len(part.text)
    for number, line in enumerate(wrap(text, 0, len(text), max(8, width - 2))):
        cut: list[Part] = [Part("  ")] if number else []
        for edge, part in zip(edges, parts, strict=True):
            first, last = max(edge, line.start), min(edge + len(part.text), line.end)
            if first < last:
                cut.append(part._replace(text=text[first:last]))
        lines.append(cut)
    return lines or [[]]
