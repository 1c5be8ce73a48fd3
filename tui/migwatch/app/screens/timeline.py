"""The timeline: the commitments of all articles over time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.reactive import var

from migwatch.app.bindings import MOVING, bound
from migwatch.app.commands import all_commands, command
from migwatch.app.commands.timeline import OnTimeline
from migwatch.app.row_text import Describer
from migwatch.app.screens.timeline_reading import Rows, TimelineReading
from migwatch.app.state import Target
from migwatch.app.timeline_view import TimelineView
from migwatch.app.widgets.timeline_bars import (
    TimelineDetails,
    TimelineHeader,
    TimelineKeys,
    TimelineLegend,
)
from migwatch.app.widgets.timeline_pane import TimelineAxis, TimelinePane, columns_of
from migwatch.app.widgets.too_small import TooSmall
from migwatch.corpus.library import Library
from migwatch.corpus.timeline import BYS
from migwatch.model.commitment import Commitment

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer

#: Rows of a window from which on there are more lines about the current mark.
_DETAILS = ((30, 6), (22, 5), (16, 3), (0, 2))
#: Rows of the timeline that the legend must leave.
_ROWS = 8
#: Lines of header, axis and keys.
_BARS = 4


class TimelineScreen(TimelineReading):
    """The timeline screen; it is dismissed with the passage to go to, if any.

    Attributes:
        view: The timeline and where one is in it; None while the corpus is being read.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
        keys: The user's own keys by the id of a command.
        describer: The open article, for the words that help explains.
        indexed: Whether the kept index is up to date.
        start: The commitment to begin at, if any.
    """

    AUTO_FOCUS = ""
    CSS_PATH = "timeline.tcss"
    BINDINGS = bound(
        *MOVING,
        ("left", "step(-1)"),
        ("right", "step(1)"),
        ("switch", "switch"),
        ("enter", "enter"),
        ("back", "back"),
        ("timeline", "back"),
        ("close", "back"),
        ("help", "help"),
        ("as-of", "as_of"),
        *(
            (held.id, f"change('{held.id}')")
            for held in all_commands().values()
            if isinstance(held, OnTimeline)
        ),
    )

    view: var[TimelineView | None] = var(None)

    def __init__(
        self,
        library: Library,
        as_of: date,
        keys: dict[str, str],
        describer: Describer | None = None,
        *,
        indexed: bool = False,
        start: Target | None = None,
    ) -> None:
        super().__init__(library, as_of, indexed=indexed)
        self._keys = keys
        self._describer = describer
        self._start = start

    def compose(self) -> ComposeResult:
        """The parts, and what of the state each of them shows."""
        cls = TimelineScreen
        yield TimelineHeader(self._library.corpus.title).data_bind(
            cls.view, cls.unread, progress=cls.shown_progress
        )
        yield TimelineAxis().data_bind(cls.view)
        yield TimelinePane(id="timeline").data_bind(cls.view)
        yield TimelineLegend()
        yield TimelineDetails(id="mark").data_bind(cls.view)
        yield TimelineKeys(self._keys)
        yield TooSmall(id="too-small")

    def on_resize(self, event: events.Resize) -> None:
        """Give the rows what room there is."""
        width, height = event.size
        self.set_class(TooSmall.is_needed(event.size), "-tiny")
        details = next(lines for rows, lines in _DETAILS if height >= rows)
        legend = TimelineLegend.lines_at(width)
        self.query_one(TimelineDetails).styles.height = details
        shown = self.query_one(TimelineLegend)
        shown.styles.height = legend
        shown.display = height - _BARS - details - legend >= _ROWS and width >= 40

    def watch_rows(self, rows: Rows | None) -> None:
        """Show the timeline."""
        super().watch_rows(rows)
        if rows is not None and self.view is not None:
            self.view = self.view.read_from(self._as_of, rows[self.view.by])
        elif rows is not None:
            columns = columns_of(self.query_one(TimelinePane).size.width)
            view = TimelineView.of("chain", rows["chain"], self._as_of, columns)
            self.view = view if self._start is None else view.on(*self._start[:2])

    # ---------------------------------------------------------------- messages

    @on(TimelinePane.Widened)
    def _widened(self, message: TimelinePane.Widened) -> None:
        if self.view is not None:
            self.view = self.view.widened(message.columns)

    @on(TimelinePane.Pointed)
    def _pointed(self, message: TimelinePane.Pointed) -> None:
        if self.view is None:
            return
        pointed = self.view.pointed(message.at, message.column)
        if pointed == self.view:
            self.action_enter()
        self.view = pointed

    # ---------------------------------------------------------------- commands

    def change(self, change: Callable[[TimelineView], TimelineView]) -> None:
        """Show another view, made from the one that is shown."""
        if self.view is not None:
            self.view = change(self.view)

    def action_change(self, command_id: str) -> None:
        """Run a command of the timeline."""
        held = command(command_id)
        if isinstance(held, OnTimeline):
            self.change(held.change)

    def action_by(self, rows: int) -> None:
        """Move by rows."""
        self.change(lambda view: view.moved(rows))

    def action_pages(self, pages: float) -> None:
        """Move by a share of the rows that are shown."""
        page = self.query_one(TimelinePane).page
        self.action_by(round(pages * max(1, page - 1)))

    def action_step(self, marks: int) -> None:
        """Move by marks."""
        self.change(lambda view: view.stepped(marks))

    def action_switch(self) -> None:
        """Make the rows chains, parties or themes in turn."""

        def switched(view: TimelineView) -> TimelineView:
            by = BYS[(BYS.index(view.by) + 1) % len(BYS)]
            return view if self.rows is None else view.regrouped(by, self.rows[by])

        self.change(switched)

    def action_enter(self) -> None:
        """Go to the passage of the current mark."""
        mark = self.view.mark if self.view is not None else None
        if mark is not None:
            self.dismiss(Target(mark.article, mark.commitment, mark.nth))

    def action_back(self) -> None:
        """Go back to where the reader was; what is being read is let be."""
        self.stop_reading()
        self.dismiss(None)

    def action_as_of(self) -> None:
        """Read the corpus from another day."""
        from migwatch.app.beside import ask_day

        ask_day(self.app)

    def action_help(self) -> None:
        """Show all keys."""
        from migwatch.app.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self._keys, self._describer, "Timeline"))


def show_timeline(explorer: Explorer) -> None:
    """Open the timeline at the selected commitment; a passage chosen there is gone to."""
    from migwatch.app.journeys import go_to

    start = None
    article, selected = explorer.article, explorer.selected
    if article is not None and selected is not None:
        record = article.record(selected.record)
        if isinstance(record, Commitment):
            start = Target(article.id, record.id)

    def gone(target: Target | None) -> None:
        if target is not None:
            go_to(explorer, target)

    screen = TimelineScreen(
        explorer.library,
        explorer.as_of,
        explorer.keys,
        explorer.describer,
        indexed=explorer.indexed,
        start=start,
    )
    explorer.app.push_screen(screen, gone)
