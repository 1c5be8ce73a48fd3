"""Finding by a regular expression, which may take no longer than a reader waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

import regex

from migwatch.corpus.find_query import Query, QueryProblem
from migwatch.corpus.found import Span, is_whole

#: Characters that are looked through before anyone can ask for another search.
_WINDOW = 1 << 18
#: Characters that an expression sees at least behind where its match begins.
_MARGIN = 1 << 16
#: What `regex` raises for an expression that is too much for it.
_TOO_MUCH = (RecursionError, OverflowError, MemoryError)


def compiled(query: Query) -> regex.Pattern[str] | QueryProblem:
    """The regular expression of a query, or what is wrong with it."""
    flags = regex.MULTILINE | (0 if query.keep_case else regex.IGNORECASE)
    try:
        return regex.compile(query.pattern or "", flags)
    except regex.error as error:
        # The stubs do not know what an error holds.
        at = getattr(error, "pos", None) or 0
        return QueryProblem(query.column + at, getattr(error, "msg", str(error)))
    except _TOO_MUCH:
        return QueryProblem(query.column, "too complicated")


class Pattern:
    """Looks for a regular expression.

    Other threads go on meanwhile, as `regex` lets go of the interpreter.

    Args:
        text: The text.
        pattern: The expression.
        query: The query it is part of.
        cancelled: Asked often whether to stop.
        patience: Seconds that it may take.

    Attributes:
        timed_out: Whether it has been stopped.
        problem: Why it has been given up.
    """

    def __init__(
        self,
        text: str,
        pattern: regex.Pattern[str],
        query: Query,
        cancelled: Callable[[], bool],
        patience: float,
    ) -> None:
        self._text = text
        self._pattern = pattern
        self._query = query
        self._cancelled = cancelled
        self._deadline = monotonic() + patience
        self.timed_out = False
        self.problem: QueryProblem | None = None

    def between(self, begin: int, end: int) -> Iterator[Span]:
        """The matches of a character or more that begin within ``[begin, end)``."""
        try:
            yield from self._between(begin, end)
        except TimeoutError:
            self.timed_out = True
        except _TOO_MUCH:
            self.problem = QueryProblem(self._query.column, "too complicated for this text")

    def _between(self, at: int, last: int) -> Iterator[Span]:
        while at < last and not self._cancelled():
            window = min(last, at + _WINDOW)
            edge = min(len(self._text), window + _MARGIN)
            following = window
            for match in self._pattern.finditer(
                self._text, at, edge, concurrent=True, timeout=self._left()
            ):
                start, end = match.span()
                if start >= window or self._cancelled():
                    break
                if end == edge < len(self._text):
                    # It may be longer than what was in view.
                    end = self._whole_match(start)
                    following = max(window, end)
                if start < end and (not self._query.whole or is_whole(self._text, start, end)):
                    yield start, end
                following = max(window, end)
            at = following

    def _whole_match(self, start: int) -> int:
        match = self._pattern.match(self._text, start, concurrent=True, timeout=self._left())
        return start if match is None else match.end()

    def _left(self) -> float:
        left = self._deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        return left
