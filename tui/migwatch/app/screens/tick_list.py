"""Passages to be ticked: the further occurrences of some words, the mentions to divide off."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from migwatch.app.bindings import hint
from migwatch.app.form_text import passage_parts
from migwatch.app.row_text import RowText
from migwatch.app.screens.panel import TICKING, Panel
from migwatch.model.article import Article

Span = tuple[int, int]


class TickList(Panel[tuple[Span, ...]]):
    """Gives the ticked passages, None where the reader turns back.

    Args:
        title: What they are ticked for.
        article: The article.
        spans: The passages, half-open code points.
        ticked: Whether all are ticked at first.
        more: Whether there are further ones behind these, which cannot be taken.
    """

    BINDINGS = [
        Binding("space,x", "tick", "Tick", id="list-tick", show=False),
        Binding("ctrl+s", "enter", "Take those that are ticked", id="list-set", show=False),
        Binding("a", "all", "Tick all, or none", id="list-all", show=False),
    ]

    def __init__(
        self,
        title: str,
        article: Article,
        spans: Sequence[Span],
        *,
        ticked: bool = True,
        more: bool = False,
    ) -> None:
        super().__init__(title)
        self._more = more
        self._article = article
        self._spans = tuple(spans)
        self._begin = ticked

    def on_mount(self) -> None:
        """All passages."""
        self.ticked = frozenset(range(len(self._spans)) if self._begin else ())
        self.rows = self._spans
        self.say()

    def describe(self, row: Span) -> RowText:
        """The words in their place."""
        start, end = row
        passage = {"start": start, "end": end}
        return RowText(tuple(passage_parts(self._article, passage, self.row_room)))

    def say(self) -> None:
        """How many are ticked."""
        number = len(self.ticked or ())
        total = len(self._spans)
        self.told = f"{number:,} of {total:,} ticked"
        if self._more:
            self.told = f"{number:,} of the first {total:,} ticked; no more are taken at once"
        self.hints = (
            hint(self, "enter", f"take the {number:,} ticked" if number else "take none"),
            hint(self, "tick", TICKING),
            hint(self, "all", "all or none"),
            hint(self, "back", "none of them"),
        )

    def watch_ticked(self) -> None:
        """Another number."""
        self.say()

    def action_tick(self) -> None:
        """Tick the highlighted passage, and go on to the next."""
        self.toggle(self.at)
        self.action_by(1)

    def action_all(self) -> None:
        """Tick all; none, where all are."""
        every = frozenset(range(len(self._spans)))
        self.ticked = frozenset() if self.ticked == every else every

    def entered(self) -> None:
        """Give those that are ticked."""
        self.dismiss(tuple(self._spans[at] for at in sorted(self.ticked or ())))
