"""The steps of the open article, and going back to one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from migwatch.app.bindings import hint
from migwatch.app.parts import Part, one_line
from migwatch.app.row_text import RowText
from migwatch.app.screens.panel import Panel

if TYPE_CHECKING:
    from migwatch.editing.journal import Entry

#: A step, and whether it counts: one that was undone does not.
Step = tuple["Entry", bool]


class HistoryScreen(Panel[int]):
    """Gives the number of the step to go back or forward to; None to stay.

    Args:
        steps: The steps, oldest first.
    """

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__("Steps of this article, the last first")
        self._steps = tuple(reversed(steps))

    def on_mount(self) -> None:
        """The steps, with the highlight on the last that counts."""
        self.hints = (
            hint(self, "enter", "go back or forward to it"),
            hint(self, "by(-1) by(1)", "move"),
            hint(self, "back", "stay"),
        )
        self.empty = "Nothing has been changed yet."
        self.rows = self._steps
        self.at = next((at for at, (_, counts) in enumerate(self._steps) if counts), 0)

    def describe(self, row: Step) -> RowText:
        """What was done, and when."""
        entry, counts = row
        when = entry.when.replace("T", " ")[:16]
        sign = Part("✓ ", "primary") if counts else Part("· ", "mw-quiet")
        words = Part(one_line(entry.words), None if counts else "mw-quiet")
        undone = () if counts else (Part("  undone", "mw-quiet"),)
        return RowText((sign, words, *undone), (Part(f" {when}", "mw-quiet"),))

    def say(self) -> None:
        """The whole of what was done."""
        self.told = "" if self.row is None else self.row[0].words

    def entered(self) -> None:
        """Go there."""
        if self.row is not None:
            self.dismiss(self.row[0].number)
