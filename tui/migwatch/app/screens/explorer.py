"""The explorer: article, records, commitments, details.

State flows down to the widgets by data binding; what a reader does with the mouse
comes up as messages, what they do with keys as commands.
"""

from __future__ import annotations

from datetime import date

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.screen import Screen

from migwatch.app.arrangement import NARROW
from migwatch.app.commands import all_commands, command
from migwatch.app.commands.base import ARTICLE, COMMITMENTS, RECORDS
from migwatch.app.commands.elsewhere import Elsewhere
from migwatch.app.commands.selecting import Selecting
from migwatch.app.providers import command_provider, record_provider
from migwatch.app.screens.explorer_recovery import ExplorerRecovery
from migwatch.app.widgets.article_pane import ArticlePane
from migwatch.app.widgets.bars import Header, PaneTitle
from migwatch.app.widgets.details import Details
from migwatch.app.widgets.key_bar import KeyBar
from migwatch.app.widgets.row_pane import RowPane
from migwatch.app.widgets.too_small import TooSmall
from migwatch.corpus.library import Library
from migwatch.store.stages import Stage

#: Seconds after which it is looked whether a new day has begun.
_DAY_CHECKED = 300


class Explorer(ExplorerRecovery, Screen[None]):
    """The main screen.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
        begun: What was read of its first article, if that has begun.
        keys: The user's own keys by the id of a command.
    """

    AUTO_FOCUS = ""
    COMMANDS = {command_provider, record_provider}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]
    BINDINGS = [
        Binding(c.keys, f"run('{c.id}')", c.title, id=c.id, show=False)
        # What works while words are selected comes before what its keys do otherwise. Of
        # priority bindings Textual decides before the last key has had its effect.
        for c in sorted(all_commands().values(), key=lambda c: not isinstance(c, Selecting))
        if not isinstance(c, Elsewhere)
    ]

    details = getters.query_one("#details", Details)

    def __init__(
        self,
        library: Library,
        as_of: date,
        begun: Stage | None = None,
        keys: dict[str, str] | None = None,
    ) -> None:
        super().__init__(library, as_of)
        self._begun = begun
        self._today = date.today()
        self.keys = keys or {}

    def compose(self) -> ComposeResult:
        """The panes, and what of the state each of them shows."""
        cls = Explorer
        yield Header().data_bind(
            cls.article,
            cls.as_of,
            cls.progress,
            cls.indexing,
            cls.problems,
            cls.elsewhere,
            cls.done,
            cls.unsaved,
            cls.amiss,
        )
        with Container(id="body"):
            with Container(id="reading"):
                yield PaneTitle(ARTICLE, 1).data_bind(cls.pane, says=cls.article_says)
                yield ArticlePane(id=ARTICLE).data_bind(
                    cls.article,
                    cls.selected,
                    cls.cursor,
                    cls.pane,
                    cls.shown_layers,
                    cls.found,
                    cls.found_at,
                    cls.selection,
                )
            with Container(id="lists"):
                yield PaneTitle(RECORDS, 2).data_bind(cls.pane, says=cls.records_says)
                yield RowPane(
                    id=RECORDS,
                    empty="No records of this kind; t lists others",
                    unwritten="Nothing yet: here stand who and what the article names",
                ).data_bind(cls.describer, cls.pane, listing=cls.records)
                yield PaneTitle(COMMITMENTS, 3).data_bind(cls.pane, says=cls.commitments_says)
                yield RowPane(
                    id=COMMITMENTS,
                    empty="No commitments in this article; 2 shows who is in it",
                    unwritten="Nothing yet: here stands who commits to what",
                ).data_bind(cls.describer, cls.pane, listing=cls.commitments)
        yield Details(keys=self.keys, id="details").data_bind(
            cls.describer, cls.selected, cls.heading, cls.pane, cls.selection
        )
        yield KeyBar().data_bind(
            cls.pane,
            cls.selected,
            cls.article,
            cls.finding,
            cls.found,
            cls.found_at,
            cls.selection,
            cls.maximised_pane,
            cls.filtering,
        )
        yield TooSmall(id="too-small")

    def on_mount(self) -> None:
        """Show what is at hand, or read it."""
        self.problems = self.library.problems
        self.go(ARTICLE)
        begun, self._begun = self._begun, None
        if begun is not None and begun.loaded is not None:
            self.take_up(begun.loaded.path, begun)
        elif self.library.first is not None:
            self.open(self.library.first)
        else:
            self.show_problems()
        if self.library.has_several:
            self.call_after_refresh(self.index)
        self.set_interval(_DAY_CHECKED, self.follow_today)

    def follow_today(self) -> None:
        """Past midnight, read the corpus from the new day, if it was read from the day it was."""
        before, self._today = self._today, date.today()
        if self.as_of == before != self._today and self.library.corpus.as_of is None:
            from migwatch.app.beside import read_from

            read_from(self.app, self._today)

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
