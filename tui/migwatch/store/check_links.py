"""Circles among the links of commitments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from migwatch.model.commitment import Commitment
from migwatch.model.records import Record
from migwatch.store.problem import Finding, Route, excerpt

_PART_OF = "part_of"
_SHOWN = 5


def check_circles(records: Iterable[tuple[Route, Record]]) -> Iterator[Finding]:
    """Links by which a commitment is, over any number of steps, part of itself."""
    wholes: dict[str, list[tuple[str, Route]]] = {}
    for route, record in records:
        if isinstance(record, Commitment):
            wholes[record.id] = [
                (link.to, (*route, "links", at, "to"))
                for at, link in enumerate(record.links)
                if link.rel == _PART_OF
            ]
    done: set[str] = set()
    for first in wholes:
        path: list[str] = []
        depth: dict[str, int] = {}
        # A step without a route leaves a commitment whose links have all been followed.
        todo: list[tuple[str, Route | None]] = [(first, ())]
        while todo:
            name, step = todo.pop()
            if step is None:
                done.add(path.pop())
                del depth[name]
            elif name in depth:
                yield step, _circle(path, depth[name])
            elif name in wholes and name not in done:
                depth[name] = len(path)
                path.append(name)
                todo.append((name, None))
                todo.extend(wholes[name])


def _circle(path: list[str], begin: int) -> str:
    shown = path[begin : begin + _SHOWN]
    if len(path) - begin > _SHOWN:
        shown.append("\u2026")
    ring = " > ".join([*shown, path[begin]])
    return f"{_PART_OF} runs in a circle: {excerpt(ring, 400)}; take one of these links out"
