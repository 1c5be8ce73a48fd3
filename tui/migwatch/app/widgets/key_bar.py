"""The footer: the few keys that matter in the focused pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.commands import all_commands
from migwatch.app.commands.base import Command
from migwatch.app.selection import Selection
from migwatch.app.state import Selected
from migwatch.app.widgets.line_view import Repainted
from migwatch.app.wrapping import cells
from migwatch.corpus.found import Found
from migwatch.model.article import Article

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer

#: Keys at the left at most; more would be a list, and that is what help is for.
_MOST = 7
#: Says that there are more keys; a click on it shows all.
_MORE = "… "


def _act(command_id: str) -> Style:
    return Style.from_meta({"@click": f"screen.run('{command_id}')"})


class _Hint(NamedTuple):
    """A key and what it does.

    Attributes:
        key: How the key is written.
        words: One or two words.
        command: Id of the command that a click runs, or empty.
    """

    key: str
    words: str
    command: str = ""

    @property
    def size(self) -> int:
        """Cells that it takes."""
        return cells(self.key) + cells(self.words) + 3


class KeyBar(Repainted):
    """Keys and what they do; a click on one does it.

    Attributes:
        pane: Id of the focused pane.
        selected: The selected record, on which some commands depend.
        article: Likewise the article.
        finding: Whether a query is being typed, which has keys of its own.
        found: What was found, on which some commands depend.
        found_at: Likewise which match holds the cursor.
        selection: Likewise the selected words, which have keys of their own.
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
    finding: var[bool] = var(False)
    found: var[Found | None] = var(None)
    found_at: var[int] = var(-1)
    selection: var[Selection | None] = var(None)
    maximised_pane: var[str] = var("")
    filtering: var[bool] = var(False)

    def watch_pane(self) -> None:
        """Other keys."""
        self.stale()

    watch_article = watch_finding = watch_found = watch_maximised_pane = watch_pane
    watch_filtering = watch_pane

    def watch_selected(self, old: Selected | None, new: Selected | None) -> None:
        """Keys that need a record come and go with it."""
        if (old is None) != (new is None):
            self.stale()

    def watch_selection(self, old: Selection | None, new: Selection | None) -> None:
        """Keys that need a selection come and go with it, or with its words."""
        if (old is None) != (new is None) or (old and new and old.empty != new.empty):
            self.stale()

    def watch_found_at(self, old: int, new: int) -> None:
        """Keys that need a match come and go with it."""
        if (old < 0) != (new < 0):
            self.stale()

    def commands(self, explorer: Explorer) -> list[Command]:
        """The commands of the focused pane's footer, the most important first."""
        found = [
            held
            for held in all_commands().values()
            if held.footer and self.pane in held.footer_panes and held.available(explorer)
            if held.while_selecting or self.selection is None
        ]
        return sorted(found, key=lambda held: held.footer_rank)

    def _hints(self, explorer: Explorer) -> tuple[list[_Hint], list[_Hint]]:
        """What to tell at the left as far as there is room, and at the right in any case."""
        if self.finding:
            from migwatch.app.widgets.query_bar import QueryBar

            return [_Hint(key, words) for key, words in QueryBar.HINTS], []
        if self.filtering:
            from migwatch.app.widgets.filter_input import FilterInput

            return [_Hint(key, words) for key, words in FilterInput.HINTS], []
        left: list[_Hint] = []
        right: list[_Hint] = []
        for held in self.commands(explorer):
            # Help and quit are for a reader who is lost: they stay in the narrowest window.
            side = right if held.area == "Program" else left
            key = held.key_words(explorer.keys.get(held.id)).split()[0]
            side.append(_Hint(key, held.footer, held.id))
        return left[:_MOST], right

    def render_line(self, y: int) -> Strip:
        """The keys that fit."""
        from migwatch.app.screens.explorer import Explorer

        explorer = self.screen
        if not isinstance(explorer, Explorer):
            return Strip.blank(self.size.width, self.rich_style)
        width = self.size.width
        left, right = self._hints(explorer)
        last = [segment for hint in right for segment in self._key(hint)]
        room = width - sum(hint.size for hint in right) - 1
        segments = [Segment(" ", self.palette.ground)]
        for hint in left:
            if hint.size + (len(_MORE) if hint is not left[-1] else 0) > room:
                segments.append(Segment(_MORE, self.palette.style("mw-quiet") + _act("help")))
                room -= len(_MORE)
                break
            segments += self._key(hint)
            room -= hint.size
        return Strip([*segments, Segment(" " * max(0, room), self.palette.ground), *last], width)

    def _key(self, hint: _Hint) -> list[Segment]:
        """A key and what it does."""
        act = _act(hint.command) if hint.command else Style()
        return [
            Segment(f"{hint.key} ", self.palette.style("primary", "bold") + act),
            Segment(f"{hint.words}  ", self.palette.style("mw-quiet") + act),
        ]

    async def on_click(self, event: events.Click) -> None:
        """Nothing of its own: the action in the clicked words is run by Textual."""
        event.stop()
