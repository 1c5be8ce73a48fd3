"""What is wrong with a file, where, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from pathlib import Path

import msgspec

from migwatch.model.visible import visible

#: Where something stands in a file's data: keys and list positions from the root.
Route = tuple[str | int, ...]
#: A problem before its line is known.
Finding = tuple[Route, str]

#: Most problems of one file that are kept; a file with more is reported as such.
PROBLEM_LIMIT = 100_000

#: How the message of a finding begins whose place is its key and not its value.
UNKNOWN_KEY = "unknown key"

#: The message for a name or title that holds nothing.
NO_NAME = "an empty name cannot be shown; write a few words"

_BREAK = re.compile(r"\r?\n[^\S\n]*")
_TERMS_SHOWN = 40
_NEAREST_LENGTH = 64


class Problem(msgspec.Struct, frozen=True):
    """One problem of one file.

    Attributes:
        path: The file.
        line: Line, from 1; 0 when the problem is the file as a whole.
        column: Column in characters, from 1; 0 likewise.
        message: What is wrong; what to write.
    """

    path: Path
    line: int
    column: int
    message: str

    @property
    def position(self) -> str:
        """``:line:column``; empty when the problem is the file as a whole."""
        return f":{self.line}:{self.column}" if self.line else ""

    def __str__(self) -> str:
        return f"{printable(str(self.path))}{self.position}: {printable(self.message)}"


class FileProblem(Exception):  # noqa: N818 - it is reported, not only raised
    """A file that cannot be used at all.

    Args:
        message: What is wrong; what to do.
        line: Line, from 1, or 0.
        column: Column, from 1, or 0.

    Attributes:
        earlier: What was found before it and kept nothing from being read.
    """

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.earlier: tuple[FileProblem, ...] = ()

    def problems(self, path: Path) -> tuple[Problem, ...]:
        """This problem and the earlier ones, as those of a file."""
        return tuple(Problem(path, p.line, p.column, p.message) for p in (*self.earlier, self))


def printable(words: str) -> str:
    """Words of a file on one line, with nothing in them that a terminal would obey."""
    if words.isprintable():
        return words
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in words)


def excerpt(words: str, limit: int = 48) -> str:
    """Words of a file on one line in quotation marks, cut to a length in characters.

    What is not plainly shown has a stand-in, as on the screen.
    """
    shown = words if len(words) <= limit else words[: limit - 1] + "\u2026"
    return f"\u201c{visible(_BREAK.sub(' ', shown))}\u201d"


def any_of(terms: Iterable[str]) -> str:
    """A list of terms for a message, cut where it grows long."""
    shown = [printable(term[:_NEAREST_LENGTH]) for term in islice(terms, _TERMS_SHOWN + 1)]
    if len(shown) > _TERMS_SHOWN:
        shown[_TERMS_SHOWN:] = ["\u2026"]
    return ", ".join(shown)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one was most likely meant to be, or None."""
    if len(word) > _NEAREST_LENGTH:
        return None
    found = get_close_matches(word, known, 1, 0.6)
    return found[0] if found else None


def date_message(value: str, forms: str = "2024-01-19, 2024-01 or 2024") -> str:
    """The message for a date that is none."""
    return f"{excerpt(value)} is not a date; write it as {forms}"
