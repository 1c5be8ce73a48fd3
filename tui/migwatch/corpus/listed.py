"""The articles of a corpus as a table: which of them, and in which order.

This is the definition that every index is held to, as `matching.py` is for units.
"""

from __future__ import annotations

from typing import Literal

from migwatch.corpus.matching import Entry, order
from migwatch.corpus.words import words

Sort = Literal["published", "title", "language", "commitments", "cautions", "problems"]
SORTS: tuple[Sort, ...] = (
    "published",
    "title",
    "language",
    "commitments",
    "cautions",
    "problems",
)
#: What a reader expects to see first: the newest, the most; of words, the first letters.
DESCENDING: dict[Sort, bool] = {
    "published": True,
    "title": False,
    "language": False,
    "commitments": True,
    "cautions": True,
    "problems": True,
}

#: Characters of a title that articles are sorted by.
_NAME = 120

Place = tuple[str | int, tuple[int, str]]


def sort_name(entry: Entry) -> str:
    """What an article is sorted by when it is by title: case and accents do not count."""
    return " ".join(words(entry.title))[:_NAME]


def place_of(entry: Entry, sort: Sort) -> Place:
    """Sorts articles as a reader expects; those that are alike are in the order of results.

    The other direction is the exact reverse.
    """
    if sort == "published":
        return 0, order(entry)
    if sort == "title":
        return sort_name(entry), order(entry)
    if sort == "language":
        return entry.language, order(entry)
    return -int(getattr(entry, sort)), order(entry)


def asked_words(typed: str) -> tuple[str, ...]:
    """What is typed to find articles, as words; each is the beginning of one."""
    return tuple(dict.fromkeys(words(typed)))


def listed_words(entry: Entry) -> tuple[str, ...]:
    """The words that an article is found by: those of its id and title, each once."""
    found: dict[str, None] = {}
    for name in (entry.id, entry.title):
        found |= dict.fromkeys(words(name) + words(name.replace("_", " ")))
    return tuple(found)


def is_listed(entry: Entry, asked: tuple[str, ...]) -> bool:
    """Whether each of these begins a word of an article's id or title."""
    held = listed_words(entry)
    return all(any(word.startswith(each) for word in held) for each in asked)
