"""From an article to a passage of another one, and back to where the reader was."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from migwatch.app.commands.base import ARTICLE
from migwatch.app.rows import commitments_listing, records_listing
from migwatch.app.state import Place, Selected, Target
from migwatch.corpus.reading import path_of
from migwatch.model.annotation import Annotation

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer
    from migwatch.app.screens.explorer_state import ExplorerState
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
    """

    path: Path
    annotation: Annotation
    chains: Mapping[str, Chain]
    trail: tuple[Place, ...]


class Goal(NamedTuple):
    """Where to go in an article once it has been read.

    Attributes:
        article: Id of the article.
        target: The passage to go to, or None.
        visit: The visit to take up again, or None.
    """

    article: str
    target: Target | None = None
    visit: Visit | None = None


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
    path = path_of(explorer.library, target.article)
    if path is None:
        explorer.notify(f"No article {target.article} in this corpus", markup=False)
        return
    if article is not None and explorer.path is not None:
        explorer.remember()
        visit = Visit(explorer.path, article.annotation, explorer.chains, tuple(explorer.trail))
        explorer.visits.append(visit)
        del explorer.visits[:-_VISITS]
    explorer.goal = Goal(target.article, target)
    explorer.open(path)


def back(explorer: Explorer) -> None:
    """Go back to the article from which the reader came, and to the place in it."""
    visit = explorer.visits.pop()
    explorer.goal = Goal(visit.path.stem, visit=visit)
    explorer.open(visit.path)


def arrive(state: ExplorerState) -> None:
    """Go on to where the reader wanted to be, if that is in the article now open.

    Args:
        state: The screen; what has been read of its article may not be all of it.
    """
    goal, article = state.goal, state.article
    if goal is None or article is None:
        return
    whole = state.progress is None
    if article.id != goal.article:
        state.goal = None
    elif goal.target is not None:
        found = article.record(goal.target.commitment) is not None
        if found:
            state.select(Selected(goal.target.commitment, goal.target.nth))
            state.pane = ARTICLE
        elif whole:
            words = f"{goal.target.commitment} is not in this article"
            state.notify(words, severity="warning", markup=False)
        if found or whole:
            state.goal = None
    elif whole and goal.visit is not None:
        state.goal = None
        _take_up(state, goal.visit)


def _take_up(state: ExplorerState, visit: Visit) -> None:
    """Bring everything to where it was; lists are made anew, for the file may be another."""
    article = state.article
    assert article is not None
    place = visit.trail[-1]
    state.view, state.grouping = place.view, place.grouping
    # Until it has been found out anew.
    state.chains = visit.chains
    records = records_listing(article, place.view)
    commitments = commitments_listing(article, place.grouping, state.as_of, state.chains)
    state.records = records if place.records is None else records.like(place.records)
    state.commitments = (
        commitments if place.commitments is None else commitments.like(place.commitments)
    )
    selected = place.selected
    if selected is not None and article.record(selected.record) is not None:
        state.selected = selected
    state.cursor = min(place.cursor, len(article.text))
    state.pane = place.pane
    if article.annotation == visit.annotation:
        state.trail = list(visit.trail[:-1])
