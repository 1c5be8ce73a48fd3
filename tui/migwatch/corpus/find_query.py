"""What a reader writes to find words in an article, taken apart.

- ``words``: each must be in the article; part of a longer word will do;
- ``"a phrase"``: these words in this order, whatever white space is between them;
- `` `words` ``: whole words only;
- ``/.../``: a regular expression.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r'`|"([^"]*)"?|([^\s"`]+)')
_QUOTES = str.maketrans("“”„", '"""')
#: Parts of a regular expression whose capitals are no letters to find.
_SIGNS = re.compile(r"\\[pP]\{[^}]*\}?|\\N\{[^}]*\}?|\\.|\(\?P?<?\w*>?|\[:\^?\w+:\]")


class Term(NamedTuple):
    """Words that must be in the article.

    Attributes:
        words: The words, between single spaces.
        whole: Whether they must not be part of longer words.
    """

    words: str
    whole: bool = False


class Query(NamedTuple):
    """What to find: terms, or a regular expression.

    Attributes:
        terms: Words and phrases, each once.
        pattern: The regular expression, or None.
        column: Where the regular expression begins in what was written, from 0.
        keep_case: Whether upper and lower case stay apart.
        whole: Whether the expression must not match part of a word.
    """

    terms: tuple[Term, ...] = ()
    pattern: str | None = None
    column: int = 0
    keep_case: bool = False
    whole: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to find."""
        return bool(self.terms or self.pattern)


class QueryProblem(NamedTuple):
    """Why a query cannot be answered.

    Attributes:
        column: Where in what was written, code points from 0.
        message: What is wrong there.
    """

    column: int
    message: str


def parse(written: str, *, whole: bool = False) -> Query:
    """Take a query apart; whatever is not closed yet is taken as closed at the end.

    Args:
        written: What the reader wrote.
        whole: Whether all of it means whole words.
    """
    lead = len(written) - len(written.lstrip())
    if written.startswith("/", lead):
        pattern = _between_slashes(written[lead + 1 :])
        keep_case = _has_capitals(_SIGNS.sub("", pattern))
        return Query((), pattern, lead + 1, keep_case, whole)
    terms: dict[Term, None] = {}
    in_backticks = False
    for token in _TOKEN.finditer(written.translate(_QUOTES)):
        if token[0] == "`":
            in_backticks = not in_backticks
            continue
        begin, end = token.span(1 if token[2] is None else 2)
        words = " ".join(written[begin:end].split())
        if words:
            terms[Term(words, whole or in_backticks)] = None
    keep_case = any(_has_capitals(term.words) for term in terms)
    return Query(tuple(terms), keep_case=keep_case)


def _between_slashes(body: str) -> str:
    closed = body.rstrip()
    if not closed.endswith("/"):
        return body
    before = closed[:-1]
    escapes = len(before) - len(before.rstrip("\\"))
    return body if escapes % 2 else before


def _has_capitals(words: str) -> bool:
    return any(c.isupper() or c.istitle() for c in words)
