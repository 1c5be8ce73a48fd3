"""Operations in words, for the history of an article."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any, NamedTuple

import msgspec

from migwatch.editing.operations import (
    Add,
    AddPassage,
    AnyOperation,
    Delete,
    Merge,
    MovePassage,
    RemovePassage,
    Rename,
    Set,
)
from migwatch.editing.references import referring
from migwatch.editing.telling_values import changed_words, value_words
from migwatch.model.annotation import Annotation
from migwatch.model.records import Entity
from migwatch.store.problem import excerpt

_KINDS = {
    "entities": "entity",
    "quotations": "quotation",
    "claims": "claim",
    "commitments": "commitment",
    "cautions": "caution",
}


class Step(NamedTuple):
    """An operation that is done.

    Attributes:
        operation: What is done.
        before: The records before.
        after: The records after.
    """

    operation: AnyOperation
    before: Annotation
    after: Annotation


def in_words(steps: Iterable[Step], text: str) -> str:
    """Operations that are one step in words; passages of one record are counted.

    Args:
        steps: What is done.
        text: The source text.
    """
    said = []
    for (adding, name), group in groupby(steps, _adding):
        held = list(group)
        if adding and len(held) > 1:
            is_entity = isinstance(held[-1].after.record(name), Entity)
            said.append(_more(len(held), "mentions" if is_entity else "says", name))
        else:
            said += [told(each.operation, text, each.before, each.after) for each in held]
    return "; ".join(said)


def _adding(step: Step) -> tuple[bool, str]:
    """Whether a passage is added, and the record it is added to."""
    operation = step.operation
    return (True, operation.record) if isinstance(operation, AddPassage) else (False, "")


def _more(number: int, field: str, name: str) -> str:
    if field == "mentions":
        return f"Add {number:,} mentions of {name}"
    return f"Add {number:,} {'passages' if field == 'says' else 'items'} to {field} of {name}"


def told(
    operation: AnyOperation,
    text: str,
    before: Annotation | None = None,
    after: Annotation | None = None,
) -> str:
    """An operation in words.

    Args:
        operation: What is done.
        text: The source text.
        before: The records before; with them is told what changes, and how many refer to it.
        after: The records after.
    """
    if isinstance(operation, Add):
        kind = _KINDS.get(operation.section, operation.section)
        return f"Add {kind} {operation.record.get('id', '')}"
    if isinstance(operation, Set):
        return _set(operation, before, after)
    name = operation.record
    if isinstance(operation, AddPassage):
        words = operation.passage
        exact = words if isinstance(words, str) else str(words.get("exact", ""))
        return f"Add {excerpt(exact)} to {name}"
    if isinstance(operation, RemovePassage):
        return f"Take {excerpt(text[operation.start : operation.end])} from {name}"
    if isinstance(operation, MovePassage):
        old, new = (
            text[operation.start : operation.end],
            text[operation.new_start : operation.new_end],
        )
        return f"Move a passage of {name} from {excerpt(old)} to {excerpt(new)}"
    if isinstance(operation, Delete):
        return f"Delete {name}{_named(operation, before)}"
    if isinstance(operation, Rename):
        return f"Rename {name} to {operation.to}"
    if isinstance(operation, Merge):
        return f"Merge {name} into {operation.into}"
    return f"Split {operation.entity.get('id', '')} off {name}"


def _set(operation: Set, before: Annotation | None, after: Annotation | None) -> str:
    name = operation.record or "article"
    if before is not None and after is not None:
        sides = [_plain(each, operation) for each in (before, after)]
        if changed := changed_words(operation.field, name, *sides):
            return changed
    if operation.value is None:
        return f"Take {operation.field} out of {name}"
    return f"Set {operation.field} of {name} to {value_words(operation.value)}"


def _named(operation: Delete, before: Annotation | None) -> str:
    """What becomes of the records that name one which is deleted."""
    if not operation.references:
        return ""
    if before is None:
        return " (records name it no more)"
    number = len(referring(before, operation.record))
    records = "1 record names" if number == 1 else f"{number:,} records name"
    return f" ({records} it no more)" if number else ""


def _plain(annotation: Annotation, operation: Set) -> Any:
    """What a field holds, as plain data."""
    held = annotation.record(operation.record) if operation.record else annotation.article
    return None if held is None else msgspec.to_builtins(held).get(operation.field)
