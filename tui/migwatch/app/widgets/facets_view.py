"""Results counted by their fields; a key or a click narrows to one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.row_text import one_line
from migwatch.app.widgets.line_view import LineView
from migwatch.app.wrapping import cells, cut
from migwatch.corpus.store import Count, Facets


class FacetsView(LineView):
    """Paints counts.

    Attributes:
        facets: The counts, by field; None while they are counted for the first time.
        at: Position of the highlighted count.
        area: Id of the part of the screen that keys go to.
    """

    facets: var[Facets | None] = var(None)
    at: var[int] = var(0)
    area: var[str] = var("")

    @dataclass
    class Pointed(Message):
        """The reader pointed at a count.

        Attributes:
            at: Its position.
        """

        at: int

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[tuple[str, int]] = []

    def watch_facets(self) -> None:
        """Show other counts."""
        lines: list[tuple[str, int]] = []
        for field, group in groupby(enumerate(self._counts), key=lambda item: item[1].field):
            lines.append((field, -1))
            lines += [("", at) for at, _ in group]
        self._lines = lines
        self.set_line_count(len(lines))
        self._reveal()
        self.stale()

    def watch_at(self) -> None:
        """Another highlight."""
        self._reveal()
        self.stale()

    def watch_area(self) -> None:
        """Show whether keys move the highlight."""
        self.stale()

    @property
    def _counts(self) -> tuple[Count, ...]:
        return () if self.facets is None else self.facets.counts

    def _reveal(self) -> None:
        for y, (_, at) in enumerate(self._lines):
            if at == self.at:
                if self.page:
                    self.show_line(y, 1)
                return

    def on_click(self, event: events.Click) -> None:
        """Point at a count."""
        y = round(self.scroll_y) + event.y
        if y < len(self._lines) and self._lines[y][1] >= 0:
            self.post_message(self.Pointed(self._lines[y][1]))

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A field, or a value with its count."""
        if not 0 <= y < len(self._lines):
            return None
        field, at = self._lines[y]
        palette = self.palette
        if at < 0:
            text = cut(f" {field}", width)
            return Strip(
                [
                    Segment(text, palette.style("mw-quotation", "bold")),
                    Segment(" " * (width - cells(text)), palette.ground),
                ],
                width,
            )
        held = self._counts[at]
        ground, mark = palette.ground, " "
        if at == self.at and self.area == self.id:
            ground, mark = palette.style(None, "bold", "mw-row"), "▌"
        number = f"{'' if self.facets is None or self.facets.exact else '≈'}{held.number:,} "
        label = cut(f"{mark}  {one_line(held.label)}", width - cells(number) - 1)
        gap = " " * max(0, width - cells(label) - cells(number))
        quiet = palette.overlay("mw-quiet")
        return Strip(
            [Segment(label, ground), Segment(gap, ground), Segment(number, ground + quiet)], width
        )
