"""What the lists show."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from migwatch.app.commands.base import LISTS, RECORDS, Command
from migwatch.app.rows import VIEWS, commitments_listing, next_grouping, records_listing

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


class Filter(Command):
    """Filter as you type."""

    id = "filter"
    area = "Lists"
    keys = "f"
    title = "Filter the list as you type"
    footer = "filter"
    footer_rank = 3
    panes = LISTS
    footer_panes = LISTS

    def run(self, explorer: Explorer) -> Awaitable[None]:
        """Do it."""
        return explorer.open_filter()


class Switch(Command):
    """Group or list otherwise."""

    id = "switch"
    area = "Lists"
    keys = "t"
    title = "Commitments: group by theme, party, force, status, due; records: list another kind"
    footer = "switch"
    footer_rank = 4
    panes = LISTS
    footer_panes = LISTS

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        article = explorer.article
        assert article is not None
        if explorer.pane == RECORDS:
            explorer.view = (explorer.view + 1) % len(VIEWS)
            explorer.records = records_listing(article, explorer.view)
        else:
            explorer.grouping = next_grouping(explorer.grouping)
            listing = commitments_listing(
                article, explorer.grouping, explorer.as_of, explorer.chains
            )
            held = explorer.selected.record if explorer.selected is not None else ""
            explorer.commitments = listing.on(held)
        explorer.change_listing(lambda listing: listing)
