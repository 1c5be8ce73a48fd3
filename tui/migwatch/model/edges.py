"""Where the ends of a passage can be moved to.

The words and characters are those of `migwatch.model.words`.
"""

from __future__ import annotations

from migwatch.model.words import character_at, word_from, word_to


def by_word(text: str, offset: int, by: int, *, at_start: bool) -> int:
    """An end of a passage a word further on, or back.

    The start of a passage stops where words begin, its end where they are over, and both at
    the ends of the text.

    Args:
        text: The text.
        offset: Where the end is now, code points.
        by: 1 for further on, -1 for back.
        at_start: Whether it is the start of the passage.
    """
    side = 0 if at_start else 1
    if by > 0:
        word = word_from(text, offset)
        if word is not None and word[side] <= offset:
            word = word_from(text, word[1])
        return len(text) if word is None else word[side]
    word = word_to(text, offset - 1) if offset > 0 else None
    if word is not None and word[side] >= offset:
        word = word_to(text, word[0] - 1) if word[0] > 0 else None
    return 0 if word is None else word[side]


def by_character(text: str, offset: int, by: int) -> int:
    """An end of a passage a character further on, or back; accents stay with their letters.

    Args:
        text: The text.
        offset: Where the end is now, code points.
        by: 1 for further on, -1 for back.
    """
    if by > 0:
        return character_at(text, offset)[1] if offset < len(text) else offset
    return character_at(text, offset - 1)[0] if offset > 0 else offset
