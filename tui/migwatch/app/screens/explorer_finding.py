"""Finding words in the article: the query bar, the search, the steps from match to match."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from migwatch.app import titles
from migwatch.app.commands.base import ARTICLE, LISTS
from migwatch.app.screens.explorer_loading import ExplorerLoading
from migwatch.app.state import Place, Selected
from migwatch.corpus.found import Found
from migwatch.corpus.library import Library

if TYPE_CHECKING:
    from migwatch.app.widgets.query_bar import QueryBar
    from migwatch.corpus.find import Finder
    from migwatch.corpus.find_query import Query, QueryProblem

#: Texts up to this many characters are searched before the next key is read.
_SMALL = 1 << 17
#: Seconds that a regular expression may take there, or near the reader.
_AT_ONCE = 0.02
#: Characters before and behind the reader that are searched first.
_BEFORE, _NEAR = 1 << 10, 1 << 16


class ExplorerFinding(ExplorerLoading):
    """Finds what a reader writes, and goes there.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    def __init__(self, library: Library, as_of: date) -> None:
        super().__init__(library, as_of)
        self._queries: list[str] = []
        self._bar: QueryBar | None = None
        self._finder: Finder | None = None
        #: The query whose matches are awaited or shown.
        self._query: Query | None = None
        self._searching = False
        #: Where the reader was when the bar was opened, and where finding has led them.
        self._origin: Place | None = None
        self._led_to = 0
        #: What was selected before anything was sought.
        self._aside: Selected | None = None

    # -------------------------------------------------------------------- bar

    async def open_query(self) -> None:
        """Let the reader write what to find in the article."""
        from migwatch.app.widgets.query_bar import QueryBar

        if self._bar is not None:
            return
        self.remember()
        self.go(ARTICLE)
        self.finding = True
        self._origin = self.trail[-1]
        if self.found is None:
            self._aside = self.selected
        # What is told and what n steps through is one thing: the matches.
        self.selected = None
        self._led_to = self.cursor
        written = self._queries[-1] if self.found is not None and self._queries else ""
        self._bar = QueryBar("find in this article", written, self._queries)
        self._bar.says = titles.found_says(self.found, self.found_at)
        # Keys typed meanwhile wait, and so none of them misses the field.
        await self.mount(self._bar)
        self.set_focus(self._bar.field)

    def go(self, pane: str) -> None:
        """Give a pane the focus; among records there are no matches any more."""
        self._close_query()
        if pane in LISTS:
            self._leave_matches()
        super().go(pane)

    def select(self, selected: Selected | None, *, follow: bool = True) -> None:
        """Select a record's passage; the matches are left for it."""
        if selected is not None and self._bar is None:
            self._leave_matches()
        super().select(selected, follow=follow)

    @property
    def chosen(self) -> Selected | None:
        """What is selected, or was before anything was sought."""
        return self._aside if self.found is not None and self.selected is None else self.selected

    def _leave_matches(self) -> None:
        """End the steps from match to match; one step back leads to them again."""
        if self.found:
            if not self.trail or self.trail[-1].found is not self.found:
                self.remember()
            self._forget()

    def _close_query(self) -> None:
        """Take the bar away; without any match there is nothing to come back from."""
        if self._bar is None:
            return
        self._bar.remove()
        self._bar = None
        self.finding = False
        origin = self._origin
        if origin not in self.trail:
            return
        if not self._searching and not self.found:
            self.found, self.selected = origin.found, origin.selected
            self.trail.remove(origin)
        elif origin.found is not None:
            # One step leads back from any number of queries.
            self.trail.remove(origin)

    def open(self, path: Path) -> None:
        """Read another article, in which nothing has been sought yet."""
        self._forget()
        self._close_query()
        super().open(path)

    def return_to(self, place: Place) -> None:
        """Go back to where the reader was, and to what was marked there."""
        self._forget()
        super().return_to(place)

    def _forget(self) -> None:
        """Seek no more."""
        self.workers.cancel_group(self, "find")
        self._query = None
        self._searching = False
        self.found = None

    # ----------------------------------------------------------------- search

    @dataclass(eq=False, repr=False)
    class Came(Message):
        """Something was found, or cannot be.

        Attributes:
            query: What was sought.
            found: Where it is, or what is wrong with the query.
        """

        query: Query
        found: Found | QueryProblem

    def _seek(self, written: str, *, whole: bool) -> None:
        from migwatch.corpus.find import Finder
        from migwatch.corpus.find_query import parse

        assert self.article is not None and self._origin is not None
        self.workers.cancel_group(self, "find")
        self._query = query = parse(written, whole=whole)
        self._searching = False
        self._led_to = self.cursor
        if not query:
            self._take(None)
            return
        text = self.article.text
        if self._finder is None or self._finder.text is not text:
            self._finder = Finder(text)
        start = self._origin.cursor
        if len(text) <= _SMALL:
            found = self._finder.find(query, start=start, patience=_AT_ONCE)
            if not (isinstance(found, Found) and found.cut == "time"):
                self._take(found)
                return
        self._searching = True
        if self._bar is not None:
            self._bar.says = titles.SEARCHING
        self._search(self._finder, query, start)

    @work(thread=True, exclusive=True, exit_on_error=False, group="find")
    def _search(self, finder: Finder, query: Query, start: int) -> None:
        """Search around the reader first, then everywhere; a newer query ends it."""
        worker = get_current_worker()

        def cancelled() -> bool:
            return worker.is_cancelled

        if len(finder.text) > _SMALL:
            begin = max(0, start - _BEFORE)
            around = type(finder)(finder.text[begin : start + _NEAR])
            near = around.find(query, cancelled=cancelled, patience=_AT_ONCE)
            if isinstance(near, Found) and near and not cancelled():
                self.post_message(self.Came(query, near.moved(begin)))
        found = finder.find(query, cancelled=cancelled, start=start)
        if not cancelled():
            self.post_message(self.Came(query, found))

    @on(Came)
    def _came(self, message: Came) -> None:
        """Show it, unless something else is sought by now."""
        if message.query is self._query:
            found = message.found
            self._searching = isinstance(found, Found) and found.partial
            self._take(found)

    def _take(self, found: Found | QueryProblem | None) -> None:
        """Mark what was found, and go to the first of it from where the reader was."""
        bar = self._bar
        if found is not None and not isinstance(found, Found):
            if bar is not None:
                bar.problem = found
                bar.says = self.found_says
            return
        if bar is not None:
            bar.problem = None
            bar.says = self.found_says
        self.found = found
        if self.cursor == self._led_to and self._origin is not None:
            self.cursor = self._led_to = self._first(found, self._origin.cursor)

    @staticmethod
    def _first(found: Found | None, origin: int) -> int:
        """Where the first match begins from an offset; there, as long as it is not known."""
        if found is None or (nth := found.onward(origin)) < 0:
            return origin
        around = found.ends[nth] <= origin
        return origin if found.partial and around else found.starts[nth]

    def step_match(self, by: int) -> None:
        """Go to the next (or previous) match."""
        nth = self.found.stepped(self.cursor, by) if self.found is not None else -1
        if self.found is not None and nth >= 0:
            if self.pane != ARTICLE:
                self.go(ARTICLE)
            self.cursor = self.found.starts[nth]

    def watch_found_says(self) -> None:
        """Say in the bar what came of the query."""
        if self._bar is not None:
            self._bar.says = self.found_says

    # --------------------------------------------------------------- messages

    def on_query_bar_changed(self, message: QueryBar.Changed) -> None:
        """Find at once."""
        if self._bar is not None:
            self._seek(message.written, whole=message.whole)

    def on_query_bar_submitted(self, message: QueryBar.Submitted) -> None:
        """Back to the article with its matches; without any the bar stays."""
        if self._bar is None:
            return
        if not message.written.strip():
            self.on_query_bar_cancelled()
        elif self._bar.problem is None and (self._searching or self.found):
            if message.written in self._queries:
                self._queries.remove(message.written)
            self._queries.append(message.written)
            self.go(ARTICLE)
        else:
            self._bar.field.go_on()

    def on_query_bar_widened(self, message: QueryBar.Widened) -> None:
        """Ask all articles for the same."""
        from migwatch.app.commands.searching import open_search

        self.on_query_bar_cancelled()
        open_search(self, message.written)

    def on_query_bar_cancelled(self) -> None:
        """Back to where the reader was."""
        if self._origin in self.trail:
            self.return_to(self._origin)
        self._close_query()

    def on_query_bar_stepped(self, message: QueryBar.Stepped) -> None:
        """To another match, the bar still open."""
        self.step_match(message.by)
