"""Changed sentences that are more like others than like those they were lined up with.

Lining up keeps the order. Where similar sentences have changed places and were edited as
well, each stands beside the other's successor, and nothing in its gap tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from migwatch.editing.rebase_gaps import Group, Words, share

#: Sentences that may hold a token by which others are looked up.
_RARE = 50
#: Sentences that are compared with one.
_COMPARED = 8


def with_rivals(
    groups: Iterable[Group],
    pairs: Mapping[int, int],
    old: Sequence[Sequence[int]],
    new: Sequence[Sequence[int]],
) -> Iterator[Group]:
    """Mark the groups of which a sentence is more like another one.

    Args:
        groups: Which sentences became which.
        pairs: Sentences that stand in both texts word for word.
        old: The tokens of each sentence of the old text.
        new: Those of the new text.
    """
    taken = set(pairs.values())
    here = _Sentences({at: old[at] for at in range(len(old)) if at not in pairs})
    there = _Sentences({at: new[at] for at in range(len(new)) if at not in taken})
    for group in groups:
        mine = Counter(chain.from_iterable(old[slice(*group.old)]))
        theirs = Counter(chain.from_iterable(new[slice(*group.new)]))
        rival = max(there.most_like(mine, group.new), here.most_like(theirs, group.old))
        yield replace(group, rivalled=True) if rival > group.alike else group


class _Sentences:
    """Sentences, to be looked up by what they share with another.

    Args:
        tokens: The tokens of each.
    """

    def __init__(self, tokens: Mapping[int, Sequence[int]]) -> None:
        self._tokens = tokens
        self._holding: dict[int, list[int]] = {}
        for at, each in tokens.items():
            for token in set(each):
                self._holding.setdefault(token, []).append(at)

    def most_like(self, words: Words, apart: tuple[int, int]) -> float:
        """The largest share of words that one of them has in common with others.

        Args:
            words: The others' words.
            apart: Sentences that do not count, half-open.
        """
        hits: Counter[int] = Counter()
        for token in words:
            holding = self._holding.get(token, ())
            if len(holding) <= _RARE:
                hits.update(holding)
        likely = [at for at, _ in hits.most_common(_COMPARED) if not apart[0] <= at < apart[1]]
        return max((share(words, Counter(self._tokens[at])) for at in likely), default=0.0)
