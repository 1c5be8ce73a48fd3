"""The table of articles: its heading, and the rows that are in view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.articles import Articles
from migwatch.app.outline_text import is_unread
from migwatch.app.row_text import Part, one_line
from migwatch.app.widgets.bars import Bar
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.row_strip import row_strip
from migwatch.app.wrapping import cells, cut
from migwatch.corpus.listed import Sort
from migwatch.corpus.matching import Entry

#: Tables of at least so many cells have whole words as headings; of fewer, short ones;
#: of fewer still, no column for the language.
_WIDE, _NARROW = 90, 46


class Column(NamedTuple):
    """A column of the table.

    Attributes:
        sort: What it shows, and what the table is sorted by it.
        label: Its heading.
        width: Its cells.
        is_number: Whether it is set to the right.
    """

    sort: Sort
    label: str
    width: int
    is_number: bool = False


def columns(width: int) -> list[Column]:
    """The columns of a table; the title takes what the others leave."""
    counts: tuple[tuple[Sort, str], ...] = (
        ("commitments", "commitments"),
        ("cautions", "cautions"),
        ("problems", "problems"),
    )
    if width >= _WIDE:
        numbers = [Column(sort, label, len(label) + 2, True) for sort, label in counts]
    else:
        numbers = [Column(sort, label[:4], 5, True) for sort, label in counts]
    found = [Column("published", "date", 12), Column("title", "title", 0)]
    if width >= _NARROW:
        found.append(Column("language", "lang", 6))
    found += numbers
    taken = 1 + sum(column.width for column in found)
    return [
        column._replace(width=max(4, width - taken)) if column.sort == "title" else column
        for column in found
    ]


def _set(text: str, column: Column) -> str:
    """A text in the cells of its column."""
    text = cut(text, column.width - 1)
    gap = " " * (column.width - 1 - cells(text))
    return f"{gap}{text} " if column.is_number else f"{text}{gap} "


class ArticlesHeading(Bar):
    """The headings; a click sorts by one.

    Attributes:
        articles: The table.
    """

    articles: var[Articles] = var(Articles())

    @dataclass
    class Chosen(Message):
        """The reader wants another order.

        Attributes:
            sort: What to sort by.
        """

        sort: Sort

    def watch_articles(self, old: Articles, new: Articles) -> None:
        """Sorted otherwise."""
        if old.question != new.question:
            self.stale()

    def _columns(self) -> list[Column]:
        return columns(self.size.width - 1)

    def parts(self) -> tuple[list[Part], list[Part]]:
        """The headings; an arrow shows which way the table is sorted."""
        question = self.articles.question
        found = [Part(" ")]
        for column in self._columns():
            if column.sort != question.sort:
                found.append(Part(_set(column.label, column), "mw-quiet"))
                continue
            arrow = "↓" if question.descending else "↑"
            label = column.label[: column.width - 2]
            found.append(Part(_set(f"{label}{arrow}", column), "primary", "bold underline"))
        return found, []

    def on_click(self, event: events.Click) -> None:
        """Sort by the column."""
        event.stop()
        edge = 1
        for column in self._columns():
            edge += column.width
            if event.x < edge:
                self.post_message(self.Chosen(column.sort))
                return


class ArticlesView(LineView):
    """The rows.

    Attributes:
        articles: The table.
        hint: What to say where there is nothing.
    """

    articles: var[Articles] = var(Articles())
    hint: var[str] = var("")

    @dataclass
    class Wanted(Message):
        """Rows have come into view that are not held.

        Attributes:
            asked: Of which table.
            blocks: Their blocks.
        """

        asked: int
        blocks: tuple[int, ...]

    @dataclass
    class Pointed(Message):
        """The reader pointed at a row.

        Attributes:
            at: Its position.
            again: Whether it was highlighted already.
        """

        at: int
        again: bool

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._wanted: tuple[int, tuple[int, ...]] = (0, ())

    def watch_articles(self, old: Articles, new: Articles) -> None:
        """Other rows, or another highlight."""
        self.set_line_count(new.total or 0)
        top = round(self.scroll_y)
        if (old.total, old.asked) != (new.total, new.asked):
            if not top <= new.at < top + self.page:
                self.show_from(new.at - self.page // 2)
        elif old.at != new.at:
            self.show_line(new.at, 1)
        self.stale()

    def watch_hint(self) -> None:
        """Say something else."""
        self.stale()

    def on_resize(self) -> None:
        """Keep the highlight in view."""
        super().on_resize()
        self.show_line(self.articles.at, 1)

    def repaint(self) -> None:
        """Paint, and ask for the rows that are missing."""
        super().repaint()
        top = round(self.scroll_y)
        wanted = (self.articles.asked, self.articles.missing(top, top + self.page - 1))
        if wanted != self._wanted:
            self._wanted = wanted
            if wanted[1]:
                self.post_message(self.Wanted(*wanted))

    def on_click(self, event: events.Click) -> None:
        """Point at a row."""
        at = round(self.scroll_y) + event.y
        if at < (self.articles.total or 0):
            self.post_message(self.Pointed(at, at == self.articles.at))

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A row; one that has not come yet is a dot."""
        articles = self.articles
        if not articles.total:
            return row_strip(self.palette, width, [Part(self.hint, "mw-quiet")]) if y == 0 else None
        if not 0 <= y < articles.total:
            return None
        entry = articles.row(y)
        parts = [Part("·", "mw-quiet")] if entry is None else _parts(entry, columns(width))
        return row_strip(self.palette, width, parts, highlighted=y == articles.at)


def _parts(entry: Entry, table: list[Column]) -> list[Part]:
    """A row of the table."""
    found = []
    for column in table:
        value = getattr(entry, column.sort)
        colour: str | None = "mw-quiet"
        if column.sort == "title":
            colour = None
            if is_unread(entry):
                value, colour = f"{value} cannot be read", "mw-pause"
        elif column.sort == "published":
            value = value or "undated"
        elif column.is_number and value:
            colour = "mw-pause" if column.sort == "problems" else None
        text = f"{value:,}" if isinstance(value, int) else one_line(value)
        found.append(Part(_set(text, column), colour))
    return found
