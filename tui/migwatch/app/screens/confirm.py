"""Asking whether something is to be done, with all that it concerns."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from migwatch.app.bindings import hint
from migwatch.app.parts import Part, one_line
from migwatch.app.row_text import RowText
from migwatch.app.screens.panel import Panel


class Confirm(Panel[bool]):
    """Gives True where it is to be done, None where the reader turns back.

    Args:
        title: What is to be done.
        concerned: What it concerns, a line each.
        told: What will become of that.
        empty: What to say where it concerns nothing.
        yes: What the keys that do it are said to do.
        no: What those are said to do that turn back.
    """

    BINDINGS = [
        Binding("y", "enter", "Do it", id="confirm-yes", show=False),
        Binding("n", "back", "Do not", id="confirm-no", show=False),
    ]

    def __init__(
        self,
        title: str,
        concerned: Sequence[str],
        told: str,
        empty: str,
        *,
        yes: str = "do it",
        no: str = "leave as it was",
    ) -> None:
        super().__init__(title)
        self._yes, self._no = yes, no
        self._concerned = tuple(concerned)
        self._words = told
        self._nothing = empty

    def on_mount(self) -> None:
        """What it concerns."""
        self.hints = (hint(self, "enter", self._yes, most=2), hint(self, "back", self._no, most=2))
        self.empty = self._nothing
        self.rows = self._concerned
        self.told = self._words if self._concerned else ""

    def describe(self, row: str) -> RowText:
        """A line."""
        return RowText((Part(one_line(row)),))

    def say(self) -> None:
        """The same of every line."""
        self.told = self._words if self._concerned else ""

    def entered(self) -> None:
        """Do it."""
        self.dismiss(True)
