"""Words and characters of a text, found around an offset.

Nothing here reads more of a text than the neighbourhood of an offset. Spans are
half-open code points.

Sources: Unicode Standard Annex #29, *Unicode Text Segmentation*: extended grapheme
clusters (section 3) and the Word_Break property (section 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regex import Pattern

#: Start and end, half-open code points.
Span = tuple[int, int]

#: Characters that are looked at before an offset for a place where no word or cluster goes on.
_REACH = 512
#: Characters that are looked at for the next word, more or less.
_FAR = 1 << 17
#: What is no white space.
_SHOWN = re.compile(r"\S")
#: Two neighbours below this code point are two characters, but for CR LF (UAX #29, GB9 to GB13).
_PLAIN = "\u0300"
#: Between these stand characters of which each is a word.
_HAN = "\u4e00", "\u9fff"


@cache
def _cluster() -> Pattern[str]:
    # Loaded with the first word that is selected: it takes a noticeable part of the start.
    import regex

    return regex.compile(r"\X")


@cache
def _word() -> Pattern[str]:
    """A word: letters and digits with what combines with them.

    As UAX #29 has it, apostrophes and full stops join letters, commas and colons join
    digits, and of scripts without spaces (Han, Hiragana, Thai) each character is a word.
    Tailored for quoting: hyphens join; a dotted abbreviation keeps its last stop (U.S.);
    a number keeps its currency and per cent signs; a stop between a small and a capital
    letter, where a space was lost, does not join, nor does a colon between letters.
    """
    import regex

    pattern = r"""
        (?: \p{Sc} (?=\p{N}) )?
        (?&part) (?: (?: ['’.·_‐‑-] (?<! \p{Ll} \. (?=\p{Lu})) | (?<=\p{N}) [,:٫٬] (?=\p{N}) )
                     [<E>]*+ (?&part) )*+
        (?: (?<=\p{N}) [%‰\p{Sc}] )?
        | (?! \p{GCB=SpacingMark} ) [\p{L}\p{N}] [<E>]*+
        (?(DEFINE) (?P<part> (?: \p{L} \. ){2,}+ (?! [<L>] ) | [<L>] [<L><E>]*+ ) )
        """
    letter = r"\p{WB=ALetter}\p{WB=Hebrew_Letter}\p{WB=Katakana}\p{WB=Numeric}\p{Nd}\p{No}"
    extend = r"\p{WB=Extend}\p{WB=Format}\p{WB=ZWJ}"
    return regex.compile(pattern.replace("<L>", letter).replace("<E>", extend), regex.VERBOSE)


@cache
def _letter() -> Pattern[str]:
    """What every word has one of."""
    import regex

    return regex.compile(r"(?!\p{GCB=SpacingMark})[\p{WB=ALetter}\p{L}\p{N}]")


def character_at(text: str, offset: int) -> Span:
    """The character at an offset: an extended grapheme cluster.

    Args:
        text: The text.
        offset: Code points; outside the text it means the nearest character.

    Returns:
        Its span; an empty one in an empty text.
    """
    length = len(text)
    if not length:
        return 0, 0
    offset = min(max(0, offset), length - 1)
    start = offset
    floor = max(0, offset - _REACH)
    while start > floor and not _divides(text, start):
        start -= 1
    if start == offset and (offset + 1 == length or _divides(text, offset + 1)):
        return offset, offset + 1
    for found in _cluster().finditer(text, start):
        if found.end() > offset:
            return found.start(), found.end()
    raise AssertionError(f"no character at {offset}")


def _divides(text: str, at: int) -> bool:
    """Whether two characters that do not combine certainly meet at an offset within a text."""
    before, behind = text[at - 1], text[at]
    return before < _PLAIN and behind < _PLAIN and not (before == "\r" and behind == "\n")


def last_of(text: str, span: Span) -> int:
    """Where the last character of a span begins."""
    return character_at(text, span[1] - 1)[0]


def _back(text: str, offset: int) -> int:
    """The nearest offset before, or at, an offset that a word does not span."""
    floor = max(0, offset - _REACH)
    while offset > floor:
        if text[offset - 1].isspace() or _HAN[0] <= text[offset : offset + 1] <= _HAN[1]:
            break
        offset -= 1
    return offset


def words(text: str, start: int, end: int) -> Iterator[Span]:
    """The words that begin within ``text[start:end]``, in order.

    Args:
        text: The text.
        start: Code points; where a word, a space or the text begins.
        end: Code points; a word that stands across it comes as a whole.
    """
    for found in _word().finditer(text, start, min(len(text), end + _REACH)):
        if found.start() >= end:
            return
        yield character_at(text, found.start())[0], character_at(text, found.end() - 1)[1]


def word_from(text: str, offset: int) -> Span | None:
    """The first word that does not end before an offset, or None.

    Args:
        text: The text.
        offset: Code points.
    """
    offset = min(max(0, offset), len(text))
    for span in words(text, _back(text, offset), offset + 1):
        if span[1] > offset:
            return span
    found = _letter().search(text, offset, offset + _FAR)
    if found is None:
        return None
    start = found.start()
    # A currency sign stands before its number.
    near = words(text, max(offset, start - 1), start + 1)
    return next((span for span in near if span[1] > offset), None)


def word_to(text: str, offset: int) -> Span | None:
    """The last word that does not begin behind an offset, or None.

    Args:
        text: The text.
        offset: Code points.
    """
    offset = min(offset, len(text) - 1)
    if offset < 0:
        return None
    reach, end = 0, offset + 1
    while True:
        start = max(0, offset - reach)
        if _letter().search(text, start, end) or not reach:
            found = None
            for found in words(text, _back(text, start), end):  # noqa: B007 - the last is wanted
                pass
            if found is not None:
                return found
        if not start or reach > _FAR:
            return None
        reach, end = 2 * reach or _REACH, start


def whole_words(text: str, start: int, end: int) -> Span:
    """The words of which a stretch holds a part, all of each, from the first to the last.

    White space and punctuation at the ends are left out. A stretch without any word keeps
    its characters, but for white space at the ends.

    Args:
        text: The text.
        start: Code points.
        end: Code points, half-open.

    Returns:
        The span; an empty one where there is nothing but white space.
    """
    first, last = word_from(text, start), word_to(text, end - 1)
    if first is not None and last is not None and first[0] <= last[0] and start < end:
        return first[0], last[1]
    return trimmed(text, start, end)


def whole_characters(text: str, start: int, end: int) -> Span:
    """The characters of which a stretch holds a part, all of each."""
    if start >= end:
        return start, start
    return character_at(text, start)[0], character_at(text, end - 1)[1]


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch of whole characters without the white space at its ends."""
    start, end = whole_characters(text, start, end)
    found = _SHOWN.search(text, start, end)
    start = character_at(text, found.start())[0] if found is not None else end
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def count_words(text: str, start: int, end: int) -> int:
    """How many words begin within a stretch; reads all of it."""
    return sum(1 for _ in _word().finditer(text, start, end))
