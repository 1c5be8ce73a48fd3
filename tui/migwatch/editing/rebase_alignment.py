"""Which words of an old text are which of a new one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from migwatch.editing.rebase_gaps import Group, groups
from migwatch.editing.rebase_rivals import with_rivals
from migwatch.editing.rebase_sentences import match
from migwatch.editing.rebase_tokens import Tokens, is_word
from migwatch.editing.rebase_words import changed_weight

#: Old and new tokens, half-open, that took each other's place.
Hunk = tuple[int, int, int, int]


class ChangedPart:
    """Sentences that were changed, and how.

    Args:
        group: Which sentences became which.
        old: The old text.
        new: The new one.

    Attributes:
        group: Which sentences became which.
        old: The tokens of the old text, half-open.
        new: Those of the new one.
        hunks: What was replaced, inserted and deleted, in order.
    """

    def __init__(self, group: Group, old: Tokens, new: Tokens) -> None:
        self.group = group
        self.old = (old.sentences[group.old[0]], old.sentences[group.old[1]])
        self.new = (new.sentences[group.new[0]], new.sentences[group.new[1]])
        self._texts = (old, new)
        before = old.keys[slice(*self.old)]
        behind = new.keys[slice(*self.new)]
        self._blocks = SequenceMatcher(None, before, behind, autojunk=False).get_opcodes()
        a, b = self.old[0], self.new[0]
        self.hunks: list[Hunk] = [
            (a + i, a + j, b + k, b + m) for tag, i, j, k, m in self._blocks if tag != "equal"
        ]

    def pairs(self) -> list[tuple[int, int]]:
        """The tokens that are in both, old to new."""
        a, b = self.old[0], self.new[0]
        return [
            (a + at, b + k + at - i)
            for tag, i, j, k, _ in self._blocks
            if tag == "equal"
            for at in range(i, j)
        ]

    @cached_property
    def weights(self) -> list[tuple[Hunk, str]]:
        """The hunks that change more than wording, each with what it changes."""
        found = ((hunk, hunk_weight(hunk, *self._texts)) for hunk in self.hunks)
        return [(hunk, what) for hunk, what in found if what]


def hunk_weight(hunk: Hunk, old: Tokens, new: Tokens) -> str:
    """What a hunk changes, as `migwatch.editing.rebase_words.weight` says it."""
    i, j, k, m = hunk
    begins = old.sentences[old.sentence(i)] == i or new.sentences[new.sentence(k)] == k
    if not begins and k < m:
        # A sentence that was split begins behind a full stop of the hunk.
        words = [at for at in range(k, m) if is_word(new.word(at))]
        begins = bool(words) and new.sentences[new.sentence(words[0])] == words[0]
    return changed_weight(old.words(i, j), new.words(k, m), begins=begins)


class Alignment:
    """An old text beside a new one.

    Args:
        old: The old text.
        new: The new text.

    Attributes:
        old: The old text's tokens.
        new: The new text's tokens.
        tokens: For each old token, the new one that it is; -1 if it is none.
        moved: Old sentences that stand elsewhere now.
        doubtful: Old sentences that could as well be another of the new ones.
        lost: Those of them that could as well be deleted, as an equal one was.
        parts: What was changed, in the order of the old text.
    """

    def __init__(self, old: str, new: str) -> None:
        ids: dict[str, int] = {}
        self.old, self.new = Tokens(old, ids), Tokens(new, ids)
        self.tokens = [-1] * len(self.old)
        self.moved: set[int] = set()
        self.doubtful: set[int] = set()
        self.lost: set[int] = set()
        self.parts: list[ChangedPart] = []
        if self.old.keys == self.new.keys:
            # Line breaks decide where some sentences end; here they change nothing.
            self.tokens = list(range(len(self.old)))
        else:
            self._line_up()
        self._first = [part.old[0] for part in self.parts]

    def _line_up(self) -> None:
        here, there = _sentences(self.old), _sentences(self.new)
        numbers: dict[tuple[int, ...], int] = {}
        found = match(
            [numbers.setdefault(sentence, len(numbers)) for sentence in here],
            [numbers.setdefault(sentence, len(numbers)) for sentence in there],
            [len(sentence) for sentence in here],
        )
        self.moved, self.doubtful, self.lost = found.moved, found.doubtful, found.lost
        for at, to in found.pairs.items():
            first, last = self.old.sentences[at : at + 2]
            begin = self.new.sentences[to]
            self.tokens[first:last] = range(begin, begin + last - first)
        self.parts = [
            ChangedPart(group, self.old, self.new)
            for group in with_rivals(groups(found.pairs, here, there), found.pairs, here, there)
        ]
        for part in self.parts:
            for at, to in part.pairs():
                self.tokens[at] = to

    def parts_of(self, first: int, last: int) -> Sequence[ChangedPart]:
        """The changed parts that hold some of these old tokens."""
        begin = max(0, bisect_right(self._first, first) - 1)
        found = []
        for part in self.parts[begin:]:
            if part.old[0] >= last:
                break
            if part.old[1] > first:
                found.append(part)
        return found


def _sentences(tokens: Tokens) -> list[tuple[int, ...]]:
    firsts = tokens.sentences
    return [tuple(tokens.keys[first:last]) for first, last in pairwise(firsts)]
