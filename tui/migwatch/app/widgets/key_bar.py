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
from migwatch.app.state import Selected
from migwatch.app.widgets.line_view import Repainted
from migwatch.model.article import Article

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer

#: Says that there are more keys; a click on it shows all.
_MORE = "… "


def _act(command_id: str) -> Style:
    return Style.from_meta({"@click": f"screen.run('{command_id}')"})


class KeyBar(Repainted):
    """Keys and what they do; a click on one does it.

    Attributes:
        pane: Id of the focused pane.
        selected: The selected record, on which some commands depend.
        article: Likewise the article.
        maximised_pane: Likewise the pane that is shown alone.
        filtering: Likewise whether a filter is being typed.
    """

    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False

    pane: var[str] = var("")
    selected: var[Selected | None] = var(None)
    article: var[Article | None] = var(None)
    maximised_pane: var[str] = var("")
    filtering: var[bool] = var(False)

    def watch_pane(self) -> None:
        """Other keys."""
        self.stale()

    def watch_selected(self, old: Selected | None, new: Selected | None) -> None:
        """Keys that need a record come and go with it."""
        if (old is None) != (new is None):
            self.stale()

    watch_article = watch_maximised_pane = watch_filtering = watch_pane

    def commands(self, explorer: Explorer) -> list[Command]:
        """The commands of the focused pane's footer, the most important first."""
        found = [
            held
            for held in all_commands().values()
            if held.footer and self.pane in held.footer_panes and held.available(explorer)
        ]
        return sorted(found, key=lambda held: held.footer_rank)

    def render_line(self, y: int) -> Strip:
        """The keys that fit."""
        from migwatch.app.screens.explorer import Explorer

        explorer = self.screen
        if not isinstance(explorer, Explorer):
            return Strip.blank(self.size.width, self.rich_style)
        width = self.size.width
        shown = self.commands(explorer)
        # Help and quit are for a reader who is lost: they stay in the narrowest window.
        last = [held for held in shown if held.area == "Program"]
        first = [held for held in shown if held not in last]
        right = [segment for held in last for segment in self._key(held, explorer)]
        left: list[Segment] = [Segment(" ", self.palette.ground)]
        room = width - Segment.get_line_length(right) - 1
        for held in first:
            key = self._key(held, explorer)
            size = Segment.get_line_length(key)
            if size + (len(_MORE) if held is not first[-1] else 0) > room:
                left.append(Segment(_MORE, self.palette.style("mw-quiet") + _act("help")))
                room -= len(_MORE)
                break
            left += key
            room -= size
        return Strip([*left, Segment(" " * max(0, room), self.palette.ground), *right], width)

    def _key(self, held: Command, explorer: Explorer) -> list[Segment]:
        """The first of a command's keys, and what it does."""
        key = held.key_words(explorer.keys.get(held.id)).split()[0]
        act = _act(held.id)
        return [
            Segment(f"{key} ", self.palette.style("primary", "bold") + act),
            Segment(f"{held.footer}  ", self.palette.style("mw-quiet") + act),
        ]

    async def on_click(self, event: events.Click) -> None:
        """Nothing of its own: the action in the clicked words is run by Textual."""
        event.stop()
