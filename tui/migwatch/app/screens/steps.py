"""The history of an article: its steps, and going back to one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding

from migwatch.app.parts import Part, one_line
from migwatch.app.row_text import RowText
from migwatch.app.screens.panel import Panel

_HINTS = (("enter", "undo back to there"), ("↑ ↓", "move"), ("esc", "leave as it is"))


class StepLine(NamedTuple):
    """A step of editing.

    Attributes:
        number: Its number.
        when: When it was done, in words.
        words: What was done.
        undone: Whether it has been taken back.
    """

    number: int
    when: str
    words: str
    undone: bool = False


class StepsScreen(Panel[int]):
    """Gives the number of the step down to which all is to be undone, that one included.

    Args:
        steps: Number, time, words of each step, and whether it is undone, in any order.
    """

    BINDINGS = [Binding("u", "enter", "Undo back to there", id="steps-undo", show=False)]

    def __init__(self, steps: Iterable[tuple[int, str, str, bool]]) -> None:
        super().__init__("History of this article")
        found = (StepLine(*step) for step in steps)
        #: Newest first.
        self._steps = tuple(sorted(found, key=lambda step: -step.number))

    def on_mount(self) -> None:
        """The steps, with the highlight on the newest that is in effect."""
        self.hints = _HINTS
        self.empty = "Nothing has been changed yet."
        held = (at for at, step in enumerate(self._steps) if not step.undone)
        self.rows = self._steps
        self.at = next(held, 0)
        self.say()

    def describe(self, row: StepLine) -> RowText:
        """When, and what."""
        number = Part(f"{row.number:>4}  ", "mw-quiet")
        when = (Part(f" {one_line(row.when)}", "mw-quiet"),)
        if row.undone:
            words = Part(one_line(row.words), "mw-quiet", "strike")
            return RowText((number, Part("undone ", "mw-pause"), words), when)
        return RowText((number, Part(one_line(row.words))), when)

    def say(self) -> None:
        """How much would be undone."""
        step: StepLine | None = self.row
        if step is None:
            return
        number = sum(not each.undone for each in self._steps[: self.at + 1])
        if step.undone:
            self.told = "It has been undone already."
        else:
            self.told = f"Undoes {number} step{'' if number == 1 else 's'}: this one and all after."

    def entered(self) -> None:
        """Go back to the highlighted step."""
        step: StepLine | None = self.row
        if step is None:
            return
        if step.undone:
            self.problem = "it has been undone already; choose one that has not"
        else:
            self.dismiss(step.number)
