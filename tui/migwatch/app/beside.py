"""The screens that stay beside the explorer, and what they share with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    from migwatch.app.screens.explorer import Explorer

SEARCH, CORPUS, ENTITY, TIMELINE = "search", "corpus", "entity-page", "timeline"


def beside(app: App[Any]) -> list[Screen[Any]]:
    """The screens that have been opened beside the explorer, shown or not."""
    names = (SEARCH, CORPUS, ENTITY, TIMELINE)
    return [app.get_screen(name) for name in names if app.is_screen_installed(name)]


def explorer_of(app: App[Any]) -> Explorer:
    """The explorer, which is below every other screen."""
    from migwatch.app.screens.explorer import Explorer

    found = app.screen_stack[0]
    assert isinstance(found, Explorer)
    return found


def ask_day(app: App[Any]) -> None:
    """Let the reader type the day from which the corpus is read."""
    from migwatch.app.screens.day import DayScreen

    explorer = explorer_of(app)

    def follow(day: date | None) -> None:
        if day is not None:
            read_from(app, day)

    app.push_screen(DayScreen(explorer.as_of, explorer.library.corpus), follow)


def read_from(app: App[Any], day: date) -> None:
    """Read the corpus from a day, on every screen."""
    explorer_of(app).as_of = day
    for screen in beside(app):
        if hasattr(screen, "as_of"):
            screen.as_of = day
