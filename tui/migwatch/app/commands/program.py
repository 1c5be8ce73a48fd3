"""Articles, help, problems, quitting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migwatch.app.commands.base import LISTS, Command

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


def _step_article(explorer: Explorer, by: int) -> None:
    explorer.widen()
    path = explorer.library.beside(explorer.path, by)
    if path is not None:
        explorer.open(path)


class NextArticle(Command):
    """The next article of the corpus."""

    id = "next-article"
    area = "Articles"
    keys = "right_square_bracket"
    title = "Open the next article of the corpus"

    def available(self, explorer: Explorer) -> bool:
        """Whether there is another article."""
        return explorer.library.has_others

    def refusal(self, explorer: Explorer) -> str:
        """Say that there is none."""
        return "The only article of this corpus."

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        _step_article(explorer, 1)


class PreviousArticle(NextArticle):
    """The previous article of the corpus."""

    id = "previous-article"
    keys = "left_square_bracket"
    title = "Open the previous article of the corpus"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        _step_article(explorer, -1)


class Problems(Command):
    """What is wrong with the files."""

    id = "problems"
    area = "Articles"
    keys = "exclamation_mark"
    title = "List what is wrong with the files"

    def available(self, explorer: Explorer) -> bool:
        """Whether anything is wrong."""
        return bool(explorer.problems or explorer.wrong_elsewhere)

    def refusal(self, explorer: Explorer) -> str:
        """Say that nothing is."""
        return "No problems."

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.show_problems()


class Help(Command):
    """All keys."""

    id = "help"
    area = "Program"
    keys = "question_mark"
    title = "Show all keys"
    footer = "help"
    while_selecting = True

    def available(self, explorer: Explorer) -> bool:
        """Always."""
        return True

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        from migwatch.app.screens.help import HelpScreen

        section = "Lists" if explorer.pane in LISTS else "Moving"
        if explorer.selection is not None:
            section = "Selecting words"
        elif explorer.found is not None:
            section = "Finding"
        explorer.app.push_screen(HelpScreen(explorer.keys, explorer.describer, section))


class Palette(Help):
    """Find a record or a command by typing."""

    id = "palette"
    keys = "ctrl+p"
    title = "Find a record or a command by typing"
    footer = ""

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        from textual.command import CommandPalette

        explorer.app.push_screen(CommandPalette(placeholder="Find a record or a command…"))


class Quit(Help):
    """Leave."""

    id = "quit"
    keys = "q,ctrl+q"
    shown = "q"
    title = "Quit (also ctrl+q)"
    footer = "quit"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        from migwatch.app.saving_words import at_risk

        lost = [*at_risk(explorer.edited), *_begun(explorer)]
        if lost:
            _ask(explorer, lost)
        else:
            explorer.leave()


def _begun(explorer: Explorer) -> list[str]:
    """What was begun and never made, where it cannot be kept."""
    from migwatch.app.parts import quoted

    return [
        f"{name}: made from {quoted(draft.words)}"
        for name, drafts in explorer.drafts.items()
        if drafts.failed
        for draft in drafts
    ]


def _ask(explorer: Explorer, lost: list[str]) -> None:
    """Leave, once the reader has seen what is lost by it."""
    from migwatch.app.screens.confirm import Confirm

    told = "It is neither in the file nor kept anywhere else, and is lost when you quit."

    def answered(leave: bool | None) -> None:
        if leave:
            explorer.leave()

    confirm = Confirm("Quit and lose this?", lost, told, "", yes="quit", no="stay")
    explorer.app.push_screen(confirm, answered)
