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


class EditRecord(Undo):
    """The form of the selected record."""

    id = "edit-record"
    keys = "E"
    title = "Edit the selected record: every field, its passages, its id; delete it"
    footer = "edit"
    footer_rank = 6

    def available(self, explorer: Explorer) -> bool:
        """Whether a record is selected."""
        return super().available(explorer) and explorer.selected is not None

    def refusal(self, explorer: Explorer) -> str:
        """Say what is missing."""
        if explorer.heading is not None:
            from migwatch.app.commands import command

            own = explorer.keys
            down = command("down").key_words(own.get("down"))
            edit = self.key_words(own.get(self.id))
            return f"This is a heading: go down ({down}) to a record under it, then {edit}."
        return "No record is selected: go to one in a list, or press enter on its words."

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        if explorer.selected is not None:
            explorer.open_form(explorer.selected.record)


class EditArticle(Undo):
    """The form of the article's own facts."""

    id = "edit-article"
    keys = "A"
    title = "Edit the facts about the article: title, day of publication, language, source"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.open_form("")
