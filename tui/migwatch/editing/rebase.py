"""Moving passages to a changed text.

`rebase` lines the two texts up once, by sentences and within changed sentences by words,
and then says of every passage where its words are now: kept, proposed or an orphan.
Nothing is looked up by likeness alone: equal words elsewhere are other words until what
surrounds them says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from migwatch.editing.rebase_alignment import Alignment
from migwatch.editing.rebase_judge import Judge, Verdict
from migwatch.model.passage import Passage
from migwatch.store.search import stands_before, stands_behind

__all__ = ["Kind", "Outcome", "rebase"]

#: What became of a passage.
Kind = Literal["kept", "proposed", "orphan"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one passage.

    Attributes:
        kind: ``kept``: the same words in the same context, in place or moved, white space
            and typography apart. ``proposed``: somebody has to look at both. ``orphan``:
            the words are gone, or what was changed in them weighs too much to propose it.
        old: The passage in the old text.
        new: The passage in the new text; None for an orphan.
        reason: Why, in words.
        there: What stands in an orphan's place, to look at; None if that is not known.
    """

    kind: Kind
    old: Passage
    new: Passage | None
    reason: str
    there: Passage | None = None


def rebase(old: str, new: str, passages: Sequence[Passage]) -> tuple[Outcome, ...]:
    """Find where the passages of a text are in another version of it.

    Args:
        old: The text that was annotated.
        new: The text as it is now.
        passages: Passages of the old text, in any order; offsets are code points, half-open.

    Returns:
        An outcome for each passage, in their order. A new passage fits the new text, and
        keeps the other fields of the old one; a prefix or suffix that no longer stands
        there gives way to what does.
    """
    if old == new:
        return tuple(_unchanged(old, passages))
    judge = Judge(Alignment(old, new))
    return tuple(
        _outcome(judge.verdict(passage.start, passage.end), passage, new)
        if fits(old, passage)
        else Outcome("orphan", passage, None, UNFIT)
        for passage in passages
    )


def _unchanged(text: str, passages: Iterable[Passage]) -> Iterable[Outcome]:
    for passage in passages:
        if fits(text, passage):
            yield Outcome("kept", passage, passage, "the text is the same")
        else:
            yield Outcome("orphan", passage, None, UNFIT)


#: Why a passage is an orphan that did not fit the old text either.
UNFIT = "its words did not stand there in the old text"


def fits(text: str, passage: Passage) -> bool:
    """Whether a passage stands where it says."""
    start, end = passage.start, passage.end
    return 0 <= start < end <= len(text) and text[start:end] == passage.exact


def _outcome(verdict: Verdict, passage: Passage, new: str) -> Outcome:
    found = None if verdict.span is None else moved_to(passage, new, *verdict.span)
    if verdict.kind == "orphan":
        return Outcome("orphan", passage, None, verdict.reason, found)
    return Outcome(verdict.kind, passage, found, verdict.reason)


def moved_to(passage: Passage, new: str, start: int, end: int) -> Passage:
    """A passage at another place.

    Args:
        passage: The passage.
        new: The text it is to stand in.
        start: Offset of its first character there.
        end: Offset behind its last one.

    Returns:
        The passage with that text's words; a prefix or suffix that does not stand there
        gives way to about as many characters that do.
    """
    prefix, suffix = passage.prefix, passage.suffix
    if prefix and not stands_before(new, start, prefix):
        prefix = new[_word_begins(new, max(0, start - len(prefix))) : start]
    if suffix and not stands_behind(new, end, suffix):
        suffix = new[end : _word_ends(new, min(len(new), end + len(suffix)))]
    return msgspec.structs.replace(
        passage, start=start, end=end, exact=new[start:end], prefix=prefix, suffix=suffix
    )


def _word_begins(text: str, at: int) -> int:
    while at > 0 and text[at - 1 : at + 1].isalnum():
        at -= 1
    return at


def _word_ends(text: str, at: int) -> int:
    while 0 < at < len(text) and text[at - 1 : at + 1].isalnum():
        at += 1
    return at
