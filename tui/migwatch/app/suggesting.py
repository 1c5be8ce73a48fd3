"""What a new record most likely is, read from the words it is made from."""

from __future__ import annotations

import re

from migwatch.model.article import Article
from migwatch.model.records import Quotation
from migwatch.store.check_records import ANYONE, id_words

#: Words of a passage that go into an id or a title.
_WORDS = 6
_TITLE = 72
#: Quotation marks that open, with those that close them.
_MARKS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "「": "」", "『": "』"}
#: Characters that are looked through for a quotation mark.
_REACH = 2000
_LOOSE = " \t\n.,;:!?–—-“”„«»‘’\"'()[]"


def id_from(words: str, article: Article, kind: str) -> str:
    """An id of some words that no record, party or shared entity of the article has.

    Args:
        words: The words.
        article: The article.
        kind: What to call it where the words have no letter that an id may have.
    """
    plain = re.sub(r"(?<=\w)['’]s?\b", "", words)
    made = "-".join(id_words(plain)[:_WORDS]) or kind
    number, found = 1, made
    while (
        article.record(found) is not None
        or article.corpus.party(found) is not None
        or found in article.shared
        or found in ANYONE
    ):
        number += 1
        found = f"{made}-{number}"
    return found


def title_from(words: str) -> str:
    """A title of some words: on one line, cut between words, with a capital letter."""
    line = " ".join(words.split()).strip(_LOOSE)
    if len(line) > _TITLE:
        line = line[:_TITLE].rpartition(" ")[0] or line[:_TITLE]
    return line[:1].upper() + line[1:]


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a passage stands in quotation marks of its paragraph, or begins with one.

    Args:
        text: The text.
        start: Where it begins, code points.
        end: Where it ends, half-open.
    """
    if text[start:end].strip()[:1] in _MARKS:
        return True
    before = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    closing = ""
    for at, character in enumerate(before):
        if closing and character in closing:
            # An apostrophe within a word closes nothing.
            inner = character in "’'" and before[at + 1 : at + 2].isalnum()
            closing = closing if inner else ""
        elif not closing and character in _MARKS:
            apostrophe = character == "‘" and before[at - 1 : at].isalnum()
            closing = "" if apostrophe else _MARKS[character]
    return bool(closing)


def voice_of(article: Article, start: int, end: int) -> tuple[str, str | None]:
    """The voice of a passage, and who speaks where that is known.

    Args:
        article: The article.
        start: Where the passage begins, code points.
        end: Where it ends, half-open.

    Returns:
        A term of the vocabulary ``voice``; the speaker of the quotation in which the passage
        stands, or None.
    """
    found = article.marks.overlapping(start, end, frozenset({"quotation"}))
    for mark in found:
        record = article.records[mark.record]
        if isinstance(record, Quotation):
            return record.voice, record.speaker
    return ("direct" if is_quoted(article.text, start, end) else "indirect"), None
