"""Asking for the day from which the corpus is read: a line at the bottom of the screen."""

from __future__ import annotations

from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.reactive import var
from textual.screen import ModalScreen
from textual.widgets import Input

from migwatch.app.commands import command
from migwatch.app.widgets.day_line import DayBar, DayInput, DayLine
from migwatch.corpus.as_of import own_day, read_day
from migwatch.model.vocabulary import Corpus


class DayScreen(ModalScreen[date]):
    """Gives the day that was typed, None where the reader wants none.

    Attributes:
        problem: What is wrong with what is typed.

    Args:
        day: The day so far.
        corpus: The corpus, which may have a day of its own.
    """

    DEFAULT_CSS = """
    DayScreen { align: left bottom; background: transparent; }
    DayScreen > Container { height: 2; background: $panel; }
    """
    AUTO_FOCUS = "DayInput"
    BINDINGS = [
        Binding(command(name).keys, action, "Cancel", id=name, show=False)
        # The first is the one that is told of.
        for name, action in (
            ("back", "dismiss"),
            ("next-pane", "screen.dismiss"),
            ("previous-pane", "screen.dismiss"),
        )
    ]

    problem: var[str] = var("")

    def __init__(self, day: date, corpus: Corpus) -> None:
        super().__init__()
        self._day = day
        self._corpus = corpus

    def compose(self) -> ComposeResult:
        """The line, and below what is wrong or what the keys do."""
        own = own_day(self._corpus).isoformat() if self._corpus.as_of else "today"
        with Container():
            yield DayLine(self._day)
            yield DayBar(own).data_bind(DayScreen.problem)

    def _read(self, written: str) -> date:
        return read_day(written) if written.strip() else own_day(self._corpus)

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        try:
            self._read(message.value)
        except ValueError as error:
            self.problem = str(error)
        else:
            self.problem = ""

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        try:
            self.dismiss(self._read(message.value))
        except ValueError as error:
            self.problem = str(error)

    def on_click(self, event: events.Click) -> None:
        """A click elsewhere cancels."""
        if not isinstance(event.widget, DayInput):
            self.dismiss()
