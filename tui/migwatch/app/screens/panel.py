"""A panel over the explorer with a list in it: what pickers and forms have in common."""

from __future__ import annotations

from asyncio import Event, Future, get_running_loop
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from textual import events, on
from textual._context import active_message_pump
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import var
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from migwatch.app.bindings import MOVING, Hint, bound
from migwatch.app.parts import one_line
from migwatch.app.row_text import RowText
from migwatch.app.widgets.hint_lines import Hints, Told
from migwatch.app.widgets.list_view import ListView

_T = TypeVar("_T")
_G = TypeVar("_G")
#: What the key does that ticks a row.
TICKING = "tick, move down"
#: Group of the workers that ask for something on other screens.
_ASK = "ask"


class Panel(ModalScreen[_T], Generic[_T]):
    """A list with a highlight, what is said of its row, and the keys.

    Sub-classes implement `describe`, and `entered`, which a second click on a row means
    as well.

    Attributes:
        rows: The rows.
        at: Position of the highlight.
        ticked: Positions of the ticked rows; None where rows cannot be ticked.
        told: What is said of the highlighted row.
        problem: What is wrong.
        hints: The keys.
        empty: What is said where there is no row.

    Args:
        title: Title of the panel.
    """

    DEFAULT_CSS = """
    Panel { align: center middle; }
    Panel > Vertical {
        width: 90%; max-width: 110; height: 90%; max-height: 40;
        background: $panel; border: round $primary; padding: 0 1;
        border-title-color: $foreground; border-subtitle-color: $mw-quiet;
    }
    Panel.-short > Vertical { width: 100%; height: 100%; }
    Panel.-short Told { height: 1; }
    Panel.-short Hints { max-height: 1; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]
    AUTO_FOCUS = ""
    BINDINGS = bound(*MOVING, ("back", "back"), ("enter", "enter"))

    rows: var[Sequence[Any]] = var((), init=False)
    at: var[int] = var(0, init=False)
    ticked: var[frozenset[int] | None] = var(None)
    told: var[str] = var("")
    problem: var[str] = var("")
    hints: var[tuple[Hint, ...]] = var(())
    empty: var[str] = var("")

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        #: Whether it can be used, and no screen is about to be shown over it.
        self._settled = Event()
        self._is_shown = self._is_showing = False

    def on_mount(self) -> None:
        """The panel can be used."""
        self._is_shown = True
        self._settled.set()

    async def show_and_wait(self, screen: Screen[_G]) -> _G | None:
        """Show a screen over this one, and wait for what it gives.

        Only a worker of the group ``ask`` may do so.

        Args:
            screen: The screen.
        """
        given: Future[_G | None] = get_running_loop().create_future()
        self._is_showing = True
        # What is given comes here also while the app waits for this panel to settle.
        active_message_pump.set(self)
        await self.app.push_screen(screen, given.set_result)
        if screen.focused is None and screen.AUTO_FOCUS:
            screen.set_focus(screen.query_one(screen.AUTO_FOCUS))
        self._is_showing = False
        self._settled.set()
        return await given

    async def settled(self) -> None:
        """Wait until what the last key led to is there, so that the next one finds it."""
        while self._is_unsettled:
            self._settled.clear()
            await self._settled.wait()

    @property
    def _is_unsettled(self) -> bool:
        if not self._is_shown or self._is_showing:
            return True
        asking = (each for each in self.workers if each.node is self and each.group == _ASK)
        return self.app.screen is self and any(not each.is_finished for each in asking)

    def on_worker_state_changed(self) -> None:
        """What was asked may have been answered."""
        self._settled.set()

    def top(self) -> list[Widget]:
        """What stands over the list."""
        return []

    def compose(self) -> ComposeResult:
        """The list between what stands over it and what is said of it."""
        cls = Panel
        with Vertical() as panel:
            panel.border_title = one_line(self._title).replace("[", r"\[")
            yield from self.top()
            yield ListView(self.describe).data_bind(
                rows=cls.rows, at=cls.at, ticked=cls.ticked, empty=cls.empty
            )
            yield Told().data_bind(words=cls.told, problem=cls.problem)
            yield Hints().data_bind(hints=cls.hints)

    def retitle(self, title: str) -> None:
        """Give the panel another title."""
        self.query_one(Vertical).border_title = one_line(title).replace("[", r"\[")

    @property
    def row_room(self) -> int:
        """Cells for what a row says."""
        return self.query_one(ListView).row_room

    def describe(self, row: Any) -> RowText:
        """What a row says."""
        raise NotImplementedError

    def say(self) -> None:
        """Say something of the highlighted row."""

    def entered(self) -> None:
        """The highlighted row was chosen."""

    @property
    def row(self) -> Any | None:
        """The highlighted row, or None."""
        return self.rows[self.at] if 0 <= self.at < len(self.rows) else None

    def watch_rows(self) -> None:
        """Keep the highlight on a row."""
        self.at = min(self.at, max(0, len(self.rows) - 1))
        self.say()

    def watch_at(self) -> None:
        """Another row."""
        self.problem = ""
        self.say()

    # ---------------------------------------------------------------- commands

    def action_by(self, lines: int) -> None:
        """Move the highlight."""
        self.at = min(max(0, self.at + lines), max(0, len(self.rows) - 1))

    def action_pages(self, pages: float) -> None:
        """Move the highlight by a share of the list."""
        page = self.query_one(ListView).page
        self.action_by(round(pages * max(1, page - 1)))

    def action_enter(self) -> None:
        """Choose the highlighted row."""
        self.entered()

    def action_back(self) -> None:
        """Leave all as it was."""
        self.dismiss()

    def toggle(self, at: int) -> None:
        """Tick a row, or take its tick away."""
        if self.ticked is not None and at < len(self.rows):
            self.ticked = self.ticked ^ {at}

    def on_click(self, event: events.Click) -> None:
        """A click beside the panel leaves all as it was."""
        if event.widget is self:
            self.action_back()

    @on(ListView.Pointed)
    def _pointed(self, message: ListView.Pointed) -> None:
        message.stop()
        self.at = message.at
        if message.on_tick:
            self.toggle(message.at)
        elif message.again:
            self.entered()
