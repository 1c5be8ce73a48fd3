"""Asking all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migwatch.app.beside import SEARCH
from migwatch.app.commands.base import Command
from migwatch.app.state import Goal

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer
    from migwatch.corpus.store import Hit

_SCREEN = SEARCH


class Search(Command):
    """Search in all articles."""

    id = "search"
    area = "Articles"
    keys = "s"
    title = "Search all articles: words, people, commitments"
    footer = "search"

    def available(self, explorer: Explorer) -> bool:
        """Whether there is anything to search."""
        return explorer.library.has_several or explorer.article is not None

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        from migwatch.app.screens.search import SearchScreen

        def open_hit(hit: Hit, query: str) -> None:
            unit = hit.unit
            goal = Goal(unit.record, unit.nth, found_at(hit, query))
            explorer.visit(hit.entry.id, goal, came_from=_SCREEN)

        if not explorer.app.is_screen_installed(_SCREEN):
            screen = SearchScreen(
                explorer.keeper, explorer.library.corpus, explorer.as_of, open_hit
            )
            explorer.app.install_screen(screen, _SCREEN)
        explorer.app.push_screen(_SCREEN)


class StopIndexing(Command):
    """Stop bringing the index up to date."""

    id = "stop-indexing"
    area = "Articles"
    keys = "ctrl+x"
    title = "Stop indexing; it goes on at the next start"

    def available(self, explorer: Explorer) -> bool:
        """Whether an index is being made."""
        return explorer.indexing is not None

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.stop_indexing()


def found_at(hit: Hit, query: str) -> int:
    """Where in the article the first word asked for stands, code points."""
    from migwatch.corpus.excerpts import found_spans, phrases_of

    spans = found_spans(hit.unit.exact, phrases_of(query))
    return hit.unit.start + (spans[0][0] if spans else 0)
