"""Which records of two annotations of one text are the same, and which of their passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from migwatch.editing.references import with_ids
from migwatch.model.annotation import SECTIONS, Annotation
from migwatch.model.passage import Passage
from migwatch.model.records import Record, passages

#: Start and end, in code points, half-open.
Span = tuple[int, int]
#: Positions in two lists.
Positions = tuple[int, int]


class Pair(NamedTuple):
    """A record of each annotation, or of one.

    Attributes:
        one: The first annotation's; None where it has none.
        other: The second's.
    """

    one: Record | None
    other: Record | None


def paired(one: Annotation, other: Annotation, section: str) -> list[Pair]:
    """The records of a section, each with the same one of the other annotation.

    Those with one id are the same. Of the others those are, each once, that point at the
    same words: first those of one kind, and of these the ones that share most of their
    characters (the Jaccard index of what their passages cover).

    Args:
        one: The first annotation.
        other: The second.
        section: Name of the list.

    Returns:
        In the order of the first; records that only the second has come last.
    """
    left: tuple[Record, ...] = getattr(one, section)
    right: tuple[Record, ...] = getattr(other, section)
    by_id = {record.id: record for record in right}
    found = {record.id: by_id[record.id] for record in left if record.id in by_id}
    rest = [record for record in left if record.id not in found]
    free = [record for record in right if record.id not in found]
    covers = [[covered(passages(record)) for record in side] for side in (rest, free)]
    shared = shared_characters(*covers)

    def rank(at: Positions) -> tuple[bool, float, int, int]:
        first, second = at
        whole = _length(covers[0][first]) + _length(covers[1][second]) - shared[at]
        kinds = [getattr(each, "kind", "") for each in (rest[first], free[second])]
        return kinds[0] != kinds[1], -shared[at] / whole, first, second

    found |= {rest[a].id: free[b] for a, b in each_once(sorted(shared, key=rank))}
    taken = {id(record) for record in found.values()}
    pairs = [Pair(record, found.get(record.id)) for record in left]
    return [*pairs, *(Pair(None, record) for record in right if id(record) not in taken)]


def in_ids_of(one: Annotation, other: Annotation) -> Annotation:
    """The second of two annotations, with references to the ids that the first has.

    Its records keep their own ids; what is another is whom and what they refer to, where
    the same record has another id in the first.

    Args:
        one: The first annotation.
        other: The second.
    """
    ids = {
        pair.other.id: pair.one.id
        for section in SECTIONS
        for pair in paired(one, other, section)
        if pair.one is not None and pair.other is not None and pair.one.id != pair.other.id
    }
    if not ids:
        return other
    sections = {
        section: tuple(
            with_ids(record, lambda name: ids.get(name, name)) for record in getattr(other, section)
        )
        for section in SECTIONS
    }
    return msgspec.structs.replace(other, **sections)


def each_once(ranked: Iterable[Positions]) -> Iterator[Positions]:
    """Pairs of positions, best first, without those of which one has a better pair."""
    left: set[int] = set()
    right: set[int] = set()
    for first, second in ranked:
        if first not in left and second not in right:
            left.add(first)
            right.add(second)
            yield first, second


def covered(held: Iterable[Passage]) -> list[Span]:
    """What passages cover, as spans that do not touch one another, in text order."""
    spans: list[Span] = []
    for start, end in sorted((each.start, each.end) for each in held):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return spans


def _length(spans: Iterable[Span]) -> int:
    return sum(end - start for start, end in spans)


def shared_characters(
    left: Sequence[Sequence[Span]], right: Sequence[Sequence[Span]]
) -> Counter[Positions]:
    """How many characters two things share, for every pair that shares any.

    Args:
        left: What each of some things covers.
        right: What each of others does.
    """
    begins = sorted(
        (start, end, side, at)
        for side, things in enumerate((left, right))
        for at, spans in enumerate(things)
        for start, end in spans
    )
    shared: Counter[Positions] = Counter()
    # What has begun and reaches on, of both sides.
    reaching: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for start, end, side, at in begins:
        beside = 1 - side
        reaching[beside][:] = [each for each in reaching[beside] if each[0] > start]
        for until, other in reaching[beside]:
            key = (at, other) if side == 0 else (other, at)
            shared[key] += min(end, until) - start
        reaching[side].append((end, at))
    return +shared
