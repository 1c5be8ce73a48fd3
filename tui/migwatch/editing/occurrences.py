"""Where the words of a passage occur again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from migwatch.model.passage import Passage

#: Occurrences that are looked for.
LIMIT = 10_000

Span = tuple[int, int]


def places(text: str, words: str, limit: int = LIMIT, *, whole: bool = True) -> tuple[Span, ...]:
    """Where words occur as they are, in text order.

    Upper and lower case are told apart; white space between words may be any.

    Args:
        text: The text.
        words: The words.
        limit: Most that are given.
        whole: Whether only whole words count.

    Returns:
        Half-open code points.
    """
    parts = words.split()
    if not parts:
        return ()
    pattern = r"\s+".join(map(re.escape, parts))
    before = r"(?<!\w)" if whole and parts[0][0].isalnum() else ""
    behind = r"(?!\w)" if whole and parts[-1][-1].isalnum() else ""
    found = []
    for each in re.finditer(before + pattern + behind, text):
        found.append(each.span())
        if len(found) == limit:
            break
    return tuple(found)


def again(
    text: str, start: int, end: int, held: Iterable[Passage] = (), limit: int = LIMIT
) -> tuple[Span, ...]:
    """Where the words of a passage occur again and no other passage lies across.

    Args:
        text: The text.
        start: Where the passage begins, code points.
        end: Where it ends, half-open.
        held: Passages that are known already.
        limit: Most that are given.
    """
    taken = sorted([(start, end), *((each.start, each.end) for each in held)])
    found = []
    at = 0
    furthest = 0
    for span in places(text, text[start:end], limit + len(taken)):
        while at < len(taken) and taken[at][0] < span[1]:
            furthest = max(furthest, taken[at][1])
            at += 1
        if furthest <= span[0]:
            found.append(span)
    return tuple(found[:limit])
