"""The explorer on the bundled article, driven by keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from tests.app.accord import ENTITIES, TEXT
from tests.app.waiting import Waiting
from textual.pilot import Pilot

from migwatch.app.app import MigwatchApp
from migwatch.app.screens.explorer import Explorer
from migwatch.app.settings import Settings
from migwatch.app.widgets.details import Details
from migwatch.corpus.library import open_library

AS_OF = "2024-03-01"


class Driver(Waiting):
    """The explorer and a pilot of it."""

    def __init__(self, app: MigwatchApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def explorer(self) -> Explorer:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, Explorer)
        return screen

    def passage(self) -> str:
        """The words of the current passage."""
        from migwatch.app.navigation import passage_of

        assert self.explorer.article is not None
        held = passage_of(self.explorer.article, self.explorer.selected)
        return "" if held is None else held.exact

    def lines(self, selector: str) -> list[str]:
        """What the lines of a widget show."""
        held = self.explorer.query_one(selector)
        return [
            "".join(segment.text for segment in held.render_line(y)).rstrip(" █│")
            for y in range(held.size.height)
        ]

    def details(self) -> str:
        """What the details strip says, its lines joined."""
        held = self.explorer.query_one(Details)
        return "\n".join(
            "".join(s.text for s in held.paint_line(y, held.room) or ()).strip()
            for y in range(held.virtual_size.height)
        )

    def notices(self) -> list[str]:
        """The notices that are shown."""
        return [notice.message for notice in self.app._notifications]

    def row(self) -> str:
        """What the highlighted row of the focused list says."""
        explorer = self.explorer
        assert explorer.listing is not None and explorer.describer is not None
        row = explorer.listing.row
        return "" if row is None else "".join(p.text for p in explorer.describer.describe(row).left)

    @property
    def text(self) -> str:
        """The article's text."""
        assert self.explorer.article is not None
        return self.explorer.article.text

    def matches(self) -> list[str]:
        """The words of each match."""
        found = self.explorer.found
        return [self.text[slice(*found.span(n))] for n in range(len(found))] if found else []

    def says(self) -> str:
        """What the bar says of the matches."""
        return "".join(part.text for part in self.explorer.found_says)

    def title(self) -> str:
        """What the article's title says of matches."""
        return "".join(part.text for part in self.explorer.found_says)


Open = Callable[..., AbstractAsyncContextManager[Driver]]


@pytest.fixture
def harbour(make_corpus: Callable[..., Path]) -> Path:
    """An article in which a pier and other things are found."""
    return make_corpus(
        "The board met.\nThe pier stays; no pier falls.\n\nA Pier, a peer, an épier.\n",
        "$HEAD\nentities:\n"
        "  - {id: board, kind: organisation, name: Board, mentions: [The board]}\n"
        "  - {id: pier, kind: place, name: Pier, mentions: [The pier, no pier, A Pier]}\n",
    )


@pytest.fixture
def accord(make_corpus: Callable[..., Path]) -> Path:
    """An article in which words are selected."""
    return make_corpus(TEXT, f"$HEAD\n{ENTITIES}")


@pytest.fixture
def open_explorer() -> Open:
    """Opens the explorer on a corpus: the bundled one, or that of a path."""

    @asynccontextmanager
    async def opened(
        path: Path | None = None,
        size: tuple[int, int] = (120, 40),
        settings: Settings | None = None,
        as_of: str = AS_OF,
    ) -> AsyncIterator[Driver]:
        library = open_library(path)
        begun = library.begin(library.paths[0]) if library.paths else None
        app = MigwatchApp(library, begun, date.fromisoformat(as_of), settings)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Driver(app, pilot)

    return opened
