"""A sheet of lines over the explorer, scrolled by keyboard: help, problems."""

from __future__ import annotations

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.strip import Strip

from migwatch.app.row_text import Part
from migwatch.app.widgets.details import flow
from migwatch.app.widgets.line_view import LineView
from migwatch.app.wrapping import cells

SheetLine = list[Part]


class SheetView(LineView, can_focus=True):
    """Lines of a sheet.

    Args:
        lines: What it says.
        title: Its title.
    """

    DEFAULT_CSS = """
    SheetView {
        width: 90%; max-width: 110; height: 90%;
        background: $panel; border: round $primary; padding: 0 1;
        border-title-color: $foreground; border-subtitle-color: $mw-quiet;
    }
    """
    BINDINGS = [
        Binding("j,down", "by(1)", "Down", show=False),
        Binding("k,up", "by(-1)", "Up", show=False),
        Binding("ctrl+d,pagedown,space", "pages(1)", "Page down", show=False),
        Binding("ctrl+u,pageup", "pages(-1)", "Page up", show=False),
        Binding("g,home", "by(-1000000)", "First", show=False),
        Binding("G,end", "by(1000000)", "Last", show=False),
    ]

    def __init__(self, lines: list[SheetLine], title: str) -> None:
        super().__init__()
        self._told = lines
        self._set: list[SheetLine] = []
        self.border_title = title
        self.border_subtitle = "j k scroll · escape closes"

    def on_resize(self) -> None:
        """Set the lines at the new width."""
        super().on_resize()
        width = self.room
        self._set = [
            line for parts in self._told for line in (flow(parts, width) if parts else [[]])
        ]
        self.set_line_count(len(self._set))

    def action_by(self, lines: int) -> None:
        """Scroll by lines."""
        self.show_from(self.scroll_y + lines)

    def action_pages(self, pages: int) -> None:
        """Scroll by pages."""
        self.show_from(self.scroll_y + pages * max(1, self.page - 1))

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A line of the sheet."""
        if not 0 <= y < len(self._set):
            return None
        palette = self.palette
        segments, used = [], 0
        for part in self._set[y]:
            segments.append(Segment(part.text, palette.style(part.colour, part.attributes)))
            used += cells(part.text)
        segments.append(Segment(" " * max(0, width - used), palette.ground))
        return Strip(segments, max(used, width))


class Sheet(ModalScreen[None]):
    """A sheet; escape, q or enter closes it."""

    DEFAULT_CSS = """
    Sheet { align: center middle; }
    """
    BINDINGS = [Binding("escape,q,enter,question_mark,exclamation_mark", "dismiss", "Close")]

    def lines(self) -> list[SheetLine]:
        """What the sheet says."""
        raise NotImplementedError

    def sheet_title(self) -> str:
        """Its title."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The lines."""
        yield SheetView(self.lines(), self.sheet_title())
