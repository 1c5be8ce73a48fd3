"""A text as words and marks, and these as sentences.

White space is no token, and the typographic forms of a mark are one: what two texts have
in common does not depend on how their lines are broken or their quotes drawn.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from zlib import crc32

_UNSEEN = "\xad\u200b-\u200d\u2060\ufeff"
_LETTER = rf"[\w\u0300-\u036f{_UNSEEN}]"
# Languages without spaces are read character by character.
_SPACELESS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_DASH = r"\-\u2010-\u2015\u2212"
_TOKEN = re.compile(
    rf"[{_SPACELESS}]"
    rf"|\d+(?:[.,]\d+)+(?:(?![{_SPACELESS}]){_LETTER})*"
    rf"|\w(?:(?![{_SPACELESS}]){_LETTER})*"
    rf"(?:['\u2019\u02bc{_DASH}](?![{_SPACELESS}])\w(?:(?![{_SPACELESS}]){_LETTER})*)*"
    rf"|\.\.\.|[{_DASH}]+|[^\s{_UNSEEN}]"
)
_MARKS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u0060\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\xad\u200b\u200c\u200d\u2060\ufeff", "")
    | {"\u2026": "...", "\ufb01": "fi", "\ufb02": "fl", "\ufb00": "ff"}
)
_DASHES = re.compile(r"-+\Z")
_PARAGRAPH = re.compile(
    r"(?:\r\n?|[\n\x85\u2028])[^\S\r\n\x85\u2028]*(?:\r\n?|[\n\x85\u2028])|[\x0b\x0c\u2029]"
)
_ITEM = re.compile(r"[\r\n][ \t]*\Z")
_BULLETS = frozenset("-*\u2022\u2023")
_ENDS = frozenset(".!?\u3002\uff01\uff1f") | {"..."}
_CLOSERS = frozenset("\"')]}\u201d\u2019\u00bb")
_SHORT = re.compile("(?:Dr|Mrs?|Ms|St|Sen|Gov|Gen|Rep|Lt|Col|Prof|No|vs|Jr|Sra?|Art)\\Z")
#: Tokens after which a sentence that does not end is cut, and the most it may have.
_LONG, _LONGEST = 300, 400


def token_key(words: str) -> str:
    """What a token is compared by."""
    if not words.isascii():
        words = unicodedata.normalize("NFC", words.translate(_MARKS))
    elif words == "`":
        words = "'"
    return "-" if _DASHES.match(words) else words


class Tokens:
    """The words and marks of a text.

    Args:
        text: The text.
        ids: Numbers of the tokens met so far, shared by the texts that are compared.

    Attributes:
        text: The text.
        starts: Offset of each token, in code points.
        ends: Offset behind each token.
        keys: Number of each token; equal for those that only typography tells apart.
        sentences: Index of the first token of each sentence, and behind the last one.
    """

    def __init__(self, text: str, ids: dict[str, int]) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.keys: list[int] = []
        for found in _TOKEN.finditer(text):
            key = token_key(found.group())
            self.starts.append(found.start())
            self.ends.append(found.end())
            self.keys.append(ids.setdefault(key, len(ids)))
        self.sentences = self._sentences()

    def __len__(self) -> int:
        return len(self.keys)

    def word(self, at: int) -> str:
        """A token as it stands."""
        return self.text[self.starts[at] : self.ends[at]]

    def words(self, first: int, last: int) -> list[str]:
        """Tokens that are no marks, as they stand."""
        return [word for at in range(first, last) if is_word(word := self.word(at))]

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that a stretch of the text touches, half-open."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)

    def sentence(self, at: int) -> int:
        """The sentence of a token."""
        return bisect_right(self.sentences, at) - 1

    def _sentences(self) -> list[int]:
        firsts = [0] if self.keys else []
        for at in range(1, len(self.keys)):
            if self._begins(at, at - firsts[-1]):
                firsts.append(at)
        return [*firsts, len(self.keys)]

    def _begins(self, at: int, length: int) -> bool:
        """Whether a sentence begins with a token.

        Args:
            at: The token.
            length: Tokens of the sentence so far.
        """
        gap = self.text[self.ends[at - 1] : self.starts[at]]
        first = self.text[self.starts[at]]
        if gap and not gap.isspace():
            gap = gap.translate(_MARKS)
        if len(gap) > 1 and _PARAGRAPH.search(gap):
            return True
        if (
            first in _BULLETS
            and _ITEM.search(gap)
            and self.text[self.ends[at] : self.ends[at] + 1].isspace()
        ):
            return True
        if length >= _LONG:
            word = self.word(at - 1)
            if length >= _LONGEST or word in ",;:" or crc32(word.encode()) % 8 == 0:
                return True
        before = at - 1
        while before > 0 and length > 1 and self.word(before) in _CLOSERS:
            before -= 1
        mark = self.word(before)
        if mark not in _ENDS or (not gap and mark.isascii()) or first.islower():
            return False
        return mark != "." or before == 0 or not self._shortened(before)

    def _shortened(self, dot: int) -> bool:
        """Whether a full stop belongs to the word before it."""
        word = self.word(dot - 1)
        if self.ends[dot - 1] != self.starts[dot]:
            return False
        return _SHORT.match(word) is not None or (len(word) == 1 and word.isupper())


def is_word(token: str) -> bool:
    """Whether a token is a word or number and no mark."""
    return token[:1].isalnum()
