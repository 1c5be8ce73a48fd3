"""From single commitments to chains of those that belong together.

Records that are joined by links make a chain: an agreement, what restates it months
later in another article, what follows it up, supersedes or contradicts it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from migwatch.corpus.chain import Chain, ChainLink
from migwatch.corpus.components import components
from migwatch.corpus.told import Told, told
from migwatch.model.vocabulary import Corpus

__all__ = ["Chain", "ChainLink", "Told", "beyond", "chains", "told"]

#: The relations that join two commitments into one chain.
JOINING = frozenset(
    {"same_as", "restates", "follows_up", "part_of", "supersedes", "contradicts", "under"}
)


def chains(tolds: Iterable[Told], corpus: Corpus) -> list[Chain]:
    """All commitments of a corpus as chains.

    Only links between commitments that are told of join them; what leads to an entity,
    an event or an agreement does not. The order of the argument makes no difference.

    Args:
        tolds: The commitments; of two with one id the first counts.
        corpus: The corpus.

    Returns:
        The chains, by their first steps: oldest first, then by article and place in it.
    """
    held: dict[str, Told] = {}
    for each in tolds:
        held.setdefault(each.id, each)
    steps = sorted(held.values(), key=_age)
    places = {step.id: at for at, step in enumerate(steps)}
    links: list[list[ChainLink]] = [[] for _ in steps]
    pairs: list[tuple[int, int]] = []
    for at, step in enumerate(steps):
        for link in step.commitment.links:
            to = link.to if "/" in link.to else f"{step.article}/{link.to}"
            other = places.get(to)
            if link.rel in JOINING and other is not None and other != at:
                links[at].append(ChainLink(link.rel, step.id, to, link.note))
                pairs.append((at, other))
    return [
        Chain(
            tuple(steps[at] for at in members),
            tuple(link for at in members for link in links[at]),
            corpus,
        )
        for members in components(len(steps), pairs)
    ]


def beyond(found: Iterable[Chain], article: str, as_of: date) -> dict[str, Chain]:
    """The chains that lead from an article to others, by the ids of its commitments.

    Args:
        found: Chains of the corpus.
        article: Id of the article.
        as_of: The day on which the chains are read.
    """
    held: dict[str, Chain] = {}
    for whole in found:
        if article in whole.articles and (chain := whole.as_of(as_of)) is not None:
            own = [step.commitment.id for step in chain.steps if step.article == article]
            if len(own) < len(chain.steps):
                held |= dict.fromkeys(own, chain)
    return held


def _age(step: Told) -> tuple[date, str, int, str]:
    made = step.made_in()
    return (date.max if made is None else made[0], step.article, step.start, step.commitment.id)
