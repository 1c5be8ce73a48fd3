"""Typing one value: a line at the bottom of the screen, checked as it is typed."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from migwatch.app.bindings import hint
from migwatch.app.parts import one_line
from migwatch.app.widgets.hint_lines import Hints, Told
from migwatch.app.widgets.typed_line import TypedLine
from migwatch.model.visible import visible


def lost(key: str) -> str:
    """What is said before words that were typed are thrown away.

    Args:
        key: The key that does so.
    """
    return f"{key} once more throws away what you have typed"


class LineScreen(ModalScreen[str]):
    """Gives what was typed, None where all is to stay as it was.

    Args:
        title: What is typed.
        value: What it is so far.
        help_words: What it means.
        check: Says what is wrong with what is typed; empty where nothing is.
        several: Whether it may have several lines.
    """

    DEFAULT_CSS = """
    LineScreen { align: left bottom; background: transparent; }
    LineScreen > Vertical { height: auto; background: $panel; border-top: solid $primary; }
    LineScreen Horizontal { height: 1; background: $panel; }
    LineScreen Static { width: auto; color: $primary; text-style: bold; }
    LineScreen TypedLine { width: 1fr; }
    """
    AUTO_FOCUS = "TypedLine"
    BINDINGS = [
        Binding("escape", "leave", "Leave as it was", id="line-leave", show=False),
        Binding("enter,ctrl+s", "set", "Set", id="line-set", show=False),
        Binding("down", "several", "Type several lines", id="line-several", show=False),
    ]

    def __init__(
        self,
        title: str,
        value: str = "",
        help_words: str = "",
        check: Callable[[str], str] = lambda _: "",
        *,
        several: bool = False,
    ) -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._help = help_words
        self._check = check
        self._several = several

    def compose(self) -> ComposeResult:
        """The line, what is wrong with it or what it means, and the keys."""
        with Vertical():
            with Horizontal():
                yield Static(f" {one_line(self._title)}", markup=False)
                yield TypedLine(visible(self._value), "", selected=False)
            told = Told()
            told.words = self._help
            yield told
            hints = Hints()
            several = (hint(self, "several", "several lines"),) if self._several else ()
            leave = hint(self, "leave", "leave as it was")
            hints.hints = (hint(self, "set", "set", most=2), *several, leave)
            yield hints

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not everything may have several lines."""
        return self._several if action == "several" else True

    def _typed(self) -> str:
        """What is typed; what cannot be typed stays as it was."""
        typed = self.query_one(TypedLine).value
        return self._value if typed == visible(self._value) else typed.strip()

    def action_several(self) -> None:
        """Type several lines."""
        from migwatch.app.screens.lines import LinesScreen

        def given(words: str | None) -> None:
            if words is not None:
                self.dismiss(words)

        typed = self._typed()
        self.app.push_screen(LinesScreen(self._title, typed, self._help), given)

    @on(Input.Changed)
    def _changed(self) -> None:
        self.query_one(Told).problem = self._check(self._typed())

    @on(Input.Submitted)
    def action_set(self) -> None:
        """Set what was typed, if nothing is wrong with it."""
        problem = self._check(self._typed())
        if problem:
            self.query_one(Told).problem = problem
            self.query_one(TypedLine).go_on()
        else:
            self.dismiss(self._typed())

    def action_leave(self) -> None:
        """Leave as it was; words that were typed are asked about by the key's first press."""
        typed = self._typed()
        told = self.query_one(Told)
        warning = lost(hint(self, "leave", "").key)
        if not typed or typed == self._value.strip() or told.problem == warning:
            self.dismiss()
        else:
            told.problem = warning

    def on_click(self, event: events.Click) -> None:
        """A click elsewhere leaves all as it was."""
        if event.widget is self:
            self.action_leave()
