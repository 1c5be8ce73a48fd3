"""Whether a passage is kept, proposed or an orphan, once the words are lined up."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, NamedTuple

from migwatch.editing.rebase_alignment import Alignment, ChangedPart, Hunk, hunk_weight
from migwatch.editing.rebase_offsets import Where, moved_span
from migwatch.editing.rebase_words import FAR, is_grammar, is_number, weight
from migwatch.store.problem import excerpt

#: Words from which a passage says something and does not only name it.
_CLAUSE = 4
#: Tokens to either side within which a change that weighs is one of the passage's context.
_BESIDE = 3
#: Share of words below which a changed sentence is too little the same to keep a name in it.
_SAME_SENTENCE = 0.6
#: Share of tokens below which words are too little the same to be proposed.
_PROPOSABLE = 0.5


class Verdict(NamedTuple):
    """What is to become of a passage.

    Attributes:
        kind: As in `migwatch.editing.rebase.Outcome`.
        span: Start and end in the new text; for an orphan, what stands in its place.
        reason: Why, in words.
    """

    kind: Literal["kept", "proposed", "orphan"]
    span: tuple[int, int] | None
    reason: str


class Judge:
    """Judges passages by one alignment.

    Args:
        alignment: The old text beside the new one.
    """

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._old, self._new = alignment.old, alignment.new

    def verdict(self, start: int, end: int) -> Verdict:
        """Judge one passage.

        Args:
            start: Offset of its first character in the old text, which has it.
            end: Offset behind its last one.
        """
        first, last = self._old.covering(start, end)
        if first >= last:
            return Verdict("orphan", None, "it holds no words that could be found again")
        tokens = self._alignment.tokens
        to = tokens[first]
        whole = to >= 0 and all(tokens[at] == to + at - first for at in range(first + 1, last))
        where = Where(first, last, to)
        if not whole:
            return self._changed(first, last)
        span = moved_span(self._old, self._new, where, (start, end))
        if span is None:
            near = self._new.starts[to], self._new.ends[to + last - first - 1]
            return Verdict("proposed", near, "it ends within a word that is written otherwise now")
        return self._unbroken(where, span, start, end)

    # ------------------------------------------------------------- all words there

    def _unbroken(self, where: Where, span: tuple[int, int], start: int, end: int) -> Verdict:
        """Judge a passage whose words all stand in a row in the new text."""
        parts = self._alignment.parts_of(where.first, where.last)
        if any(part.group.rivalled for part in parts):
            return Verdict(
                "orphan", span, "a similar sentence came or went beside it; it may be that one"
            )
        sentences = range(self._old.sentence(where.first), self._old.sentence(where.last - 1) + 1)
        if not self._alignment.lost.isdisjoint(sentences):
            return Verdict(
                "orphan", span, "the same sentence was deleted elsewhere; it may be that one"
            )
        if not self._alignment.doubtful.isdisjoint(sentences):
            return Verdict(
                "proposed", span, "the same sentence was inserted elsewhere; it may be that one"
            )
        for part in parts:
            if not part.hunks:
                # Only the bounds of its sentences are drawn otherwise.
                continue
            if reason := self._turned(where, part):
                return Verdict("orphan", span, reason)
            if self._gone(where, part):
                return Verdict("orphan", span, "the same words went from its sentence")
            if reason := self._questionable(where, part):
                return Verdict("proposed", span, reason)
        same = self._new.text[slice(*span)] == self._old.text[start:end]
        reason = "the same words" if same else "the same words, in other typography or spacing"
        if not self._alignment.moved.isdisjoint(sentences):
            return Verdict("kept", span, f"{reason}, moved with their sentence")
        return Verdict("kept", span, reason)

    def _turned(self, where: Where, part: ChangedPart) -> str:
        """What that weighs came or went right beside words that say something, or nothing."""
        if len(self._old.words(where.first, where.last)) < _CLAUSE:
            return ""
        touching = (
            what for hunk, what in part.weights if where.first == hunk[1] or where.last == hunk[0]
        )
        return f"{what} changed right beside it" if (what := next(touching, "")) else ""

    def _gone(self, where: Where, part: ChangedPart) -> bool:
        """Whether the words may be those of a part of the sentence that was deleted."""
        before, now = self._counted(where, part)
        return now < before

    def _questionable(self, where: Where, part: ChangedPart) -> str:
        """Why a passage in a changed sentence is not kept without a question; empty if it is."""
        words = self._old.words(where.first, where.last)
        if what := _weighing(where, words, part):
            return what
        left, right = self._joined(where, part)
        if words and all(map(is_number, words)) and not (left and right):
            return "the words beside the number changed"
        if not left and not right:
            return "the words on both sides of it changed"
        if part.group.alike < _SAME_SENTENCE:
            return "much of its sentence changed"
        before, now = self._counted(where, part)
        if before != now or (before > 1 and not (left and right and self._context(where, part))):
            return "its words stand in the changed sentence more than once"
        return ""

    def _joined(self, where: Where, part: ChangedPart) -> tuple[bool, bool]:
        """Whether the tokens before and behind a passage are the same as they were."""
        tokens = self._alignment.tokens
        first, last, to = where
        behind = to + last - first
        left = (first == 0 and to == 0) or (first > 0 and tokens[first - 1] == to - 1 >= 0)
        right = (last == len(self._old) and behind == len(self._new)) or (
            last < len(self._old) and tokens[last] == behind
        )
        left = left or (first == part.old[0] and to == part.new[0])
        right = right or (last == part.old[1] and behind == part.new[1])
        return left, right

    def _counted(self, where: Where, part: ChangedPart) -> tuple[int, int]:
        """How often the words stand in the changed sentences, then and now."""
        wanted = self._old.keys[where.first : where.last]
        return (
            _count(self._old.keys[slice(*part.old)], wanted),
            _count(self._new.keys[slice(*part.new)], wanted),
        )

    def _context(self, where: Where, part: ChangedPart) -> bool:
        """Whether some tokens before or behind a passage are the same as they were."""
        tokens = self._alignment.tokens
        first, last, to = where
        before = range(max(part.old[0], first - _BESIDE), first)
        behind = range(last, min(part.old[1], last + _BESIDE))
        return any(
            len(side) == _BESIDE and all(tokens[at] == to + at - first for at in side)
            for side in (before, behind)
        )

    # --------------------------------------------------------------- words missing

    def _changed(self, first: int, last: int) -> Verdict:
        """Judge a passage of whose words some are no longer there."""
        parts = self._alignment.parts_of(first, last)
        span = self._near(first, last, parts)
        if span is None:
            return Verdict("orphan", None, "its words are gone")
        to, to_last = span
        near = self._new.starts[to], self._new.ends[to_last - 1]
        if any(part.group.rivalled for part in parts):
            return Verdict(
                "orphan", near, "a similar sentence came or went beside it; it may be that one"
            )
        first_hunk: Hunk | None = None
        matcher = SequenceMatcher(
            None, self._old.keys[first:last], self._new.keys[to:to_last], autojunk=False
        )
        for tag, i, j, k, m in matcher.get_opcodes():
            if tag != "equal":
                hunk = (first + i, first + j, to + k, to + m)
                first_hunk = first_hunk or hunk
                if what := hunk_weight(hunk, self._old, self._new):
                    return Verdict("orphan", near, f"{what} changed in it: {self._told(hunk)}")
        if matcher.ratio() < _PROPOSABLE:
            return Verdict("orphan", near, "little of it is left")
        for part in parts:
            if part.weights:
                what = part.weights[0][1]
                return Verdict("proposed", near, f"its words changed, and {what} in its sentence")
        said = f": {self._told(first_hunk)}" if first_hunk else ""
        return Verdict("proposed", near, f"its words changed{said}")

    def _told(self, hunk: Hunk) -> str:
        """A change in words."""
        i, j, k, m = hunk
        before = " ".join(self._old.word(at) for at in range(i, j))
        now = " ".join(self._new.word(at) for at in range(k, m))
        if not before:
            return f"{excerpt(now)} was added"
        return f"{excerpt(before)} is {excerpt(now)} now" if now else f"{excerpt(before)} is gone"

    def _near(self, first: int, last: int, parts: Sequence[ChangedPart]) -> tuple[int, int] | None:
        """The new tokens that stand where a passage stood, half-open."""
        tokens = self._alignment.tokens
        there = [tokens[at] for at in range(first, last) if tokens[at] >= 0]
        if any(a >= b for a, b in pairwise(there)):
            return None
        begin = there[0] if there else -1
        end = there[-1] + 1 if there else -1
        if tokens[first] < 0:
            begin = self._edge(first, parts, 0)
        if tokens[last - 1] < 0:
            end = self._edge(last - 1, parts, 1)
        if begin < 0 or end < 0 or begin >= end:
            return (there[0], there[-1] + 1) if there else None
        # Much that stood nowhere in the passage has come between its words.
        if end - begin > 3 * (last - first) + 8:
            return None
        return begin, end

    @staticmethod
    def _edge(at: int, parts: Sequence[ChangedPart], side: int) -> int:
        """Where the first or last token of a passage was replaced, its place; else -1.

        Args:
            at: The old token.
            parts: The changed parts of the passage.
            side: 0 for where the place begins, 1 for where it ends.
        """
        for part in parts:
            for i, j, k, m in part.hunks:
                if i <= at < j:
                    if j - i == m - k:
                        return k + at - i + side
                    return m if side else k
        return -1


def _weighing(where: Where, words: Sequence[str], part: ChangedPart) -> str:
    """What changed in a passage's sentence that bears on the passage; empty if nothing."""
    reach = 0
    if not _only_names(words) or len(words) >= 2 * _CLAUSE:
        for _, what in part.weights if len(words) >= _CLAUSE else ():
            if what in FAR:
                return f"{what} changed in its sentence"
        reach = _BESIDE
    for hunk, what in part.weights:
        if hunk[1] >= where.first - reach and hunk[0] <= where.last + reach:
            return f"{what} changed beside it"
    return ""


def _only_names(words: Sequence[str]) -> bool:
    """Whether words only name somebody or something, or give a number or a date."""
    return bool(words) and all(
        is_grammar(word) or weight(word) in ("a name", "a number", "a date") for word in words
    )


def _count(keys: Sequence[int], wanted: Sequence[int]) -> int:
    size = len(wanted)
    return sum(
        keys[at] == wanted[0] and keys[at : at + size] == wanted
        for at in range(len(keys) - size + 1)
    )
