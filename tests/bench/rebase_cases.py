"""Edits of texts whose right answers are known, because they are put together from pieces.

An edit is a list of pieces: stretches of the old text and new words. What became of a
passage follows from where its characters went, never from comparing the two texts.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from migwatch.model.passage import Passage

#: `kept`: at that place, without a question. `asked`: proposed there, or an orphan.
#: `orphan`: neither kept nor proposed.
Label = Literal["kept", "asked", "orphan"]

_SENTENCE = re.compile(r"(?<=[a-z)\d\u201d]{2}[.!?])\s+(?=[A-Z\u201c])|\s*\n\s*\n\s*")
_TITLE = re.compile(r"\b(?:Dr|Mr|Ms)\.\Z")
_NAME = re.compile(r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_JOINS = re.compile(r"(?:of|the|and|for|to|in|on|its|our|a|by|with|at|from)\Z")


class Piece(NamedTuple):
    """A stretch of the old text, or new words.

    Attributes:
        start: Offset of its first character in the old text; -1 for new words.
        end: Offset behind the last one.
        words: New words, or the stretch in another typography, character by character
            where the lengths agree.
    """

    start: int
    end: int
    words: str | None = None


class Truth(NamedTuple):
    """The right answer for one passage."""

    label: Label
    span: tuple[int, int] | None


@dataclass
class Case:
    """One edit of one text.

    Attributes:
        kind: What is done.
        name: The text.
        old: The old text.
        pieces: What the new one is put together from.
        label: What is right for passages whose own words were changed.
        sentence: Where a change turns round what the sentence says: its start and end.
        twice: A stretch of the old text that now stands at two places that nothing tells apart.
    """

    kind: str
    name: str
    old: str
    pieces: list[Piece]
    label: Label = "asked"
    sentence: tuple[int, int] = (0, 0)
    twice: tuple[int, int] = (0, 0)
    new: str = field(init=False)

    def __post_init__(self) -> None:
        parts, length = [], 0
        #: Offset in the new text of each old character; -1 where it is gone.
        self._where = [-1] * len(self.old)
        #: Offsets in the new text of words that are new.
        self._fresh: list[int] = []
        for piece in self.pieces:
            words = self.old[piece.start : piece.end] if piece.words is None else piece.words
            if piece.start < 0:
                self._fresh += [length + i for i, c in enumerate(words) if not c.isspace()]
            for at in range(piece.start, piece.end) if piece.start >= 0 else ():
                if self._where[at] < 0:
                    last = length + len(words) - 1
                    self._where[at] = min(length + at - piece.start, last)
            parts.append(words)
            length += len(words)
        self.new = "".join(parts)

    def truth(self, passage: Passage) -> Truth:
        """What is right for a passage of the old text."""
        inked = [at for at in range(passage.start, passage.end) if not self.old[at].isspace()]
        there = [self._where[at] for at in inked]
        left = [to for to in there if to >= 0]
        if not left:
            return Truth("orphan", None)
        span = left[0], left[-1] + 1
        inside = any(span[0] < at < span[1] - 1 for at in self._fresh)
        if -1 in there or inside or left != sorted(left):
            return Truth(self.label, None if -1 in (there[0], there[-1]) else span)
        if _overlap(self.twice, passage):
            return Truth("asked", None)
        if _overlap(self.sentence, passage) and _says(passage.exact.split()):
            return Truth("asked", span)
        return Truth("kept", span)


def _says(words: list[str]) -> bool:
    """Whether words say something and do not only name it."""
    return len(words) >= 4 and any(word[0].islower() and not _JOINS.match(word) for word in words)


def _overlap(span: tuple[int, int], passage: Passage) -> bool:
    return span[0] < passage.end and passage.start < span[1]


def spliced(old: str, *splices: tuple[int, int, str]) -> list[Piece]:
    """A text with some stretches replaced by new words."""
    pieces, done = [], 0
    for start, end, words in sorted(splices):
        pieces += [Piece(done, start), Piece(-1, -1, words)]
        done = end
    return [*pieces, Piece(done, len(old))]


def respaced(old: str, changed: Iterable[tuple[int, int, str]]) -> list[Piece]:
    """A text with some stretches in another typography."""
    pieces, done = [], 0
    for start, end, words in changed:
        pieces += [Piece(done, start), Piece(start, end, words)]
        done = end
    return [*pieces, Piece(done, len(old))]


def sentences(text: str, least: int = 0) -> list[tuple[int, int]]:
    """Start and end of each sentence with at least so many words."""
    found, begun = [], 0
    for start, end in [*(gap.span() for gap in _SENTENCE.finditer(text)), (len(text),) * 2]:
        if _TITLE.search(text, begun, start):
            continue
        span = begun, start
        begun = end
        if len(text[slice(*span)].split()) >= max(1, least):
            found.append(span)
    return [_trimmed(text, *span) for span in found]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each paragraph, with the blank line behind it."""
    ends = [gap.end() for gap in re.finditer(r"\n\s*\n\s*", text)]
    return [span for span in zip([0, *ends], [*ends, len(text)], strict=True) if span[0] < span[1]]


def passages(text: str) -> list[Passage]:
    """Sentences, clauses, names and numbers of a text, as an annotation would have them."""
    spans = {span for span in _spans(text) if any(map(str.isalnum, text[slice(*span)]))}
    return [Passage(start=a, end=b, exact=text[a:b]) for a, b in sorted(spans)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for number, (start, end) in enumerate(sentences(text)):
        yield start, end
        words = [word.span() for word in re.finditer(r"\w[^\s]*\w|\w", text[start:end])]
        for first, many in ((number % 3, 5), (number % 5 + 2, 9), (number % 7, 2)):
            if first + many <= len(words):
                yield start + words[first][0], start + words[first + many - 1][1]
    for pattern in (_NAME, _NUMBER):
        yield from (found.span() for found in pattern.finditer(text))
