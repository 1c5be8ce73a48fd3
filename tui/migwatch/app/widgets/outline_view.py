"""The highlighted article in short, beside the table."""

from __future__ import annotations

from datetime import date

from textual.reactive import var
from textual.strip import Strip

from migwatch.app.outline_text import outline_lines
from migwatch.app.row_text import Part
from migwatch.app.widgets.details import flow
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.row_strip import strip_of
from migwatch.corpus.store import Outline
from migwatch.model.vocabulary import Corpus


class OutlineView(LineView):
    """Paints an outline.

    Attributes:
        outline: The article, or None while it is being asked for.
        as_of: The day from which it is read.

    Args:
        corpus: Vocabularies and parties.
        id: The widget's id.
    """

    outline: var[Outline | None] = var(None)
    as_of: var[date] = var(date.today)

    def __init__(self, corpus: Corpus, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._corpus = corpus
        self._lines: list[list[Part]] | None = None

    def watch_outline(self) -> None:
        """Another article."""
        self._lines = None
        self.show_from(0)
        self.stale()

    watch_as_of = watch_outline

    def on_resize(self) -> None:
        """Set the lines at the new width."""
        super().on_resize()
        self._lines = None

    def repaint(self) -> None:
        """Say what there is to say, then paint."""
        if self._lines is None:
            told = outline_lines(self.outline, self._corpus, self.as_of) if self.outline else []
            self._lines = []
            for parts in told:
                self._lines += flow(parts, self.room - 2) if parts else [[]]
            self.set_line_count(len(self._lines))
        super().repaint()

    def turn(self, pages: int) -> None:
        """Scroll by pages; a line of the last one stays in view."""
        self.show_from(self.scroll_y + pages * max(1, self.page - 1))

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A line of the outline."""
        if self._lines is None or not 0 <= y < len(self._lines):
            return None
        return strip_of([Part(" "), *self._lines[y]], self.palette, width)
