"""The day from which the corpus is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migwatch.app.commands.base import Command

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


class AsOf(Command):
    """Another day."""

    id = "as-of"
    area = "Articles"
    keys = "at"
    title = "Read the corpus as of another day: statuses, schedules and history follow"

    def available(self, explorer: Explorer) -> bool:
        """Always."""
        return True

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        from migwatch.app.beside import ask_day

        ask_day(explorer.app)
