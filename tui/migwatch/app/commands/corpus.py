"""All articles of the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migwatch.app.beside import CORPUS
from migwatch.app.commands.base import Command
from migwatch.app.state import Goal

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


class Corpus(Command):
    """The articles in a table."""

    id = "corpus"
    area = "Articles"
    keys = "C"
    title = "List all articles: sort, filter, preview, open; what is wrong with them"
    footer = "articles"

    def available(self, explorer: Explorer) -> bool:
        """Whether there are several."""
        return explorer.library.has_others

    def refusal(self, explorer: Explorer) -> str:
        """Say that there are not."""
        return "The only article of this corpus."

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        from migwatch.app.beside import open_beside, show_article
        from migwatch.app.screens.corpus import CorpusScreen
        from migwatch.store.folder import article_id

        def open_article(article_id: str) -> None:
            show_article(explorer.app, article_id, Goal("", 0, 0), CORPUS)

        def make() -> CorpusScreen:
            return CorpusScreen(
                explorer.keeper, explorer.library.corpus, explorer.as_of, open_article
            )

        explorer.widen()
        screen = open_beside(explorer, CORPUS, make)
        screen.show("" if explorer.path is None else article_id(explorer.path))
