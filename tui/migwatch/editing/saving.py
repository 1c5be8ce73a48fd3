"""An article that is edited: what is kept of it, saved, and taken in from others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from migwatch.editing.again import done_again
from migwatch.editing.apply import EditError
from migwatch.editing.checks import check_change
from migwatch.editing.document import Document
from migwatch.editing.history import PLAIN, History, Turn
from migwatch.editing.journal import Entry
from migwatch.editing.merging import Conflict
from migwatch.editing.outcome import Choice, Done
from migwatch.editing.preparing import Prepared, taken_apart
from migwatch.editing.revision import Change, inverse, is_done
from migwatch.editing.target import Target
from migwatch.editing.texts import Sources, Texts
from migwatch.model.annotation import Annotation
from migwatch.store.files import ANNOTATION_LIMIT
from migwatch.store.folder import Folder, is_packed
from migwatch.store.kept import tidy_kept
from migwatch.store.problem import FileProblem


class Made(NamedTuple):
    """What a step makes of an article.

    Attributes:
        document: The file.
        changes: What has changed in it, in order.
        annotation: Its records.
        sources: The source text before and after, where that is another.
        text: What that holds.
    """

    document: Document
    changes: tuple[Change, ...]
    annotation: Annotation
    sources: Sources | None = None
    text: str = ""


class Saving:
    """The article, its journal and its file.

    Every step is in the journal before it is in the file, and in the file before that
    returns. Where the file cannot be written the work is kept in the journal, and saved
    with the next step or by `save`.

    Attributes:
        text: The source text.
        annotation: The sound records of the file, with what is still to be saved.
        document: The file, likewise.
        recovered: What was found unfinished, and what became of it.
        choices: Steps that wait for a decision.

    Args:
        path: The annotation file.
        folder: The corpus.
        dry: Whether steps are to be tried only: nothing is saved.
        known: What was read of the file before; taken where it is the same, or amiss now.

    Raises:
        FileProblem: The file cannot be read, or has not the form of an annotation file.
    """

    text: str
    annotation: Annotation
    document: Document

    def __init__(
        self, path: Path, folder: Folder, *, dry: bool = False, known: Prepared | None = None
    ) -> None:
        if is_packed(path):
            raise FileProblem("is packed; unpack it, then edit it")
        self.path = path
        self.folder = folder
        self._history = History(path)
        self._journal = self._history.journal
        self._target = Target(path)
        self._texts = Texts(path, folder)
        self._pending: list[Entry] = []
        self._unnoted: str | None = None
        self.choices: list[Choice] = []
        self._begin(known)
        self._dry = dry
        self.recovered = () if dry else self._recover()

    def _begin(self, known: Prepared | None) -> None:
        if known is None or known.data != self._target.data:
            try:
                self._load(self._target.data)
            except FileProblem as problem:
                if known is None:
                    raise
                # Steps wait until it can be read; till then they are done to what is known.
                self._target.lose(known.data, problem)
            else:
                return
        _, self.document, self.text, self.annotation = known

    @property
    def unsaved(self) -> int:
        """How many steps are not in the file."""
        return len(self._pending)

    @property
    def at_risk(self) -> tuple[str, ...]:
        """Steps that are neither in the file nor in the journal, in words."""
        return tuple(entry.words for entry in self._pending if self._history.lacks(entry))

    # --------------------------------------------------------------------- again

    def _again(
        self, entry: Entry, *, back: bool = False, ours: bool = False
    ) -> tuple[Made, tuple[Conflict, ...]]:
        """What doing a step again makes, or taking it back, and what keeps it from that."""
        changes = inverse(entry.changes) if back else entry.changes
        now = (self.document, self.annotation, changes)
        if entry.texts is None:
            made = done_again(*now, self.text, self.folder, ours=ours)
            # It may have been made with another text than there is now.
            check_change(self.annotation, made.annotation, self.text, self.folder)
            return Made(made.document, made.changes, made.annotation), made.conflicts
        sources = entry.texts.inverse() if back else entry.texts
        self._texts.check(sources)
        before, after = map(self._texts.read, sources)
        known = self._texts.wrong(self.document, before)
        made = done_again(*now, before, self.folder, ours=ours, after=after)
        if made.conflicts and not ours:
            return Made(made.document, made.changes, made.annotation), made.conflicts
        text, annotation = self._texts.under(made.document, sources.after, known)
        return Made(made.document, made.changes, annotation, sources, text), ()

    # -------------------------------------------------------------------- saving

    def _keep(
        self,
        words: str,
        made: Made,
        *,
        merged: bool = False,
        turn: Turn = PLAIN,
    ) -> Done:
        if not made.changes and turn.undoes is None and turn.redoes is None:
            return Done(self.annotation, words, merged=merged)
        data = made.document.data
        if len(data) > ANNOTATION_LIMIT:
            limit = f"the {ANNOTATION_LIMIT:,} bytes that are read of one"
            raise EditError(f"the annotation file would be longer than {limit}")
        if self._dry:
            self._take(made)
            return Done(made.annotation, words, merged=merged)
        digests = (self.document.digest, made.document.digest)
        entry, unkept = self._history.add(
            words, made.changes, digests, turn, self._pending, made.sources
        )
        self._texts.keep(self.text, self.document)
        self._take(made)
        self._pending.append(entry)
        problem = self._write()
        number = turn.undoes or turn.redoes or entry.number
        return Done(made.annotation, words, problem, unkept or self._unnoted, merged, number=number)

    def _take(self, made: Made) -> None:
        self.document, self.annotation = made.document, made.annotation
        if made.sources is not None:
            self.text = made.text

    def save(self) -> str | None:
        """Save what could not be saved before.

        Returns:
            Why it cannot be saved still; None where all is saved.
        """
        with self._locked():
            self._look()
            with suppress(FileProblem):
                self._history.keep(self._pending)
            return self._write() if self._pending else None

    @property
    def unread(self) -> FileProblem | None:
        """Why the file could not be read when it was looked at last; None where it could."""
        return self._target.unread

    def look(self, *, anew: bool = False) -> bool:
        """Take in what somebody else has saved; whether there was anything.

        Args:
            anew: Whether the text may have changed too.

        Raises:
            FileProblem: The text cannot be read. Why the file cannot is in `unread`.
        """
        with self._locked():
            return self._look(anew=anew)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._journal.locked(), self._target.locked():
            yield

    def _write(self) -> str | None:
        problem = self._target.write(self.document.data, self._put)
        if problem is None:
            why = self._journal.saved(self._pending)
            self._unnoted = None if why is None else f"the journal {why}"
            self._pending = []
        return problem

    def _put(self) -> Callable[[], None] | None:
        """Have the text at its place that the file is about to name, if a step changes it."""
        steps = [entry.texts for entry in self._pending if entry.texts is not None]
        return self._texts.put(steps) if steps else None

    def _look(self, *, anew: bool = False) -> bool:
        changed = self._target.changed()
        data = changed or (self._target.data if anew else None)
        if data is None:
            return False
        try:
            self._load(data)
        except FileProblem as problem:
            if changed is None:
                raise
            # It is not written over; what is done meanwhile waits until it can be read.
            self._target.unread = problem
            return False
        self._target.data = data
        pending, self._pending = self._pending, []
        for entry in pending:
            if not self._history.settled(entry):
                self._redo(entry)
        return True

    def _redo(self, entry: Entry) -> bool:
        """Do a step again that is not in the file; whether it need not wait."""
        try:
            made, conflicts = self._again(entry)
        except EditError:
            # A record has something wrong in it now.
            made, conflicts = None, ()
        if made is None or conflicts:
            self.choices.append(Choice(entry, conflicts))
            self._history.waits(entry)
            return False
        self._take(made)
        self._pending.append(entry)
        return True

    def _load(self, data: bytes) -> None:
        document, loaded = taken_apart(self.path, self.folder, data)
        article = loaded.article or self._texts.known(document)
        if article is None:
            problem = loaded.problems[0]
            raise FileProblem(problem.message, problem.line, problem.column)
        self.text = article.text
        self.document, self.annotation = document, article.annotation

    # ------------------------------------------------------------------- history

    def history(self) -> tuple[tuple[Entry, bool], ...]:
        """Every step, oldest first, and whether it counts: one that was undone does not."""
        return self._history.told(self._pending)

    def _stacks(self) -> tuple[list[Entry], list[Entry]]:
        return self._history.stacks(self._pending)

    def _recover(self) -> tuple[str, ...]:
        """Finish what a crash, or a file that could not be written, has left unfinished."""
        tidy_kept()
        with self._locked():
            self._look()
            try:
                held = self._journal.read()
            except FileProblem as problem:
                return (f"the journal {problem.message}",)
            there, left = held.unfinished(self.document.digest)
            if there or left:
                self._target.tidy()
                self._texts.tidy(entry.texts for entry in (*there, *left))
            said = {entry.number: f"was saved: {entry.words}" for entry in there}
            for entry in left:
                if is_done(self.document, entry.changes):
                    there.append(entry)
                    said[entry.number] = f"was saved: {entry.words}"
                elif not self._redo(entry):
                    said[entry.number] = f"waits for your decision: {entry.words}"
            self._journal.saved(there)
            pending = self._pending
            why = self._write() if pending else None
            how = "is saved now" if why is None else "is kept, but not saved yet"
            said |= {entry.number: f"{how}: {entry.words}" for entry in pending}
            words = [said[number] for number in sorted(said)]
            return tuple(words if why is None else [*words, why])
