"""What the table of articles knows, and how it asks the index."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual import on, work
from textual.message import Message
from textual.reactive import var

from migwatch.app.articles import BLOCK, Articles, Question
from migwatch.app.screens.companion import Companion
from migwatch.app.widgets.articles_view import ArticlesView
from migwatch.corpus.matching import Entry
from migwatch.corpus.store import Interrupted, Outline, Store

_NONE = "No articles yet; they come as the index grows"
_NOT_FOUND = "No id or title has these words; escape shows all"

Blocks = tuple[tuple[int, list[Entry]], ...]


class CorpusAsking(Companion):
    """The state of the table of articles.

    Attributes:
        articles: The rows that are held, and the highlight.
        outline: The highlighted article in short, None until it has come.
        filtering: Whether words to find articles by are being typed.
        hint: What to say where there are no rows.
    """

    articles: var[Articles] = var(Articles())
    outline: var[Outline | None] = var(None)
    filtering: var[bool] = var(False)
    hint: var[str] = var("")

    @dataclass
    class Counted(Message):
        """How many articles there are, and the rows around the highlight.

        Attributes:
            asked: Which question it answers.
            total: How many.
            at: Where the highlight goes.
            blocks: Rows by the number of their block.
        """

        asked: int
        total: int
        at: int
        blocks: Blocks

    @dataclass
    class Came(Message):
        """Rows that came into view.

        Attributes:
            asked: Of which table.
            blocks: Rows by the number of their block.
        """

        asked: int
        blocks: Blocks

    @dataclass
    class Outlined(Message):
        """An article in short.

        Attributes:
            outline: The article.
        """

        outline: Outline

    # ------------------------------------------------------------------ asking

    def ask(self, question: Question, keep: str = "", at: int = 0) -> None:
        """Ask for the table.

        Args:
            question: Which articles, in which order.
            keep: Id of the article to highlight, where it is among them.
            at: The row to highlight otherwise.
        """
        asked = self.articles.asked + 1
        self.articles = replace(self.articles, question=question, asked=asked)
        self._count(asked, question, keep, at)

    def ask_again(self) -> None:
        """Ask once more, since the index has changed; the highlighted article stays so."""
        held = self.articles
        if held.asked:
            self._outlined = ""
            here = held.entry.id if held.entry is not None else ""
            self.ask(held.question, self._sought or here, held.at)

    @work(thread=True, exclusive=True, exit_on_error=False, group="count")
    def _count(self, asked: int, question: Question, keep: str, at: int) -> None:
        cancelled = self._cancelled()
        sort, descending, words = question

        def answer(store: Store) -> None:
            if cancelled():
                return
            try:
                total = store.article_count(words, cancelled)
                here = None
                if keep:
                    here = store.article_place(keep, sort, descending, words, cancelled)
                here = min(at if here is None else here, max(0, total - 1))
                number = here // BLOCK
                rows = store.articles(sort, descending, words, number * BLOCK, BLOCK, cancelled)
            except Interrupted:
                return
            self.post_message(self.Counted(asked, total, here, ((number, rows),)))

        self._keeper.ask(answer)

    @work(thread=True, exclusive=True, exit_on_error=False, group="rows")
    def _fetch(self, asked: int, question: Question, blocks: tuple[int, ...]) -> None:
        cancelled = self._cancelled()
        sort, descending, words = question

        def answer(store: Store) -> None:
            found = []
            try:
                for number in blocks:
                    if cancelled():
                        return
                    rows = store.articles(sort, descending, words, number * BLOCK, BLOCK, cancelled)
                    found.append((number, rows))
            except Interrupted:
                return
            self.post_message(self.Came(asked, tuple(found)))

        self._keeper.ask(answer)

    @work(thread=True, exclusive=True, exit_on_error=False, group="outline")
    def _outline(self, article_id: str) -> None:
        cancelled = self._cancelled()

        def answer(store: Store) -> None:
            outline = None if cancelled() else store.outline(article_id)
            if outline is not None:
                self.post_message(self.Outlined(outline))

        self._keeper.ask(answer)

    # ----------------------------------------------------------------- answers

    @on(Counted)
    def _counted(self, message: Counted) -> None:
        held = self.articles
        if message.asked == held.asked:
            self.hint = _NOT_FOUND if held.question.words.strip() else _NONE
            blocks = dict(message.blocks)
            self.articles = Articles(
                held.question, message.total, message.at, blocks, message.asked
            )

    @on(ArticlesView.Wanted)
    def _wanted(self, message: ArticlesView.Wanted) -> None:
        if message.asked == self.articles.asked:
            self._fetch(message.asked, self.articles.question, message.blocks)

    @on(Came)
    def _came(self, message: Came) -> None:
        if message.asked == self.articles.asked:
            articles = self.articles
            for number, rows in message.blocks:
                articles = articles.with_block(number, rows)
            self.articles = articles

    _outlined = ""
    #: Id of the article to highlight once the index has it.
    _sought = ""

    def watch_articles(self, articles: Articles) -> None:
        """Preview the highlighted article."""
        entry = articles.entry
        if entry is None:
            if articles.total == 0:
                self.outline, self._outlined = None, ""
        elif entry.id == self._sought:
            self._sought = ""
        if entry is not None and entry.id != self._outlined:
            self._outlined = entry.id
            self._outline(entry.id)

    @on(Outlined)
    def _outline_came(self, message: Outlined) -> None:
        if message.outline.entry.id == self._outlined:
            self.outline = message.outline

    def watch_indexing(self, share: float | None) -> None:
        """While there is room for more rows, show what has been taken in."""
        if share is not None and self.articles.asked and self.has_room:
            self.ask_again()

    @property
    def has_room(self) -> bool:
        """Whether fewer rows are shown than fit."""
        return (self.articles.total or 0) < self.query_one(ArticlesView).page
