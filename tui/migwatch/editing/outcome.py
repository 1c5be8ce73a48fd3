"""What can come of a step."""

from __future__ import annotations

from dataclasses import dataclass

from migwatch.editing.journal import Entry
from migwatch.editing.merging import Conflict
from migwatch.model.annotation import Annotation


class ConflictError(Exception):
    """Somebody else has changed the file in the same place; nothing was done.

    Args:
        words: What was to be done.
        conflicts: What both sides changed differently.
    """

    def __init__(self, words: str, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__(f"{words}: somebody else has changed that meanwhile")
        self.words = words
        self.conflicts = conflicts


@dataclass(frozen=True)
class Done:
    """What came of a step.

    Attributes:
        annotation: The records now.
        words: What was done.
        problem: Why it is not in the file yet, and what to do; None where it is.
        unkept: Why it is not in the journal; None where it is.
        merged: Whether somebody else's changes came in with it.
        whose: Where and when the step that was taken back, or done again, was made; empty
            where it was made here.
        number: Number of the step, or of that which it took back or did again; 0 where
            nothing is changed.
    """

    annotation: Annotation
    words: str
    problem: str | None = None
    unkept: str | None = None
    merged: bool = False
    whose: str = ""
    number: int = 0


@dataclass(frozen=True)
class Choice:
    """A step that waits for a decision, since somebody else has changed the same.

    Attributes:
        entry: The step.
        conflicts: Both values of each place.
    """

    entry: Entry
    conflicts: tuple[Conflict, ...]
