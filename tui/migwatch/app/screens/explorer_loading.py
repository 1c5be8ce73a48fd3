"""Reading articles into the explorer, as they come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.worker import Worker, WorkerState, get_current_worker

from migwatch.app.commands.base import ARTICLE
from migwatch.app.navigation import nth_from
from migwatch.app.screens.explorer_problems import ExplorerProblems
from migwatch.app.state import Goal, Selected
from migwatch.app.titles import NOT_READ
from migwatch.corpus.library import Library
from migwatch.store.folder import article_id
from migwatch.store.stages import Stage

if TYPE_CHECKING:
    from migwatch.app.journeys import Visit


class ExplorerLoading(ExplorerProblems):
    """Opens articles and shows what has been read of them.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    def __init__(self, library: Library, as_of: date) -> None:
        super().__init__(library, as_of)
        self.path: Path | None = None
        #: Name of the screen that the reader came from, to go back to.
        self.came_from = ""
        self._goal: Goal | None = None
        #: Articles that the reader left for a passage of another, and that to go back to.
        self.visits: list[Visit] = []
        self.returning: Visit | None = None
        self._goal_in = ""

    @dataclass(eq=False, repr=False)
    class Arrived(Message):
        """More of an article has been read.

        Attributes:
            path: Its annotation file.
            stage: What has been read.
        """

        path: Path
        stage: Stage

    @property
    def open_id(self) -> str:
        """Id of the article that was opened, readable or not; empty for none."""
        return "" if self.path is None else article_id(self.path)

    def open(self, path: Path) -> None:
        """Read an article and show it as it comes."""
        self.path = self.library.reading = path
        self.done = ""
        self.selected = self.selection = None
        self.trail.clear()
        self.came_from = ""
        self._goal = self.returning = None
        self._read(path)

    def take_up(self, path: Path, begun: Stage) -> None:
        """Show an article of which a stage has been read, and read on."""
        self.path = self.library.reading = path
        self.show(begun)
        if begun.progress is not None:
            self._read(path)

    def visit(self, article_id: str, goal: Goal, came_from: str = "") -> None:
        """Go to a passage of any article.

        Args:
            article_id: Id of the article.
            goal: The passage.
            came_from: Name of the screen that escape leads back to.
        """
        path = self.library.path_of(article_id)
        if self.article is None or self.path != path:
            self.open(path)
        self.trail.clear()
        self.selection = None
        self.came_from = came_from
        self._goal, self._goal_in = goal, article_id
        self._reach()

    def _reach(self) -> None:
        """Go to the passage that was asked for, if it has been read."""
        goal, article = self._goal, self.article
        if goal is None or article is None or article.id != self._goal_in:
            # The last article is shown until the next one has come.
            return
        if goal.record and article.record(goal.record) is None and self.progress is not None:
            return
        self._goal = None
        self.go(ARTICLE)
        record = article.record(goal.record) if goal.record else None
        if record is not None:
            nth = goal.nth if goal.nth >= 0 else nth_from(record, goal.start)
            self.select(Selected(goal.record, nth))
        else:
            if goal.record:
                words = f"{goal.record} is not in this article"
                self.notify(words, severity="warning", markup=False)
            self.selected = None
            self.cursor = min(goal.start, len(article.text))

    @work(thread=True, exclusive=True, exit_on_error=False, group="read")
    def _read(self, path: Path) -> None:
        for stage in self.library.load_in_stages(path):
            if get_current_worker().is_cancelled:
                return
            self.post_message(self.Arrived(path, stage))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so if reading failed in a way that nobody foresaw."""
        if event.state is WorkerState.ERROR:
            self.progress = None
            message = f"{type(event.worker.error).__name__}: {event.worker.error}"
            self.notify(message, title="Could not go on", severity="error", markup=False)

    @on(Arrived)
    def _arrived(self, message: Arrived) -> None:
        """Show what has been read, unless another article was opened meanwhile."""
        if message.path == self.path:
            self.show(message.stage)

    def show(self, stage: Stage) -> None:
        """Show what has been read of an article."""
        self.progress = stage.progress
        loaded = stage.loaded
        if loaded is None:
            return
        if self.article is None or self.article.text is not getattr(loaded.article, "text", None):
            self.cursor = 0
        self.article = loaded.article
        if loaded.article is None:
            self.article_says = NOT_READ
        self._reach()
        if stage.progress is None:
            if self.returning is not None:
                from migwatch.app.journeys import take_up

                take_up(self, self.returning)
            self.problems = (*self.library.problems, *loaded.problems)
            self.read_elsewhere()
            if self.problems and loaded.path not in self.told:
                self.told.add(loaded.path)
                self.show_problems(own=True)
