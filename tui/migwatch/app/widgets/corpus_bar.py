"""The title of the table of articles: which corpus, how many of how many."""

from __future__ import annotations

from textual.reactive import var

from migwatch.app.articles import Articles
from migwatch.app.outline_text import numbered
from migwatch.app.row_text import Part, one_line
from migwatch.app.widgets.bars import Bar, progress_parts


class CorpusBar(Bar):
    """The title.

    Attributes:
        articles: The table.
        indexing: Share of the articles that an index still lacks taken in, or None.

    Args:
        title: Title of the corpus.
    """

    articles: var[Articles] = var(Articles())
    indexing: var[float | None] = var(None)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def watch_articles(self, old: Articles, new: Articles) -> None:
        """Others, or another one of them."""
        if (old.total, old.at, old.question) != (new.total, new.at, new.question):
            self.stale()

    def watch_indexing(self) -> None:
        """Further."""
        self.stale()

    def parts(self) -> tuple[list[Part], list[Part]]:
        """Corpus and filter at the left, how many at the right."""
        articles = self.articles
        left = [Part(f" {one_line(self._title)} ", None, "bold")]
        if words := articles.question.words.strip():
            left.append(Part(f"with “{one_line(words)}” ", "mw-pause"))
        right = progress_parts("indexing", self.indexing)
        if articles.total:
            right.append(Part(f" {articles.at + 1:,} of ", "mw-quiet"))
        if articles.total is not None:
            right.append(Part(f"{numbered(articles.total, 'article')} ", "mw-quiet"))
        return left, right
