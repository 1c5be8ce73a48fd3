"""From plain data to a record, with every reason where it does not fit."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NamedTuple

import msgspec

from migwatch.model.records import Record
from migwatch.store.explain import explain
from migwatch.store.problem import Finding, Route


class Converted(NamedTuple):
    """What came of converting plain data.

    Attributes:
        record: The record, without the fields that do not fit; None where that is none.
        findings: Why fields do not fit; empty where all of them do.
    """

    record: Record | None
    findings: list[Finding]


def convert(value: Any, struct: type[Record], route: Route) -> Converted:
    """A record of plain data.

    Without the fields that do not fit it can still be checked for other problems.

    Args:
        value: Plain data, its passages whole.
        struct: The record's type.
        route: Where it stands.
    """
    try:
        return Converted(msgspec.convert(value, struct), [])
    except msgspec.ValidationError:
        findings = explain(value, struct, route)
    left = deepcopy(value)
    try:
        for where, _ in findings:
            _take_out(left, where[len(route) :])
        return Converted(msgspec.convert(left, struct), findings)
    except (msgspec.ValidationError, LookupError, TypeError):
        return Converted(None, findings)


def _take_out(value: Any, route: Route) -> None:
    for step in route[:-1]:
        value = value[step]
    # The places of a list's other items must not change.
    if route and isinstance(value, dict):
        del value[route[-1]]
