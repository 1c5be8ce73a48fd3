"""From plain data to a record, with every reason where it does not fit."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from migwatch.model.records import Record
from migwatch.model.vocabulary import Corpus
from migwatch.store.explain import explain
from migwatch.store.problem import Finding, Route
from migwatch.store.sound_part import fitting


class Converted(NamedTuple):
    """What came of converting plain data.

    Attributes:
        record: The record, without the fields that do not fit; None where that is none.
        findings: Why fields do not fit; empty where all of them do.
        nowhere: Routes of passages that do not fit and are nowhere now.
        whole: Whether nothing but passages was taken out.
    """

    record: Record | None
    findings: list[Finding]
    nowhere: frozenset[Route] = frozenset()
    whole: bool = True


def convert(
    value: Any, struct: type[Record], route: Route, corpus: Corpus | None = None
) -> Converted:
    """A record of plain data.

    Without the fields that do not fit it can still be checked for other problems.

    Args:
        value: Plain data, its passages whole.
        struct: The record's type.
        route: Where it stands.
        corpus: The corpus whose terms may be written; None where they are not known.
    """
    try:
        return Converted(msgspec.convert(value, struct), [])
    except msgspec.ValidationError:
        findings = explain(value, struct, route, corpus)
    try:
        left, nowhere, whole = fitting(value, findings, route)
        return Converted(msgspec.convert(left, struct), findings, nowhere, whole)
    except (msgspec.ValidationError, LookupError, TypeError):
        return Converted(None, findings, whole=False)
