"""Going back or forward to a step of an article."""

from __future__ import annotations

from dataclasses import replace

from migwatch.editing.apply import EditError
from migwatch.editing.editing import Editing
from migwatch.editing.outcome import Done


def go_to(held: Editing, number: int) -> Done:
    """Undo, or redo, until a step is the last that counts.

    Args:
        held: The article.
        number: Number of the step.

    Raises:
        EditError: It can be reached neither way.
        ConflictError: Somebody else has changed the same; the steps before are done.
    """
    done = Done(held.annotation, "")
    while True:
        counts = {entry.number: counts for entry, counts in held.history()}
        if number not in counts:
            raise EditError("that step can be reached no more")
        if number == max((each for each, effect in counts.items() if effect), default=0):
            return done
        whose = done.whose
        done = held.undo() if counts[number] else held.redo()
        done = done if done.whose else replace(done, whose=whose)
