"""The timeline's rows and its axis."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.parts import Part, one_line
from migwatch.app.timeline_view import TimelineView
from migwatch.app.timeline_words import COLOURS, EMPTY
from migwatch.app.widgets.details import flow
from migwatch.app.widgets.line_view import LineView, Repainted
from migwatch.app.widgets.row_strip import strip_of
from migwatch.app.wrapping import cells, cut
from migwatch.formats.timeline_line import (
    AS_OF,
    BAR,
    COUNT,
    EARLIER,
    LATER,
    SIGN,
    WORD,
    Piece,
    axis_lines,
    line_pieces,
    window_words,
)
from migwatch.model.timeline import TimelineRow, grave

#: Cells beside the labels and the marks: the highlight's bar, a space, the scroll bar.
_BESIDE = 3
_LABELS = (12, 36)
#: Theme variable and attributes of what stands in a row; marks have the colour of their kind.
_PAINT: dict[str, tuple[str | None, str]] = {
    BAR: ("mw-quiet", "not_bold"),
    AS_OF: ("mw-pause", "not_bold"),
    EARLIER: ("mw-pause", "bold"),
    LATER: ("mw-pause", "bold"),
    COUNT: (None, "bold"),
    SIGN: (None, "bold"),
    WORD: (None, "not_bold"),
}


def label_room(width: int) -> int:
    """Cells for the labels of a timeline in a pane of a width."""
    return min(max(_LABELS[0], width * 3 // 10), _LABELS[1])


def columns_of(width: int) -> int:
    """Columns for the marks of a timeline in a pane of a width."""
    return max(1, width - label_room(width) - _BESIDE)


class TimelinePane(LineView):
    """One line for each row: its label, then its marks.

    Attributes:
        view: The timeline and where one is in it; None while it is being read.
    """

    DEFAULT_CSS = """
    TimelinePane { height: 1fr; }
    """
    ALLOW_SELECT = False

    view: var[TimelineView | None] = var(None)

    @dataclass
    class Pointed(Message):
        """The reader pointed at a place with the mouse.

        Attributes:
            at: Position of the row.
            column: Column on the axis; negative on the label.
        """

        at: int
        column: int

    @dataclass
    class Widened(Message):
        """The pane has another width.

        Attributes:
            columns: Columns for the marks.
        """

        columns: int

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: dict[int, list[Piece]] = {}

    def watch_view(self, old: TimelineView | None, new: TimelineView | None) -> None:
        """Show other rows, another window or another highlight."""
        same = old is not None and new is not None and old.rows is new.rows
        if not same or old is None or new is None or old.scale != new.scale:
            self._lines.clear()
        self.set_line_count(0 if new is None else max(1, len(new.rows)))
        if new is not None:
            self.show_line(new.at)
        self.stale()

    def on_resize(self) -> None:
        """Tell how many columns there are; keep the highlight in view."""
        super().on_resize()
        self.post_message(self.Widened(columns_of(self.size.width)))
        if self.view is not None:
            self.show_line(self.view.at)

    def on_click(self, event: events.Click) -> None:
        """Point at a mark."""
        at = round(self.scroll_y) + event.y
        if self.view is not None and at < len(self.view.rows):
            column = event.x - label_room(self.size.width) - 2
            self.post_message(self.Pointed(at, column))

    # --------------------------------------------------------------- painting

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A row: the highlight's bar, the label, the marks."""
        view = self.view
        if view is None:
            return None
        if not view.rows:
            lines = flow([Part(EMPTY, "mw-quiet")], width - 2)
            return strip_of((Part(" "), *lines[y]), self.palette, width) if y < len(lines) else None
        if not 0 <= y < len(view.rows):
            return None
        row = view.rows[y]
        current = y == view.at
        ground = self.palette.style(None, "bold", "mw-row") if current else self.palette.ground
        segments = [Segment("▌" if current else " ", ground)]
        segments += self._label(row, ground)
        if row.marks:
            for piece in self._pieces(y, row):
                segments.append(Segment(piece.text, self._style(piece, y, ground)))
        else:
            room = view.scale.columns
            words = cut(" day not known", room)
            quiet = ground + self.palette.overlay("mw-quiet")
            segments.append(Segment(words + " " * (room - cells(words)), quiet))
        return Strip(segments).adjust_cell_length(width, ground)

    def _label(self, row: TimelineRow, ground: Style) -> list[Segment]:
        room = label_room(self.size.width)
        label = cut(one_line(row.label), room)
        left = room - cells(label)
        who = cut(f" {one_line(row.who)}", left) if row.who and left > 3 else ""
        gap = " " * (left - cells(who) + 1)
        return [
            Segment(label, ground),
            Segment(who, ground + self.palette.overlay("mw-quiet", "not_bold")),
            Segment(gap, ground),
        ]

    def _pieces(self, y: int, row: TimelineRow) -> list[Piece]:
        view = self.view
        assert view is not None
        if (held := self._lines.get(y)) is None:
            held = self._lines[y] = line_pieces(row.marks, view.scale, view.as_of)
        return held

    def _style(self, piece: Piece, y: int, ground: Style) -> Style:
        view = self.view
        assert view is not None
        colour, attributes = _PAINT.get(piece.role, (None, ""))
        if piece.cell is not None and piece.role in (SIGN, WORD):
            colour = COLOURS.get(piece.cell.marks[0].kind)
        elif piece.cell is not None and (found := grave(piece.cell.marks)):
            colour = COLOURS.get(found[0].id)
        style = ground + self.palette.overlay(colour, attributes)
        if piece.cell is not None and piece.role != WORD and view.is_current(y, piece.cell.marks):
            style += self.palette.current
        if y == view.at and piece.role == self._away(view):
            style += self.palette.current
        return style

    @staticmethod
    def _away(view: TimelineView) -> str:
        """The role of what stands for the current mark where the window does not hold it."""
        mark = view.mark
        if mark is None or view.scale.holds(mark.day):
            return ""
        return EARLIER if mark.day < view.scale.span[0] else LATER


class TimelineAxis(Repainted):
    """The axis above the rows: the window in words, ticks, and the as-of day.

    Attributes:
        view: The timeline and where one is in it.
    """

    DEFAULT_CSS = """
    TimelineAxis { height: 2; background: $surface; color: $foreground; }
    """
    ALLOW_SELECT = False

    view: var[TimelineView | None] = var(None)

    def watch_view(self, old: TimelineView | None, new: TimelineView | None) -> None:
        """Show another window."""
        if old is None or new is None or (old.scale, old.by) != (new.scale, new.by):
            self.stale()

    def render_line(self, y: int) -> Strip:
        """Labels, and below them a rule with ticks."""
        view, width = self.view, self.size.width
        if view is None or not view.rows:
            return Strip.blank(width, self.palette.ground)
        room = label_room(width)
        corner = window_words(view.scale, room) if y == 0 else f"by {view.by}"
        parts = [Part(f" {cut(corner, room):<{room}} ", "mw-quiet")]
        for piece in axis_lines(view.scale, view.as_of)[y]:
            colour = {AS_OF: "mw-pause", WORD: None}.get(piece.role, "mw-rule")
            bold = piece.role == AS_OF or piece.text.isdigit()
            parts.append(Part(piece.text, colour, "bold" if bold else ""))
        return strip_of(parts, self.palette, width)
