"""Opening the page of an entity from any screen."""

from __future__ import annotations

from typing import Any

from textual.app import App

from migwatch.app.beside import ENTITY, SEARCH, explorer_of, open_beside
from migwatch.app.screens.entity_page import EntityScreen
from migwatch.app.subjects import Subject


def open_entity(app: App[Any], subject: Subject) -> None:
    """Show the page of an entity; escape leads back to the screen that is shown now."""
    explorer = explorer_of(app)
    opened_from = "" if app.screen is explorer else SEARCH
    came_from = "" if explorer.came_from == ENTITY else explorer.came_from

    def make() -> EntityScreen:
        return EntityScreen(explorer.keeper, explorer.library.corpus, explorer.as_of)

    screen = open_beside(explorer, ENTITY, make)
    screen.open(subject, opened_from, came_from)
