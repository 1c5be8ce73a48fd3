"""A title for a text that has none of its own."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from migwatch.model.paragraphs import Paragraphs

#: Longest title, and where the last word that is kept of a longer one must end.
_LONGEST, _SHORTEST = 90, 45
#: Paragraphs that are looked through for one with a letter or digit in it.
_PARAGRAPHS = 100
#: Characters of a line that are looked at.
_LINE = 4096
#: What Markdown and its like put before a heading, and around words.
_BEFORE = re.compile(r"(?:[#>*+=\-\u2022|]+\s+|#+)+")
_AROUND = re.compile(r"(\*\*|__|\*|_)(.*)\1\Z", re.DOTALL)
_LOOSE = " ,;:-\u2013\u2014(\u201c\u2018\"'"


class Title(NamedTuple):
    """A title taken from a text.

    Attributes:
        words: The title.
        basis: Where it is from.
    """

    words: str
    basis: str


def title_of(text: str) -> Title | None:
    """The first line of a text that has a letter or digit, cut where it is long.

    Lines are taken for parts of a paragraph, and not for a title, where another line of
    the same paragraph follows.

    Args:
        text: The text.

    Returns:
        None where there is no such line in the first paragraphs.
    """
    paragraphs = Paragraphs(text)
    for number in range(1, _PARAGRAPHS + 1):
        try:
            start, end = paragraphs.span(number)
        except IndexError:
            return None
        lines = text[start : min(end, start + _LINE)].strip().splitlines()
        for at, line in enumerate(lines):
            words = _bare(line)
            if any(map(str.isalnum, words)):
                return _cut(words, goes_on=at + 1 < len(lines) or len(line) == _LINE)
    return None


def _bare(line: str) -> str:
    """A line without marks, invisible characters and wide gaps."""
    shown = (c for c in line if c.isspace() or unicodedata.category(c)[0] != "C")
    words = " ".join("".join(shown).split())
    words = words[found.end() :] if (found := _BEFORE.match(words)) else words
    while (around := _AROUND.match(words)) is not None:
        words = around[2].strip()
    return words


def _cut(words: str, *, goes_on: bool) -> Title:
    if len(words) > _LONGEST:
        end = words.rfind(" ", _SHORTEST, _LONGEST)
        words, goes_on = words[: end if end > 0 else _LONGEST - 1], True
    if goes_on and not words.endswith((".", "!", "?")):
        return Title(f"{words.rstrip(_LOOSE)}\u2026", "The first words of the text, cut.")
    return Title(words, "The first line of the text.")
