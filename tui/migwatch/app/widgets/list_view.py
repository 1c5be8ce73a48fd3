"""A list of rows with a highlight, in which some may be ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.row_text import Part, RowText
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.row_strip import row_strip, strip_of

#: Cells at the left of a row within which a click ticks it.
_TICK = 5
_TICKED = "[x] "


class ListView(LineView):
    """Paints rows of any kind.

    Attributes:
        rows: The rows.
        at: Position of the highlight.
        ticked: Positions of the ticked rows; None where rows cannot be ticked.
        empty: What to say where there is none.

    Args:
        describe: Says what a row says.
        id: The widget's id.
    """

    DEFAULT_CSS = """
    ListView { height: 1fr; background: $panel; }
    """

    rows: var[Sequence[Any]] = var(())
    at: var[int] = var(0)
    ticked: var[frozenset[int] | None] = var(None)
    empty: var[str] = var("")

    @dataclass
    class Pointed(Message):
        """The reader pointed at a row with the mouse.

        Attributes:
            at: Position of the row.
            again: Whether it was highlighted already.
            on_tick: Whether the mouse was on its tick.
        """

        at: int
        again: bool
        on_tick: bool

    def __init__(self, describe: Callable[[Any], RowText], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._describe = describe

    @property
    def row_room(self) -> int:
        """Cells for what a row says: its mark and its tick left out."""
        return max(0, self.room - 1 - (0 if self.ticked is None else len(_TICKED)))

    def watch_rows(self) -> None:
        """Show other rows."""
        self.set_line_count(len(self.rows))
        self.show_from(min(round(self.scroll_y), max(0, len(self.rows) - self.page)))
        self.show_line(self.at)
        self.stale()

    def watch_at(self) -> None:
        """Show another highlight."""
        self.show_line(self.at)
        self.stale()

    def watch_ticked(self) -> None:
        """Show other ticks."""
        self.stale()

    watch_empty = watch_ticked

    def on_resize(self) -> None:
        """Keep the highlight in view."""
        super().on_resize()
        self.show_line(self.at)

    def on_click(self, event: events.Click) -> None:
        """Point at a row."""
        at = round(self.scroll_y) + event.y
        if event.x < self.room and at < len(self.rows):
            on_tick = self.ticked is not None and event.x < _TICK
            self.post_message(self.Pointed(at, at == self.at, on_tick))

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A row."""
        if not self.rows:
            words = Part(f" {self.empty}", "mw-quiet")
            return strip_of([words], self.palette, width) if y == 0 and self.empty else None
        if not 0 <= y < len(self.rows):
            return None
        told = self._describe(self.rows[y])
        tick = []
        if self.ticked is not None:
            tick = [Part(_TICKED, "primary", "bold") if y in self.ticked else Part("[ ] ")]
        left = (*tick, *told.left, *told.more)
        return row_strip(self.palette, width, left, told.right, highlighted=y == self.at)
