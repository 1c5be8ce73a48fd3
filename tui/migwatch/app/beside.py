"""The screens that stay beside the explorer, and what they share with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from textual.app import App

    from migwatch.app.screens.companion import Companion
    from migwatch.app.screens.explorer import Explorer
    from migwatch.app.state import Goal

#: Names under which they are installed.
SEARCH, CORPUS, ENTITY = "search", "corpus", "entity-page"


def beside(app: App[Any]) -> list[Companion]:
    """The screens that have been opened beside the explorer, shown or not."""
    names = [name for name in (SEARCH, CORPUS, ENTITY) if app.is_screen_installed(name)]
    if not names:
        return []
    from migwatch.app.screens.companion import Companion

    return [app.get_screen(name, Companion) for name in names]


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
        screen.as_of = day
    if len(app.screen_stack) > 1:
        from migwatch.app.screens.timeline_reading import TimelineReading

        for shown in app.screen_stack:
            if isinstance(shown, TimelineReading):
                shown.follow(day)


def reread(app: App[Any]) -> None:
    """Read the corpus again for the screens over the explorer that show all of it."""
    if len(app.screen_stack) > 1:
        from migwatch.app.screens.timeline_reading import TimelineReading

        for shown in app.screen_stack:
            if isinstance(shown, TimelineReading):
                shown.read_again()


C = TypeVar("C", bound="Companion")


def open_beside(explorer: Explorer, name: str, make: Callable[[], C]) -> C:
    """Show the screen of a name, made where there is none yet; returns it."""
    app = explorer.app
    if app.is_screen_installed(name):
        screen: C = app.get_screen(name)  # type: ignore[assignment]
    else:
        screen = make()
        screen.set_reactive(type(screen).indexing, explorer.indexing)
        app.install_screen(screen, name)
    app.push_screen(name)
    return screen


def show_article(app: App[Any], article_id: str, goal: Goal, came_from: str) -> None:
    """Show a passage in the explorer.

    Args:
        app: The application.
        article_id: Id of the article.
        goal: The passage.
        came_from: Name of the screen that escape leads back to.
    """
    while len(app.screen_stack) > 1:
        app.pop_screen()
    explorer_of(app).visit(article_id, goal, came_from)


def leave(app: App[Any], name: str, came_from: str = "") -> None:
    """Close the screen of a name for good: escape does not lead back to it any more.

    Args:
        app: The application.
        name: The name.
        came_from: Name of the screen that escape leads back to instead.
    """
    app.pop_screen()
    explorer = explorer_of(app)
    if explorer.came_from == name:
        explorer.came_from = came_from
