"""Finding a passage by its words."""

from __future__ import annotations

from textual import on
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input

from migwatch.app.bindings import hint
from migwatch.app.form_text import passage_parts
from migwatch.app.parts import one_line
from migwatch.app.row_text import RowText
from migwatch.app.screens.panel import Panel
from migwatch.app.widgets.typed_line import TypedLine
from migwatch.editing.occurrences import places
from migwatch.model.article import Article

Span = tuple[int, int]

#: Occurrences that are listed.
_LISTED = 200


class PassageFinder(Panel[Span]):
    """Gives where some words stand, None where the reader turns back.

    Args:
        title: What the words are for.
        article: The article.
        near: Where the nearest occurrence is looked for, code points.
    """

    AUTO_FOCUS = "TypedLine"
    BINDINGS = [
        Binding("down,ctrl+n", "by(1)", "Move down", id="finder-down", show=False),
        Binding("up,ctrl+p", "by(-1)", "Move up", id="finder-up", show=False),
        Binding("ctrl+s", "enter", "Choose it", id="finder-set", show=False),
    ]

    def __init__(self, title: str, article: Article, near: int) -> None:
        super().__init__(title)
        self._article = article
        self._near = near

    def top(self) -> list[Widget]:
        """The line that is typed."""
        return [TypedLine("", "type words as they stand in the text")]

    def on_mount(self) -> None:
        """Nothing is typed yet."""
        self.hints = (
            hint(self, "enter", "choose"),
            hint(self, "by(-1) by(1)", "move"),
            hint(self, "back", "leave as it was"),
        )
        self.empty = "Each place where the words stand is listed here."

    def describe(self, row: Span) -> RowText:
        """The words in their place."""
        start, end = row
        passage = {"start": start, "end": end}
        return RowText(tuple(passage_parts(self._article, passage, self.row_room)))

    def say(self) -> None:
        """Where the words stand."""
        number = len(self.rows)
        self.told = f"{number} places" if number > 1 else ""

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        words = message.value
        found = places(self._article.text, words, _LISTED, whole=False)
        self.empty = f"“{one_line(words)}” does not stand in the text as it is" if words else ""
        self.rows = found
        near = sorted(range(len(found)), key=lambda at: abs(found[at][0] - self._near))
        self.at = near[0] if near else 0

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.entered()
        if self.row is None:
            self.query_one(TypedLine).go_on()

    def entered(self) -> None:
        """Give the highlighted place."""
        if self.row is not None:
            self.dismiss(self.row)
