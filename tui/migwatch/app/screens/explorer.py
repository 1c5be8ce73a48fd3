"""The explorer: article, records, commitments, details.

State flows down to the widgets by data binding; what a reader does with the mouse
comes up as messages, what they do with keys as commands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.message import Message
from textual.worker import Worker, WorkerState, get_current_worker

from migwatch.app.arrangement import LOW, NARROW, arrangement
from migwatch.app.commands import all_commands, command
from migwatch.app.commands.base import ARTICLE, COMMITMENTS, LISTS, RECORDS
from migwatch.app.providers import command_provider, record_provider
from migwatch.app.screens.explorer_state import ExplorerState
from migwatch.app.state import Place
from migwatch.app.widgets.article_pane import ArticlePane
from migwatch.app.widgets.bars import Header, PaneTitle
from migwatch.app.widgets.details import Details
from migwatch.app.widgets.key_bar import KeyBar
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.row_pane import RowPane
from migwatch.app.widgets.too_small import TooSmall
from migwatch.corpus.library import Library
from migwatch.store.loaded import Loaded
from migwatch.store.stages import Stage

if TYPE_CHECKING:
    from migwatch.app.widgets.filter_input import FilterInput

_PANES = (ARTICLE, RECORDS, COMMITMENTS)


class Explorer(ExplorerState):
    """The main screen.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
        loaded: What was read of its first article, if it is at hand.
        keys: The user's own keys by the id of a command.
    """

    AUTO_FOCUS = ""
    COMMANDS = {command_provider, record_provider}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]
    BINDINGS = [
        Binding(c.keys, f"run('{c.id}')", c.title, id=c.id, show=False)
        for c in all_commands().values()
    ]

    article_pane = getters.query_one("#article", ArticlePane)
    details = getters.query_one("#details", Details)

    def __init__(
        self,
        library: Library,
        as_of: date,
        loaded: Loaded | None = None,
        keys: dict[str, str] | None = None,
    ) -> None:
        super().__init__(library, as_of)
        self._loaded = loaded
        self._last_list = COMMITMENTS
        self.path: Path | None = None
        self.keys = keys or {}

    def compose(self) -> ComposeResult:
        """The panes, and what of the state each of them shows."""
        cls = Explorer
        yield Header().data_bind(cls.article, cls.as_of, cls.progress, cls.problems)
        with Container(id="body"):
            with Container(id="reading"):
                yield PaneTitle(ARTICLE, 1).data_bind(cls.pane, says=cls.article_says)
                yield ArticlePane(id=ARTICLE).data_bind(
                    cls.article, cls.selected, cls.cursor, cls.pane, cls.shown_layers
                )
            with Container(id="lists"):
                yield PaneTitle(RECORDS, 2).data_bind(cls.pane, says=cls.records_says)
                yield RowPane(
                    id=RECORDS, empty="No records of this kind; t lists others"
                ).data_bind(cls.describer, cls.pane, listing=cls.records)
                yield PaneTitle(COMMITMENTS, 3).data_bind(cls.pane, says=cls.commitments_says)
                yield RowPane(
                    id=COMMITMENTS, empty="No commitments in this article; 2 shows who is in it"
                ).data_bind(cls.describer, cls.pane, listing=cls.commitments)
        yield Details(keys=self.keys, id="details").data_bind(
            cls.describer, cls.selected, cls.heading, cls.pane
        )
        yield KeyBar().data_bind(
            cls.pane, cls.selected, cls.article, cls.maximised_pane, cls.filtering
        )
        yield TooSmall(id="too-small")

    # ------------------------------------------------------------------- panes

    def watch_pane(self, old: str, new: str) -> None:
        """In a narrow window the list that was used last stays open."""
        if new in LISTS:
            self._last_list = new
        if self.maximised_pane:
            self.maximised_pane = new
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

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the window is too small, and do with less where it is low."""
        self.set_class(TooSmall.is_needed(event.size), "-tiny")
        self.set_class(event.size.height < LOW, "-low")
        self._arrange()

    def on_mount(self) -> None:
        """Show what is at hand, or read it."""
        self.problems = self.library.problems
        self.go(ARTICLE)
        if self._loaded is not None:
            self.path = self._loaded.path
            self.show(Stage(self._loaded))
        elif self.library.paths:
            self.open(self.library.paths[0])
        else:
            command("problems").run(self)

    # ----------------------------------------------------------------- reading

    @dataclass
    class Arrived(Message):
        """More of an article has been read.

        Attributes:
            path: Its annotation file.
            stage: What has been read.
        """

        path: Path
        stage: Stage

    def open(self, path: Path) -> None:
        """Read an article and show it as it comes."""
        self.path = path
        self.selected = None
        self.trail.clear()
        self._read(path)

    @work(thread=True, exclusive=True, exit_on_error=False, group="read")
    def _read(self, path: Path) -> None:
        for stage in self.library.load_in_stages(path):
            if get_current_worker().is_cancelled:
                return
            self.post_message(self.Arrived(path, stage))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so if reading failed in a way that nobody foresaw."""
        if event.state is WorkerState.ERROR:
            self.progress = None
            message = f"{type(event.worker.error).__name__}: {event.worker.error}"
            self.notify(message, title="Could not go on", severity="error", markup=False)

    def on_explorer_arrived(self, message: Arrived) -> None:
        """Show what has been read, unless another article was opened meanwhile."""
        if message.path == self.path:
            self.show(message.stage)

    def show(self, stage: Stage) -> None:
        """Show what has been read of an article."""
        self.progress = stage.progress
        loaded = stage.loaded
        if loaded is None:
            return
        if self.article is None or self.article.text is not getattr(loaded.article, "text", None):
            self.cursor = 0
        self.article = loaded.article
        if stage.progress is None:
            self.problems = (*self.library.problems, *loaded.problems)
            if self.problems and loaded.path not in self.told:
                self.told.add(loaded.path)
                command("problems").run(self)

    def return_to(self, place: Place) -> None:
        """Go back to where the reader was."""
        self.trail.remove(place)
        self.view, self.grouping = place.view, place.grouping
        self.records, self.commitments = place.records, place.commitments
        self.selected = place.selected
        self.cursor = place.cursor
        self.go(place.pane)

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

    # ---------------------------------------------------------------- messages

    @on(ArticlePane.CursorSet)
    def _cursor_set(self, message: ArticlePane.CursorSet) -> None:
        self.go(ARTICLE)
        self.cursor = message.offset
        command("enter").run(self)

    @on(RowPane.Pointed)
    def _pointed(self, message: RowPane.Pointed) -> None:
        self.go(message.pane)
        self.change_listing(lambda listing: listing.moved_to(message.at))
        if message.on_sign:
            self.change_listing(lambda listing: listing.folded())
        elif message.again:
            command("enter").run(self)

    # ---------------------------------------------------------------- commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command can be run now."""
        if action == "run" and self.is_current:
            held = command(str(parameters[0]))
            if self.has_class("-tiny"):
                return held.id == "quit"
            return held.available(self) or bool(held.refusal(self))
        return True

    async def action_run(self, command_id: str) -> None:
        """Run a command, or say why it cannot be done."""
        held = command(command_id)
        if not held.available(self):
            self.app.clear_notifications()
            self.notify(held.refusal(self), timeout=3, markup=False)
        elif (running := held.run(self)) is not None:
            await running
