"""Moving within a pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from migwatch.app.commands.base import ARTICLE, LISTS, Command
from migwatch.app.navigation import next_mark
from migwatch.model.motions import Motions

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer

#: Further than any list is long.
_ALL = 1 << 40


def move(explorer: Explorer, lines: int) -> None:
    """Move the cursor or the highlight by lines.

    Args:
        explorer: The screen.
        lines: How many; negative is up.
    """
    if explorer.pane == ARTICLE:
        explorer.cursor = explorer.article_pane.offset_of_line(lines)
    else:
        explorer.change_listing(lambda listing: listing.moved(lines))


def step_mark(explorer: Explorer, by: int) -> None:
    """Bring the cursor to the next (or previous) annotated passage."""
    assert explorer.article is not None
    offset = next_mark(explorer.article, explorer.cursor, explorer.shown_layers, by)
    if offset is not None:
        explorer.cursor = offset


class _Lines(Command):
    """Moves by a number of lines."""

    lines: ClassVar[int] = 0

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        move(explorer, self.lines)


class Down(_Lines):
    """A line down."""

    id = "down"
    area = "Moving"
    keys = "j,down"
    shown = "j ↓"
    title = "Move down"
    lines = 1


class Up(_Lines):
    """A line up."""

    id = "up"
    area = "Moving"
    keys = "k,up"
    shown = "k ↑"
    title = "Move up"
    lines = -1


class _Pages(Command):
    """Moves by a share of the pane's height."""

    pages: ClassVar[float] = 0.0

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        move(explorer, round(self.pages * max(1, explorer.page_height - 1)))


class HalfDown(_Pages):
    """Half a page down."""

    id = "half-page-down"
    area = "Moving"
    keys = "ctrl+d"
    title = "Move half a page down"
    pages = 0.5


class HalfUp(_Pages):
    """Half a page up."""

    id = "half-page-up"
    area = "Moving"
    keys = "ctrl+u"
    title = "Move half a page up"
    pages = -0.5


class PageDown(_Pages):
    """A page down."""

    id = "page-down"
    area = "Moving"
    keys = "pagedown,space"
    title = "Move a page down"
    pages = 1.0


class PageUp(_Pages):
    """A page up."""

    id = "page-up"
    area = "Moving"
    keys = "pageup"
    title = "Move a page up"
    pages = -1.0


class _Ends(_Lines):
    """Moves to the first or the last line; in the article to where that line begins."""

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        super().run(explorer)
        if explorer.pane == ARTICLE:
            explorer.cursor = explorer.article_pane.line_ends(explorer.cursor)[0]


class First(_Ends):
    """To the beginning."""

    id = "first"
    area = "Moving"
    keys = "g,home"
    title = "Move to the beginning"
    lines = -_ALL


class Last(_Ends):
    """To the end."""

    id = "last"
    area = "Moving"
    keys = "G,end"
    title = "Move to the end"
    lines = _ALL


class Right(Command):
    """Next annotated passage, or unfold."""

    id = "right"
    area = "Moving"
    keys = "l,right"
    shown = "l →"
    title = "Article: next annotated passage; list: unfold"
    footer = "unfold"
    footer_rank = 8
    footer_panes = LISTS

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        if explorer.pane == ARTICLE:
            step_mark(explorer, 1)
        else:
            explorer.change_listing(lambda listing: listing.opened())


class Left(Command):
    """Previous annotated passage, or fold."""

    id = "left"
    area = "Moving"
    keys = "h,left"
    shown = "h ←"
    title = "Article: previous annotated passage; list: fold"
    footer = "fold"
    footer_rank = 9
    footer_panes = LISTS

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        if explorer.pane == ARTICLE:
            step_mark(explorer, -1)
        else:
            explorer.change_listing(lambda listing: listing.closed())


class _Words(Command):
    """Brings the cursor to a word, annotated or not."""

    area = "Moving"
    panes = frozenset({ARTICLE})
    footer_panes = frozenset({ARTICLE})
    forward: ClassVar[bool]

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        assert explorer.article is not None
        motions = Motions(explorer.article.text, explorer.article.paragraphs)
        step = motions.next_start if self.forward else motions.previous_start
        explorer.cursor = step("word", explorer.cursor)


class GoNextWord(_Words):
    """To the next word."""

    id = "next-word"
    keys = "w,ctrl+right"
    title = "Article: next word, annotated or not"
    footer = "word"
    footer_rank = 101
    forward = True


class GoPreviousWord(_Words):
    """To the word before."""

    id = "previous-word"
    keys = "b,ctrl+left"
    title = "Article: previous word, annotated or not"
    forward = False
