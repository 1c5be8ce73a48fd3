"""Editing one article: operations, saved as they are done, with undo across restarts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from migwatch.editing.again import Again, done_again, joined
from migwatch.editing.apply import EditError, applied
from migwatch.editing.checks import check_change
from migwatch.editing.document import Document
from migwatch.editing.history import PLAIN, History, Turn
from migwatch.editing.journal import Entry
from migwatch.editing.operations import AnyOperation, Rename
from migwatch.editing.outcome import Choice, ConflictError, Done
from migwatch.editing.revision import Change, Revised, inverse, is_done, revised
from migwatch.editing.sharing import with_shared
from migwatch.editing.target import Target
from migwatch.editing.telling import told
from migwatch.model.annotation import Annotation
from migwatch.store.files import ANNOTATION_LIMIT
from migwatch.store.folder import Folder, is_packed
from migwatch.store.load import load_data
from migwatch.store.problem import FileProblem, excerpt


class Editing:
    """One article being edited.

    Every step is in the journal before it is in the file, and in the file before `do`
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

    Raises:
        FileProblem: The file cannot be read, or has not the form of an annotation file.
    """

    text: str
    annotation: Annotation
    document: Document

    def __init__(self, path: Path, folder: Folder, *, dry: bool = False) -> None:
        if is_packed(path):
            raise FileProblem("is packed; unpack it, then edit it")
        self.path = path
        self.folder = folder
        self._history = History(path)
        self._journal = self._history.journal
        self._target = Target(path)
        self._pending: list[Entry] = []
        self._unnoted: str | None = None
        self.choices: list[Choice] = []
        self._load(self._target.data)
        self._dry = dry
        self.recovered = () if dry else self._recover()

    @property
    def unsaved(self) -> int:
        """How many steps are not in the file."""
        return len(self._pending)

    # --------------------------------------------------------------------- steps

    def do(self, *operations: AnyOperation, words: str = "") -> Done:
        """Do operations as one step, and save it.

        Args:
            operations: What to do, in order; all of it or nothing.
            words: What that is, in words; else they are told one by one.

        Raises:
            EditError: An operation cannot be done.
            ConflictError: Somebody else has changed the same. Their changes are in
                `annotation` now; doing it again puts ours in their place.
        """
        seen, wanted, said = self.annotation, self.annotation, []
        for operation in operations:
            if isinstance(operation, Rename) and operation.record in self.folder.shared:
                raise EditError(
                    f"{excerpt(operation.record)} is an entity that articles share; rename it in "
                    "entities.yaml and in every article"
                )
            said.append(told(operation, self.text))
            wanted = applied(wanted, with_shared(operation, self.folder), self.text)
        check_change(seen, wanted, self.text, self.folder)
        words = words or "; ".join(said)
        with self._locked():
            merged = self._look()
            if merged:
                sides = (seen, wanted, self.annotation)
                wanted = joined(sides, words, self.text, self.folder)
            made = revised(self.document, self.annotation, wanted, self.text, self.folder)
            return self._keep(words, made, wanted, merged=merged)

    def undo(self) -> Done:
        """Take the last step back.

        Raises:
            EditError: There is none.
            ConflictError: Somebody else has changed the same.
        """
        return self._turn(back=True)

    def redo(self) -> Done:
        """Do the step again that was taken back last. Raises as `undo`."""
        return self._turn(back=False)

    def _turn(self, *, back: bool) -> Done:
        with self._locked():
            merged = self._look()
            done, undone = self._stacks()
            stack = done if back else undone
            if not stack:
                raise EditError(f"nothing to {'undo' if back else 'redo'}")
            entry = stack[-1]
            words = f"{'Undo' if back else 'Redo'}: {entry.words}"
            made = self._again(inverse(entry.changes) if back else entry.changes)
            if made.conflicts:
                raise ConflictError(words, made.conflicts)
            turn = Turn(undoes=entry.number) if back else Turn(redoes=entry.number)
            step = Revised(made.document, made.changes)
            return self._keep(words, step, made.annotation, merged=merged, turn=turn)

    def decide(self, choice: Choice, *, ours: bool) -> Done:
        """Decide about a step that waits.

        Args:
            choice: One of `choices`.
            ours: Whether to do it; else it is let go.

        Raises:
            EditError: It cannot be done any more.
        """
        with self._locked():
            merged = self._look()
            entry = choice.entry
            done = Done(self.annotation, f"Let go: {entry.words}", merged=merged)
            if ours:
                made = self._again(entry.changes, ours=True)
                step = Revised(made.document, made.changes)
                turn = Turn(instead=entry.number)
                done = self._keep(entry.words, step, made.annotation, merged=merged, turn=turn)
            if not ours or not made.changes:
                done = replace(done, unkept=self._history.drop(entry))
            self.choices.remove(choice)
            return done

    def _again(self, changes: tuple[Change, ...], *, ours: bool = False) -> Again:
        now = (self.document, self.annotation)
        return done_again(*now, changes, self.text, self.folder, ours=ours)

    # -------------------------------------------------------------------- saving

    def _keep(
        self,
        words: str,
        made: Revised,
        now: Annotation,
        *,
        merged: bool,
        turn: Turn = PLAIN,
    ) -> Done:
        if not made.changes and turn.undoes is None and turn.redoes is None:
            return Done(self.annotation, words, merged=merged)
        data = made.document.data
        if len(data) > ANNOTATION_LIMIT:
            limit = f"the {ANNOTATION_LIMIT:,} bytes that are read of one"
            raise EditError(f"the annotation file would be longer than {limit}")
        if self._dry:
            self.document, self.annotation = made.document, now
            return Done(now, words, merged=merged)
        digests = (self.document.digest, made.document.digest)
        entry, unkept = self._history.add(words, made.changes, digests, turn, self._pending)
        self.document, self.annotation = made.document, now
        self._pending.append(entry)
        problem = self._write()
        return Done(now, words, problem, unkept or self._unnoted, merged)

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

    def look(self) -> bool:
        """Take in what somebody else has saved; whether there was anything."""
        with self._locked():
            return self._look()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with self._journal.locked(), self._target.locked():
            yield

    def _write(self) -> str | None:
        problem = self._target.write(self.document.data)
        if problem is None:
            why = self._journal.saved(self._pending)
            self._unnoted = None if why is None else f"the journal {why}"
            self._pending = []
        return problem

    def _look(self) -> bool:
        data = self._target.changed()
        if data is None:
            return False
        self._load(data)
        self._target.data = data
        pending, self._pending = self._pending, []
        for entry in pending:
            if not self._history.settled(entry):
                self._redo(entry)
        return True

    def _redo(self, entry: Entry) -> bool:
        """Do a step again that is not in the file; whether it need not wait."""
        try:
            made = self._again(entry.changes)
        except EditError:
            # A record has something wrong in it now.
            made = Again(self.document, self.annotation, (), ())
            waits = True
        else:
            waits = bool(made.conflicts)
        if waits:
            self.choices.append(Choice(entry, made.conflicts))
            self._history.waits(entry)
            return False
        self.document, self.annotation = made.document, made.annotation
        self._pending.append(entry)
        return True

    def _load(self, data: bytes) -> None:
        document = Document.of(data)
        loaded = load_data(self.path, self.folder, data)
        if loaded.article is None:
            problem = loaded.problems[0]
            raise FileProblem(problem.message, problem.line, problem.column)
        self.text = loaded.article.text
        self.document, self.annotation = document, loaded.article.annotation

    # ------------------------------------------------------------------- history

    def history(self) -> tuple[tuple[Entry, bool], ...]:
        """Every step, oldest first, and whether it counts: one that was undone does not."""
        return self._history.told(self._pending)

    def _stacks(self) -> tuple[list[Entry], list[Entry]]:
        return self._history.stacks(self._pending)

    def _recover(self) -> tuple[str, ...]:
        """Finish what a crash, or a file that could not be written, has left unfinished."""
        with self._locked():
            self._look()
            try:
                held = self._journal.read()
            except FileProblem as problem:
                return (f"the journal {problem.message}",)
            there, left = held.unfinished(self.document.digest)
            if there or left:
                self._target.tidy()
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
