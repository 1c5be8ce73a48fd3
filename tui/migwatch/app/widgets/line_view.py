"""What the panes share: lines painted one by one, and moving among them."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from migwatch.app.paint import Palette


class LineView(ScrollView):
    """A pane that paints only the lines it shows.

    Sub-classes set `line_count` when it changes and implement `paint_line`.
    """

    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-color: $mw-rule;
        scrollbar-color-hover: $primary;
        scrollbar-color-active: $primary;
        scrollbar-background: $surface;
        scrollbar-background-hover: $surface;
        scrollbar-background-active: $surface;
        background: $surface;
        color: $foreground;
    }
    """

    _palette: Palette | None = None

    @property
    def palette(self) -> Palette:
        """Styles of the current theme on this widget's ground."""
        ground = self.rich_style
        if self._palette is None or self._palette.ground != ground:
            self._palette = Palette(self.app.theme_variables, ground)
        return self._palette

    def notify_style_update(self) -> None:
        """Forget the styles of the last theme."""
        super().notify_style_update()
        self._palette = None

    @property
    def page(self) -> int:
        """Lines that fit; 0 before the first layout."""
        return self.size.height

    @property
    def room(self) -> int:
        """Cells of a line, the scroll bar left out."""
        return max(0, self.size.width - self.scrollbar_size_vertical)

    def set_line_count(self, lines: int) -> None:
        """Tell the scroll bar how many lines there are, without laying out anew."""
        size = Size(0, lines)
        if size == self.virtual_size:
            return
        self.set_reactive(LineView.virtual_size, size)
        if self.is_attached:
            self.vertical_scrollbar.window_virtual_size = lines

    def show_from(self, y: float) -> None:
        """Scroll so that a line is the topmost, at once."""
        y = max(0, min(round(y), self.virtual_size.height - self.page))
        self.scroll_target_y = y
        self.scroll_y = y

    def show_line(self, y: int, margin: int = 0) -> None:
        """Scroll no further than needed for a line to be in view.

        Args:
            y: The line.
            margin: Lines to keep in view around it, where there is room.
        """
        if not self.page:
            return
        margin = min(margin, (self.page - 1) // 2)
        top = round(self.scroll_y)
        if y - margin < top:
            self.show_from(y - margin)
        elif y + margin >= top + self.page:
            self.show_from(y + margin - self.page + 1)

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        width = self.room
        strip = self.paint_line(round(self.scroll_y) + y, width)
        if strip is None:
            return Strip.blank(width, self.palette.ground)
        return strip

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A line by its position in the whole, or None behind the last.

        Args:
            y: Position of the line, from 0.
            width: Cells to fill.
        """
        raise NotImplementedError


def strip_of(segments: list[tuple[str, Style, int]], width: int, ground: Style) -> Strip:
    """Segments with their cell widths, filled up to a width."""
    used = sum(size for _, _, size in segments)
    made = [Segment(text, style) for text, style, _ in segments if text]
    if used < width:
        made.append(Segment(" " * (width - used), ground))
        used = width
    return Strip(made, used)
