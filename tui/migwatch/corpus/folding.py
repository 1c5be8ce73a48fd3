"""A text without case and accents, and where each of its characters stands in the source."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable

#: Characters that are folded before anyone can ask for another search.
_BLOCK = 1 << 16
#: What keyboards write in place of quotation marks and dashes.
_KEYBOARD = str.maketrans("‘’‛ʼ“”„‟‐‑‒–—−", "''''\"\"\"\"------")


class _Folds(dict[int, str]):
    """What each character becomes, worked out when first met.

    Args:
        keep_case: Whether upper and lower case stay apart.
    """

    def __init__(self, *, keep_case: bool) -> None:
        super().__init__()
        self._keep_case = keep_case
        #: Characters that do not become exactly one.
        self.odd: set[str] = set()

    def __missing__(self, code: int) -> str:
        character = chr(code)
        cased = character if self._keep_case else character.casefold()
        bare = "".join(c for c in unicodedata.normalize("NFD", cased) if not _is_hidden(c))
        self[code] = folded = unicodedata.normalize("NFC", bare).translate(_KEYBOARD)
        if len(folded) != 1:
            self.odd.add(character)
        return folded


_FOLDS = {keep_case: _Folds(keep_case=keep_case) for keep_case in (False, True)}


def _is_hidden(character: str) -> bool:
    """Whether a character is an accent, or one of those that show nothing."""
    return bool(unicodedata.combining(character)) or unicodedata.category(character) == "Cf"


def fold(words: str, *, keep_case: bool = False) -> str:
    """Words without accents, invisible characters and (unless it is kept) case.

    Typographic quotation marks and dashes become those of a keyboard.
    """
    return words.translate(_FOLDS[keep_case])


class Folded:
    """A folded text; as it stands until `fold` is called.

    Args:
        text: The source.

    Attributes:
        text: The folded text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        #: Where folded and source offsets cease to run in step: pairs that belong together.
        self._folded, self._source = array("I", [0]), array("I", [0])

    def fold(self, *, keep_case: bool, cancelled: Callable[[], bool]) -> Folded:
        """Fold the text.

        Args:
            keep_case: Whether upper and lower case stay apart.
            cancelled: Asked between blocks whether to stop; then the end is left out.
        """
        folds = _FOLDS[keep_case]
        parts: list[str] = []
        length = 0
        for begin in range(0, len(self.text), _BLOCK):
            if cancelled():
                break
            block = self.text[begin : begin + _BLOCK]
            if not block.isascii():
                part = block.translate(folds)
                if odd := folds.odd.intersection(block):
                    self._note(block, odd, folds, begin, length)
            else:
                part = block if keep_case else block.lower()
            parts.append(part)
            length += len(part)
        self.text = "".join(parts)
        return self

    def _note(self, block: str, odd: set[str], folds: _Folds, begin: int, length: int) -> None:
        """Take note of the characters of a block that do not become exactly one."""
        at = length - begin
        for source, character in enumerate(block, begin):
            if character in odd:
                size = len(folds[ord(character)])
                at += size - 1
                self._folded.append(source + at + 1)
                self._source.append(source + 1)

    def source(self, offset: int) -> int | None:
        """Where the character at a folded offset begins in the source.

        Characters of the source that became nothing belong to the one before them.

        Returns:
            An offset in code points; None within what one character became.
        """
        pair = bisect_right(self._folded, offset) - 1
        found = self._source[pair] + offset - self._folded[pair]
        inside = pair + 1 < len(self._source) and found >= self._source[pair + 1]
        return None if inside else found

    def offset(self, source: int) -> int:
        """The folded offset of a character of the source."""
        pair = bisect_right(self._source, source) - 1
        return self._folded[pair] + source - self._source[pair]
