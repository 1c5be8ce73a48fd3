"""From records to their words, and from words to their records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migwatch.app import navigation
from migwatch.app.commands.base import ARTICLE, LISTS, Command
from migwatch.app.listing import Row
from migwatch.app.state import Selected, Target
from migwatch.formats.citation import cite
from migwatch.model.commitment import Commitment

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


def step_passage(explorer: Explorer, by: int) -> None:
    """Go to another match, or make another passage of the selected record the current one."""
    if explorer.found:
        explorer.step_match(by)
    elif explorer.article is not None and explorer.selected is not None:
        explorer.select(navigation.stepped(explorer.article, explorer.selected, by))


class Enter(Command):
    """Record to passage, passage to record."""

    id = "enter"
    area = "Records and passages"
    keys = "enter"
    title = (
        "Record: go to its passage; article: select what is under the cursor, again for the next"
    )
    footer = "words"
    footer_rank = 1
    footer_panes = LISTS

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        if explorer.pane == ARTICLE:
            self._select_under_cursor(explorer)
        else:
            self._follow_row(explorer)

    @staticmethod
    def _select_under_cursor(explorer: Explorer) -> None:
        assert explorer.article is not None
        found = navigation.select_at(
            explorer.article, explorer.cursor, explorer.shown_layers, explorer.selected
        )
        if found is not None:
            cursor = explorer.cursor
            if explorer.selected is None or explorer.selected.record != found.record:
                if not navigation.is_at(explorer.article, explorer.selected, cursor):
                    # The cursor has left it: to come back is to come back to these words.
                    explorer.selected = None
                explorer.remember()
            explorer.select(found)
            explorer.cursor = cursor

    @staticmethod
    def _follow_row(explorer: Explorer) -> None:
        article, listing = explorer.article, explorer.listing
        row = listing.row if listing is not None else None
        if article is None or listing is None or row is None:
            return
        if row.record is None:
            explorer.change_listing(lambda held: held.folded())
            return
        record = article.record(row.record)
        if (target := Enter._elsewhere(explorer, row)) is not None:
            from migwatch.app.journeys import go_to

            go_to(explorer, target)
            return
        explorer.remember()
        if row.kind == "link" and isinstance(record, Commitment):
            linked = record.links[row.number].to
            if article.record(linked) is not None:
                explorer.select(Selected(linked))
        else:
            here = explorer.selected
            # A passage of the row's that was stepped to stays the current one.
            kept = here if here is not None and row.shows(*here) else None
            explorer.select(kept or Selected(row.record, row.nth or 0))
        explorer.go(ARTICLE)

    @staticmethod
    def _elsewhere(explorer: Explorer, row: Row) -> Target | None:
        """Where a row leads that is about another commitment of the corpus, or None."""
        assert explorer.article is not None and row.record is not None
        if row.kind.startswith("chain-"):
            step = explorer.chains[row.record].steps[row.number]
            return Target(step.article, step.commitment.id)
        record = explorer.article.record(row.record)
        if row.kind == "link" and isinstance(record, Commitment):
            article, slash, commitment = record.links[row.number].to.partition("/")
            return Target(article, commitment) if slash else None
        return None


class NextPassage(Command):
    """The next passage of the selected record."""

    id = "next-passage"
    area = "Records and passages"
    keys = "n"
    title = "Go to the next match, or to the next passage of the selected record"
    footer = "next"
    footer_rank = 5

    def available(self, explorer: Explorer) -> bool:
        """Whether anything was found, or a record is selected."""
        somewhere = bool(explorer.found) or explorer.selected is not None
        return super().available(explorer) and somewhere

    def refusal(self, explorer: Explorer) -> str:
        """Say what is missing."""
        return "No record is selected: go to one in a list, or press enter on its words."

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        step_passage(explorer, 1)


class PreviousPassage(NextPassage):
    """The previous passage of the selected record."""

    id = "previous-passage"
    keys = "N"
    title = "Go to the previous match, or to the previous passage of the selected record"
    footer = ""

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        step_passage(explorer, -1)


class Copy(Command):
    """A citation to the clipboard."""

    id = "copy"
    area = "Records and passages"
    keys = "y"
    title = "Copy the passage or match at the cursor, or the selected words, as a citation"
    footer = "cite"
    footer_rank = 2
    while_selecting = True

    def available(self, explorer: Explorer) -> bool:
        """Whether there is a passage."""
        return super().available(explorer) and self._span(explorer) is not None

    def refusal(self, explorer: Explorer) -> str:
        """Say what is missing."""
        return "Nothing to cite: go to a record, or select words with v or the mouse."

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        span = self._span(explorer)
        if explorer.article is not None and span is not None:
            citation = cite(explorer.article, *span)
            explorer.app.copy_to_clipboard(citation)

    @staticmethod
    def _span(explorer: Explorer) -> tuple[int, int] | None:
        if explorer.article is None:
            return None
        if explorer.selection is not None:
            start, end = explorer.selection.span
            return (start, end) if start < end else None
        if explorer.match is not None:
            return explorer.match
        current = explorer.selected
        if explorer.pane == ARTICLE:
            article, cursor = explorer.article, explorer.cursor
            if not navigation.is_at(article, current, cursor):
                # The title names what the cursor is on instead.
                under = navigation.select_at(article, cursor, explorer.shown_layers, None)
                current = under or current
        passage = navigation.passage_of(explorer.article, current)
        return None if passage is None else (passage.start, passage.end)
