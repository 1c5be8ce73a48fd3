"""Where the day is typed from which the corpus is read."""

from __future__ import annotations

from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import var
from textual.widgets import Input, Static

from migwatch.app.bindings import Hint, hint
from migwatch.app.row_text import Part
from migwatch.app.widgets.bars import Bar

_LONGEST = 40


class DayInput(Input):
    """The line that is typed.

    Args:
        day: The day so far.
    """

    DEFAULT_CSS = """
    DayInput, DayInput:focus {
        width: 1fr; height: 1; border: none; padding: 0 1;
        background: $panel; color: $foreground;
    }
    """

    def __init__(self, day: date) -> None:
        super().__init__(
            day.isoformat(), placeholder="2024-02-29, or today", compact=True, max_length=_LONGEST
        )


class DayBar(Bar):
    """Under the line: what is wrong with the day, or the keys.

    Attributes:
        problem: What is wrong.

    Args:
        own: What an empty line stands for.
    """

    problem: var[str] = var("")

    def __init__(self, own: str) -> None:
        super().__init__()
        self._own = own

    def watch_problem(self) -> None:
        """Say something else."""
        self.stale()

    def parts(self) -> tuple[list[Part], list[Part]]:
        """One or the other."""
        if self.problem:
            return [Part(f" {self.problem}", "mw-pause")], []
        found = [Part(" ")]
        keys = (
            hint(self.screen.query_one(DayInput), "submit", "set"),
            hint(self.screen, "dismiss", "cancel"),
            Hint("empty", self._own),
        )
        for key, words, _ in keys:
            found += [Part(f"{key} ", "primary", "bold"), Part(f"{words}  ", "mw-quiet")]
        return found, []


class DayLine(Horizontal):
    """The line with what it is about.

    Args:
        day: The day so far.
    """

    DEFAULT_CSS = """
    DayLine { height: 1; background: $panel; }
    DayLine > Static { width: auto; color: $primary; text-style: bold; }
    """

    def __init__(self, day: date) -> None:
        super().__init__()
        self._day = day

    def compose(self) -> ComposeResult:
        """What it is about, and the line."""
        yield Static(" as of", markup=False)
        yield DayInput(self._day)
