"""Selecting words of the article, with keys and with the mouse."""

from __future__ import annotations

from dataclasses import replace

from textual import getters, on

from migwatch.app.commands.base import ARTICLE
from migwatch.app.screens.explorer_finding import ExplorerFinding
from migwatch.app.selection import Selection, selection_of
from migwatch.app.widgets.article_pane import ArticlePane
from migwatch.model.motions import Motions, Unit


class ExplorerSelecting(ExplorerFinding):
    """Holds what is selected, and changes it.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    article_pane = getters.query_one("#article", ArticlePane)

    def go(self, pane: str) -> None:
        """Give a pane the focus; what is selected in the article stays there only."""
        if pane != ARTICLE:
            self.selection = None
        super().go(pane)

    def choose(self, selection: Selection | None) -> None:
        """Select words, or none any more.

        Args:
            selection: The words; the cursor comes to its head.
        """
        self.selection = selection
        if selection is not None:
            self.cursor = selection.head

    def start_selecting(self) -> None:
        """Select the match that the cursor is in, or else a word.

        That is the word at the cursor, or the first in view where the cursor is not in view.
        """
        article = self.article
        if article is None or not article.text:
            return
        if self.pane != ARTICLE:
            self.go(ARTICLE)
        motions = Motions(article.text, article.paragraphs)
        if self.match is not None and self.match[0] < self.match[1]:
            held = selection_of(article.text, self.match)
            cut = held.span != self.match
            self.choose(replace(held, exact=True) if cut else held)
            return
        pane = self.article_pane
        offset = self.cursor if pane.shows(self.cursor) else pane.first_shown
        last = len(article.text) - 1
        word = motions.unit_from("word", offset) or motions.unit_to("word", last)
        self.choose(selection_of(article.text, word or (min(offset, last), min(offset, last) + 1)))

    def extend_selection(self, unit: Unit, *, forward: bool) -> None:
        """Move the head of the selection by a unit.

        Args:
            unit: By what.
            forward: Whether towards the end of the text.
        """
        held, article = self.selection, self.article
        if held is None or article is None:
            return
        motions = Motions(article.text, article.paragraphs)
        move = motions.forward if forward else motions.backward
        self.cursor = move(unit, held.anchor, held.head, whole=not held.exact)

    def annotate(self, selection: Selection) -> None:
        """Annotate the selected words.

        Args:
            selection: The words.
        """

    # ------------------------------------------------------------------- mouse

    @on(ArticlePane.Dragged)
    def _dragged(self, message: ArticlePane.Dragged) -> None:
        """Select what the mouse has been over; words are made whole when it lets go."""
        if message.span is None or self.article is None:
            self.selection = None
            return
        held = selection_of(
            self.article.text,
            message.span,
            backward=message.backward,
            exact=not message.released,
        )
        if message.released:
            if self.pane != ARTICLE:
                self.go(ARTICLE)
            self.choose(held)
        else:
            self.selection = held

    @on(ArticlePane.Picked)
    def _picked(self, message: ArticlePane.Picked) -> None:
        """Select the word or the sentence that was clicked on."""
        article = self.article
        if article is None or not article.text:
            return
        self.go(ARTICLE)
        motions = Motions(article.text, article.paragraphs)
        offset = min(message.offset, len(article.text) - 1)
        span = motions.unit_from(message.unit, offset) or motions.unit_to(message.unit, offset)
        if span is not None:
            self.choose(selection_of(article.text, span))

    def get_selected_text(self) -> str | None:
        """The selected words, for the terminal's own copy key."""
        return super().get_selected_text() if self.selection is None else self.selection.quote
