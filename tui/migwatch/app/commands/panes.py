"""Going from pane to pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migwatch.app.commands.base import ARTICLE, COMMITMENTS, LISTS, RECORDS, Command

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


class NextPane(Command):
    """To the next pane."""

    id = "next-pane"
    area = "Panes"
    keys = "tab"
    title = "Go to the next pane"
    footer = "pane"
    footer_rank = 7

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.step_pane(1)


class PreviousPane(Command):
    """To the previous pane."""

    id = "previous-pane"
    area = "Panes"
    keys = "shift+tab"
    title = "Go to the previous pane"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.step_pane(-1)


class GoArticle(Command):
    """To the article."""

    id = "go-article"
    area = "Panes"
    keys = "1"
    title = "Go to the article"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.go(ARTICLE)


class GoRecords(Command):
    """To the entities."""

    id = "go-records"
    area = "Panes"
    keys = "2"
    title = "Go to the entities, quotations, claims or cautions"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.go(RECORDS)


class GoCommitments(Command):
    """To the commitments."""

    id = "go-commitments"
    area = "Panes"
    keys = "3"
    title = "Go to the commitments"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.go(COMMITMENTS)


class Maximise(Command):
    """The focused pane alone."""

    id = "maximise"
    area = "Panes"
    keys = "z"
    title = "Maximise the pane, or bring the others back"

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.maximised_pane = "" if explorer.maximised_pane else explorer.pane


class Back(Command):
    """One step back."""

    id = "back"
    area = "Panes"
    keys = "escape"
    title = "Go one step back: selected words, passage, matches, filter, maximised pane"
    footer = "back"
    footer_rank = 6
    while_selecting = True

    def available(self, explorer: Explorer) -> bool:
        """Whether there is a step to go back."""
        listing = explorer.listing if explorer.pane in LISTS else None
        return bool(
            explorer.selection is not None
            or explorer.filtering
            or explorer.maximised_pane
            or explorer.trail
            or explorer.came_from
            or explorer.visits
            or (listing is not None and listing.filter)
        )

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        listing = explorer.listing if explorer.pane in LISTS else None
        if explorer.selection is not None:
            explorer.selection = None
        elif explorer.filtering or (listing is not None and listing.filter):
            explorer.close_filter(keep=False)
        elif explorer.trail and explorer.pane == ARTICLE:
            explorer.return_to(explorer.trail[-1])
        elif explorer.maximised_pane:
            explorer.maximised_pane = ""
        elif explorer.trail:
            explorer.return_to(explorer.trail[-1])
        elif explorer.came_from:
            explorer.app.push_screen(explorer.came_from)
        elif explorer.visits:
            from migwatch.app.journeys import back

            back(explorer)
