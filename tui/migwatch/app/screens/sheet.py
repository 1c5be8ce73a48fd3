"""A sheet of lines over the explorer, scrolled by keyboard: help, problems."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from migwatch.app.bindings import MOVING, bound
from migwatch.app.row_text import Part
from migwatch.app.widgets.details import flow
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.row_strip import strip_of

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
    BINDINGS = bound(*MOVING)

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

    def action_pages(self, pages: float) -> None:
        """Scroll by pages."""
        self.show_from(self.scroll_y + pages * max(1, self.page - 1))

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A line of the sheet."""
        if not 0 <= y < len(self._set):
            return None
        return strip_of(self._set[y], self.palette, width)


class Sheet(ModalScreen[None]):
    """A sheet; escape, q or enter closes it."""

    DEFAULT_CSS = """
    Sheet { align: center middle; }
    """
    BINDINGS = bound(
        *((name, "dismiss") for name in ("back", "enter", "help", "problems", "details", "close"))
    )

    def lines(self) -> list[SheetLine]:
        """What the sheet says."""
        raise NotImplementedError

    def sheet_title(self) -> str:
        """Its title."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The lines."""
        yield SheetView(self.lines(), self.sheet_title())
