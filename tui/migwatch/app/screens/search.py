"""Search in all articles: a query, its results, and their facets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from migwatch.app.arrangement import NARROW
from migwatch.app.bindings import MOVING, bound, hint
from migwatch.app.completing import completed, written
from migwatch.app.results import GATHERINGS
from migwatch.app.screens.search_asking import FACETS, QUERY, RESULTS, SearchAsking
from migwatch.app.widgets.facets_view import FacetsView
from migwatch.app.widgets.query_input import QueryInput
from migwatch.app.widgets.results_view import ResultsView
from migwatch.app.widgets.search_bars import CountBar, HintBar, UnderQuery
from migwatch.corpus.keeper import Keeper
from migwatch.corpus.store import Hit
from migwatch.model.vocabulary import Corpus

_AREAS = (QUERY, RESULTS, FACETS)
_HINT = "words  “a phrase”  by: to: force: theme: due: kind: …  or  -not   {} completes"
#: Actions and what the line at the bottom says of their keys, by part of the screen.
_HINTS = {
    QUERY: (("enter", "results"), ("step(1)", "complete"), ("back", "close")),
    RESULTS: (
        ("enter", "open"),
        ("switch", "group"),
        ("step(1)", "narrow"),
        ("to_query", "query"),
        ("back", "query"),
        ("entity_page", "entity"),
        ("as_of", "as of"),
    ),
    FACETS: (
        ("enter", "narrow"),
        ("exclude", "exclude"),
        ("step(1)", "query"),
        ("back", "results"),
        ("as_of", "as of"),
    ),
}
_KEYS = (
    *MOVING,
    ("back", "back"),
    ("enter", "enter"),
    ("switch", "switch"),
    ("next-pane", "step(1)"),
    ("previous-pane", "step(-1)"),
    ("help", "help"),
    ("as-of", "as_of"),
    ("entity-page", "entity_page"),
    ("to-query", "to_query"),
    ("exclude", "exclude"),
)


class SearchScreen(SearchAsking):
    """The search screen.

    Args:
        keeper: The index.
        corpus: Its vocabularies and parties.
        as_of: The day from which the corpus is read.
        open_hit: Shows a result in its article; given the result and the query.
    """

    CSS_PATH = "search.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]
    BINDINGS = bound(*_KEYS)

    def __init__(
        self, keeper: Keeper, corpus: Corpus, as_of: date, open_hit: Callable[[Hit, str], None]
    ) -> None:
        super().__init__(keeper, corpus, as_of)
        self._open_hit = open_hit
        self._written = ""

    def compose(self) -> ComposeResult:
        """The query above its results, the facets beside them."""
        cls = SearchScreen
        with Horizontal(id="asking"):
            yield QueryInput("search all articles")
            yield CountBar().data_bind(words=cls.total)
        under = UnderQuery().data_bind(cls.error, cls.begun)
        under.hint = _HINT.format(hint(self, "step(1)", "").key)
        yield under
        with Horizontal(id="found"):
            yield ResultsView(self._corpus, id=RESULTS).data_bind(
                cls.results, cls.asked, cls.area, cls.hint
            )
            yield FacetsView(id=FACETS).data_bind(cls.facets, cls.at, cls.area)
        yield HintBar().data_bind(cls.hints, cls.as_of)

    def on_mount(self) -> None:
        """Begin with the query."""
        self.set_focus(self.input)
        self._write_in()

    def write(self, query: str) -> None:
        """Ask something in the place of what was asked before."""
        self._written = query
        if self.is_mounted:
            self._write_in()

    def _write_in(self) -> None:
        if self._written:
            self.area = QUERY
            self.input.value = self._written
            self.input.action_end()

    def watch_area(self, area: str) -> None:
        """Send keys to another part."""
        self.hints = tuple(hint(self, *each) for each in _HINTS[area])
        self.set_class(area == FACETS, "-narrowing")
        self.set_focus(self.input if area == QUERY else None)

    # ---------------------------------------------------------------- commands

    def action_by(self, lines: int) -> None:
        """Move the highlight."""
        if self.area == FACETS:
            last = len(self.counts) - 1
            self.at = min(max(0, self.at + lines), max(0, last))
            return
        if self.area == QUERY:
            self.area = RESULTS
            return
        self.results = self.results.moved(lines)
        self.ask_for_more()

    def action_pages(self, pages: float) -> None:
        """Move the highlight by a share of the screen."""
        view = self.query_one(ResultsView)
        self.action_by(round(pages * max(1, view.page // 2)))

    def action_step(self, by: int) -> None:
        """Complete what is typed, or go to the next part."""
        if self.area == QUERY and by > 0 and self.begun:
            self.input.replace_before(completed(self.input.before, self.begun[0]))
            return
        self.area = _AREAS[(_AREAS.index(self.area) + by) % len(_AREAS)]

    def action_back(self) -> None:
        """From facets to results, to the query, to the article."""
        if self.area == QUERY:
            self.app.pop_screen()
        else:
            self.area = _AREAS[_AREAS.index(self.area) - 1]

    def action_to_query(self) -> None:
        """Type again."""
        self.area = QUERY

    def action_switch(self) -> None:
        """Group the results otherwise."""
        at = GATHERINGS.index(self.results.gathering)
        self.results = self.results.gathered(GATHERINGS[(at + 1) % len(GATHERINGS)])
        self.notify(f"by {self.results.gathering}", timeout=1.5, markup=False)

    def action_enter(self) -> None:
        """To the results; open one; narrow to a facet."""
        if self.area == FACETS:
            self._narrow("")
        elif self.area == QUERY:
            self.area = RESULTS
        elif self.results.hit is not None:
            self.app.pop_screen()
            self._open_hit(self.results.hit, self.asked)

    def action_entity_page(self) -> None:
        """Show all that the corpus says of the entity that is the highlighted result."""
        hit = self.results.hit
        if self.area == QUERY or hit is None:
            return
        if "entity" not in hit.unit.values.get("kind", ()):
            self.app.clear_notifications()
            self.notify("Only an entity has a page; kind:entity finds them.", timeout=3)
            return
        from migwatch.app.screens.entity_opening import open_entity
        from migwatch.app.subjects import subject_of

        open_entity(self.app, subject_of(hit.unit))

    def action_exclude(self) -> None:
        """Leave out the highlighted facet."""
        if self.area == FACETS:
            self._narrow("-")

    def _narrow(self, sign: str) -> None:
        if not self.counts:
            return
        chosen = self.counts[min(self.at, len(self.counts) - 1)]
        words = self.input.value.rstrip()
        self.input.value = f"{words} {sign}{chosen.field}:{written(chosen.id)} ".lstrip()
        self.input.cursor_position = len(self.input.value)
        self.at = 0

    @on(FacetsView.Pointed)
    def _facet_pointed(self, message: FacetsView.Pointed) -> None:
        self.at = message.at
        self._narrow("")

    @on(ResultsView.Pointed)
    def _result_pointed(self, message: ResultsView.Pointed) -> None:
        self.area = RESULTS
        self.results = self.results.moved_to(message.row)
        if message.again:
            self.action_enter()
