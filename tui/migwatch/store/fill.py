"""What an article leaves out of an entity, from the entity that the corpus shares."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from migwatch.model.records import Entity
from migwatch.store.folder import ENTITIES_FILE, Folder
from migwatch.store.problem import Finding, Route, excerpt, nearest

#: Kind of an entity whose shared record cannot be read.
_NO_KIND = "entity"
#: Ids that wrong ones are compared with, in all, in one article.
_SUGGESTIONS = 500_000


class Filled(NamedTuple):
    """An entity's plain data with what the shared one says.

    Attributes:
        value: The data; what the article states itself counts.
        findings: What is wrong with the two together.
        whole: Whether it is known who or what is meant.
    """

    value: Any
    findings: list[Finding]
    whole: bool = True


class Filler:
    """Fills the entities of one article.

    Args:
        folder: The corpus.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._inherited: dict[Route, frozenset[str]] = {}
        self._suggestions = _SUGGESTIONS

    def fill(self, value: Any, route: Route) -> Filled:
        """An entity with what the shared one of its id says.

        Args:
            value: Plain data as it stands in the article.
            route: Where it stands.
        """
        if not isinstance(value, dict) or not isinstance(name := value.get("id"), str):
            return Filled(value, [])
        if (shared := self._folder.shared.get(name)) is not None:
            return self._filled(value, _plain(shared), route)
        if "kind" in value or "name" in value or not self._folder.shares:
            return Filled(value, [])
        # The rest of it can still be checked.
        stand_in = self._filled(value, {"kind": _NO_KIND, "name": name}, route)
        if name in self._folder.shared_unread or not self._folder.shared_known:
            return stand_in
        return Filled(stand_in.value, [((*route, "id"), self._missing(name))], whole=False)

    def is_inherited(self, route: Route) -> bool:
        """Whether something stands in the shared entity, which has been checked itself."""
        return len(route) > 2 and route[2] in self._inherited.get(route[:2], ())

    def _filled(self, value: dict[str, Any], shared: dict[str, Any], route: Route) -> Filled:
        self._inherited[route] = frozenset(shared.keys() - value.keys())
        kind = value.get("kind", shared["kind"])
        if kind == shared["kind"] or not isinstance(kind, str):
            return Filled(shared | value, [])
        message = (
            f"{excerpt(kind)} here, but {excerpt(shared['kind'])} in {ENTITIES_FILE}; "
            "leave it out, or give this entity another id"
        )
        return Filled(shared | value, [((*route, "kind"), message)])

    def _missing(self, name: str) -> str:
        self._suggestions -= len(self._folder.shared)
        near = nearest(name, self._folder.shared) if self._suggestions >= 0 else None
        hint = f"did you mean {excerpt(near)}? Else write" if near else "add it there, or write"
        return f"{ENTITIES_FILE} has no {excerpt(name)}; {hint} `kind: ...` and `name: ...` here"


def _plain(entity: Entity) -> dict[str, Any]:
    # By way of msgpack, since `to_builtins` leaves tuples.
    plain: dict[str, Any] = msgspec.msgpack.decode(msgspec.msgpack.encode(entity))
    return plain
