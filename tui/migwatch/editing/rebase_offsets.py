"""From words that are lined up to offsets."""

from __future__ import annotations

from typing import NamedTuple

from migwatch.editing.rebase_tokens import Tokens, token_key


class Where(NamedTuple):
    """The tokens of a passage.

    Attributes:
        first: Its first token in the old text.
        last: The token behind its last one.
        to: Its first token in the new text; what follows stands in a row there.
    """

    first: int
    last: int
    to: int


def moved_span(
    old: Tokens, new: Tokens, where: Where, span: tuple[int, int]
) -> tuple[int, int] | None:
    """The offsets of a passage in the new text, code points, half-open.

    Args:
        old: The old text.
        new: The new one.
        where: Its tokens in both.
        span: Its start and end in the old text.

    Returns:
        None if it ends within a word that is written so otherwise that its half is not
        to be found.
    """
    first, last, to = where
    start, end = span
    behind = to + last - first - 1
    begin = _within(old.word(first), new.word(to), start - old.starts[first])
    stop = _within(old.word(last - 1), new.word(behind), end - old.starts[last - 1])
    if begin is None or stop is None:
        return None
    a, b = new.starts[to] + begin, new.starts[behind] + stop
    # White space at the ends of a passage stays where it is the same.
    lead, tail = max(0, old.starts[first] - start), max(0, end - old.ends[last - 1])
    if lead and a >= lead and new.text[a - lead : a] == old.text[start : start + lead]:
        a -= lead
    if tail and new.text[b : b + tail] == old.text[end - tail : end]:
        b += tail
    return a, b


def _within(old: str, new: str, at: int) -> int | None:
    """An index into a token as one into the same token written otherwise."""
    if at <= 0:
        return 0
    if at >= len(old):
        return len(new)
    if old == new:
        return at
    # Soft hyphens and composed letters make one longer than the other.
    wanted = token_key(old[:at]), token_key(old[at:])
    for index in range(1, len(new)):
        if (token_key(new[:index]), token_key(new[index:])) == wanted:
            return index
    return None
