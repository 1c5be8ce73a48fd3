"""The article: the text word for word, with its marks."""

from __future__ import annotations

from textual.reactive import var
from textual.strip import Strip

from migwatch.app.layers import ALL_LAYERS
from migwatch.app.navigation import classes_of
from migwatch.app.selection import Selection
from migwatch.app.state import Selected
from migwatch.app.widgets.article_lines import LinePainter, LineState, gutter_width
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.pointing import Pointing
from migwatch.app.wrapping import Wrapped, cells, shown_line
from migwatch.corpus.found import Found, Span
from migwatch.model.article import Article

_RULER = 1


class ArticlePane(Pointing):
    """The article with gutter, marks, cursor and overview ruler.

    Attributes:
        article: The article, or None while it is being read.
        selected: The record whose passages stand out.
        cursor: Offset of the cursor, code points.
        pane: Id of the pane that keys go to.
        shown_layers: Ids of the layers that are shown.
        found: Matches, which stand out.
        found_at: Which of them holds the cursor; -1 for none.
        selection: The selected words.
    """

    DEFAULT_CSS = """
    ArticlePane { height: 1fr; }
    """

    article: var[Article | None] = var(None, always_update=True)
    selected: var[Selected | None] = var(None)
    cursor: var[int] = var(0)
    pane: var[str] = var("")
    shown_layers: var[frozenset[str]] = var(ALL_LAYERS)
    found: var[Found | None] = var(None)
    found_at: var[int] = var(-1)
    selection: var[Selection | None] = var(None)

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._wrapped: Wrapped | None = None
        self._painter: LinePainter | None = None
        self._column = 0

    # ------------------------------------------------------------------ state

    def watch_article(self, old: Article | None, new: Article | None) -> None:
        """Show another article, or the same with more of its annotation."""
        same_text = old is not None and new is not None and old.text is new.text
        self._painter = None
        if not same_text:
            self._wrapped = None
            self._wrap()
        self.stale()

    def watch_selected(self) -> None:
        """Mark the passages of another record."""
        if self._painter is not None:
            self._painter.select(self.selected)
        self.stale()

    def watch_found(self) -> None:
        """Mark other matches, or another one as the current."""
        if self._painter is not None:
            self._painter.find(self.found, self.found_at)
        self.stale()

    watch_found_at = watch_found

    def watch_shown_layers(self) -> None:
        """Show other layers."""
        self._painter = None
        self.stale()

    def watch_cursor(self, old: int, new: int) -> None:
        """Keep the cursor in view."""
        if self._wrapped is None or not self.page:
            return
        self._reveal(new)
        self.stale()

    def watch_pane(self) -> None:
        """Show whether keys move the cursor."""
        self.stale()

    watch_selection = watch_pane

    def notify_style_update(self) -> None:
        """Paint in the new theme's styles."""
        super().notify_style_update()
        self._painter = None

    # ----------------------------------------------------------------- layout

    @property
    def text_width(self) -> int:
        """Cells for the text of a line."""
        text = self.article.text if self.article is not None else ""
        return max(1, self.room - gutter_width(len(text), self.room) - _RULER)

    def _wrap(self) -> None:
        """Break the text at the pane's width, keeping the topmost words in place."""
        if self.article is None or not self.page:
            return
        width = self.text_width
        if self._wrapped is not None and self._wrapped.width == width:
            return
        anchor = self.cursor
        if self._wrapped is not None and (line := self._wrapped.line(round(self.scroll_y))):
            anchor = line.start
        flowing = self.article.paragraphs.divided_by_blank_lines
        self._wrapped = Wrapped(self.article.text, width, flowing=flowing)
        self._painter = None
        y = self._wrapped.y_of(anchor)
        self.set_line_count(self._wrapped.height)
        self.show_from(y)
        self._settle()
        self._reveal(self.cursor)

    def on_resize(self) -> None:
        """Wrap at the new width."""
        super().on_resize()
        self._wrap()
        self._settle()
        self.stale()

    def _settle(self) -> None:
        """Work out the lines in view; what is above may turn out longer or shorter."""
        wrapped = self._wrapped
        if wrapped is None or not self.page:
            return
        moved = wrapped.settle(round(self.scroll_y), self.page + 1)
        self.set_line_count(wrapped.height)
        if moved:
            self.scroll_target_y = self.scroll_y + moved
            self.set_reactive(LineView.scroll_y, self.scroll_y + moved)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Work out the lines that come into view."""
        self._settle()
        super().watch_scroll_y(old_value, new_value)

    def _reveal(self, offset: int) -> None:
        assert self._wrapped is not None
        y = self._wrapped.y_of(offset)
        self.set_line_count(self._wrapped.height)
        top = round(self.scroll_y)
        if y < top or y >= top + self.page:
            far = abs(y - top) > self.page * 2
            if far:
                self.show_from(y - self.page // 3)
            else:
                self.show_line(y, margin=2)

    # -------------------------------------------------------------- movement

    def offset_of_line(self, by: int) -> int:
        """Where the cursor comes to, some lines further down (or up).

        Args:
            by: Lines.

        Returns:
            An offset in code points; the cursor's own before the first layout.
        """
        wrapped = self._wrapped
        if wrapped is None or not self.page:
            return self.cursor
        y = wrapped.y_of(self.cursor)
        here = wrapped.line(y)
        if here is not None and self.cursor - here.start != min(self._column, self._last(here)):
            self._column = self.cursor - here.start
        there = wrapped.line(min(max(0, y + by), wrapped.height - 1))
        if there is None:
            return self.cursor
        return there.start + min(self._column, self._last(there))

    def line_ends(self, offset: int) -> Span:
        """The first and the last character of the line on the screen that holds an offset.

        Args:
            offset: Code points.

        Returns:
            Their offsets; the offset itself, twice, before the first layout.
        """
        wrapped = self._wrapped
        line = wrapped.line(wrapped.y_of(offset)) if wrapped is not None and self.page else None
        return (line.start, line.start + self._last(line)) if line is not None else (offset, offset)

    def shows(self, offset: int) -> bool:
        """Whether a character is in view; also before the first layout, when nothing is."""
        if self._wrapped is None or not self.page:
            return True
        return 0 <= self._wrapped.y_of(offset) - round(self.scroll_y) < self.page

    @property
    def first_shown(self) -> int:
        """Offset of the first character in view, code points."""
        line = self._wrapped.line(round(self.scroll_y)) if self._wrapped is not None else None
        return line.start if line is not None else 0

    @staticmethod
    def _last(line: tuple[int, int, int]) -> int:
        return max(0, line[1] - line[0] - 1)

    # --------------------------------------------------------------- painting

    def line_state(self, y: int) -> LineState | None:
        """Where its text stands, and what stands out in it."""
        if self._wrapped is None:
            # The first paint can come before the first resize event.
            self._wrap()
        wrapped, article = self._wrapped, self.article
        if wrapped is None or article is None:
            return None
        if self._painter is None:
            self.forget_lines()
            self._painter = LinePainter(
                article,
                self.palette,
                classes_of(article, self.shown_layers),
                self.selected,
                gutter_width(len(article.text), self.room),
            )
            self._painter.find(self.found, self.found_at)
        return self._painter.state(
            wrapped.line(y),
            ruler=(y - round(self.scroll_y), max(1, self.page)),
            cursor=self.cursor if self.pane == self.id else None,
            words=None if self.selection is None else self.selection.span,
        )

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A line with its gutter, marks and ruler."""
        state = self.line_state(y)
        if state is None or self._painter is None:
            return None
        return self._painter.paint(state, width)

    # ------------------------------------------------------------------ mouse

    def character_at(self, x: int, y: int) -> Span | None:
        """The character at a cell; see `Pointing.character_at`."""
        wrapped, article = self._wrapped, self.article
        if wrapped is None or article is None or not self.page:
            return None
        row = round(self.scroll_y) + min(max(0, y), self.page - 1)
        line = wrapped.line(min(row, wrapped.height - 1))
        column = x - gutter_width(len(article.text), self.room)
        if line is None:
            return None
        if column < 0:
            return line.start, line.start
        used = start = 0
        shown = shown_line(article.text[line.start : line.end])
        for at, character in enumerate(shown):
            size = cells(character)
            if size and used > column:
                return line.start + start, line.start + at
            start = at if size else start
            used += size
        return line.start + (start if used > column else len(shown)), line.end
