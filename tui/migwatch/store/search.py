"""Looking up words in a source text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from itertools import product

#: Start and end, half-open code points.
Span = tuple[int, int]

#: Occurrences that are counted; a message says "more than" beyond.
COUNTED = 99
#: Characters that are looked through for one file, so that no file can hang a reader.
_SCAN_LIMIT = 5_000_000_000

_GAP = re.compile(r"\s+")
_WIDE_GAP = re.compile(r"\s\s+")


class Search:
    """Where words occur in a text, with a limit to the work done in all.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._left = _SCAN_LIMIT
        self._known: dict[tuple[str, str, str], list[Span] | None] = {}

    @cached_property
    def _even(self) -> _Even:
        return _Even(self.text)

    def places(self, exact: str, prefix: str = "", suffix: str = "") -> list[Span] | None:
        """Where words occur between their context, in text order.

        Words that occur nowhere as they stand are looked for with any white space in
        the place of theirs, and with or without white space next to the context.

        Args:
            exact: The words, at least one character.
            prefix: What stands directly before them.
            suffix: What stands directly behind them.

        Returns:
            At most one more than `COUNTED`; None when the limit of work is reached.
        """
        asked = (prefix, exact, suffix)
        if asked not in self._known:
            self._known[asked] = self._places(prefix, exact, suffix)
        return self._known[asked]

    def _places(self, prefix: str, exact: str, suffix: str) -> list[Span] | None:
        if (found := self._scan(self.text, prefix + exact + suffix)) is None:
            return None
        if found:
            return [(at + len(prefix), at + len(prefix) + len(exact)) for at in found]
        if not (prefix or suffix or _GAP.search(exact)) or not exact.strip():
            return []
        return self._loosely(prefix, exact, suffix)

    def _loosely(self, prefix: str, exact: str, suffix: str) -> list[Span] | None:
        words = exact.strip()
        lead = len(exact) - len(exact.lstrip())
        before = _GAP.sub(" ", prefix + exact[:lead])
        behind = _GAP.sub(" ", exact[lead + len(words) :] + suffix)
        words = _GAP.sub(" ", words)
        found: set[Span] = set()
        for left, right in product(_seams(before, before[-1:]), _seams(behind, behind[:1])):
            head = before.rstrip() + left
            places = self._scan(self._even.text, head + words + right + behind.lstrip())
            if places is None:
                return None
            for at in places:
                start = at + len(head)
                last = self._even.source(start + len(words) - 1)
                found.add((self._even.source(start), last + 1))
        return sorted(found)[: COUNTED + 1]

    def _scan(self, text: str, words: str) -> list[int] | None:
        self._left -= len(text)
        if self._left < 0:
            return None
        found: list[int] = []
        at = text.find(words)
        while at >= 0 and len(found) <= COUNTED:
            found.append(at)
            at = text.find(words, at + 1)
        return found


def _seams(context: str, edge: str) -> tuple[str, ...]:
    """What may stand between words and their context."""
    if not context:
        return ("",)
    return (" ",) if edge == " " else ("", " ")


class _Even:
    """A text with one space for every run of white space.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.text = _GAP.sub(" ", text)
        #: Index behind each run that was cut, and how much was cut up to there.
        self._behind, self._cut = array("Q"), array("Q")
        cut = 0
        for run in _WIDE_GAP.finditer(text):
            cut += run.end() - run.start() - 1
            self._behind.append(run.end() - cut)
            self._cut.append(cut)

    def source(self, index: int) -> int:
        """Where the character at an index stands in the source."""
        runs = bisect_right(self._behind, index)
        return index + (self._cut[runs - 1] if runs else 0)


def stands_before(text: str, at: int, words: str) -> bool:
    """Whether words stand directly before an offset, white space apart."""
    if text.endswith(words, 0, at):
        return True
    wanted = "".join(words.split())
    reach = max(64, len(words))
    while True:
        near = "".join(text[max(0, at - reach) : at].split())
        if len(near) >= len(wanted) or reach >= at:
            return near.endswith(wanted)
        reach *= 2


def stands_behind(text: str, at: int, words: str) -> bool:
    """Whether words stand directly behind an offset, white space apart."""
    if text.startswith(words, at):
        return True
    wanted = "".join(words.split())
    reach = max(64, len(words))
    while True:
        near = "".join(text[at : at + reach].split())
        if len(near) >= len(wanted) or at + reach >= len(text):
            return near.startswith(wanted)
        reach *= 2
