"""Bringing the index of the corpus up to date behind the explorer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from migwatch.app.beside import beside, reread
from migwatch.app.screens.explorer_panes import ExplorerPanes

if TYPE_CHECKING:
    from migwatch.app.around import Around
    from migwatch.corpus.keeper import Keeper, Progress


class ExplorerIndexing(ExplorerPanes):
    """Keeps the index of the corpus."""

    @cached_property
    def keeper(self) -> Keeper:
        """The index of the corpus."""
        from migwatch.corpus.keeper import Keeper

        return Keeper(self.library)

    @cached_property
    def around(self) -> Around:
        """Tells when files have changed that the index knows as they were."""
        from migwatch.app.around import Around

        return Around(self.library)

    def widen(self) -> None:
        """Go on in the folder of the article, where that was opened by itself."""
        if self.library.widen():
            self.keeper.widen()
            self.index()

    def look_around(self) -> None:
        """Bring the index up to date where somebody has changed other files of the corpus."""
        if self.library.has_several and not self.is_indexing and self.around.has_changed():
            self.index()

    @property
    def is_indexing(self) -> bool:
        """Whether the index is being brought up to date."""
        held = (each for each in self.workers if each.node is self and each.group == "index")
        return any(not each.is_finished for each in held)

    def watch_chains(self) -> None:
        """Look also at the articles that are linked with this one."""
        super().watch_chains()
        held = self.chains.values()
        self.around.look_also_at({article for chain in held for article in chain.articles})

    @dataclass(eq=False, repr=False)
    class Indexed(Message):
        """The index has come further.

        Attributes:
            progress: How far.
        """

        progress: Progress

    def index(self) -> None:
        """Bring the index up to date."""
        self.around.note()
        self._index()

    @work(thread=True, exclusive=True, exit_on_error=False, group="index")
    def _index(self) -> None:
        for progress in self.keeper.bring_up_to_date():
            if get_current_worker().is_cancelled:
                return
            self.post_message(self.Indexed(progress))

    @on(Indexed)
    def _indexed(self, message: Indexed) -> None:
        progress = message.progress
        if not progress.ended:
            self.indexing = progress.done / progress.total if progress.total else None
            for screen in beside(self.app):
                screen.indexing = self.indexing
            return
        self.indexing = None
        self.indexed = True
        if progress.reason:
            self.notify(progress.reason, title="Index", severity="warning", markup=False)
        self.read_chains_again()
        for screen in beside(self.app):
            screen.indexing = None
            screen.ask_again()
        reread(self.app)

    def stop_indexing(self) -> None:
        """Let the index be as it is."""
        self.workers.cancel_group(self, "index")
        self.keeper.stop()
        self.indexing = None
        for screen in beside(self.app):
            screen.indexing = None

    def on_unmount(self) -> None:
        """Nobody waits for the index when the program ends."""
        if "keeper" in self.__dict__:
            self.keeper.stop()
