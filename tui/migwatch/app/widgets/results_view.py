"""The results of a search, two lines each, in groups."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.result_text import group_parts, hit_parts, words_parts
from migwatch.app.results import ResultRow, Results
from migwatch.app.row_text import Part
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.row_strip import row_strip, strip_of
from migwatch.app.wrapping import cut
from migwatch.corpus.excerpts import phrases_of
from migwatch.corpus.query import Phrase
from migwatch.model.vocabulary import Corpus


class ResultsView(LineView):
    """Paints results.

    Attributes:
        results: The results and the highlight.
        asked: The query, for marking its words.
        area: Id of the part of the screen that keys go to.
        hint: What to say where there is nothing.

    Args:
        corpus: Its vocabularies and parties.
    """

    results: var[Results] = var(Results())
    asked: var[str] = var("")
    area: var[str] = var("")
    hint: var[str] = var("")

    @dataclass
    class Pointed(Message):
        """The reader pointed at a result.

        Attributes:
            row: Position of the line.
            again: Whether it was highlighted already.
        """

        row: int
        again: bool

    def __init__(self, corpus: Corpus, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._corpus = corpus
        self._phrases: list[Phrase] = []

    def watch_results(self, old: Results, new: Results) -> None:
        """Show other results or another highlight."""
        self.set_line_count(len(new.rows))
        if self.page and new.rows:
            if new.at <= 1:
                self.show_from(0)
            self.show_line(new.at)
            self.show_line(min(new.at + 1, len(new.rows) - 1))
        self.stale()

    def watch_asked(self) -> None:
        """Mark other words."""
        self._phrases = phrases_of(self.asked)
        self.stale()

    def watch_area(self) -> None:
        """Show whether keys move the highlight."""
        self.stale()

    watch_hint = watch_area

    def on_click(self, event: events.Click) -> None:
        """Point at a result."""
        row = round(self.scroll_y) + event.y
        if row < len(self.results.rows):
            again = self.area == self.id and self.results.moved_to(row).at == self.results.at
            self.post_message(self.Pointed(row, again))

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A line of the results."""
        results = self.results
        if not results.rows:
            if y != 0:
                return None
            return strip_of([Part(f"  {self.hint}", "mw-quiet")], self.palette, width)
        if not 0 <= y < len(results.rows):
            return None
        row = results.rows[y]
        lead, left, right = self._told(row, width)
        highlighted = results.rows[results.at].hit == row.hit and row.kind != "group"
        return row_strip(
            self.palette,
            width,
            [Part(lead), *left],
            right,
            highlighted=highlighted,
            focused=self.area == self.id,
        )

    def _told(self, row: ResultRow, width: int) -> tuple[str, list[Part], list[Part]]:
        """Indent, and what a line says at the left and at the right."""
        hit = self.results.hits[row.hit]
        if row.kind == "group":
            return "", *group_parts(row)
        if row.kind == "hit":
            dated = self.results.gathering != "article"
            left, right = hit_parts(hit, self._corpus, dated=dated)
            return "  ", left, [part._replace(text=cut(part.text, width // 3)) for part in right]
        room = max(20, width - 8)
        return "     ", words_parts(hit, self._phrases, room), []
