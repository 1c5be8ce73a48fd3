"""Changing the annotation of the open article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migwatch.app.commands.base import Command

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


class Undo(Command):
    """Takes the last step back."""

    id = "undo"
    area = "Editing"
    keys = "u"
    title = "Undo the last change to this article"

    def available(self, explorer: Explorer) -> bool:
        """Whether there is an article."""
        return super().available(explorer) and explorer.progress is None

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.step(lambda held: held.undo())


class Redo(Undo):
    """Does again what was taken back."""

    id = "redo"
    keys = "U,ctrl+r"
    title = "Redo what was undone last"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.step(lambda held: held.redo())


class ShowHistory(Undo):
    """The steps of this article."""

    id = "history"
    keys = "H"
    title = "List the changes to this article; go back or forward to one"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.show_history()
