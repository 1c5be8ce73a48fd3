"""What somebody else has changed in the same place: both values, and a choice."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from migwatch.app.bindings import hint
from migwatch.app.parts import Part, one_line
from migwatch.app.row_text import RowText
from migwatch.app.screens.panel import Panel
from migwatch.editing.merging import Conflict
from migwatch.editing.merging_words import value_in_words, where

_SIDES = (("ours", "yours"), ("theirs", "theirs"), ("base", "before"))


class ConflictScreen(Panel[bool]):
    """Gives whether the reader's own values are to be saved; None leaves that open.

    Args:
        words: What the reader wanted to do.
        conflicts: Both values of each place.
        later: Whether the decision can wait: what the reader wanted is kept meanwhile.
    """

    BINDINGS = [
        Binding("y", "decide(True)", "Save yours", id="conflict-yours", show=False),
        Binding("t", "decide(False)", "Keep theirs", id="conflict-theirs", show=False),
    ]

    def __init__(self, words: str, conflicts: Sequence[Conflict], *, later: bool = False) -> None:
        super().__init__("Somebody else has changed the same")
        self._words = words
        self._conflicts = conflicts
        self._later = later

    def on_mount(self) -> None:
        """Both values of each place."""
        self.hints = (
            hint(self, "decide(True)", "save yours"),
            hint(self, "decide(False)", "keep theirs"),
            hint(self, "back", "decide later" if self._later else "keep theirs"),
        )
        rows: list[tuple[str, str, str]] = [("", self._words, "")]
        for conflict in self._conflicts:
            rows.append((where(conflict.path), "", ""))
            rows += [("", name, value_in_words(getattr(conflict, side))) for side, name in _SIDES]
        self.rows = tuple(rows)

    def describe(self, row: tuple[str, str, str]) -> RowText:
        """A place, or one of its values."""
        place, name, value = row
        if place:
            return RowText((Part(one_line(place), "primary", "bold"),), ())
        if not value:
            return RowText((Part(one_line(name)),), ())
        return RowText((Part(f"  {name:7} ", "mw-quiet"), Part(one_line(value))), ())

    def say(self) -> None:
        """The whole of a value that has no room in its row."""
        self.told = self.row[2] if self.row is not None else ""

    def entered(self) -> None:
        """Nothing is decided by pointing at it."""

    def action_decide(self, ours: bool) -> None:
        """Decide."""
        self.dismiss(ours)
