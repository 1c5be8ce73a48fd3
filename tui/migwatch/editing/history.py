"""The steps of an article: in its journal, and those that could not be kept there."""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from migwatch.editing.journal import Entry, Held, Journal
from migwatch.editing.revision import Change
from migwatch.editing.texts import Sources
from migwatch.store.problem import FileProblem

_RUN = secrets.token_hex(4)


class Turn(NamedTuple):
    """What a step does with earlier ones.

    Attributes:
        undoes: Number of the step that it takes back.
        redoes: Number of the step that it does again.
        instead: Number of the step that waited for a decision and is done as this one.
    """

    undoes: int | None = None
    redoes: int | None = None
    instead: int | None = None


#: What a step does that has nothing to do with earlier ones.
PLAIN = Turn()


def _run() -> str:
    # A process that was forked off is another one.
    return f"{_RUN}-{os.getpid()}"


class History:
    """The steps.

    Args:
        path: The annotation file.
    """

    def __init__(self, path: Path) -> None:
        self.journal = Journal(path)
        #: Those that could not be kept.
        self._own: list[Entry] = []

    def entries(self) -> tuple[Entry, ...]:
        """Every step, oldest first, those that take others back included."""
        try:
            held = self.journal.read().entries
        except FileProblem:
            held = self.journal.known.entries
        return self._all(held)

    def _all(self, held: tuple[Entry, ...]) -> tuple[Entry, ...]:
        own = [entry for entry in self._own if entry not in held]
        return tuple(sorted((*held, *own), key=lambda entry: entry.number)) if own else held

    def stacks(self, pending: Collection[Entry]) -> tuple[list[Entry], list[Entry]]:
        """The steps that can be undone and those that can be redone, next one last.

        Args:
            pending: Steps that are in effect, though not in the file.
        """
        entries = self.entries()
        without = self._without(pending)
        counting = tuple(entry for entry in entries if entry.number not in without)
        return Held(counting, frozenset()).stacks()

    def whose(self, entry: Entry) -> str:
        """Where and when a step was last done or taken back, in words.

        Args:
            entry: The step.

        Returns:
            The words; empty where it was this run of this program.
        """
        acts = reversed(self.entries())
        last = next(
            each for each in acts if entry.number in (each.number, each.undoes, each.redoes)
        )
        if last.by == _run():
            return ""
        when = datetime.fromisoformat(last.when).astimezone()
        today = when.date() == datetime.now().astimezone().date()
        return f"made in another window {when:at %H:%M}" if today else f"made on {when:%Y-%m-%d}"

    def told(self, pending: Collection[Entry] = ()) -> tuple[tuple[Entry, bool], ...]:
        """Every step, oldest first, and whether it counts: one that was undone does not.

        Args:
            pending: Steps that are in effect, though not in the file.
        """
        counting = {entry.number for entry in self.stacks(pending)[0]}
        return tuple(
            (entry, entry.number in counting)
            for entry in self.entries()
            if entry.undoes is None and entry.redoes is None
        )

    def _without(self, pending: Collection[Entry]) -> frozenset[int]:
        """Numbers of steps in the journal that are not in effect, as they wait."""
        return self.journal.known.unsaved - {entry.number for entry in pending}

    def settled(self, entry: Entry) -> bool:
        """Whether somebody else has saved a step, or let it go."""
        try:
            held = self.journal.read()
        except FileProblem:
            return False
        return entry not in self._own and (
            entry not in held.entries or entry.number not in held.unsaved
        )

    def add(
        self,
        words: str,
        changes: tuple[Change, ...],
        digests: tuple[str, str],
        turn: Turn,
        pending: Collection[Entry],
        texts: Sources | None = None,
    ) -> tuple[Entry, str | None]:
        """Keep one more step.

        Args:
            words: What was done, in words.
            changes: The pieces of the file that it changed.
            digests: SHA-256 of the file before and after.
            turn: What it does with earlier steps.
            pending: Steps that are in effect, though not in the file.
            texts: The source text before and after, where that changed as well.

        Returns:
            The step, and why it is not in the journal, if it is not.
        """
        unread = None
        try:
            self.journal.read()
        except FileProblem as problem:
            # Its number may be taken.
            unread = problem
        last = max((entry.number for entry in self._own), default=0)
        entry = Entry(
            number=max(self.journal.last, last) + 1,
            when=datetime.now(UTC).isoformat(timespec="seconds"),
            words=words,
            changes=changes,
            base=digests[0],
            result=digests[1],
            undoes=turn.undoes,
            redoes=turn.redoes,
            instead=turn.instead,
            without=tuple(sorted(self._without(pending) - {turn.instead})),
            by=_run(),
            texts=texts,
        )
        try:
            if unread is not None:
                raise unread
            self.keep(pending, entry)
        except FileProblem as problem:
            self._own.append(entry)
            return entry, f"the journal {problem.message}"
        return entry, None

    def keep(self, pending: Collection[Entry], *entries: Entry) -> None:
        """Keep steps, those before included that could not be kept when they were done.

        Args:
            pending: Steps that are in effect, though not in the file.
            entries: More steps.

        Raises:
            FileProblem: They cannot be kept.
        """
        # A number may have been given to another step meanwhile.
        late = [entry for entry in self._own if entry.number > self.journal.last]
        if late or entries:
            saved = [entry for entry in late if entry not in pending]
            self.journal.add(*late, *entries, saved=saved)
            self._own = [entry for entry in self._own if entry not in late]

    def lacks(self, entry: Entry) -> bool:
        """Whether a step is not in the journal, as it could not be written."""
        return entry in self._own

    def waits(self, entry: Entry) -> None:
        """Note that a step is not in effect; the journal tells that of those it holds."""
        self._own = [each for each in self._own if each != entry]

    def drop(self, entry: Entry) -> str | None:
        """Let a step go.

        Returns:
            Why that is not in the journal, if it is not.
        """
        if entry in self._own:
            self.waits(entry)
            return None
        try:
            self.journal.drop(entry.number)
        except FileProblem as problem:
            return f"the journal {problem.message}"
        return None
