"""The words of the article that a reader has selected."""

from __future__ import annotations

from functools import cached_property

import msgspec
from msgspec.structs import replace

from migwatch.model.words import (
    Span,
    character_at,
    count_words,
    trimmed,
    whole_characters,
    whole_words,
)

#: Characters of a selection up to which its words are counted.
_COUNTED = 1 << 16


class Selection(msgspec.Struct, frozen=True, dict=True):
    """What is selected in a text: from one character to another, both included.

    Attributes:
        text: The text.
        anchor: Offset of the end that stays, code points.
        head: Offset of the end that moves, where the cursor is.
        exact: Whether the characters are as selected; if not, words are whole.
    """

    text: str
    anchor: int
    head: int
    exact: bool = False

    @cached_property
    def span(self) -> Span:
        """Start and end, half-open code points, where no character is cut."""
        start, end = min(self.anchor, self.head), max(self.anchor, self.head) + 1
        held = whole_characters if self.exact else whole_words
        return held(self.text, start, min(end, len(self.text)))

    @property
    def start(self) -> int:
        """Offset of the first selected character, code points."""
        return self.span[0]

    @property
    def end(self) -> int:
        """Offset behind the last selected character, code points."""
        return self.span[1]

    @property
    def empty(self) -> bool:
        """Whether there is nothing but white space."""
        start, end = trimmed(self.text, *self.span) if self.exact else self.span
        return start == end

    @property
    def quote(self) -> str:
        """The selected words, character for character."""
        return self.text[slice(*self.span)]

    @cached_property
    def words(self) -> int | None:
        """How many words; None where there is too much to count at once."""
        if self.end - self.start > _COUNTED:
            return None
        return count_words(self.text, self.start, self.end)

    def to(self, head: int) -> Selection:
        """The selection with its head at another offset."""
        return replace(self, head=character_at(self.text, head)[0])

    def swapped(self) -> Selection:
        """The same words, to be changed at the other end."""
        return replace(self, anchor=self.head, head=self.anchor)

    def toggled(self) -> Selection:
        """The selection with whole words if they were not, else with exact characters."""
        return replace(self, exact=not self.exact)


def selection_of(
    text: str, span: Span, *, backward: bool = False, exact: bool = False
) -> Selection:
    """A selection of a stretch of a text.

    Args:
        text: The text.
        span: The stretch, half-open code points, not empty.
        backward: Whether its head is the first character.
        exact: Whether the words at its ends stay cut.
    """
    first, last = span[0], character_at(text, span[1] - 1)[0]
    ends = (last, first) if backward else (first, last)
    return Selection(text, *ends, exact)
