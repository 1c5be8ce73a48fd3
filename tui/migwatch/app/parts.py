"""What lines are made of: stretches of words, each in one style."""

from __future__ import annotations

from typing import NamedTuple

from migwatch.model.visible import visible


class Part(NamedTuple):
    """A stretch of a line in one style.

    Attributes:
        text: The words.
        colour: Theme variable, or None for the text's own colour.
        attributes: Rich style words.
        yields: Whether it leaves its room to what stands behind it in a row.
    """

    text: str
    colour: str | None = None
    attributes: str = ""
    yields: bool = False


def one_line(words: str) -> str:
    """Words of a text or an annotation on one line, with nothing a terminal obeys."""
    return visible(" ".join(words.split()) if "\n" in words or "  " in words else words)


def quoted(words: str) -> str:
    """Words in quotation marks, on one line."""
    return f"\u201c{one_line(words)}\u201d"
