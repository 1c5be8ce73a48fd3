"""What is said of steps that are not in the file, or not in the journal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migwatch.editing.editing import Editing

_UNSAVED, _UNKEPT, _AT_RISK = TITLES = (
    "Not saved",
    "Saved, but not in the history",
    "Neither saved nor kept",
)


def unsaved_words(unsaved: str, unkept: str) -> tuple[str, str]:
    """Title and words of the notice that tells the reader.

    Args:
        unsaved: Why the last steps are not in the file; empty where they are.
        unkept: Why they are not in the journal; empty where they are.
    """
    if not unsaved:
        return _UNKEPT, f"{unkept}. What you did is in the file; undo ends with this program."
    if not unkept:
        return _UNSAVED, f"{unsaved}. Your work is kept, and saved as soon as that can be."
    told = f"{unsaved}; {unkept}. Your work is saved as soon as that can be"
    return _AT_RISK, f"{told}; until then it is lost if you quit."


def at_risk(edited: Iterable[Editing]) -> list[str]:
    """Steps that are lost with the program, in words."""
    return [f"{held.path.name}: {words}" for held in edited for words in held.at_risk]


def left_over(edited: Iterable[Editing]) -> str:
    """What is told behind the explorer of steps that are kept, but not in the file yet."""
    told = []
    for held in edited:
        if number := held.unsaved - len(held.at_risk):
            steps = "1 step is" if number == 1 else f"{number} steps are"
            told.append(f"{held.path.name}: {steps} kept, but not in the file yet.")
    if told:
        told.append("They are saved when the article is opened again.")
    return "\n".join(told)
