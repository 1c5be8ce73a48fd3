"""Pictures of the screens beside the explorer: the table of articles, an entity, a day."""

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path

import pytest
from tests.app.test_entity_page import complete
from tests.app.waiting import Waiting
from tests.talks import write_talks

from migwatch.app.app import MigwatchApp
from migwatch.app.screens.corpus import CorpusScreen
from migwatch.app.screens.entity_page import EntityScreen
from migwatch.app.screens.explorer import Explorer
from migwatch.app.settings import Settings
from migwatch.corpus.library import open_library

SIZES = [(80, 24), (120, 40)]
THEMES = ["migwatch-dark", "migwatch-light", "ansi-dark"]
AS_OF = date(2024, 3, 1)
Pilots = Callable[[object], Awaitable[None]]


@pytest.fixture
def talks(tmp_path) -> Path:
    """Three articles, and one that cannot be read."""
    folder = tmp_path / "talks"
    folder.mkdir()
    (folder / "unread.yaml").write_text("format: migwatch/1\n", "utf-8")
    return write_talks(folder)


def app_of(path: Path | None, theme: str = "migwatch-dark") -> MigwatchApp:
    library = open_library(path)
    return MigwatchApp(library, library.begin(library.paths[0]), AS_OF, Settings(theme=theme))


class Indexing(Waiting):
    """A pilot's app, waited for."""

    def __init__(self, pilot) -> None:
        self.pilot = pilot
        self.app = pilot.app

    async def indexed(self) -> Explorer:
        explorer = self.app.screen_stack[0]
        await self.until(lambda: explorer.indexed or not explorer.library.has_several)
        return explorer


async def to_articles(pilot) -> None:
    waiting = Indexing(pilot)
    await waiting.indexed()
    await pilot.press("C")
    screen = pilot.app.screen
    assert isinstance(screen, CorpusScreen)
    await waiting.until(lambda: screen.outline is not None)
    await pilot.press("j", "j", "k")
    await waiting.until(lambda: screen.outline.entry.id == screen.articles.entry.id)
    await pilot.pause()


async def to_unread(pilot) -> None:
    await to_articles(pilot)
    waiting, screen = Indexing(pilot), pilot.app.screen
    await pilot.press("less_than_sign")
    await waiting.until(lambda: screen.articles.entry and screen.articles.entry.id == "unread")
    await waiting.until(lambda: screen.outline.entry.id == "unread")
    await pilot.press("f", "t")
    await waiting.until(lambda: screen.articles.total == 3)
    await pilot.press("backspace", "u")
    await waiting.until(lambda: screen.articles.total == 1)
    await pilot.pause()


async def to_entity(pilot) -> None:
    waiting = Indexing(pilot)
    await waiting.indexed()
    await pilot.press("2", "e")
    screen = pilot.app.screen
    assert isinstance(screen, EntityScreen)
    await complete(waiting, screen)
    await pilot.press("tab", "j")
    await pilot.pause()


async def to_day(pilot) -> None:
    await pilot.press("3", "j", "j", "at", "ctrl+u", *"2023", "minus", "2")
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", THEMES)
def test_articles(snap_compare, talks, size, theme):
    assert snap_compare(app_of(talks, theme), terminal_size=size, run_before=to_articles)


@pytest.mark.parametrize("size", [*SIZES, (40, 10)], ids=lambda s: f"{s[0]}x{s[1]}")
def test_articles_filtered_and_unread(snap_compare, talks, size):
    assert snap_compare(app_of(talks), terminal_size=size, run_before=to_unread)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", THEMES)
def test_an_entity_s_page(snap_compare, talks, size, theme):
    assert snap_compare(app_of(talks, theme), terminal_size=size, run_before=to_entity)


@pytest.mark.parametrize("size", [*SIZES, (40, 10)], ids=lambda s: f"{s[0]}x{s[1]}")
def test_a_day_that_is_none(snap_compare, size):
    assert snap_compare(app_of(None), terminal_size=size, run_before=to_day)


def test_without_colour(snap_compare, talks, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(app_of(talks), terminal_size=(80, 24), run_before=to_entity)
