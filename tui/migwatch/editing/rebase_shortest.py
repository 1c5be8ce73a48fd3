"""The shortest edit script of two sequences, where few edits are enough (Myers 1986)."""

from __future__ import annotations

from collections.abc import Sequence

#: Edits up to which a script is looked for; memory grows with their square.
EDITS = 2_000


def common(old: Sequence[int], new: Sequence[int], edits: int = EDITS) -> list[tuple[int, int]]:
    """A longest common subsequence, found by the greedy O(ND) algorithm of Myers.

    Args:
        old: The old sequence.
        new: The new one.
        edits: Insertions and deletions up to which it is looked for.

    Returns:
        The positions in both, in order; none where more edits are needed.
    """
    rows, columns = len(old), len(new)
    if abs(rows - columns) > edits:
        return []
    furthest = {1: 0}
    trace: list[dict[int, int]] = []
    for count in range(min(edits, rows + columns) + 1):
        reached: dict[int, int] = {}
        for diagonal in range(-count, count + 1, 2):
            if not -columns <= diagonal <= rows:
                continue
            x = _begun(furthest, diagonal)
            y = x - diagonal
            while x < rows and y < columns and old[x] == new[y]:
                x, y = x + 1, y + 1
            reached[diagonal] = x
            if x >= rows and y >= columns:
                return _walked_back(trace, furthest, rows, columns)
        trace.append(furthest)
        furthest = reached
    return []


def _begun(furthest: dict[int, int], diagonal: int) -> int:
    """Where a path goes on along a diagonal, after one more edit."""
    return max(furthest.get(diagonal + 1, -1), furthest.get(diagonal - 1, -2) + 1)


def _walked_back(
    trace: list[dict[int, int]], last: dict[int, int], x: int, y: int
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for furthest in reversed([*trace, last]):
        diagonal = x - y
        begun = _begun(furthest, diagonal)
        while x > begun:
            x, y = x - 1, y - 1
            found.append((x, y))
        if furthest.get(diagonal + 1, -1) == begun:
            y -= 1
        else:
            x -= 1
    return found[::-1]
