"""What the command palette finds: commands that can be run now, and records."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider

from migwatch.app.commands import all_commands, command
from migwatch.app.listing import fold_case
from migwatch.app.row_text import one_line
from migwatch.app.state import Selected
from migwatch.model.article import label

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer

#: Most records that one search gives.
_MOST = 50


def _explorer(provider: Provider) -> Explorer | None:
    from migwatch.app.screens.explorer import Explorer

    return provider.screen if isinstance(provider.screen, Explorer) else None


class CommandProvider(Provider):
    """Commands, each named by its area."""

    def _rows(self) -> list[tuple[str, str, Callable[[], Awaitable[None] | None]]]:
        explorer = _explorer(self)
        if explorer is None:
            return []
        return [
            (
                f"{held.area}: {held.title}",
                held.key_words(explorer.keys.get(held.id)),
                partial(command(held.id).run, explorer),
            )
            for held in all_commands().values()
            if held.id != "palette" and held.available(explorer)
        ]

    async def discover(self) -> Hits:
        """All that can be run now."""
        for name, keys, run in self._rows():
            yield DiscoveryHit(name, run, help=keys)

    async def search(self, query: str) -> Hits:
        """Those that match."""
        matcher = self.matcher(query)
        for name, keys, run in self._rows():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), run, help=keys)


class RecordProvider(Provider):
    """Records of the article, by name."""

    async def search(self, query: str) -> Hits:
        """Those that match."""
        explorer = _explorer(self)
        if explorer is None or explorer.article is None:
            return
        # Accents are left out on both sides: `barcena` finds Bárcena.
        matcher = self.matcher(fold_case(query))
        found = 0
        for record in explorer.article.records:
            name = f"{type(record).__name__}: {one_line(label(record))[:120]}"
            if (score := matcher.match(fold_case(name))) > 0:
                found += 1
                yield Hit(score, matcher.highlight(name), partial(_open, explorer, record.id))
                if found == _MOST:
                    return


def _open(explorer: Explorer, record: str) -> None:
    explorer.remember()
    explorer.select(Selected(record))
