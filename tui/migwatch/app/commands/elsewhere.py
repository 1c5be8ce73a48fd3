"""What a reader can do in the screens beside the explorer only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migwatch.app.commands.base import Command

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


class Elsewhere(Command):
    """A key of other screens; each of them binds it to an action of its own."""

    area = "Other screens"
    scope = "elsewhere"

    def available(self, explorer: Explorer) -> bool:
        """Not in the explorer."""
        return False

    def run(self, explorer: Explorer) -> None:
        """Nothing here."""


class Close(Elsewhere):
    """Back to the explorer."""

    id = "close"
    keys = "q"
    title = "Close the screen"


class ToQuery(Elsewhere):
    """Type again."""

    id = "to-query"
    keys = "slash,i"
    title = "Search: back to the query"


class Exclude(Elsewhere):
    """Leave a value out."""

    id = "exclude"
    keys = "x"
    title = "Search: leave out the highlighted value"


class SortBefore(Elsewhere):
    """Sort by another column."""

    id = "sort-before"
    keys = "less_than_sign"
    title = "Articles: sort by the column before"


class SortNext(Elsewhere):
    """Sort by another column."""

    id = "sort-next"
    keys = "greater_than_sign"
    title = "Articles: sort by the next column"


class SortReverse(Elsewhere):
    """Sort the other way round."""

    id = "sort-reverse"
    keys = "r"
    title = "Articles: sort the other way round"


class Mend(Elsewhere):
    """To where something that is wrong with a file can be mended."""

    id = "mend"
    keys = "enter"
    title = "Problems: mend the highlighted one in its record, or in your editor"

    def available(self, explorer: Explorer) -> bool:
        """Whether anything is wrong."""
        return bool(explorer.problems or explorer.wrong_elsewhere)

    def run(self, explorer: Explorer) -> None:
        """List what is wrong, to choose from."""
        explorer.show_problems()


class HelpSigns(Elsewhere):
    """To what the signs mean."""

    id = "help-signs"
    keys = "s"
    title = "Help: to the signs"


class HelpTerms(Elsewhere):
    """To what the terms mean."""

    id = "help-terms"
    keys = "t"
    title = "Help: to the terms of the vocabularies"
