"""Where a value stands in its file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from migwatch.store.problem import Route

#: Routes as a tree: a step leads to the steps that go on from it.
Wanted = dict[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a value stands in its file; a byte order mark is not counted.

    Attributes:
        line: Line of the value, from 1.
        column: Column of the value, from 1.
        key: Line and column of its key; the value's own where it has none.
        key_start: Index of its key's first character; the value's own likewise.
        start: Index of its first character, that of its anchor or tag if it has one.
        end: Index behind its last character; of a block scalar or collection, where
            the next thing begins.
        style: ``'`` or ``"`` for a quoted scalar, ``|`` or ``>`` for a block scalar,
            ``{`` or ``[`` for a flow collection, ``*`` for an alias, else empty.
    """

    line: int
    column: int
    key: tuple[int, int]
    key_start: int
    start: int
    end: int
    style: str


def wanted_routes(routes: Iterable[Route]) -> Wanted:
    """Routes as a tree; all that lies on the way to one of them is wanted too."""
    tree: Wanted = {}
    for route in routes:
        node = tree
        for step in route:
            node = node.setdefault(step, {})
    return tree
