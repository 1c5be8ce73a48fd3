"""Links of commitments: their form, and circles among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from migwatch.model.commitment import Commitment
from migwatch.model.records import Record
from migwatch.store.problem import Finding, Route, excerpt

PART_OF = "part_of"
#: Stands between an article's id and that of its commitment; no id holds it.
FAR = "/"
_SHOWN = 5

T = TypeVar("T")


def far(to: str) -> tuple[str, str] | None:
    """The ids of article and commitment that a link to another article names.

    Returns:
        None for an id of the article itself, which holds no `FAR`.
    """
    article, between, commitment = to.partition(FAR)
    return (article, commitment) if between else None


def check_circles(records: Iterable[tuple[Route, Record]]) -> Iterator[Finding]:
    """Links by which a commitment is, over any number of steps, part of itself."""
    wholes: dict[str, list[tuple[str, Route]]] = {}
    for route, record in records:
        if isinstance(record, Commitment):
            wholes[record.id] = [
                (link.to, (*route, "links", at, "to"))
                for at, link in enumerate(record.links)
                if link.rel == PART_OF
            ]
    for ring, step in rings(wholes, lambda name: wholes.get(name, ())):
        yield step, circle_message(ring)


def rings(
    names: Iterable[str], wholes: Callable[[str], Iterable[tuple[str, T]]]
) -> Iterator[tuple[list[str], T]]:
    """Circles that are met on the way from some names to their wholes.

    Args:
        names: Where to begin.
        wholes: Gives what a name is part of, each with the step that leads there.

    Returns:
        The names of each circle in turn, and the step from the last to the first.
    """
    done: set[str] = set()
    for first in names:
        path: list[str] = []
        depth: dict[str, int] = {}
        # An entry without a step leaves a name whose wholes have all been followed.
        todo: list[tuple[str, tuple[T] | tuple[()] | None]] = [(first, ())]
        while todo:
            name, step = todo.pop()
            if step is None:
                done.add(path.pop())
                del depth[name]
            elif name in depth:
                if step:
                    yield path[depth[name] :], step[0]
            elif name not in done:
                depth[name] = len(path)
                path.append(name)
                todo.append((name, None))
                todo.extend((whole, (each,)) for whole, each in wholes(name))


def circle_message(ring: list[str]) -> str:
    """What is wrong with links that run in a circle."""
    shown = ring[:_SHOWN]
    if len(ring) > _SHOWN:
        shown.append("\u2026")
    whole = " > ".join([*shown, ring[0]])
    return f"{PART_OF} runs in a circle: {excerpt(whole, 400)}; take one of these links out"
