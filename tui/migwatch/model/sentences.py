"""Sentences of a text, found around an offset.

Sources: Unicode Standard Annex #29, *Unicode Text Segmentation*, section 5, rules SB5
to SB11, tailored: a line break within a paragraph is a space, and abbreviations do not
end a sentence. Whether one that may (U.S., Inc., a single capital) does is read from the
word behind it, after the orthographic heuristic of Kiss and Strunk, *Unsupervised
Multilingual Sentence Boundary Detection*, Computational Linguistics 32(4), 2006.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from migwatch.model.words import Span, character_at

if TYPE_CHECKING:
    from regex import Pattern

#: Characters before an offset that are looked at for the beginning of its sentence, at first
#: and at most, and behind it for the end.
_NEAR, _FAR = 1 << 9, 1 << 16
#: Characters around a full stop that decide what it is.
_BEFORE, _BEHIND = 24, 64


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


#: Abbreviations that stand before a name or an explanation: never the end of a sentence.
_NEVER = _words(
    "mr mrs ms dr prof gen col lt maj sgt capt cmdr adm gov sen rep pres sec amb rev hon st ste "
    "mt ft messrs mme mlle sr sra srta dra lic ing gral pdte vs cf ca approx e.g i.e viz ee"
)
#: Abbreviations that stand before a number.
_BEFORE_NUMBER = _words(
    "no nos art arts fig figs p pp par vol ch sect núm jan feb mar apr jun jul aug sep sept oct "
    "nov dec"
)
#: Abbreviations that may also end a sentence.
_MAYBE = _words("inc ltd corp co bros jr etc dept univ assn est al")
#: Words that begin sentences far more often than they are part of a name.
_STARTERS = _words(
    "the a an in on at by for from to as if it its he she they we you i his her their our this "
    "that these those there but and or yet so however meanwhile moreover also when while where who "
    "what why how then now after before during since both some many most all not under with "
    "el la los las lo un una en por para con de del al este esta estos estas se su sus sin según "
    "pero y además también cuando mientras"
)
#: What is written before a full stop: a word, or a dotted abbreviation.
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+\Z")
#: The number of an item of a list.
_NUMBERED = re.compile(r"(?:\A|\n)[^\S\n]*\d{1,3}\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")


@cache
def _stop() -> Pattern[str]:
    """Marks that may end a sentence, with the quotation marks and brackets behind them."""
    import regex

    return regex.compile(
        r"(?P<marks>[\p{SB=ATerm}\p{SB=STerm}]"
        r"[\p{SB=ATerm}\p{SB=STerm}\p{SB=Extend}\p{SB=Format}]*+)"
        r"(?: (?! [\p{Ps}\p{Pi}] ) [\p{SB=Close}\p{SB=Extend}\p{SB=Format}] )*+",
        regex.VERBOSE,
    )


@cache
def _onward() -> Pattern[str]:
    """What decides behind a stop: a mark by which the sentence goes on, or the next word."""
    import regex

    return regex.compile(
        r"\s*+(?: (?P<more>[\p{SB=SContinue}\p{SB=ATerm}\p{SB=STerm}])"
        r"| [^\p{L}\p{N}]*+ (?P<word>[\p{L}\p{N}]\w*+) )",
        regex.VERBOSE,
    )


def _ends(text: str, start: int, end: int, low: int) -> Iterator[int]:
    """Offsets behind sentences whose stop stands within ``text[start:end]``."""
    for found in _stop().finditer(text, start, end):
        if _is_end(text, found.end("marks"), found.end(), low):
            yield found.end()


def _is_end(text: str, marks: int, at: int, low: int) -> bool:
    """Whether a sentence ends at an offset.

    Args:
        text: The text.
        marks: Offset behind the full stop, question mark or the like.
        at: Offset behind the quotation marks and brackets that follow.
        low: Where the paragraph begins.
    """
    if at >= len(text):
        return True
    # Full-width marks, unlike the others, stand without a space behind them.
    if not text[at].isspace() and text[marks - 1] < "\u3000":
        return False
    onward = _onward().match(text, at, at + _BEHIND)
    if onward is None:
        return True
    word = onward["word"]
    if onward["more"] or word[0].islower():
        return False
    return text[marks - 1] != "." or not _abbreviates(text[max(low, marks - _BEFORE) : marks], word)


def _abbreviates(before: str, word: str) -> bool:
    """Whether a full stop belongs to an abbreviation that does not end its sentence.

    Args:
        before: The text up to the stop and with it, within its paragraph.
        word: The word behind it, which begins with no small letter.
    """
    before = before[:-1]
    if _NUMBERED.search(before):
        return True
    found = _ABBREVIATION.search(before)
    if found is None:
        return False
    held = found[0].lower()
    if held in _NEVER:
        return True
    if held in _BEFORE_NUMBER and word[0].isdigit():
        return True
    if held not in _MAYBE and not _INITIALS.fullmatch(found[0]):
        return False
    return word.lower() not in _STARTERS


def sentence_at(text: str, offset: int, low: int, high: int) -> Span:
    """The sentence at an offset; between two of them, the one behind.

    Args:
        text: The text.
        offset: Code points, within ``[low, high)``.
        low: Where the paragraph begins.
        high: Where it ends, half-open; what stands before it is no white space.

    Returns:
        Its span, without white space at its ends.
    """
    reach = _NEAR
    while True:
        first = max(low, offset - reach)
        start, end = first, min(high, offset + _FAR)
        for at in _ends(text, first, end, low):
            if at > offset:
                end = at
                break
            start = at
        if start > first or first == low or reach >= _FAR:
            break
        reach *= 8
    start, end = character_at(text, start)[0], character_at(text, min(end, high) - 1)[1]
    while start < end and text[start].isspace():
        start += 1
    return (character_at(text, start)[0] if start < end else start), end
