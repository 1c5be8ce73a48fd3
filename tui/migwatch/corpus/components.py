"""Which of many things belong together, given pairs that do."""

from __future__ import annotations

from collections.abc import Iterable


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected components of a graph, by union-find.

    Args:
        count: How many things there are, numbered from 0.
        pairs: Two things each that belong together.

    Returns:
        The numbers of each component, ascending; components by their first number.
    """
    above = list(range(count))

    def top(at: int) -> int:
        while above[at] != at:
            above[at] = above[above[at]]
            at = above[at]
        return at

    sizes = [1] * count
    for pair in pairs:
        one, other = map(top, pair)
        if one == other:
            continue
        if sizes[one] < sizes[other]:
            one, other = other, one
        above[other] = one
        sizes[one] += sizes[other]
    found: dict[int, list[int]] = {}
    for at in range(count):
        found.setdefault(top(at), []).append(at)
    return list(found.values())
