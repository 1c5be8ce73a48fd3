"""What a crash or a full disk has left unfinished, and what waits for a decision."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from migwatch.app.screens.editing_messages import Recovered
from migwatch.app.screens.explorer_adjudicating import ExplorerAdjudicating
from migwatch.corpus.library import Library
from migwatch.model.article import Article
from migwatch.store.places import drafts_path, journal_path
from migwatch.store.problem import FileProblem
from migwatch.store.stages import Stage

if TYPE_CHECKING:
    from migwatch.editing.journal import Entry
    from migwatch.editing.outcome import Choice

#: Seconds for which it is told what became of unfinished steps.
_TOLD = 30


class ExplorerRecovery(ExplorerAdjudicating):
    """Finishes what was left unfinished as soon as an article is open, and says so.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    keys: dict[str, str]

    def __init__(self, library: Library, as_of: date) -> None:
        super().__init__(library, as_of)
        self._asked_about: list[Entry] = []
        #: Ids of articles whose drafts have been told of.
        self._told_begun: set[str] = set()

    def show(self, stage: Stage) -> None:
        """Show what has been read of an article; look at its journal once that is all."""
        super().show(stage)
        whole = stage.progress is None and self.article is not None
        if whole and self.path is not None and journal_path(self.path).exists():
            # Once the article has been painted.
            self.call_after_refresh(self._look_at_journal, self.path)
        if self.article is not None and whole and self.article.id not in self._told_begun:
            self._told_begun.add(self.article.id)
            if drafts_path(self.library.folder.root, self.article.id).exists():
                self.call_after_refresh(self._tell_begun, self.article)

    def _tell_begun(self, article: Article) -> None:
        """Tell of records that were begun before the program was started."""
        number = len(self.drafts_of(article))
        if number:
            from migwatch.app.commands import command

            select, annotate = (
                command(name).key_words(self.keys.get(name)).split()[0]
                for name in ("select-words", "annotate")
            )
            records = "a record" if number == 1 else f"{number} records"
            words = f"You began {records} here. To go on press {select}, then {annotate}."
            self.notify(words, title="Begun and not made", timeout=_TOLD, markup=False)

    @work(thread=True, exclusive=True, exit_on_error=False, group="recovery")
    def _look_at_journal(self, path: Path) -> None:
        from migwatch.editing.journal import Journal

        with suppress(FileProblem):
            if Journal(path).read().unsaved:
                self.prepare()

    @on(Recovered)
    def _recovered(self, message: Recovered) -> None:
        if message.path != self.path or self.article is None:
            return
        held = message.held
        self.renew(self.as_edited(self.article, held.text, held.annotation))
        if message.words:
            words = "\n".join(message.words)
            title = "Left unfinished before"
            self.notify(words, title=title, timeout=_TOLD, markup=False)
        for choice in tuple(held.choices):
            if choice.entry not in self._asked_about:
                self._asked_about.append(choice.entry)
                self._ask(choice)

    def _ask(self, choice: Choice) -> None:
        """Let the reader decide about a step that waits."""
        from migwatch.app.screens.conflict import ConflictScreen

        def decided(ours: bool | None) -> None:
            if ours is not None:
                self.step(lambda held: held.decide(choice, ours=ours))

        self.app.push_screen(
            ConflictScreen(choice.entry.words, choice.conflicts, later=True), decided
        )
