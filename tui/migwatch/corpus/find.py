"""Finding words in a text, from where the reader is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from migwatch.corpus.find_query import Query, QueryProblem, Term, parse
from migwatch.corpus.folding import Folded, fold
from migwatch.corpus.found import PATIENCE, Found, Gathered, Span, is_whole

#: Matches that are kept at most.
LIMIT = 100_000
#: Characters that are looked through before anyone can ask for another search.
_WINDOW = 1 << 18


def _never() -> bool:
    return False


def find(
    text: str,
    written: str,
    limit: int = LIMIT,
    cancelled: Callable[[], bool] = _never,
) -> Found | QueryProblem:
    """Find what a reader wrote; see `migwatch.corpus.find_query` and `Finder.find`."""
    return Finder(text).find(parse(written), limit, cancelled)


class Finder:
    """Finds in one text, which it folds once.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._folds: dict[bool, Folded] = {}

    def find(
        self,
        query: Query,
        limit: int = LIMIT,
        cancelled: Callable[[], bool] = _never,
        *,
        start: int = 0,
        patience: float = PATIENCE,
    ) -> Found | QueryProblem:
        """Find a query's words.

        Words in lower case match in any case, words with a capital as they are written;
        accents do not count. A regular expression counts accents.

        Args:
            query: What to find.
            limit: Matches to keep: the first ones from `start` on.
            cancelled: Asked often whether to stop; then less may be found.
            start: Where to begin, code points; from the end it goes on at the beginning.
            patience: Seconds that a regular expression may take.

        Returns:
            The matches, or what is wrong with the regular expression.
        """
        gathered = Gathered(len(self.text), start, limit)
        if query.pattern is not None:
            # Imported only for a reader who writes one.
            from migwatch.corpus.find_pattern import Pattern, compiled

            pattern = compiled(query)
            if isinstance(pattern, QueryProblem):
                return pattern
            search = Pattern(self.text, pattern, query, cancelled, patience)
            gathered.gather(search.between)
            return search.problem or gathered.found(cut="time" if search.timed_out else "")
        missing = tuple(
            term.words
            for term in query.terms
            if not gathered.gather(self._prepared(term, query.keep_case, cancelled).between)
        )
        return gathered.found(missing)

    def _prepared(self, term: Term, keep_case: bool, cancelled: Callable[[], bool]) -> _Words:
        words = fold(term.words, keep_case=keep_case).split()
        if not words:
            # Nothing but accents or invisible characters: these are sought as they are.
            return _Words(self.text, Folded(self.text), term.words.split(), term.whole, cancelled)
        folded = self._folds.get(keep_case)
        if folded is None:
            folded = Folded(self.text).fold(keep_case=keep_case, cancelled=cancelled)
            if not cancelled():
                self._folds[keep_case] = folded
        return _Words(self.text, folded, words, term.whole, cancelled)


class _Words:
    """Looks for a word, or for words with any white space between them.

    Args:
        text: The source.
        folded: The text to look in.
        words: At least one, folded in the same way.
        whole: Whether they must not be part of longer words.
        cancelled: Asked often whether to stop.
    """

    def __init__(
        self,
        text: str,
        folded: Folded,
        words: list[str],
        whole: bool,
        cancelled: Callable[[], bool],
    ) -> None:
        self._text = text
        self._folded = folded
        self._first = words[0]
        self._all = re.compile(r"\s++".join(map(re.escape, words))) if len(words) > 1 else None
        self._whole = whole
        self._cancelled = cancelled

    def between(self, begin: int, end: int) -> Iterator[Span]:
        """The matches that begin within ``[begin, end)``, which do not overlap."""
        source = self._folded.source
        at, last = self._folded.offset(begin), self._folded.offset(end)
        while (at := self._next(at, last)) >= 0:
            behind = self._behind(at)
            first, stop = source(at), source(behind)
            at += 1
            if first is None or stop is None or first == stop:
                continue
            if not self._whole or is_whole(self._text, first, stop):
                yield first, stop
                at = behind

    def _next(self, at: int, last: int) -> int:
        """Where the first word occurs next, looked for in steps that no key has to wait for."""
        text, first = self._folded.text, self._first
        while at < last and not self._cancelled():
            window = min(last, at + _WINDOW)
            found = text.find(first, at, window + len(first) - 1)
            if found >= 0:
                return found
            at = window
        return -1

    def _behind(self, at: int) -> int:
        """Where the words end that begin at a folded offset; there, if they do not match."""
        if self._all is None:
            return at + len(self._first)
        found = self._all.match(self._folded.text, at)
        return at if found is None else found.end()
