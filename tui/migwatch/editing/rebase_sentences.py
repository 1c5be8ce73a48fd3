"""Which sentences of an old text are which of a new one, word for word.

Sentences that stand in the same order are found by patience diff (Bram Cohen): those
that occur once in either text are lined up by their longest increasing subsequence, and
what lies between them likewise, after equal neighbours at both ends have been taken off.
Where no sentence occurs once, the shortest edit script decides.
Sentences that occur once in either text and stand elsewhere have moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from migwatch.editing.rebase_shortest import common

#: Tokens that a sentence must have for it to be known again anywhere.
_KNOWN_ALONE = 6


@dataclass
class Matched:
    """Sentences that stand word for word in both texts.

    Attributes:
        pairs: Old sentence to new one.
        moved: The old ones that stand elsewhere now.
        doubtful: The old ones that could as well be another of the new ones.
        lost: Those of them that could as well be deleted, as an equal one was.
    """

    pairs: dict[int, int]
    moved: set[int] = field(default_factory=set)
    doubtful: set[int] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)


def match(old: Sequence[int], new: Sequence[int], lengths: Sequence[int]) -> Matched:
    """Find the sentences that two texts share.

    Args:
        old: A number for each sentence of the old text, equal for equal words.
        new: Likewise of the new text.
        lengths: Tokens of each sentence of the old text.
    """
    found = Matched(_in_order(old, new))
    taken = set(found.pairs.values())
    _moved(found, taken, old, new, lengths)
    _doubt(found, taken, old, new)
    return found


# --------------------------------------------------------------------- in order


def _in_order(old: Sequence[int], new: Sequence[int]) -> dict[int, int]:
    pairs: dict[int, int] = {}
    todo = [(0, len(old), 0, len(new))]
    while todo:
        a, a_end, b, b_end = todo.pop()
        while a < a_end and b < b_end and old[a] == new[b]:
            pairs[a] = b
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            pairs[a_end] = b_end
        anchors = _increasing(_once_in_both(old, new, (a, a_end), (b, b_end)))
        if not anchors:
            shared = common(old[a:a_end], new[b:b_end])
            pairs.update((a + at, b + to) for at, to in shared)
            continue
        pairs.update(anchors)
        for at, to in [*anchors, (a_end, b_end)]:
            todo.append((a, at, b, to))
            a, b = at + 1, to + 1
    return pairs


def _once_in_both(
    old: Sequence[int], new: Sequence[int], within: tuple[int, int], to: tuple[int, int]
) -> list[tuple[int, int]]:
    here, there = old[slice(*within)], new[slice(*to)]
    many, many_there = Counter(here), Counter(there)
    where = {key: to[0] + at for at, key in enumerate(there) if many_there[key] == 1}
    return [
        (within[0] + at, where[key])
        for at, key in enumerate(here)
        if many[key] == 1 and key in where
    ]


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A longest run of pairs whose second numbers increase as the first do."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, to) in enumerate(pairs):
        at = bisect_left(tails, to)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(to)
            last.append(number)
        else:
            tails[at], last[at] = to, number
    chosen = []
    number = last[-1] if last else -1
    while number >= 0:
        chosen.append(pairs[number])
        number = before[number]
    return chosen[::-1]


# ------------------------------------------------------------------------ moved


def _moved(
    found: Matched,
    taken: set[int],
    old: Sequence[int],
    new: Sequence[int],
    lengths: Sequence[int],
) -> None:
    many, many_new = Counter(old), Counter(new)
    where = {key: at for at, key in enumerate(new) if many_new[key] == 1 and at not in taken}
    seeds = [
        (at, where[key])
        for at, key in enumerate(old)
        if at not in found.pairs and many[key] == 1 and key in where
    ]
    for seed in seeds:
        found.pairs[seed[0]] = seed[1]
        taken.add(seed[1])
    found.moved.update(at for at, _ in seeds)
    for seed in seeds:
        if lengths[seed[0]] >= _KNOWN_ALONE:
            for step in (1, -1):
                _spread(found, taken, old, new, seed, step)
    # A few words that stand alone elsewhere need not be the same.
    for at, to in seeds:
        long = lengths[at] >= _KNOWN_ALONE
        beside = any(
            found.pairs.get(at + step) == to + step
            and lengths[at + step] >= _KNOWN_ALONE
            and many[old[at + step]] == 1
            for step in (1, -1)
        )
        if not long and not beside:
            found.doubtful.add(at)


def _spread(
    found: Matched,
    taken: set[int],
    old: Sequence[int],
    new: Sequence[int],
    seed: tuple[int, int],
    step: int,
) -> None:
    """Take along the neighbours of a moved sentence that stand beside it still."""
    at, to = seed[0] + step, seed[1] + step
    while 0 <= at < len(old) and 0 <= to < len(new) and old[at] == new[to]:
        if at in found.pairs or to in taken:
            return
        found.pairs[at] = to
        found.moved.add(at)
        taken.add(to)
        at, to = at + step, to + step


# ------------------------------------------------------------------------ doubt


def _doubt(found: Matched, taken: set[int], old: Sequence[int], new: Sequence[int]) -> None:
    """Note the pairs that could be others.

    Equal sentences are told apart by what surrounds them. Where all of them are still
    there and nothing has moved, none is doubtful; where one came or went, or others moved,
    those are certain that stand unbroken between sentences that occur once.
    """
    many, many_new = Counter(old), Counter(new)
    gone = {key for at, key in enumerate(old) if at not in found.pairs}
    loose = gone | {key for at, key in enumerate(new) if at not in taken}
    size = (len(old), len(new))
    firm_before = _firm(found, old, (many, many_new), size, 1)
    firm_behind = _firm(found, old, (many, many_new), size, -1)
    for at in found.pairs:
        key = old[at]
        if many[key] == many_new[key] == 1 or (key not in loose and not found.moved):
            continue
        if at not in firm_before or at not in firm_behind:
            found.doubtful.add(at)
            if key in gone:
                found.lost.add(at)


def _firm(
    found: Matched,
    old: Sequence[int],
    many: tuple[Counter[int], Counter[int]],
    size: tuple[int, int],
    step: int,
) -> set[int]:
    """The pairs with an unbroken way to a sentence that occurs once, or to the text's end."""
    firm: set[int] = set()
    way = range(size[0]) if step > 0 else range(size[0] - 1, -1, -1)
    edge = (0, 0) if step > 0 else (size[0] - 1, size[1] - 1)
    for at in way:
        to = found.pairs.get(at)
        if to is None:
            continue
        key = old[at]
        once = many[0][key] == many[1][key] == 1
        joined = at - step in firm and found.pairs.get(at - step) == to - step
        if once or joined or (at, to) == edge:
            firm.add(at)
    return firm
