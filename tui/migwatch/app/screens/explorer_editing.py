"""Editing the open article: steps are done and saved in the background, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.reactive import var
from textual.timer import Timer

from migwatch.app.navigation import followed
from migwatch.app.screens.editing_messages import Checked, Conflicting, Edited, Recovered
from migwatch.app.screens.explorer_ahead import ExplorerAhead
from migwatch.corpus.library import Library
from migwatch.model.annotation import Annotation
from migwatch.model.article import Article
from migwatch.store.folder import is_packed
from migwatch.store.loaded import Loaded
from migwatch.store.problem import FileProblem

if TYPE_CHECKING:
    from migwatch.app.screens.editing_messages import Step
    from migwatch.editing.editing import Editing
    from migwatch.editing.operations import AnyOperation
    from migwatch.editing.outcome import Done

#: Seconds without a step after which the file is checked, and the index brought up to date.
_REST = 1.0
#: Seconds for which the header says what was done.
_TOLD = 6.0


class ExplorerEditing(ExplorerAhead):
    """Edits the open article.

    Attributes:
        done: What was done just now, in words.
        unsaved: Why the last steps are not in the file; empty where they are.
        unkept: Why the last steps are not in the journal; empty where they are.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    done: var[str] = var("")
    unsaved: var[str] = var("")
    unkept: var[str] = var("")

    def __init__(self, library: Library, as_of: date) -> None:
        super().__init__(library, as_of)
        #: Articles that the reader has left while steps of theirs could not be saved.
        self._left: list[Editing] = []
        self._waiting: deque[tuple[Path, Article, Step]] = deque()
        self._checking: Timer | None = None
        self._telling: Timer | None = None

    def open(self, path: Path) -> None:
        """Read another article; what could not be saved of the last one is still kept."""
        if self.unsaved or self.unkept:
            self.unsaved = self.unkept = ""
            self._withdraw_unsaved()
        super().open(path)

    # --------------------------------------------------------------------- steps

    def edit(self, *operations: AnyOperation, words: str = "") -> None:
        """Do operations as one step, and save it.

        Args:
            operations: What to do.
            words: What that is, in words.
        """
        self.step(lambda held: held.do(*operations, words=words))

    def step(self, step: Step) -> None:
        """Do something to the open article.

        Args:
            step: Does it.
        """
        if self.article is not None and self.path is not None:
            self._waiting.append((self.path, self.article, step))
            self._step()

    @work(thread=True, exit_on_error=False, group="edit")
    def _step(self) -> None:
        from migwatch.editing.apply import EditError
        from migwatch.editing.outcome import ConflictError
        from migwatch.store.create import Refused

        with self._lock:
            # Whichever thread comes first, steps are done in the order they were asked for.
            path, article, step = self._waiting.popleft()
            try:
                held = self._opened(path)
                now = held.path if held.path != path else None
                before = held.annotation
                done = step(held)
                words = "; ".join((done.words, *self._followed(held, before, done)))
            except (FileProblem, EditError) as error:
                message = error.message if isinstance(error, FileProblem) else str(error)
                self.post_message(Edited(path, refusal=message))
                return
            except Refused as refusal:
                self.post_message(Edited(path, refusal="; ".join(map(str, refusal.problems))))
                return
            except ConflictError as error:
                self.post_message(Edited(path, self.as_edited(article, held.text, held.annotation)))
                self.post_message(Conflicting(path, error, step))
                return
            made = self.as_edited(article, held.text, held.annotation)
            why = (done.problem or "", done.unkept or "")
            self.post_message(Edited(path, made, words, *why, now=now, whose=done.whose))
            self._tell_waiting(path, held)

    def prepare(self) -> None:
        """Read the file that is going to be edited, so that the first step need not wait."""
        if self.path is not None and not is_packed(self.path):
            self._prepare(self.path)

    @work(thread=True, exit_on_error=False, group="edit")
    def _prepare(self, path: Path) -> None:
        with self._lock, suppress(FileProblem):
            if path == self.path:
                self._opened(path)

    @staticmethod
    def _followed(held: Editing, before: Annotation, done: Done) -> Iterator[str]:
        """Let links in other articles follow what became of the commitments they lead to."""
        from migwatch.editing.elsewhere import follow

        for relinked in follow(held, before, done):
            yield from (f"links in {path.name} {relinked.how}" for path in relinked.changed)
            yield from map(str, relinked.problems)

    def _opened(self, path: Path) -> Editing:
        from migwatch.editing.opening import opened_as_shown

        last = self._held
        if last is not None and path in (last.path, self._asked):
            return last
        if last is not None and last.unsaved:
            self._left.append(last)
        left = next((each for each in self._left if each.path == path), None)
        if left is not None:
            self._left.remove(left)
        known, shown = self.take_known(), self.article if path == self.path else None
        held = left or opened_as_shown(path, self.library.folder, known, shown)
        self._held = held
        self._asked = path
        if left is None and held.recovered:
            self.post_message(Recovered(path, held, held.recovered))
        self._tell_waiting(path, held)
        return held

    def _tell_waiting(self, path: Path, held: Editing) -> None:
        """Have the reader asked about steps that somebody else's changes keep waiting."""
        if held.choices:
            self.post_message(Recovered(path, held, ()))

    @staticmethod
    def as_edited(article: Article, text: str, annotation: Annotation) -> Article:
        """An article after a change, ready to be painted.

        Args:
            article: The article before.
            text: The text now.
            annotation: The records now.
        """
        if text == article.text:
            made = article.changed(annotation)
        else:
            # Its text has been changed as well, as by a rebase.
            corpus, shared = article.corpus, article.shared
            made = Article(article.id, text, annotation, corpus, shared=shared)
        # Worked out here, so that the next key need not wait for it.
        made.marks  # noqa: B018
        made.record("")
        return made

    @on(Edited)
    def _edited(self, message: Edited) -> None:
        if message.path != self.path:
            return
        if message.refusal:
            if not self.refuse(message.refusal):
                title = "Not done"
                self.notify(message.refusal, title=title, severity="warning", markup=False)
            return
        if message.now is not None:
            self.path = message.now
        if message.article is not None:
            self.renew(message.article)
        if (message.problem, message.unkept) != (self.unsaved, self.unkept):
            self.unsaved, self.unkept = message.problem, message.unkept
            self._withdraw_unsaved()
        if message.problem or message.unkept:
            self._tell_unsaved()
        if message.words and not message.problem:
            self._tell_done(message.words)
        if message.whose:
            # The header may have no room for it.
            words = f"{message.words} ({message.whose})"
            self.notify(words, title="Not your last step", severity="warning", markup=False)
        self._check_later()

    def refuse(self, message: str) -> bool:
        """Say on the form that asked for it why something was not done.

        Args:
            message: Why.

        Returns:
            Whether there is such a form.
        """
        return False

    def _tell_done(self, words: str) -> None:
        self.done = words
        if self._telling is not None:
            self._telling.stop()
        self._telling = self.set_timer(_TOLD, partial(setattr, self, "done", ""))

    def _tell_unsaved(self) -> None:
        from migwatch.app.notices import stay
        from migwatch.app.saving_words import unsaved_words

        title, words = unsaved_words(self.unsaved, self.unkept)
        stay(self.app, words, title)

    @property
    def edited(self) -> tuple[Editing, ...]:
        """The articles that were edited and may not be saved yet."""
        return (*self._left, *([] if self._held is None else [self._held]))

    def _withdraw_unsaved(self) -> None:
        from migwatch.app.saving_words import TITLES

        self._withdraw(*TITLES)

    def _withdraw(self, *titles: str) -> None:
        """Take notices away that have stayed until now."""
        from migwatch.app.notices import withdraw

        for title in titles:
            withdraw(self.app, title)

    def renew(self, article: Article) -> None:
        """Show the open article after a change: folding, filter and highlight stay."""
        before, selected, cursor = self.article, self.selected, self.cursor
        self.article = article
        if selected is not None and before is not None:
            found = followed(before, article, selected)
            if found is not None and found != selected:
                self.select(found)
            elif found is not None:
                self.selected = found
        self.cursor = min(cursor, max(0, len(article.text) - 1))

    # ------------------------------------------------------------------ the file

    def _check_later(self) -> None:
        """Check the file once nothing happens."""
        if self._checking is not None:
            self._checking.stop()
        self._checking = self.set_timer(_REST, self._check)

    def _check(self) -> None:
        if self.path is not None and self.progress is None:
            self._read_again(self.path)
        if self.library.has_several:
            self.index()

    @work(thread=True, exclusive=True, exit_on_error=False, group="check")
    def _read_again(self, path: Path) -> None:
        self.post_message(Checked(path, self.loaded_again(path).problems))

    def loaded_again(self, path: Path) -> Loaded:
        """Read an article as it is on the disk; a large one is read by another process.

        Args:
            path: Its annotation file, or the packed article.
        """
        stages = self.library.load_in_stages(path)
        return [stage.loaded for stage in stages if stage.loaded is not None][-1]

    @on(Checked)
    def _checked(self, message: Checked) -> None:
        problems = (*self.library.problems, *message.problems)
        if message.path == self.path and problems != self.problems:
            self.problems = problems
