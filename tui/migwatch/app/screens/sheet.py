"""A sheet of lines over the explorer, scrolled by keyboard: help, problems."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from migwatch.app.bindings import MOVING, Hint, bound, hint
from migwatch.app.row_text import Part
from migwatch.app.widgets.details import flow
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.row_strip import strip_of

SheetLine = list[Part]
#: Commands whose keys close a sheet; the first is the one that it tells of.
CLOSING = (
    ("back", "dismiss"),
    *((name, "screen.dismiss") for name in ("help", "problems", "details", "close")),
)


class SheetView(LineView, can_focus=True):
    """Lines of a sheet.

    Args:
        lines: What it says.
        title: Its title.

    Attributes:
        told: What it says, before it is set to a width.
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
        self.told = lines
        self._set: list[SheetLine] = []
        self.border_title = title

    def on_resize(self) -> None:
        """Set the lines at the new width."""
        super().on_resize()
        self._set = self.set_lines(self.room)
        self.set_line_count(len(self._set))

    def set_lines(self, width: int) -> list[SheetLine]:
        """The lines at a width.

        Args:
            width: Cells.
        """
        return [line for parts in self.told for line in (flow(parts, width) if parts else [[]])]

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
    BINDINGS = bound(*CLOSING, ("enter", "screen.dismiss"))

    def lines(self) -> list[SheetLine]:
        """What the sheet says."""
        raise NotImplementedError

    def sheet_title(self) -> str:
        """Its title."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The lines."""
        yield self.view()

    def view(self) -> SheetView:
        """The lines, which scroll."""
        return SheetView(self.lines(), self.sheet_title())

    def hints(self) -> tuple[Hint, ...]:
        """The keys that the sheet tells of."""
        view = self.query_one(SheetView)
        return (hint(view, "by(1) by(-1)", "move"), hint(self, "dismiss", "close"))

    def on_mount(self) -> None:
        """Tell of the keys."""
        told = " · ".join(f"{each.key} {each.words}" for each in self.hints())
        self.query_one(SheetView).border_subtitle = told.replace("[", r"\[")
