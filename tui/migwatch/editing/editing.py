"""Editing one article: operations, saved as they are done, with undo across restarts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from migwatch.editing.again import joined
from migwatch.editing.apply import EditError
from migwatch.editing.checks import wanted_by
from migwatch.editing.document import Document
from migwatch.editing.history import Turn
from migwatch.editing.journal import Entry
from migwatch.editing.operations import AnyOperation, Set
from migwatch.editing.outcome import Choice, ConflictError, Done
from migwatch.editing.revision import Revised, differences, revised
from migwatch.editing.saving import Made, Saving
from migwatch.editing.texts import Sources, source_of


class Editing(Saving):
    """One article being edited, step by step."""

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
        seen = self.annotation
        self._check_text(operations)
        wanted, said = wanted_by(seen, operations, self.text, self.folder)
        words = words or said
        with self._locked():
            merged = self._look()
            if merged:
                self._check_text(operations)
                sides = (seen, wanted, self.annotation)
                wanted = joined(sides, words, self.text, self.folder)
            made = revised(self.document, self.annotation, wanted, self.text, self.folder)
            return self._keep(words, Made(*made, wanted), merged=merged)

    def _check_text(self, operations: Iterable[AnyOperation]) -> None:
        """Refuse to change records while their offsets are not those of the text.

        Raises:
            EditError: The text is not the one that was annotated.
        """
        if not all(map(_names_text, operations)):
            self._texts.check_annotated(self.text, self.annotation.article.sha256)

    def move(
        self,
        seen: bytes,
        data: bytes,
        texts: tuple[bytes, bytes],
        words: str,
        base: Revised | None = None,
    ) -> Done:
        """Put another text under all passages, as one step.

        Args:
            seen: The file as it was when the passages were moved.
            data: It with its passages in the new text, which it names.
            texts: The text before and after.
            words: What is done, in words.
            base: What is done before in the file alone; None where nothing is.

        Raises:
            EditError: The file was changed meanwhile, or leaves no room for the change; or
                the old text would be lost, as no copy of it can be kept.
        """
        with self._locked():
            self._look()
            if self.document.data != seen:
                raise EditError("was changed by somebody else meanwhile; try again")
            document = Document.of(data)
            before, first = base or (self.document, ())
            try:
                changes = (*first, *differences(before, document))
            except ValueError:
                raise EditError("is written in a form that leaves no room for it") from None
            sources = Sources(source_of(self.document), source_of(document))
            overwrites = self._texts.check(sources)
            unkept = self._texts.give(*texts)
            if unkept and overwrites:
                raise EditError(f"{unkept}; without it the old text would be lost")
            under = self._texts.under(document, sources.after)
            made = Made(document, changes, under.annotation, sources, under.text)
            done = self._keep(words, made)
            return replace(done, unkept=done.unkept or unkept)

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
            made, conflicts = self._again(entry, back=back)
            if conflicts:
                raise ConflictError(words, conflicts)
            turn = Turn(undoes=entry.number) if back else Turn(redoes=entry.number)
            whose = self._history.whose(entry)
            return replace(self._keep(words, made, merged=merged, turn=turn), whose=whose)

    def take_back(self, entry: Entry, words: str) -> Done:
        """Take back a step that need not be the last one, as a step of its own.

        Args:
            entry: One of the steps that count; see `history`.
            words: What that is, in words.

        Raises:
            EditError: It cannot be taken back any more.
            ConflictError: What it changed has changed since.
        """
        with self._locked():
            merged = self._look()
            made, conflicts = self._again(entry, back=True)
            if conflicts:
                raise ConflictError(words, conflicts)
            return self._keep(words, made, merged=merged)

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
                made, _ = self._again(entry, ours=True)
                turn = Turn(instead=entry.number)
                done = self._keep(entry.words, made, merged=merged, turn=turn)
            if not ours or not made.changes:
                done = replace(done, unkept=self._history.drop(entry))
            self.choices.remove(choice)
            return done


def _names_text(operation: AnyOperation) -> bool:
    """Whether an operation says only which text it is, or what that is to be."""
    return (
        isinstance(operation, Set)
        and not operation.record
        and operation.field in ("text", "sha256")
    )
