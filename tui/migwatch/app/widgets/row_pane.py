"""A list of rows with a highlight: the entities, the commitments."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.listing import Listing, Row
from migwatch.app.row_text import Describer, Part
from migwatch.app.widgets.details import flow
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.row_strip import append, row_ground, strip_of
from migwatch.app.wrapping import cells, cut, cut_words

_INDENT = 2
#: Cells below which what a row says besides is left out.
_LEGIBLE = 14
_LEFT_OUT = (
    "The text has changed: records whose words do not stand where they did are left out until "
    "it is rebased; ! says how many"
)


class RowPane(LineView):
    """Paints a listing.

    Attributes:
        listing: The rows and the highlight.
        describer: Says what a row says.
        pane: Id of the pane that keys go to.

    Args:
        empty: What to say where there is nothing to list.
        unwritten: What to say where the article has no records at all.
        id: The widget's id.
    """

    listing: var[Listing | None] = var(None)
    describer: var[Describer | None] = var(None)
    pane: var[str] = var("")

    @dataclass(eq=False, repr=False)
    class Pointed(Message):
        """The reader pointed at a row with the mouse.

        Attributes:
            pane: Id of the pane.
            at: Position of the row.
            again: Whether it was highlighted already.
            on_sign: Whether the mouse was on the sign that folds the row.
        """

        pane: str
        at: int
        again: bool
        on_sign: bool

    def __init__(self, *, empty: str, unwritten: str, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._empty = empty
        self._unwritten = unwritten

    def watch_listing(self, old: Listing | None, new: Listing | None) -> None:
        """Show other rows or another highlight."""
        self.set_line_count(len(new.rows) if new is not None else 0)
        if new is not None and self.page:
            if old is not None and old.rows is not new.rows:
                self.show_from(min(round(self.scroll_y), len(new.rows)))
                if old.toggled != new.toggled and old.row == new.row:
                    self._show_unfolded(new)
            self._reveal(new)
        self.stale()

    def _show_unfolded(self, listing: Listing) -> None:
        """Bring what stands under the highlight into view, as far as there is room."""
        rows, at = listing.rows, listing.at
        last = at
        while last + 1 < len(rows) and rows[last + 1].depth > rows[at].depth:
            last += 1
        self.show_line(min(last, at + self.page - 1))

    def watch_describer(self) -> None:
        """Say the rows anew."""
        self.forget_lines()
        self.stale()

    def on_resize(self) -> None:
        """Keep the highlight in view."""
        super().on_resize()
        if self.listing is not None:
            self._reveal(self.listing)

    def _reveal(self, listing: Listing) -> None:
        """Keep the highlight in view, and the heading above the first of a group."""
        at = listing.at
        above = at - 1
        if 0 <= above < len(listing.rows) and listing.rows[above].kind == "group":
            self.show_line(above)
        row = listing.row
        if row is not None and row.kind == "commitment":
            self.show_line(min(at + 1, len(listing.rows) - 1))
        self.show_line(at)

    def watch_pane(self) -> None:
        """Show whether keys move the highlight."""
        self.stale()

    def on_click(self, event: events.Click) -> None:
        """Point at a row; its sign folds and unfolds it."""
        if self.listing is None:
            return
        at = round(self.scroll_y) + event.y
        if at < len(self.listing.rows):
            row = self.listing.rows[at]
            first = 1 + _INDENT * row.depth
            on_sign = row.opens and first <= event.x < first + _INDENT
            self.post_message(self.Pointed(self.id or "", at, at == self.listing.at, on_sign))

    # --------------------------------------------------------------- painting

    def line_state(self, y: int) -> Hashable:
        """The row, and whether it is highlighted and open."""
        listing = self.listing
        if listing is None or self.describer is None or not 0 <= y < len(listing.rows):
            return None
        row = listing.rows[y]
        highlight = None if y != listing.at else self.pane == self.id
        return row, highlight, row.opens and listing.is_open(row)

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A row, cut where there is no room, with its right-hand parts kept whole."""
        listing, describer = self.listing, self.describer
        if listing is None or describer is None or not listing.rows:
            return self._hint(y, width, listing)
        if not 0 <= y < len(listing.rows):
            return None
        row = listing.rows[y]
        told = describer.describe(row)
        ground, mark = row_ground(
            self.palette, highlighted=y == listing.at, focused=self.pane == self.id
        )
        segments = [Segment(mark, ground)]
        room = width - 1
        right = told.right
        right_width = sum(cells(part.text) for part in right)
        if row.kind == "glance" or row.kind.startswith("chain-"):
            # The gravest stands last and stays longest.
            while right and right_width > room * 2 // 3:
                right_width -= cells(right[0].text)
                right = right[1:]
        elif right_width > room // 2:
            right, right_width = (), 0
        lead = Part(" " * (_INDENT * row.depth) + self._fold_sign(listing, row), "mw-quiet")
        left_room = max(0, room - right_width - 1)
        cutting = cut_words if row.kind == "mention" else cut
        used = append(segments, self.palette, (lead, *told.left), left_room, ground, cutting)
        if left_room - used >= _LEGIBLE:
            used += append(segments, self.palette, told.more, left_room - used, ground)
        segments.append(Segment(" " * (room - right_width - used), ground))
        append(segments, self.palette, right, right_width, ground)
        return Strip(segments, width)

    def _fold_sign(self, listing: Listing, row: Row) -> str:
        if not row.opens:
            return "  "
        return "▾ " if listing.is_open(row) else "▸ "

    def _hint(self, y: int, width: int, listing: Listing | None) -> Strip | None:
        if listing is None:
            return None
        words = self._empty
        if listing.filter:
            words = f"Nothing has “{listing.filter}”; escape shows all"
        elif self.describer is not None and self.describer.article.is_of_another_text:
            words = _LEFT_OUT
        elif self.describer is not None and not self.describer.article.records:
            words = self._unwritten
        lines = flow([Part(words, "mw-quiet")], width - 2)
        return strip_of((Part("  "), *lines[y]), self.palette, width) if y < len(lines) else None
