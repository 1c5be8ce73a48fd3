"""The articles of the corpus in a table, with a preview of the highlighted one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from migwatch.app.arrangement import NARROW
from migwatch.app.beside import CORPUS, explorer_of, leave
from migwatch.app.bindings import MOVING, bound, hint
from migwatch.app.outline_text import is_unread
from migwatch.app.screens.corpus_asking import CorpusAsking
from migwatch.app.widgets.articles_view import ArticlesHeading, ArticlesView
from migwatch.app.widgets.corpus_bar import CorpusBar
from migwatch.app.widgets.filter_input import FilterInput
from migwatch.app.widgets.outline_view import OutlineView
from migwatch.app.widgets.search_bars import HintBar
from migwatch.corpus.keeper import Keeper
from migwatch.model.vocabulary import Corpus
from migwatch.store.problem import Problem

#: Windows with fewer rows than this have no preview.
_LOW = 16
#: Actions and what the line at the bottom says of their keys.
_HINTS = (
    ("enter", "open"),
    ("filter", "filter"),
    ("sort(-1) sort(1)", "sort"),
    ("back", "back"),
    ("reverse", "reverse"),
    ("problems", "problems"),
    ("turn(1) turn(-1)", "preview"),
    ("as_of", "as of"),
)
_KEYS = (
    *MOVING,
    ("back", "back"),
    ("next-pane", "keep"),
    ("enter", "enter"),
    ("filter", "filter"),
    ("problems", "problems"),
    ("details-down", "turn(1)"),
    ("details-up", "turn(-1)"),
    ("corpus", "leave"),
    ("as-of", "as_of"),
    ("help", "help"),
    ("sort-before", "sort(-1)"),
    ("sort-next", "sort(1)"),
    ("sort-reverse", "reverse"),
    ("close", "leave"),
)


class CorpusScreen(CorpusAsking):
    """The table of articles.

    Args:
        keeper: The index.
        corpus: Its vocabularies and parties.
        as_of: The day from which the corpus is read.
        open_article: Shows an article, given its id.
    """

    CSS_PATH = "corpus.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]
    BINDINGS = bound(*_KEYS)

    def __init__(
        self,
        keeper: Keeper,
        corpus: Corpus,
        as_of: date,
        open_article: Callable[[str], None],
    ) -> None:
        super().__init__(keeper, corpus, as_of)
        self._open_article = open_article

    def compose(self) -> ComposeResult:
        """The table beside the preview, or above it."""
        cls = CorpusScreen
        yield CorpusBar(self._corpus.title).data_bind(cls.articles, cls.indexing)
        with Container(id="corpus"):
            with Vertical(id="table"):
                yield ArticlesHeading().data_bind(cls.articles)
                yield ArticlesView(id="articles").data_bind(cls.articles, cls.hint)
            yield OutlineView(self._corpus, id="outline").data_bind(cls.outline, cls.as_of)
        hints = HintBar().data_bind(cls.as_of)
        hints.hints = tuple(hint(self, *each) for each in _HINTS)
        yield hints

    def show(self, article_id: str) -> None:
        """Highlight an article; the filter stays."""
        held = self.articles
        if held.entry is None or held.entry.id != article_id:
            self._sought = article_id
            self.ask(held.question, article_id, held.at)

    def on_resize(self, event: events.Resize) -> None:
        """A low window has no preview."""
        self.set_class(event.size.height < _LOW, "-low")

    # ---------------------------------------------------------------- commands

    def action_by(self, rows: int) -> None:
        """Move the highlight."""
        self._sought = ""
        self.articles = self.articles.moved_to(self.articles.at + rows)

    def action_pages(self, pages: float) -> None:
        """Move the highlight by a share of the screen."""
        self.action_by(round(pages * max(1, self.query_one(ArticlesView).page - 1)))

    def action_turn(self, pages: int) -> None:
        """Scroll the preview."""
        self.query_one(OutlineView).turn(pages)

    def action_sort(self, by: int) -> None:
        """Sort by another column."""
        self.ask(self.articles.question.beside(by))

    def action_reverse(self) -> None:
        """The other way round."""
        question = self.articles.question
        self.ask(question.sorted_by(question.sort))

    @on(ArticlesHeading.Chosen)
    def _chosen(self, message: ArticlesHeading.Chosen) -> None:
        self.ask(self.articles.question.sorted_by(message.sort))

    @on(ArticlesView.Pointed)
    def _pointed(self, message: ArticlesView.Pointed) -> None:
        self._sought = ""
        self.articles = self.articles.moved_to(message.at)
        if message.again:
            self.action_enter()

    def action_enter(self) -> None:
        """Open the highlighted article."""
        if self.articles.entry is not None:
            self._open_article(self.articles.entry.id)

    def action_leave(self) -> None:
        """Back to the article."""
        leave(self.app, CORPUS)

    def action_back(self) -> None:
        """From the filter to all articles, from there to the article that is open."""
        if not self.filtering and not self.articles.question.words:
            self.action_leave()
            return
        self.action_keep()
        entry = self.articles.entry
        if self.articles.question.words:
            question = self.articles.question._replace(words="")
            self.ask(question, entry.id if entry is not None else "")

    def action_problems(self) -> None:
        """List what is wrong with the highlighted article."""
        from migwatch.app.screens.problems import ProblemsScreen

        entry, outline = self.articles.entry, self.outline
        if entry is None or not entry.problems:
            self.app.clear_notifications()
            self.notify("No problems in this article.", timeout=3, markup=False)
        elif outline is not None and outline.entry.id == entry.id:
            root = explorer_of(self.app).library.folder.root
            path = root / (entry.source.rpartition(":")[0] or entry.source)
            problems = tuple(Problem(path, *held) for held in outline.problems)
            after = "The article cannot be read until this is mended." if is_unread(entry) else ""
            self.app.push_screen(ProblemsScreen(problems, readable=True, after=after))

    # --------------------------------------------------------------- filtering

    async def action_filter(self) -> None:
        """Let the reader type words of ids or titles."""
        self.filtering = True
        field = FilterInput(self.articles.question.words)
        await self.mount(field, after="#corpus")
        self.set_focus(field)

    @on(FilterInput.Typed)
    def _typed(self, message: FilterInput.Typed) -> None:
        question = self.articles.question
        if self.filtering and message.words != question.words:
            self.ask(question._replace(words=message.words))

    @on(FilterInput.Kept)
    def action_keep(self) -> None:
        """Back to the filtered table."""
        self.filtering = False
        self.set_focus(None)
        self.query(FilterInput).remove()
