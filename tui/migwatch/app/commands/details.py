"""Reading what the details strip has no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from migwatch.app.commands.base import Command

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


class DetailsDown(Command):
    """A page of the details down."""

    id = "details-down"
    area = "Details"
    keys = "J"
    title = "Scroll the details down"
    pages: ClassVar[int] = 1

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.details.turn(self.pages)


class DetailsUp(DetailsDown):
    """A page of the details up."""

    id = "details-up"
    keys = "K"
    title = "Scroll the details up"
    pages = -1


class AllDetails(Command):
    """The details on a sheet."""

    id = "details"
    area = "Details"
    keys = "d"
    title = "Show all details on a sheet"

    def available(self, explorer: Explorer) -> bool:
        """Whether there is anything to tell."""
        return super().available(explorer) and bool(explorer.details.told())

    def refusal(self, explorer: Explorer) -> str:
        """Say what is missing."""
        return "Nothing is selected that there are details of."

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        from migwatch.app.screens.details import DetailsScreen

        explorer.app.push_screen(DetailsScreen(explorer.details.told()))
