"""The screens on which records are made and edited, and what they have the explorer do."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.message import Message
from textual.worker import WorkerError

from migwatch.app.navigation import nth_at
from migwatch.app.screens.editing_messages import Conflicting
from migwatch.app.screens.explorer_watching import ExplorerWatching
from migwatch.app.state import Selected
from migwatch.corpus.library import Library
from migwatch.model.article import Article
from migwatch.store.problem import FileProblem

if TYPE_CHECKING:
    from migwatch.app.decisions import Decisions
    from migwatch.app.drafts import Drafts
    from migwatch.app.linkable import Far
    from migwatch.app.screens.form import Form
    from migwatch.app.selection import Selection
    from migwatch.editing.editing import Editing
    from migwatch.editing.journal import Entry
    from migwatch.editing.operations import AnyOperation
    from migwatch.editing.outcome import Done


class ExplorerForms(ExplorerWatching):
    """Opens forms, and lets them follow what they do.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    #: The record to select once it is made, and where the passage of it begins that is added.
    _then = ("", 0)

    def __init__(self, library: Library, as_of: date) -> None:
        super().__init__(library, as_of)
        #: The form that asked for something last.
        self._form: Form | None = None
        #: Records that were begun and not made, by the id of their article.
        self.drafts: dict[str, Drafts] = {}

    @dataclass(eq=False, repr=False)
    class HistoryRead(Message):
        """The steps of an article have been read.

        Attributes:
            path: Its annotation file.
            steps: Each step, and whether it counts.
        """

        path: Path
        steps: tuple[tuple[Entry, bool], ...]

    def renew(self, article: Article) -> None:
        """Show the open article after a change, on forms too."""
        super().renew(article)
        (wanted, start), self._then = self._then, ("", 0)
        record = article.record(wanted) if wanted else None
        if record is not None:
            self.select(Selected(wanted, nth_at(record, start)))
        for screen in self.app.screen_stack[1:]:
            show: Any = getattr(screen, "show", None)
            if show is not None:
                show(article)

    def annotate(self, selection: Selection) -> None:
        """Make a record from the selected words.

        Args:
            selection: The words.
        """
        from migwatch.app.screens.annotate import AnnotateScreen

        if self.progress is not None:
            self.notify("The annotation is still being read.", markup=False)
            return

        def made(operations: tuple[AnyOperation, ...] | None) -> None:
            if operations:
                self._then = _record_of(operations[0]), _start_of(operations[0], selection)
                self.choose(None)
                self.step(partial(_made, operations, drafts))

        if self.article is not None:
            chosen = self.chosen.record if self.chosen is not None else None
            span, folder = (selection.start, selection.end), self.library.folder
            self.prepare()
            drafts = self.drafts_of(self.article)
            keep = partial(self._keep_drafts, drafts)
            screen = AnnotateScreen(self.article, *span, chosen, folder, drafts, keep)
            screen.far = self._far(self.article)
            self.app.push_screen(screen, made)

    def drafts_of(self, article: Article) -> Drafts:
        """The records of an article that were begun and not made.

        Args:
            article: The article.
        """
        from migwatch.app.drafts import Drafts

        if article.id not in self.drafts:
            self.drafts[article.id] = Drafts(self.library.folder.root, article)
        self.drafts[article.id].fit(article)
        return self.drafts[article.id]

    @work(thread=True, exit_on_error=False, group="edit")
    def _keep_drafts(self, drafts: Drafts | Decisions) -> None:
        # After the step that makes a record of one of them.
        with self._lock:
            drafts.keep()

    @on(Conflicting)
    def _conflicting(self, message: Conflicting) -> None:
        """Let the reader choose between two values."""
        from migwatch.app.screens.conflict import ConflictScreen

        def decided(ours: bool | None) -> None:
            if ours and message.path == self.path:
                self.step(message.step)

        held = message.error
        self.refuse(str(held))
        self.app.push_screen(ConflictScreen(held.words, held.conflicts), decided)

    def show_history(self) -> None:
        """List the steps of the open article, once they have been read."""
        if self.path is not None:
            self._read_history(self.path)

    @work(thread=True, exclusive=True, exit_on_error=False, group="history")
    def _read_history(self, path: Path) -> None:
        from migwatch.editing.history import History

        with self._lock:
            held = self._held
            # What is not in the file yet counts, too.
            here = held is not None and held.path == path
            steps = held.history() if held is not None and here else History(path).told()
        self.post_message(self.HistoryRead(path, steps))

    @on(HistoryRead)
    def _history_read(self, message: HistoryRead) -> None:
        from migwatch.app.screens.history import HistoryScreen
        from migwatch.editing.going import go_to

        def chosen(number: int | None) -> None:
            if number is not None:
                self.step(lambda held: go_to(held, number))

        if message.path == self.path and self.is_current:
            self.app.push_screen(HistoryScreen(message.steps), chosen)

    def open_form(
        self,
        record_id: str,
        field: str = "",
        problem: str = "",
        closed: Callable[[Form], None] = lambda _: None,
    ) -> None:
        """Edit a record by hand.

        Args:
            record_id: Its id; empty for the facts about the article.
            field: The field to begin with, if not the first.
            problem: What is wrong with it.
            closed: Called with the form once it is closed.
        """
        from migwatch.app.screens.form import Form

        article = self.article
        if article is not None and (not record_id or article.record(record_id) is not None):
            self.prepare()
            form = Form(article, record_id, self, self.library.folder)
            form.far = self._far(article)
            self.app.push_screen(form, lambda _: closed(form))
            if field or problem:
                form.call_after_refresh(form.point, field, problem)

    def _far(self, article: Article) -> Far | None:
        """Gives the commitments of other articles, where there are any."""
        from migwatch.app.linkable import far_choices

        if not self.library.has_several:
            return None
        return partial(far_choices, self.keeper, article.id, self.as_of)

    def on_form_changed(self, message: Form.Changed) -> None:
        """Do what was changed on a form, and save it."""
        message.stop()
        self._form = message.form
        self.step(partial(_changed, message.form.steps, message.operation))

    def on_form_undone(self, message: Form.Undone) -> None:
        """Take back what was changed on a form, or do it again."""
        message.stop()
        self._form = message.form
        self.step(partial(_turned, message.form.steps, again=message.again))

    def leave(self) -> None:
        """Quit, once every step that was asked for has been done."""
        # What forms have told stands before this among the messages.
        self.call_later(self._leave)

    async def _leave(self) -> None:
        steps = [each for each in self.workers if each.node is self and each.group == "edit"]
        for each in steps:
            with suppress(WorkerError):
                await each.wait()
        from rich.text import Text

        from migwatch.app.saving_words import left_over

        told = left_over(self.edited)
        self.app.exit(message=Text(told) if told else None)

    def refuse(self, message: str) -> bool:
        """Say on the form that asked for it why something was not done.

        Args:
            message: Why.

        Returns:
            Whether there is such a form.
        """
        form = self._form
        if form is None or self.article is None or not form.is_attached:
            return False
        form.refuse(message, self.article)
        return True


def _changed(steps: list[int], operation: AnyOperation, held: Editing) -> Done:
    """Change something, and note the number of the step."""
    done = held.do(operation)
    if done.number:
        steps.append(done.number)
    return done


def _turned(steps: list[int], held: Editing, *, again: bool) -> Done:
    """Undo or redo a step, and note which."""
    done = held.redo() if again else held.undo()
    if again:
        steps.append(done.number)
    elif done.number in steps:
        steps.remove(done.number)
    return done


def _made(operations: tuple[AnyOperation, ...], drafts: Drafts, held: Editing) -> Done:
    """Make a record; the draft that it was is let go once it is saved, and not before."""
    from migwatch.editing.apply import EditError

    try:
        done = held.do(*operations)
    except (EditError, FileProblem) as error:
        drafts.restore()
        words = error.message if isinstance(error, FileProblem) else str(error)
        raise EditError(
            f"{words}. What you filled in is kept, and offered when you select words"
        ) from None
    drafts.keep()
    return done


def _record_of(operation: AnyOperation) -> str:
    """Id of the record that an operation makes or adds to."""
    from migwatch.editing.operations import Add

    return str(operation.record["id"]) if isinstance(operation, Add) else operation.record


def _start_of(operation: AnyOperation, selection: Selection) -> int:
    """Where the passage begins that an operation adds, code points."""
    from migwatch.editing.operations import AddPassage

    if isinstance(operation, AddPassage) and isinstance(operation.passage, dict):
        return int(operation.passage.get("start", selection.start))
    return selection.start
