"""Asking all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migwatch.app.beside import SEARCH
from migwatch.app.commands.base import Command
from migwatch.app.state import Goal

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer
    from migwatch.app.screens.explorer_loading import ExplorerLoading
    from migwatch.corpus.store import Hit

_SCREEN = SEARCH


def open_search(explorer: ExplorerLoading, query: str = "") -> None:
    """Show the search of all articles.

    Args:
        explorer: The explorer.
        query: What to ask at once; empty for what was asked last.
    """
    from migwatch.app.screens.search import SearchScreen

    def open_hit(hit: Hit, query: str) -> None:
        unit = hit.unit
        goal = Goal(unit.record, unit.nth, found_at(hit, query))
        explorer.visit(hit.entry.id, goal, came_from=_SCREEN)

    app = explorer.app
    if not app.is_screen_installed(_SCREEN):
        made = SearchScreen(explorer.keeper, explorer.library.corpus, explorer.as_of, open_hit)
        app.install_screen(made, _SCREEN)
    screen = app.get_screen(_SCREEN, SearchScreen)
    if query:
        screen.write(query)
    app.push_screen(_SCREEN)


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
        open_search(explorer)


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
