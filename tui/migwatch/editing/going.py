"""Going back or forward to a step of an article; taking back certain ones, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from migwatch.editing.apply import EditError
from migwatch.editing.editing import Editing
from migwatch.editing.outcome import Done
from migwatch.store.problem import excerpt


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


def take_back(held: Editing, numbers: Iterable[int]) -> Done:
    """Undo steps, and no others.

    Args:
        held: The article.
        numbers: Their numbers.

    Raises:
        EditError: Another step was done after them, or none of them counts any more.
        ConflictError: Somebody else has changed the same; later ones of them are undone.
    """
    done = None
    for number in sorted(numbers, reverse=True):
        counting = [entry for entry, counts in held.history() if counts]
        if all(entry.number != number for entry in counting):
            continue
        if counting[-1].number != number:
            words = excerpt(counting[-1].words)
            raise EditError(f"{words} was done after it; take that back first")
        done = held.undo()
    if done is None:
        raise EditError("what was decided last has been taken back already")
    return done
