"""Where the cursor and the ends of a selection go: by character, word, sentence and paragraph.

The words are those of `migwatch.model.words`, the sentences those of
`migwatch.model.sentences`, the paragraphs those that the article is numbered by.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from migwatch.model.paragraphs import Paragraphs
from migwatch.model.sentences import sentence_at
from migwatch.model.words import (
    Span,
    character_at,
    last_of,
    whole_words,
    word_from,
    word_to,
)

#: Characters without any word after which no further one is looked for.
_FAR = 1 << 17

Unit = Literal["character", "word", "sentence", "paragraph"]


class Motions:
    """The motions within one text.

    A selection reaches from the character at its anchor to the character at its head, both
    included, whichever comes first. Growing, the head goes to the outer end of the next
    unit; shrinking, to the inner end of the one before, and it halts at the anchor.

    Args:
        text: The text.
        paragraphs: Its paragraphs.
    """

    def __init__(self, text: str, paragraphs: Paragraphs) -> None:
        self.text = text
        self.paragraphs = paragraphs

    # ------------------------------------------------------------------ units

    def unit_from(self, unit: Unit, offset: int) -> Span | None:
        """The first unit that does not end before an offset, or None.

        Args:
            unit: Of which kind.
            offset: Code points.
        """
        text = self.text
        if offset >= len(text):
            return None
        if unit == "character":
            return character_at(text, offset)
        if unit == "word":
            return word_from(text, offset)
        number = self.paragraphs.number(offset)
        low, high = self.paragraph(number)
        if offset >= high:
            try:
                low, high = self.paragraph(number + 1)
            except IndexError:
                return None
        if low >= high:
            return None
        return (low, high) if unit == "paragraph" else self._sentence(max(low, offset), low, high)

    def unit_to(self, unit: Unit, offset: int) -> Span | None:
        """The last unit that does not begin behind an offset, or None.

        Args:
            unit: Of which kind.
            offset: Code points.
        """
        text = self.text
        if offset < 0:
            return None
        if unit == "character":
            return character_at(text, offset) if text else None
        if unit == "word":
            return word_to(text, offset)
        low, high = self.paragraph(self.paragraphs.number(offset))
        if offset < low or low >= high:
            return None
        if unit == "paragraph":
            return low, high
        found = self._sentence(min(offset, high - 1), low, high)
        # Between two sentences it is the first of them.
        return found if found[0] <= offset else self._sentence(self._before(found[0]), low, high)

    def _sentence(self, offset: int, low: int, high: int) -> Span:
        return sentence_at(self.text, offset, low, high)

    def _before(self, offset: int) -> int:
        """The nearest offset before one at which there is no white space."""
        offset -= 1
        while offset > 0 and self.text[offset].isspace():
            offset -= 1
        return offset

    def paragraph(self, number: int) -> Span:
        """A paragraph by number, from 1, without white space at its end.

        Raises:
            IndexError: There is none of that number.
        """
        start, end = self.paragraphs.span(number)
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return (character_at(self.text, start)[0] if start < end else start), end

    # ---------------------------------------------------------------- motions

    def forward(self, unit: Unit, anchor: int, head: int, *, whole: bool) -> int:
        """Where the head of a selection comes to, one unit on.

        Args:
            unit: By what.
            anchor: The end that stays, code points.
            head: The end that moves, code points.
            whole: Whether whole words are selected.

        Returns:
            The new head, code points; the old one where there is no further unit.
        """
        if unit == "character":
            after = character_at(self.text, head)[1]
            return after if after < len(self.text) else head
        low, high = self._reach(anchor, head, whole=whole)
        if head < anchor and not self._is_one(low, high, whole=whole):
            inner = self._reach(anchor, anchor, whole=whole)[0]
            onward = self._onward(unit, low, whole=whole)
            return min(next((start for start, _ in onward if start > low), inner), inner)
        here = max(high, head)
        lasts = (last_of(self.text, span) for span in self._onward(unit, here, whole=whole))
        return next((last for last in lasts if last > here), head)

    def backward(self, unit: Unit, anchor: int, head: int, *, whole: bool) -> int:
        """Where the head of a selection comes to, one unit back; see `forward`."""
        if unit == "character":
            return character_at(self.text, head - 1)[0] if head > 0 else head
        low, high = self._reach(anchor, head, whole=whole)
        if head > anchor and not self._is_one(low, high, whole=whole):
            inner = self._reach(anchor, anchor, whole=whole)[1]
            lasts = (last_of(self.text, span) for span in self._back(unit, high, whole=whole))
            return max(next((last for last in lasts if last < high), inner), inner)
        here = min(low, head)
        back = self._back(unit, here, whole=whole)
        return next((start for start, _ in back if start < here), head)

    def next_start(self, unit: Unit, offset: int) -> int:
        """Where the first unit begins that begins behind an offset.

        Args:
            unit: Of which kind.
            offset: Code points.

        Returns:
            An offset in code points; that given where there is no such unit.
        """
        onward = self._onward(unit, offset, whole=True)
        return next((start for start, _ in onward if start > offset), offset)

    def previous_start(self, unit: Unit, offset: int) -> int:
        """Where the last unit begins that begins before an offset; see `next_start`."""
        back = self._back(unit, offset, whole=True)
        return next((start for start, _ in back if start < offset), offset)

    def _onward(self, unit: Unit, offset: int, *, whole: bool) -> Iterator[Span]:
        """The units that do not end before an offset; see `_held`."""
        begin = offset
        while (found := self.unit_from(unit, offset)) is not None and offset - begin < _FAR:
            if (held := self._held(unit, found, whole=whole)) is not None:
                yield held
                begin = offset
            offset = max(found[1], offset + 1)

    def _back(self, unit: Unit, offset: int, *, whole: bool) -> Iterator[Span]:
        """The units that do not begin behind an offset, the last first; see `_held`."""
        begin = offset
        while (found := self.unit_to(unit, offset)) is not None and begin - offset < _FAR:
            if (held := self._held(unit, found, whole=whole)) is not None:
                yield held
                begin = offset
            offset = min(found[0], offset) - 1

    def _held(self, unit: Unit, span: Span, *, whole: bool) -> Span | None:
        """What of a unit is selected: of whole words not the punctuation at its ends, or None."""
        if not whole or unit == "word":
            return span
        first, last = word_from(self.text, span[0]), word_to(self.text, span[1] - 1)
        if first is None or last is None or first[0] > last[0]:
            return None
        return first[0], last[1]

    def _reach(self, anchor: int, head: int, *, whole: bool) -> Span:
        """First offset of the first and of the last selected character."""
        text = self.text
        start, end = min(anchor, head), max(anchor, head)
        if whole:
            span = whole_words(text, start, end + 1)
            if span[0] < span[1]:
                return span[0], last_of(text, span)
        return character_at(text, start)[0], character_at(text, end)[0]

    def _is_one(self, low: int, high: int, *, whole: bool) -> bool:
        """Whether no more than one word, or character, is selected."""
        if not whole:
            return low == high
        found = word_from(self.text, low)
        return found is None or found[1] > high
