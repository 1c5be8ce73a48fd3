"""The form of a record: every field, changed one by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.message_pump import MessagePump

from migwatch.app.bindings import Hint, bound, hint
from migwatch.app.form_values import Path, change, holder, plain_of
from migwatch.app.screens.form_whole import FormWhole
from migwatch.app.trying import tried
from migwatch.editing.apply import EditError
from migwatch.editing.operations import AnyOperation, Merge, Rename
from migwatch.model.annotation import Metadata
from migwatch.model.article import Article, label
from migwatch.store.folder import Folder
from migwatch.store.problem import excerpt

#: Characters of a record's name in the title of its form, and in that of a part of it.
_LONG, _SHORT = 48, 24


class Form(FormWhole):
    """Changes a record, or the article's own facts.

    Each change is told as one operation as soon as it is made, and the form shows it at once.
    Whoever saves it gives the form the article as it is then with `show`, or says with
    `refuse` why it could not be saved.

    Attributes:
        steps: Numbers of the steps that were made here and count, as far as they are done;
            whoever saves changes notes them.

    Args:
        article: The article.
        record: Id of the record; empty for the article's own facts.
        to: Who is told of changes; None for the form itself, from which they go to the app.
        folder: The corpus, against which changes are checked; None checks them by themselves.

    Raises:
        KeyError: The article has no such record.
    """

    BINDINGS = bound(("undo", "undo"), ("redo", "redo"))

    @dataclass
    class Changed(Message):
        """Something was changed.

        Attributes:
            operation: How.
            form: The form.
        """

        operation: AnyOperation
        form: Form

    @dataclass
    class Undone(Message):
        """The last change is to be taken back, or done again.

        Attributes:
            form: The form.
            again: Whether it is to be done again.
        """

        form: Form
        again: bool

    def __init__(
        self,
        article: Article,
        record: str,
        to: MessagePump | None = None,
        folder: Folder | None = None,
    ) -> None:
        held = holder(article.annotation, record)
        if held is None:
            raise KeyError(record)
        super().__init__(article, type(held), plain_of(held))
        self.folder = folder
        self.record = record
        self._to = to
        #: Whether the record is there no more, and the form is closing therefore.
        self._gone = self._is_left = False
        #: Changes that the article which was shown last may not have yet.
        self._waiting: list[AnyOperation] = []
        #: Changes that were made here and count, and those that were taken back.
        self._made = 0
        self._back = 0
        #: What was typed and may not be saved yet, by the path of its field.
        self._typed: dict[Path, str] = {}
        self.steps: list[int] = []
        #: Every id that the record had.
        self._ids = [record]

    def heading(self) -> str:
        """The record."""
        held = holder(self.article.annotation, self.record)
        if held is None or isinstance(held, Metadata):
            return "Article"
        # Within a part, that has to be seen.
        return f"{type(held).__name__} {excerpt(label(held), _SHORT if self._path else _LONG)}"

    def point(self, field: str, problem: str) -> None:
        """Highlight a field, and say what is wrong with it.

        Args:
            field: The field.
            problem: What is wrong.
        """
        self.highlight((field,))
        self.problem = problem

    def commit(self, path: Path, value: Any) -> bool:
        """Change a field."""
        done = self.do(change(self.record, self._plain, path, value))
        if isinstance(value, str):
            self._typed[path] = value
        return done

    def begun(self, path: Path, words: str) -> str:
        """What was typed last, where that is not saved; else what the field holds."""
        return self._typed.get(path, words)

    def do(self, operation: AnyOperation) -> bool:
        """Do an operation, and tell of it.

        Returns:
            Whether it could be done; the form says why it could not.
        """
        try:
            article = tried(self.article, operation, self.folder)
        except EditError as error:
            self.problem = str(error)
            if self._gone:
                self._tell_lost(operation)
            return False
        self.problem = ""
        if isinstance(operation, Rename):
            self.record = operation.to
        elif isinstance(operation, Merge):
            self.record = operation.into
        self._ids.append(self.record)
        self._made += 1
        self._back = 0
        self._waiting.append(operation)
        (self._to or self).post_message(self.Changed(operation, self))
        self._present(article)
        return True

    def show(self, article: Article) -> None:
        """Show what the record is in an article; the highlight stays on its field.

        Changes that have been told and are not in the article yet are shown as well. The form
        closes where there is no such record any more.

        Args:
            article: The article.
        """
        waiting, self._waiting = self._waiting, []
        for operation in waiting:
            try:
                changed = tried(article, operation)
            except EditError:
                # It has been done: what it was done to is there no more.
                continue
            if changed.annotation != article.annotation:
                article = changed
                self._waiting.append(operation)
        self._present(article)
        if not self._waiting:
            # What is saved is not kept beside.
            typed = self._typed.items()
            self._typed = {at: words for at, words in typed if self.value(at) != words}

    def _present(self, article: Article) -> None:
        self.article = article
        # Undoing gives a record the id back that it had.
        for each in (self.record, *reversed(self._ids)):
            held = holder(article.annotation, each)
            if held is not None and type(held) is self._struct:
                self.record = each
                break
        else:
            self._gone = True
            self._close()
            return
        self._plain = plain_of(held)
        if self.is_attached:
            self.build()

    def _tell_lost(self, operation: AnyOperation) -> None:
        """Say what was asked for of a record that is there no more, as the form closes."""
        from migwatch.editing.telling import told

        words = f"{told(operation, self.article.text)}: somebody else has deleted that record"
        self.app.notify(words, title="Not done", severity="warning", timeout=60, markup=False)

    def on_screen_resume(self) -> None:
        """Close what has nothing to show any more."""
        self._close()

    def _close(self) -> None:
        # What lies over the form is finished first.
        if self._gone and not self._is_left and self.is_active:
            self._is_left = True
            self.dismiss()

    def refuse(self, message: str, article: Article) -> None:
        """Say why a change was not saved, and show what the record is.

        What was typed is not lost: it is what the field is asked with again.

        Args:
            message: Why.
            article: The article.
        """
        self._waiting = []
        self._made = max(0, self._made - 1)
        self.show(article)
        kept = "; what you typed is kept, and enter shows it" if self._typed else ""
        self.problem = f"{message}{kept}"

    @property
    def is_changed(self) -> bool:
        """Whether something was changed here and counts."""
        return self._made > 0

    def more_hints(self) -> tuple[Hint, ...]:
        """Further keys; that which undoes once there is something to undo."""
        undo = (hint(self, "undo", "undo"),) if self._made else ()
        return (*undo, *super().more_hints())

    def action_undo(self) -> None:
        """Take back the last change that was made in this form."""
        if self._draft is not None:
            self.action_back()
        elif self._made:
            self._made -= 1
            self._back += 1
            self._take_back(again=False)
        else:
            self.problem = "nothing has been changed in this form"

    def action_redo(self) -> None:
        """Do again what was taken back in this form."""
        if self._back and self._draft is None:
            self._back -= 1
            self._made += 1
            self._take_back(again=True)
        else:
            self.problem = "nothing was taken back in this form"

    def _take_back(self, *, again: bool) -> None:
        self._waiting = []
        self.problem = ""
        (self._to or self).post_message(self.Undone(self, again))
