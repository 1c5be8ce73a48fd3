"""Words of a text as they are searched: without case, accents or punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"\W+")
#: Of ASCII, what stands between words as spaces.
_APART = "".join(chr(at) if _WORD.match(chr(at)) else " " for at in range(128))
#: Characters of a word that are compared; more would be one long run of letters.
LONGEST = 64


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return _NO_WORD.sub("", plain)[:LONGEST]


def words(text: str) -> list[str]:
    """The words of a text, folded: case and accents do not count.

    A word is a run of letters, digits and underscores.
    """
    if text.isascii():
        found = text.lower().translate(_APART).split()
        if len(text) > LONGEST and max(map(len, found), default=0) > LONGEST:
            return [word[:LONGEST] for word in found]
        return found
    return [word for found in _WORD.findall(text) if (word := _folded(found))]


def word_spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The same words, each with its start and end (code points, half-open)."""
    for found in _WORD.finditer(text):
        if word := _folded(found[0]):
            yield word, found.start(), found.end()
