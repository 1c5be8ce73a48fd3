"""How a step of a chain belongs to what came before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from migwatch.corpus.chain import Chain
from migwatch.corpus.told import Told

#: What a step is to an older one whose link leads to it.
_BACKWARDS = {
    "same_as": "same as",
    "contradicts": "contradicts",
    "restates": "restated by",
    "follows_up": "followed up by",
    "part_of": "the whole of",
    "supersedes": "superseded by",
    "under": "frame of",
}
#: Of several links between two steps, what most changes how they are read comes first.
_FIRST = ("contradicts", "supersedes")


class Relation(NamedTuple):
    """What a step is to an older one.

    Attributes:
        older: The older step.
        words: What it is to that one, as ``restates``.
    """

    older: Told
    words: str


def relations(chain: Chain) -> Mapping[str, Relation]:
    """What each step of a chain is to the one before it, by the ids of the steps.

    The one before it is the newest of the older steps with which it is linked, but for
    one that it contradicts or supersedes: that goes first. A step that is linked only with
    newer ones has none.
    """
    places = {step.id: at for at, step in enumerate(chain.steps)}
    best: dict[int, tuple[bool, int, str]] = {}
    for link in chain.links:
        one, other = places[link.from_], places[link.to]
        onward = one > other
        label = chain.corpus.label("rel", link.rel)
        words = label if onward else _BACKWARDS.get(link.rel, label)
        found = (link.rel in _FIRST, min(one, other), words)
        at = max(one, other)
        best[at] = max(best.get(at, found), found)
    return {
        chain.steps[at].id: Relation(chain.steps[older], words)
        for at, (_, older, words) in best.items()
    }
