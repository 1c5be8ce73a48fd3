"""Which changed sentences of an old text became which of a new one.

Between sentences that stand word for word in both texts lie those that were changed,
deleted and inserted. They are lined up in order by the words they share: one to one, one
to two (a sentence was split) or two to one (two were joined), as sentence aligners for
translations do (Gale and Church 1993), with a share of words in the place of lengths.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

#: Least share of words for which one sentence can have become another.
ALIKE = 0.5
#: Pairs of sentences that are compared for one gap; in a larger one, it is first cut.
_COMPARED = 2_500
#: Tokens in a row by which a larger gap is cut where they occur once on either side.
_SHINGLE = 5
#: Old and new sentences of one step, in the order in which they are tried.
_STEPS = ((1, 1), (1, 2), (2, 1))

Words = Counter[int]


@dataclass(frozen=True)
class Group:
    """Old sentences that became new ones.

    Attributes:
        old: The old sentences, half-open.
        new: The new ones, half-open.
        alike: Share of the words in common, 0 to 1 (Dice coefficient).
        rivalled: Whether other sentences come nearly as much into question.
    """

    old: tuple[int, int]
    new: tuple[int, int]
    alike: float
    rivalled: bool


def groups(
    pairs: Mapping[int, int], old: Sequence[Sequence[int]], new: Sequence[Sequence[int]]
) -> Iterator[Group]:
    """Line up the sentences that are not in both texts word for word.

    Args:
        pairs: Those that are: old sentence to new one.
        old: The tokens of each sentence of the old text.
        new: Those of the new text.
    """
    taken = set(pairs.values())
    gaps = [
        (run, near)
        for run in _runs(len(old), pairs)
        if (near := _near(run, pairs, taken, (len(old), len(new))))
    ]
    claims = Counter(at for _, near in gaps for at in near)
    for run, near in gaps:
        # What lies between two moved neighbours can be claimed from both sides.
        mine = [at for at in near if claims[at] == 1]
        for part, there in _cut(run, mine, old, new):
            yield from _lined_up(part, there, old, new)


def _runs(size: int, pairs: Mapping[int, int]) -> Iterator[range]:
    first = 0
    for at in range(size + 1):
        if at == size or at in pairs:
            if first < at:
                yield range(first, at)
            first = at + 1


def _near(
    run: range, pairs: Mapping[int, int], taken: set[int], size: tuple[int, int]
) -> list[int]:
    """The new sentences that stand where a run of old ones stood."""
    found = set()
    before = pairs[run.start - 1] if run.start else -1
    at = before + 1
    while at < size[1] and at not in taken:
        found.add(at)
        at += 1
    behind = pairs[run.stop] if run.stop < size[0] else size[1]
    at = behind - 1
    while at >= 0 and at not in taken:
        found.add(at)
        at -= 1
    return sorted(found)


# -------------------------------------------------------------------------- cut


def _cut(
    run: range, near: list[int], old: Sequence[Sequence[int]], new: Sequence[Sequence[int]]
) -> Iterator[tuple[range, list[int]]]:
    """A gap in parts that are small enough to compare all with all."""
    if len(run) * len(near) <= _COMPARED:
        yield run, near
        return
    first, begun = run.start, 0
    for at, to in _anchors(run, near, old, new):
        yield from _small(range(first, at), near[begun:to])
        first, begun = at, to
    yield from _small(range(first, run.stop), near[begun:])


def _small(run: range, near: list[int]) -> Iterator[tuple[range, list[int]]]:
    if len(run) * len(near) <= _COMPARED:
        yield run, near


def _anchors(
    run: range, near: list[int], old: Sequence[Sequence[int]], new: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Sentences that share a row of tokens which occurs once on either side."""
    here = _shingles((at, old[at]) for at in run)
    there = _shingles((number, new[at]) for number, at in enumerate(near))
    found: dict[int, Counter[int]] = {}
    for row, at in here.items():
        to = there.get(row, -1)
        if at >= 0 and to >= 0:
            found.setdefault(at, Counter())[to] += 1
    least = -1
    for at in sorted(found):
        to = min(found[at])
        if to > least:
            # Monotone by way of construction; what crosses is left to its neighbours.
            yield at, to
            least = to


def _shingles(sentences: Iterator[tuple[int, Sequence[int]]]) -> dict[tuple[int, ...], int]:
    """Where each row of tokens stands; -1 where it stands twice."""
    found: dict[tuple[int, ...], int] = {}
    for at, tokens in sentences:
        for first in range(len(tokens) - _SHINGLE + 1):
            row = tuple(tokens[first : first + _SHINGLE])
            found[row] = at if row not in found or found[row] == at else -1
    return found


# --------------------------------------------------------------------- lined up


def _lined_up(
    run: range, near: list[int], old: Sequence[Sequence[int]], new: Sequence[Sequence[int]]
) -> Iterator[Group]:
    here = [Counter(old[at]) for at in run]
    there = [Counter(new[at]) for at in near]
    if not here or not there:
        return
    steps = _best(here, there, near)
    paired = {at + more for at, _, (ups, _), _ in steps for more in range(ups)}
    paired_new = {to + more for _, to, (_, downs), _ in steps for more in range(downs)}
    lone = [words for at, words in enumerate(here) if at not in paired]
    lone_new = [words for to, words in enumerate(there) if to not in paired_new]
    for at, to, (ups, downs), alike in steps:
        mine, theirs = _joined(here, at, ups), _joined(there, to, downs)
        rival = max(
            (
                *(share(words, theirs) for words in lone),
                *(share(mine, words) for words in lone_new),
                0.0,
            )
        )
        yield Group(
            old=(run.start + at, run.start + at + ups),
            new=(near[to], near[to] + downs),
            alike=alike,
            rivalled=rival >= ALIKE and 1 - alike > (1 - rival) / 2,
        )


_Step = tuple[int, int, tuple[int, int], float]


def _best(here: list[Words], there: list[Words], near: list[int]) -> list[_Step]:
    """The line-up with the most words in common."""
    rows, columns = len(here), len(there)
    score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    taken: dict[tuple[int, int], tuple[tuple[int, int], float]] = {}
    for at in range(rows - 1, -1, -1):
        for to in range(columns - 1, -1, -1):
            best = max(score[at + 1][to], score[at][to + 1])
            for ups, downs in _STEPS:
                if (
                    at + ups > rows
                    or to + downs > columns
                    or near[to + downs - 1] != (near[to] + downs - 1)
                ):
                    continue
                mine, theirs = _joined(here, at, ups), _joined(there, to, downs)
                alike = share(mine, theirs)
                if alike < ALIKE:
                    continue
                worth = (alike - ALIKE / 2) * (mine.total() + theirs.total())
                if score[at + ups][to + downs] + worth > best:
                    best = score[at + ups][to + downs] + worth
                    taken[at, to] = (ups, downs), alike
            score[at][to] = best
    steps: list[_Step] = []
    at = to = 0
    while at < rows and to < columns:
        step = taken.get((at, to))
        if step is not None and score[at][to] > max(score[at + 1][to], score[at][to + 1]):
            steps.append((at, to, *step))
            at, to = at + step[0][0], to + step[0][1]
        elif score[at + 1][to] >= score[at][to + 1]:
            at += 1
        else:
            to += 1
    return steps


def _joined(words: list[Words], at: int, count: int) -> Words:
    return words[at] if count == 1 else words[at] + words[at + 1]


def share(mine: Words, theirs: Words) -> float:
    """The share of words that two sentences have in common (Dice coefficient)."""
    if len(mine) > len(theirs):
        mine, theirs = theirs, mine
    common = sum(min(count, theirs[word]) for word, count in mine.items() if word in theirs)
    total = mine.total() + theirs.total()
    return 2 * common / total if total else 0.0
