"""Changing the annotation of the open article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migwatch.app.commands.base import Command

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


class _OfArticle(Command):
    """Concerns the open article."""

    area = "Editing"

    def available(self, explorer: Explorer) -> bool:
        """Whether there is an article."""
        return super().available(explorer) and explorer.progress is None


class Undo(_OfArticle):
    """Takes the last step back."""

    id = "undo"
    keys = "u"
    title = "Undo the last change to this article"

    def idle(self, explorer: Explorer) -> bool:
        """Whether nothing can be undone."""
        return not _turns(explorer)[0]

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.step(lambda held: held.undo())


class Redo(_OfArticle):
    """Does again what was taken back."""

    id = "redo"
    keys = "U,ctrl+r"
    title = "Redo what was undone last"

    def idle(self, explorer: Explorer) -> bool:
        """Whether nothing can be redone."""
        return not _turns(explorer)[1]

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.step(lambda held: held.redo())


class ShowHistory(_OfArticle):
    """The steps of this article."""

    id = "history"
    keys = "H"
    title = "List the changes to this article; go back or forward to one"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.show_history()


class EditRecord(_OfArticle):
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


class EditArticle(_OfArticle):
    """The form of the article's own facts."""

    id = "edit-article"
    keys = "A"
    title = "Edit the facts about the article: title, day of publication, language, source"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.open_form("")


def _turns(explorer: Explorer) -> tuple[bool, bool]:
    """Whether a step of the open article can be undone, and whether one can be redone."""
    if explorer.path is None:
        return False, False
    if explorer.unsaved or explorer.unkept:
        # Not every step is in the journal.
        return True, True
    from migwatch.editing.history import History

    done, undone = History(explorer.path).stacks(())
    return bool(done), bool(undone)


class ShowDifferences(_OfArticle):
    """What is to be decided between two annotations."""

    id = "differences"
    keys = "B"
    title = "Go on deciding between the two annotations: list what differs"

    def available(self, explorer: Explorer) -> bool:
        """Whether the open article is being decided about."""
        return super().available(explorer) and explorer.is_adjudicated

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.show_differences()
