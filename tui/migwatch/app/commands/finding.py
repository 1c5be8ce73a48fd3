"""Finding words in the article."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from migwatch.app.commands.base import Command

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


class Find(Command):
    """Find as you type."""

    id = "query"
    area = "Records and passages"
    keys = "slash"
    title = "Find words in the article as you type; n and N then go from match to match"
    footer = "find"

    def run(self, explorer: Explorer) -> Awaitable[None]:
        """Do it."""
        return explorer.open_query()
