"""The page of an entity: its title, and its rows as far as they are in view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.entity_page import EntityPage
from migwatch.app.entity_text import EntityText, page_title
from migwatch.app.row_text import Part
from migwatch.app.widgets.bars import Bar
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.row_strip import row_strip
from migwatch.model.vocabulary import Corpus


class EntityBar(Bar):
    """The title.

    Attributes:
        page: The page.

    Args:
        corpus: Vocabularies and parties.
    """

    page: var[EntityPage] = var(EntityPage())

    def __init__(self, corpus: Corpus) -> None:
        super().__init__()
        self._corpus = corpus

    def watch_page(self, old: EntityPage, new: EntityPage) -> None:
        """Another entity, or more is known of it."""
        if (old.subject, old.articles) != (new.subject, new.articles):
            self.stale()

    def parts(self) -> tuple[list[Part], list[Part]]:
        """Who it is, and in how many articles."""
        return page_title(self.page, self._corpus)


class EntityView(LineView):
    """Paints the rows.

    Attributes:
        entity: The page.
        as_of: The day from which the corpus is read.

    Args:
        corpus: Vocabularies and parties.
        id: The widget's id.
    """

    entity: var[EntityPage] = var(EntityPage())
    as_of: var[date] = var(date.today)

    @dataclass
    class Pointed(Message):
        """The reader pointed at a row.

        Attributes:
            row: Position of the line.
            again: Whether it was highlighted already.
        """

        row: int
        again: bool

    def __init__(self, corpus: Corpus, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._corpus = corpus
        self._text = EntityText(EntityPage(), corpus, self.as_of)

    def watch_entity(self, old: EntityPage, new: EntityPage) -> None:
        """Other rows or another highlight."""
        self._text = EntityText(new, self._corpus, self.as_of)
        self.set_line_count(len(new.rows))
        if self.page and self.room:
            # Rows that come in above the highlight do not move it on the screen.
            if old.subject == new.subject and new.row is not None and old.rows is not new.rows:
                self.show_from(self.scroll_y + new.at - old.at if self.scroll_y else 0)
            self._reveal(new)
        self.stale()

    def watch_as_of(self) -> None:
        """Statuses are others."""
        self._text = EntityText(self.entity, self._corpus, self.as_of)
        self.stale()

    def on_resize(self) -> None:
        """Keep the highlight in view."""
        super().on_resize()
        self._reveal(self.entity)

    def _reveal(self, page: EntityPage) -> None:
        row = page.row
        if row is None:
            return
        if page.at <= 1:
            self.show_from(0)
        if row.kind == "section":
            # A section is come to for what is in it.
            self.show_line(min(page.at + self.page // 2, len(page.rows) - 1))
        elif row.kind == "hit":
            self.show_line(page.at + 1)
        self.show_line(page.at)

    def on_click(self, event: events.Click) -> None:
        """Point at a row."""
        row = round(self.scroll_y) + event.y
        if row < len(self.entity.rows):
            self.post_message(self.Pointed(row, self.entity.moved_to(row).at == self.entity.at))

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A row."""
        rows = self.entity.rows
        if not 0 <= y < len(rows):
            return None
        indent, told = self._text.row(rows[y], width)
        highlighted = y == self.entity.at or (
            rows[y].kind == "words" and rows[y].key == rows[self.entity.at].key
        )
        left = (Part(" " * indent), *told.left)
        return row_strip(self.palette, width, left, told.right, highlighted=highlighted)
