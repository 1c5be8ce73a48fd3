"""What is wrong with the files of the corpus: the open article's first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.reactive import var

from migwatch.app.screens.explorer_indexing import ExplorerIndexing
from migwatch.store.problem import Problem

if TYPE_CHECKING:
    from migwatch.corpus.store import Store, Wrong

#: Most problems of other articles that are listed.
_MOST = 200


class ExplorerProblems(ExplorerIndexing):
    """Knows what is wrong with other articles, from the index.

    Attributes:
        elsewhere: What is wrong with the articles beside the open one; None where that is
            not known.
    """

    elsewhere: var[Wrong | None] = var(None)

    class Elsewhere(Message):
        """The index has told what is wrong with the other articles.

        Args:
            without: Id of the open article.
            wrong: What is wrong with the others.
        """

        def __init__(self, without: str, wrong: Wrong) -> None:
            super().__init__()
            self.without = without
            self.wrong = wrong

    @property
    def open_id(self) -> str:
        """Id of the article that was opened, readable or not; empty for none."""
        raise NotImplementedError

    @property
    def wrong_elsewhere(self) -> int:
        """How many problems the other articles have, as far as that is known."""
        return 0 if self.elsewhere is None else self.elsewhere.total

    def read_elsewhere(self) -> None:
        """Ask what is wrong with the other articles."""
        if self.library.has_several:
            self._read_elsewhere(self.open_id)

    @work(thread=True, exclusive=True, exit_on_error=False, group="elsewhere")
    def _read_elsewhere(self, without: str) -> None:
        def question(store: Store) -> Wrong:
            return store.wrong(without, _MOST)

        found = self.keeper.ask_at_hand(question)
        if found is not None:
            self.post_message(self.Elsewhere(without, found))

    @on(Elsewhere)
    def _elsewhere(self, message: Elsewhere) -> None:
        if message.without == self.open_id:
            self.elsewhere = message.wrong

    @on(ExplorerIndexing.Indexed)
    def _indexed_anew(self, message: ExplorerIndexing.Indexed) -> None:
        if message.progress.ended:
            self.read_elsewhere()

    def show_problems(self, *, own: bool = False) -> None:
        """List what is wrong with the files.

        Args:
            own: Whether only those of the open article are told of.
        """
        from migwatch.app.screens.problems import ProblemsScreen
        from migwatch.corpus.sources import place_in_pack

        root = self.library.folder.root
        others = []
        elsewhere = None if own else self.elsewhere
        for source, line, column, message in elsewhere.problems if elsewhere is not None else ():
            held = place_in_pack(source)
            path = root / (source if held is None else held[0])
            others.append(Problem(path, line, column, message))
        self.app.push_screen(
            ProblemsScreen(
                (*self.problems, *others),
                readable=self.article is not None,
                after="" if self.problems else "Nothing is wrong with the article that is open.",
                more=0 if elsewhere is None else elsewhere.total - len(others),
                own=own,
            )
        )
