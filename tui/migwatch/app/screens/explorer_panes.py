"""The explorer's panes: which has the focus, which there is room for, filtering a list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget

from migwatch.app.arrangement import LOW, arrangement
from migwatch.app.commands.base import ARTICLE, COMMITMENTS, LISTS, RECORDS
from migwatch.app.relisting import place_in
from migwatch.app.screens.explorer_state import ExplorerState
from migwatch.app.state import Place
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.too_small import TooSmall
from migwatch.corpus.library import Library

if TYPE_CHECKING:
    from migwatch.app.widgets.filter_input import FilterInput

_PANES = (ARTICLE, RECORDS, COMMITMENTS)


class ExplorerPanes(ExplorerState):
    """Shows and hides the panes and passes the focus among them.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    def __init__(self, library: Library, as_of: date) -> None:
        super().__init__(library, as_of)
        self._last_list = COMMITMENTS
        #: What had the focus before the window got too small.
        self._typed_in: Widget | None = None

    def watch_pane(self, old: str, new: str) -> None:
        """In a narrow window the list that was used last stays open."""
        if new in LISTS:
            self._last_list = new
        if self.maximised_pane:
            self.maximised_pane = new
        self.watch_cursor()
        self._arrange()

    def watch_maximised_pane(self) -> None:
        """Show one pane alone, or all."""
        self._arrange()

    def _arrange(self) -> None:
        """Show what there is room for."""
        if not self.is_mounted:
            return
        shown = arrangement(self.app.size, self.pane, self.maximised_pane, self._last_list)
        for selector, display in shown.items():
            self.query_one(selector).display = display

    def go(self, pane: str) -> None:
        """Give a pane the focus; a list then previews its row."""
        self.pane = pane
        self.set_focus(None)
        if self.filtering:
            self.filtering = False
            self.query("FilterInput").remove()
        self.preview()

    @property
    def page_height(self) -> int:
        """Lines that fit in the focused pane."""
        return self.query_one(f"#{self.pane}", LineView).page

    def step_pane(self, by: int) -> None:
        """Give the next or previous pane the focus."""
        self.go(_PANES[(_PANES.index(self.pane) + by) % len(_PANES)])

    def return_to(self, place: Place) -> None:
        """Go back to where the reader was."""
        self.trail.remove(place)
        if self.article is not None and place.article is not self.article:
            place = place_in(self.article, place, self.as_of, self.chains)
        self.view, self.grouping = place.view, place.grouping
        self.records, self.commitments = place.records, place.commitments
        if place.commitments is not None and place.as_of != self.as_of:
            self.commitments = self.on_this_day(place.commitments, place.grouping)
        self.selected = place.selected
        self.cursor = place.cursor
        self.found = place.found
        self.go(place.pane)

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the window is too small, and do with less where it is low."""
        tiny = TooSmall.is_needed(event.size)
        if tiny and not self.has_class("-tiny"):
            # What is hidden loses the focus.
            self._typed_in = self.focused
        elif not tiny and (field := self._typed_in) is not None:
            self._typed_in = None
            self.call_after_refresh(self._return_focus, field)
        self.set_class(tiny, "-tiny")
        self.set_class(event.size.height < LOW, "-low")
        self._arrange()

    def _return_focus(self, field: Widget) -> None:
        from textual.widgets import Input

        if field.is_attached and self.focused is None:
            if isinstance(field, Input):
                # What was typed goes on; selected, the next key would take its place.
                field.select_on_focus = False
            self.set_focus(field)

    # --------------------------------------------------------------- filtering

    async def open_filter(self) -> None:
        """Let the reader type words that the focused list is filtered by."""
        from migwatch.app.widgets.filter_input import FilterInput

        words = self.listing.filter if self.listing is not None else ""
        self.filtering = True
        field = FilterInput(words)
        # Keys typed meanwhile wait, and so none of them misses the field.
        await self.mount(field, after="#details")
        self.set_focus(field)

    def close_filter(self, *, keep: bool) -> None:
        """Back to the list.

        Args:
            keep: Whether the list stays filtered.
        """
        if not keep:
            self.change_listing(lambda listing: listing.filtered(""))
        self.go(self.pane)

    def on_filter_input_typed(self, message: FilterInput.Typed) -> None:
        """Filter at once."""
        if self.filtering:
            self.change_listing(lambda listing: listing.filtered(message.words))

    def on_filter_input_kept(self) -> None:
        """Back to the filtered list."""
        self.close_filter(keep=True)
