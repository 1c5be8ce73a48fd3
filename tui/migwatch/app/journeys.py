"""From an article to a passage of another one, and back to where the reader was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from migwatch.app.commands.base import ARTICLE
from migwatch.app.rows import commitments_listing, records_listing
from migwatch.app.state import Goal, Place, Selected, Target
from migwatch.model.annotation import Annotation
from migwatch.store.folder import is_packed

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer
    from migwatch.app.screens.explorer_loading import ExplorerLoading
    from migwatch.corpus.chain import Chain

#: Articles back that are remembered.
_VISITS = 64


class Visit(NamedTuple):
    """An article that the reader left for a passage of another.

    Attributes:
        path: Its annotation file.
        annotation: What it held.
        chains: What others told of its commitments.
        trail: Where the reader had been in it; the last is where they left.
        came_from: Name of the screen from which the reader had come to it, if any.
    """

    path: Path
    annotation: Annotation
    chains: Mapping[str, Chain]
    trail: tuple[Place, ...]
    came_from: str


def go_to(explorer: Explorer, target: Target) -> None:
    """Go to a passage of any article; `back` leads to where the reader was.

    Args:
        explorer: The screen.
        target: The passage.
    """
    article = explorer.article
    if article is not None and article.id == target.article:
        explorer.remember()
        explorer.select(Selected(target.commitment, target.nth))
        explorer.go(ARTICLE)
        return
    path = explorer.library.path_of(target.article)
    if not path.exists() and not is_packed(path):
        explorer.notify(f"There is no article {target.article} in this corpus", markup=False)
        return
    if article is not None and explorer.path is not None:
        explorer.remember()
        trail = tuple(explorer.trail)
        came_from = explorer.came_from
        explorer.visits.append(
            Visit(explorer.path, article.annotation, explorer.chains, trail, came_from)
        )
        del explorer.visits[:-_VISITS]
    explorer.visit(target.article, Goal(target.commitment, target.nth, 0))


def back(explorer: Explorer) -> None:
    """Go back to the article from which the reader came, and to the place in it."""
    visit = explorer.visits.pop()
    explorer.open(visit.path)
    explorer.came_from = visit.came_from
    explorer.returning = visit


def take_up(explorer: ExplorerLoading, visit: Visit) -> None:
    """Bring everything to where it was; lists are made anew, for the file may be another.

    Args:
        explorer: The screen; all of the article has been read.
        visit: What to take up.
    """
    explorer.returning = None
    article = explorer.article
    if article is None:
        return
    same = article.annotation == visit.annotation
    place = visit.trail[-1]
    # Until it has been found out anew.
    explorer.chains = visit.chains if same else {}
    records = records_listing(article, place.view)
    commitments = commitments_listing(article, place.grouping, explorer.as_of, explorer.chains)
    selected = place.selected
    if selected is not None and article.record(selected.record) is None:
        selected = None
    place = place._replace(
        selected=selected,
        cursor=min(place.cursor, len(article.text)),
        records=records if place.records is None else records.like(place.records),
        commitments=(
            commitments if place.commitments is None else commitments.like(place.commitments)
        ),
        found=place.found if same else None,
    )
    explorer.trail = [*(visit.trail[:-1] if same else ()), place]
    explorer.return_to(place)
