"""The steps of an article: in its journal, and those that could not be kept there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from migwatch.editing.journal import Entry, Held, Journal
from migwatch.editing.revision import Change
from migwatch.store.problem import FileProblem


class History:
    """The steps.

    Args:
        path: The annotation file.
    """

    def __init__(self, path: Path) -> None:
        self.journal = Journal(path)
        self._own: list[Entry] = []

    def entries(self) -> tuple[Entry, ...]:
        """Every step, oldest first, those that take others back included."""
        try:
            held = self.journal.read().entries
        except FileProblem:
            held = ()
        known = {entry.number for entry in held}
        return (*held, *(entry for entry in self._own if entry.number not in known))

    def stacks(self, without: Collection[int] = ()) -> tuple[list[Entry], list[Entry]]:
        """The steps that can be undone and those that can be redone, next one last.

        Args:
            without: Numbers of steps that are not in effect.
        """
        counting = tuple(each for each in self.entries() if each.number not in without)
        return Held(counting, frozenset()).stacks()

    def told(self, without: Collection[int] = ()) -> tuple[tuple[Entry, bool], ...]:
        """Every step, oldest first, and whether it counts: one that was undone does not.

        Args:
            without: Numbers of steps that are not in effect.
        """
        counting = {entry.number for entry in self.stacks(without)[0]}
        return tuple(
            (entry, entry.number in counting)
            for entry in self.entries()
            if entry.undoes is None and entry.redoes is None
        )

    def add(
        self,
        words: str,
        changes: tuple[Change, ...],
        digests: tuple[str, str],
        undoes: int | None,
        redoes: int | None,
    ) -> tuple[Entry, str | None]:
        """Keep one more step.

        Args:
            words: What was done, in words.
            changes: The pieces of the file that it changed.
            digests: SHA-256 of the file before and after.
            undoes: Number of the step that it took back.
            redoes: Number of the step that it did again.

        Returns:
            The step, and why it is not in the journal, if it is not.
        """
        entry = Entry(
            number=max((entry.number for entry in self.entries()), default=0) + 1,
            when=datetime.now(UTC).isoformat(timespec="seconds"),
            words=words,
            changes=changes,
            base=digests[0],
            result=digests[1],
            undoes=undoes,
            redoes=redoes,
        )
        self._own.append(entry)
        try:
            self.journal.add(entry)
        except FileProblem as problem:
            return entry, f"the journal {problem.message}"
        return entry, None
