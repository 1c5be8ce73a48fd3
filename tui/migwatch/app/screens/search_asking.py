"""What the search screen knows, and how it asks the index."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from textual import getters, on, work
from textual.message import Message
from textual.reactive import var

from migwatch.app.bindings import Hint
from migwatch.app.completing import begun_fields, begun_value
from migwatch.app.result_text import total_words
from migwatch.app.results import Results
from migwatch.app.screens.companion import Companion
from migwatch.app.widgets.query_input import QueryInput
from migwatch.corpus.query import QueryError
from migwatch.corpus.store import Count, Facets, Interrupted, Page, Store

QUERY, RESULTS, FACETS = "query", "results", "facets"
_FIRST, _MORE, _AHEAD = 30, 60, 12
_EMPTY = "Type to search all articles; kind:commitment by:… or due:* are a beginning"
_NOTHING = "Nothing has all of this; leave something out"


class SearchAsking(Companion):
    """The state of the search screen.

    Attributes:
        asked: The query that was asked last and could be read.
        results: What was found.
        facets: The results counted, or None while they are.
        error: What is wrong with what is typed.
        area: Which part of the screen keys go to.
        begun: What would complete the query.
        at: Position of the highlighted facet.

    Args:
        keeper: The index.
        corpus: Its vocabularies and parties.
        as_of: The day from which the corpus is read.
    """

    asked: var[str] = var("")
    results: var[Results] = var(Results())
    facets: var[Facets | None] = var(None)
    error: var[QueryError | None] = var(None)
    area: var[str] = var(QUERY)
    begun: var[tuple[Count, ...]] = var(())
    at: var[int] = var(0)
    total: var[str] = var("")
    hint: var[str] = var(_EMPTY)
    hints: var[tuple[Hint, ...]] = var(())

    input = getters.query_one(QueryInput)

    @dataclass
    class Found(Message):
        """A page of results.

        Attributes:
            query: What was asked.
            page: What was found, or what is wrong with the query.
            more: Whether it goes behind those that are shown.
        """

        query: str
        page: Page | QueryError
        more: bool

    @dataclass
    class Counted(Message):
        """Results counted.

        Attributes:
            query: What was asked.
            facets: The counts.
        """

        query: str
        facets: Facets

    @dataclass
    class Completing(Message):
        """What would complete the query.

        Attributes:
            before: What stood before the cursor.
            found: Values.
        """

        before: str
        found: tuple[Count, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        """The results counted by field and value."""
        return () if self.facets is None else self.facets.counts

    def watch_as_of(self) -> None:
        """Statuses are others on another day."""
        self.ask_again()

    # ------------------------------------------------------------------ asking

    @on(QueryInput.Typed)
    def _typed(self, message: QueryInput.Typed) -> None:
        self.ask(message.query)
        before = self.input.before
        self.begun = tuple(begun_fields(before))
        self.at = 0
        if begun_value(before) is not None:
            self._complete(before)

    def ask(self, query: str) -> None:
        """Ask the index; a newer question ends this one."""
        self._search(query, None, _FIRST)

    @work(thread=True, exclusive=True, exit_on_error=False, group="search")
    def _search(self, query: str, after: int | None, limit: int) -> None:
        cancelled = self._cancelled()

        def question(store: Store) -> None:
            if cancelled():
                return
            try:
                page: Page | QueryError = store.search(query, self.as_of, after, limit, cancelled)
                self.post_message(self.Found(query, page, after is not None))
            except QueryError as error:
                self.post_message(self.Found(query, error, more=False))
            except Interrupted:
                return

        self._keeper.ask(question)

    @work(thread=True, exclusive=True, exit_on_error=False, group="search")
    def _count(self, query: str) -> None:
        cancelled = self._cancelled()

        def question(store: Store) -> None:
            with suppress(Interrupted):
                if not cancelled():
                    facets = store.facets(query, self.as_of, cancelled)
                    self.post_message(self.Counted(query, facets))

        self._keeper.ask(question)

    @work(thread=True, exclusive=True, exit_on_error=False, group="complete")
    def _complete(self, before: str) -> None:
        begun = begun_value(before)
        assert begun is not None
        cancelled = self._cancelled()

        def question(store: Store) -> None:
            if not cancelled():
                found = tuple(store.complete(begun.field, begun.words, 8))
                self.post_message(self.Completing(before, found))

        self._keeper.ask(question)

    @on(Found)
    def _found(self, message: Found) -> None:
        if isinstance(message.page, QueryError):
            if message.query == self.input.value:
                self.error = message.page
            return
        if message.more:
            if message.query == self.asked:
                self.results = self.results.with_more(message.page.hits, message.page.after)
            return
        if message.query != self.input.value:
            return
        self.error = None
        if not message.page.hits and begun_fields(self.input.before):
            # Most likely the beginning of a field.
            return
        again = message.query == self.asked
        self.asked = message.query
        fresh = Results(gathering=self.results.gathering)
        fresh = fresh.with_more(message.page.hits, message.page.after)
        self.results = fresh.on(self.results.hit) if again else fresh
        self.hint = _NOTHING if message.query else _EMPTY
        if message.page.after is None:
            self.total = total_words(len(message.page.hits), exact=True, results=self.results)
        if not message.query.strip():
            self.total = ""
        # Counting keeps the interpreter busy: the results are painted first.
        self.call_after_refresh(self._count, message.query)

    @on(Counted)
    def _counted(self, message: Counted) -> None:
        if message.query != self.asked:
            return
        facets = message.facets
        held = self.counts[self.at] if self.at < len(self.counts) else None
        self.facets = facets
        if held is not None and self.area == FACETS:
            # The highlight stays on its value, wherever that stands now.
            same = [(each.field, each.id) for each in facets.counts]
            wanted = (held.field, held.id)
            self.at = same.index(wanted) if wanted in same else 0
        if self.asked.strip():
            self.total = total_words(facets.total, exact=facets.exact, results=self.results)

    @on(Completing)
    def _completing(self, message: Completing) -> None:
        if message.before == self.input.before:
            self.begun = message.found

    def ask_again(self) -> None:
        """Ask once more, since the index or the day has changed; the highlight stays."""
        if self.asked.strip():
            self._search(self.asked, None, max(_FIRST, len(self.results.hits)))

    def ask_for_more(self) -> None:
        results = self.results
        if results.after is not None and results.rows[results.at].hit > len(results.hits) - _AHEAD:
            self._search(self.asked, results.after, _MORE)
