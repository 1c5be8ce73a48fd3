"""The footer: the few keys that matter in the focused pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.commands import all_commands
from migwatch.app.commands.base import Command
from migwatch.app.paint import Palette
from migwatch.app.state import Selected
from migwatch.app.widgets.line_view import Repainted
from migwatch.app.wrapping import cells
from migwatch.model.article import Article

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


class KeyBar(Repainted):
    """Keys and what they do; a click on one does it.

    Attributes:
        pane: Id of the focused pane.
        selected: The selected record, on which some commands depend.
        article: Likewise the article.
    """

    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False

    pane: var[str] = var("")
    selected: var[Selected | None] = var(None)
    article: var[Article | None] = var(None)

    def watch_pane(self) -> None:
        """Other keys."""
        self.stale()

    def watch_selected(self, old: Selected | None, new: Selected | None) -> None:
        """Keys that need a record come and go with it."""
        if (old is None) != (new is None):
            self.stale()

    watch_article = watch_pane

    def commands(self, explorer: Explorer) -> list[Command]:
        """The commands of the focused pane's footer."""
        return [
            held
            for held in all_commands().values()
            if held.footer and self.pane in held.footer_panes and held.available(explorer)
        ]

    def render_line(self, y: int) -> Strip:
        """The keys that fit."""
        from migwatch.app.screens.explorer import Explorer

        explorer = self.screen
        if not isinstance(explorer, Explorer):
            return Strip.blank(self.size.width, self.rich_style)
        palette = self.palette
        width = self.size.width
        shown = self.commands(explorer)
        # Help and quit are for a reader who is lost: they stay in the narrowest window.
        right = [held for held in shown if held.area == "Program"]
        size = sum(cells(self._words(held, explorer)) for held in right)
        left: list[Command] = []
        used = 1
        for held in shown:
            if held not in right:
                used += cells(self._words(held, explorer))
                if used + size > width:
                    used -= cells(self._words(held, explorer))
                    break
                left.append(held)
        segments = [Segment(" ", palette.ground)]
        for held in left:
            segments += self._key(held, explorer, palette)
        segments.append(Segment(" " * max(0, width - used - size), palette.ground))
        for held in right:
            segments += self._key(held, explorer, palette)
        return Strip(segments, width)

    @staticmethod
    def _words(held: Command, explorer: Explorer) -> str:
        return f"{held.key_words(explorer.keys.get(held.id))} {held.footer}  "

    @staticmethod
    def _key(held: Command, explorer: Explorer, palette: Palette) -> list[Segment]:
        act = Style.from_meta({"@click": f"screen.run('{held.id}')"})
        key = held.key_words(explorer.keys.get(held.id))
        return [
            Segment(f"{key} ", palette.style("primary", "bold") + act),
            Segment(f"{held.footer}  ", palette.style("mw-quiet") + act),
        ]

    async def on_click(self, event: events.Click) -> None:
        """Nothing of its own: the action in the clicked words is run by Textual."""
        event.stop()
