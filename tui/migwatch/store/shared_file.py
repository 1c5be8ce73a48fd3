"""What ``entities.yaml`` says, as far as it is sound."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

import msgspec
from msgspec.structs import replace

from migwatch.model.records import Entity, Record
from migwatch.model.shared import SharedEntities
from migwatch.store.check_records import RecordChecks
from migwatch.store.convert import convert
from migwatch.store.derived_file import write_derived_shared
from migwatch.store.explain import explain
from migwatch.store.folder import ENTITIES_FILE, Folder
from migwatch.store.parse import Plain, parse
from migwatch.store.positions import place
from migwatch.store.problem import (
    PROBLEM_LIMIT,
    UNKNOWN_KEY,
    FileProblem,
    Finding,
    Problem,
    Route,
)
from migwatch.store.resolve import Resolver

_SECTION = "entities"
_NO_PASSAGES = "passages stand in the articles, leave them out here"


def read_shared(folder: Folder, data: bytes) -> Folder:
    """A corpus with the entities that the bytes of an ``entities.yaml`` give.

    Args:
        folder: The corpus without them; its stamp covers the file.
        data: The bytes.
    """
    path = folder.root / ENTITIES_FILE
    try:
        plain, found = parse(data)
    except FileProblem as problem:
        problems = (*folder.problems, *problem.problems(path))
        return replace(folder, problems=problems, shared_known=False)
    reading = _Reading(folder)
    shared = reading.run(plain)
    placed = [Problem(path, p.line, p.column, p.message) for p in found]
    placed += place(path, data, reading.findings)
    placed.sort(key=lambda problem: (problem.line, problem.column))
    if not placed and folder.terms_known:
        write_derived_shared(path, folder.stamp, shared)
    return replace(
        folder,
        problems=(*folder.problems, *placed),
        shared=shared,
        shared_unread=frozenset(reading.named - shared.keys()),
        shared_known=isinstance(plain, dict),
    )


class _Reading:
    """One reading: what was found wrong so far, and which ids were met."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self.findings: list[Finding] = []
        self.named: set[str] = set()

    def _report(self, findings: Iterable[Finding]) -> None:
        self.findings.extend(islice(findings, PROBLEM_LIMIT - len(self.findings)))

    def run(self, plain: Plain) -> dict[str, Entity]:
        if plain is None:
            self._report([((), "holds nothing; write `format: migwatch-entities/1`")])
            return {}
        held: Any = None
        head: Any = plain
        if isinstance(plain, dict):
            held = plain.get(_SECTION)
            head = {key: value for key, value in plain.items() if key != _SECTION}
        try:
            msgspec.convert(head, SharedEntities)
        except msgspec.ValidationError:
            self._report(explain(head, SharedEntities, ()))
        if held is not None and not isinstance(held, list):
            self._report(explain(held, tuple[Entity, ...], (_SECTION,)))
            return {}
        return self._entities(held or [])

    def _entities(self, held: list[Any]) -> dict[str, Entity]:
        routed: list[tuple[Route, Record]] = []
        names: list[tuple[Route, str, type]] = []
        shared: dict[str, Entity] = {}
        resolver = Resolver(None)
        for at, item in enumerate(held):
            route: Route = (_SECTION, at)
            if isinstance(item, dict) and isinstance(name := item.get("id"), str):
                names.append(((*route, "id"), name, Entity))
                self.named.add(name)
            value = self._without_passages(item, route)
            self._report(resolver.record(value, Entity, route))
            record, findings, *_ = convert(value, Entity, route, self._folder.known)
            self._report(findings)
            if isinstance(record, Entity):
                routed.append((route, record))
                shared.setdefault(record.id, record)
        reported = {where for where, _ in self.findings}
        self._report(
            finding
            for finding in RecordChecks(routed, names, self._folder).run()
            if finding[0] not in reported and finding[0][-1] != "mentions"
        )
        return shared

    def _without_passages(self, item: Any, route: Route) -> Any:
        if not isinstance(item, dict):
            return item
        value = self._without("mentions", item, route)
        if isinstance(roles := value.get("roles"), list):
            value["roles"] = [
                self._without("words", role, (*route, "roles", at))
                if isinstance(role, dict)
                else role
                for at, role in enumerate(roles)
            ]
        return value

    def _without(self, name: str, held: dict[str, Any], route: Route) -> dict[str, Any]:
        if name in held:
            self._report([((*route, name), f"{UNKNOWN_KEY} `{name}`; {_NO_PASSAGES}")])
        return {key: value for key, value in held.items() if key != name}
