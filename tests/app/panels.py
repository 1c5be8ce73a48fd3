"""An app with nothing in it but a panel, driven by keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from tests.app.waiting import Waiting
from textual.pilot import Pilot
from textual.screen import Screen

from migwatch.app.app import MigwatchApp
from migwatch.app.screens.panel import Panel
from migwatch.app.settings import Settings
from migwatch.app.widgets.list_view import ListView
from migwatch.corpus.library import open_library

KEYS = {" ": "space", "-": "minus", ".": "full_stop", "'": "apostrophe", "_": "underscore"}
#: What a panel has not given back yet.
NOTHING = object()


class PanelApp(MigwatchApp):
    """Shows a panel and keeps what it gives back."""

    CSS_PATH = None

    def __init__(self, panel: Callable[[], Screen[Any]], theme: str = "migwatch-dark") -> None:
        super().__init__(open_library(), settings=Settings(theme=theme))
        self.panel = panel
        self.given: Any = NOTHING

    def get_default_screen(self) -> Screen[None]:
        return Screen()

    async def on_mount(self) -> None:
        await self.push_screen(self.panel(), self._keep)

    def _keep(self, given: Any) -> None:
        self.given = given


class PanelDriver(Waiting):
    """A panel and a pilot of it."""

    def __init__(self, app: PanelApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def panel(self) -> Panel[Any]:
        """The topmost panel."""
        screen = self.app.screen
        assert isinstance(screen, Panel)
        return screen

    async def type(self, words: str) -> None:
        await self.press(*(KEYS.get(character, character) for character in words))

    async def given(self) -> Any:
        """What the panel gives back."""
        await self.until(lambda: self.app.given is not NOTHING)
        return self.app.given

    def lines(self) -> list[str]:
        """What the rows of the topmost panel show."""
        view = self.panel.query_one(ListView)
        shown = ["".join(s.text for s in view.render_line(y)) for y in range(view.size.height)]
        return [line.rstrip(" █│") for line in shown if line.strip(" █│")]

    def row(self) -> str:
        """What the highlighted row says."""
        told = self.panel.describe(self.panel.row)
        return "".join(part.text for part in (*told.left, *told.more, *told.right))


@asynccontextmanager
async def opened(
    panel: Callable[[], Screen[Any]], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[PanelDriver]:
    """Opens a panel in an app of its own."""
    app = PanelApp(panel)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield PanelDriver(app, pilot)
