"""What the panes share: lines painted one by one, and moving among them."""

from __future__ import annotations

from collections.abc import Hashable

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from migwatch.app.paint import Palette

#: Lines that a notch of the mouse wheel scrolls.
_WHEEL = 3
#: Painted lines that a pane keeps.
_KEPT = 1000


class Repainted(Widget):
    """A widget that repaints once for any number of changes.

    The change of one key reaches several widgets. They wait until no message is left
    before they ask for a refresh, so that all of it lands in one frame.
    """

    _stale = False
    _palette: Palette | None = None

    @property
    def palette(self) -> Palette:
        """Styles of the current theme on this widget's ground."""
        if self._palette is None:
            self._palette = Palette(self.app.theme_variables, self.rich_style)
        return self._palette

    def notify_style_update(self) -> None:
        """Forget the styles of the last theme."""
        super().notify_style_update()
        self._palette = None

    def stale(self) -> None:
        """Repaint when the changes are done."""
        self._stale = True
        self.check_idle()

    def on_idle(self) -> None:
        """The changes are done."""
        if self._stale:
            self._stale = False
            self.repaint()

    def repaint(self) -> None:
        """Ask for what has changed to be painted."""
        self.refresh()


class LineView(ScrollView, Repainted):
    """A pane that paints only the lines it shows, and sends only those that changed.

    Sub-classes call `set_line_count` and `stale` and implement `paint_line`; those with
    much to paint also `line_state`.
    """

    DEFAULT_CSS = """
    LineView {
        overflow: hidden hidden;
        scrollbar-size: 0 0;
        background: $surface;
        color: $foreground;
    }
    """

    # The article selects its own characters; rows are no text to copy.
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._shown: list[Strip] = []
        self._kept: dict[Hashable, Strip] = {}
        self._dragging = False
        self._measured: Size | None = None
        #: The size at which `_shown` was painted.
        self._painted_at: Size | None = None

    def notify_style_update(self) -> None:
        """Forget what was painted in the last theme."""
        super().notify_style_update()
        self._shown = []
        self.forget_lines()

    def forget_lines(self) -> None:
        """Paint every line anew: something changed that `line_state` does not tell."""
        self._kept.clear()

    @property
    def page(self) -> int:
        """Lines that fit; 0 before the first layout."""
        return (self._measured or self.size).height

    @property
    def room(self) -> int:
        """Cells of a line, the scroll bar left out."""
        return max(0, (self._measured or self.size).width - 1)

    def set_line_count(self, lines: int) -> None:
        """Tell the scroll bar how many lines there are, without laying out anew."""
        size = Size(0, lines)
        if size == self.virtual_size:
            return
        self.set_reactive(LineView.virtual_size, size)
        self.stale()

    def show_from(self, y: float) -> None:
        """Scroll so that a line is the topmost, at once."""
        y = max(0, min(round(y), self.virtual_size.height - self.page))
        self.scroll_target_y = y
        self.scroll_y = y

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show other lines."""
        if round(old_value) != round(new_value):
            self.stale()

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

    def _all_painted(self) -> list[Strip]:
        """The lines that are shown, painted."""
        # Textual works a widget's size out each time that it is asked for.
        self._measured = self._painted_at = self.size
        try:
            return [self._painted(y) for y in range(self.page)]
        finally:
            self._measured = None

    def _painted(self, y: int) -> Strip:
        width = self.room
        at = round(self.scroll_y) + y
        thumb = self._thumb(y)
        state = self.line_state(at)
        key = (width, thumb, state)
        if state is not None and (held := self._kept.get(key)) is not None:
            return held
        strip = self.paint_line(at, width)
        if strip is None:
            strip = Strip.blank(width, self.palette.ground)
        strip = Strip([*strip, thumb], width + 1)
        if state is not None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[key] = strip
        return strip

    def _thumb(self, y: int) -> Segment:
        """The scroll bar's part of a line.

        Painted here and not by a widget of its own, which would land a frame later.
        """
        lines, rows = self.virtual_size.height, max(1, self.page)
        if lines <= rows:
            return Segment(" ", self.palette.ground)
        size = max(1, rows * rows // lines)
        top = round((rows - size) * self.scroll_y / (lines - rows))
        return Segment("█" if top <= y < top + size else "│", self.palette.style("mw-rule"))

    # ------------------------------------------------------------------ mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar."""
        if event.x == self.room:
            event.stop()
            self._dragging = True
            self.capture_mouse()
            self._drag_to(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Scroll with the scroll bar."""
        if self._dragging:
            event.stop()
            self._drag_to(event.y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of the scroll bar."""
        if self._dragging:
            event.stop()
            self._dragging = False
            self.release_mouse()

    def _drag_to(self, y: int) -> None:
        self.show_from(y / max(1, self.page - 1) * (self.virtual_size.height - self.page))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll without moving cursor or highlight."""
        event.stop()
        self.show_from(self.scroll_y + _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll without moving cursor or highlight."""
        event.stop()
        self.show_from(self.scroll_y - _WHEEL)

    # --------------------------------------------------------------- painting

    def repaint(self) -> None:
        """Paint anew, and refresh the lines that differ from what is shown."""
        before = self._shown
        self._shown = self._all_painted()
        rows = len(self._shown)
        # Within a border, rows of the pane are not rows of the widget.
        if len(before) != rows or self._is_framed:
            self.refresh()
            return
        width = self.size.width
        shown = zip(self._shown, before, strict=True)
        changed = [y for y, (new, old) in enumerate(shown) if new is not old and new != old]
        if len(changed) > rows * 2 // 3:
            self.refresh()
        elif changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    @property
    def _is_framed(self) -> bool:
        """Whether there is a border or padding around the lines."""
        return self.styles.gutter.totals != (0, 0)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines as they were painted.

        Without border and padding Textual's cache of styled lines would only cost time.
        """
        rows, width = self.page, self.size.width
        if self._is_framed:
            return super().render_lines(crop)
        if len(self._shown) != rows:
            self._shown = self._all_painted()
        strips = self._shown[crop.y : crop.bottom]
        strips += [Strip.blank(width, self.palette.ground)] * (crop.height - len(strips))
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        return self._shown[y] if y < len(self._shown) else self._painted(y)

    def on_resize(self) -> None:
        """Paint at the new size, if that has not been done in the frame that showed it."""
        if self._painted_at != self.size:
            self._shown = []
        self.stale()

    def line_state(self, y: int) -> Hashable:
        """All that a line shows which can change, or None where it is always painted anew.

        Two lines of one state look the same until `forget_lines`.

        Args:
            y: Position of the line, from 0.
        """
        return None

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A line by its position in the whole, or None behind the last.

        Args:
            y: Position of the line, from 0.
            width: Cells to fill.
        """
        raise NotImplementedError
