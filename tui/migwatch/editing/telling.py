"""Operations in words, for the history of an article."""

from __future__ import annotations

from typing import Any

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
from migwatch.store.problem import excerpt

_KINDS = {
    "entities": "entity",
    "quotations": "quotation",
    "claims": "claim",
    "commitments": "commitment",
    "cautions": "caution",
}


def told(operation: AnyOperation, text: str) -> str:
    """An operation in words.

    Args:
        operation: What is done.
        text: The source text.
    """
    if isinstance(operation, Add):
        kind = _KINDS.get(operation.section, operation.section)
        return f"Add {kind} {operation.record.get('id', '')}"
    if isinstance(operation, Set):
        name = operation.record or "article"
        if operation.value is None:
            return f"Take {operation.field} out of {name}"
        return f"Set {operation.field} of {name} to {_value(operation.value)}"
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
        more = " with what refers to it" if operation.references else ""
        return f"Delete {name}{more}"
    if isinstance(operation, Rename):
        return f"Rename {name} to {operation.to}"
    if isinstance(operation, Merge):
        return f"Merge {name} into {operation.into}"
    return f"Split {operation.entity.get('id', '')} off {name}"


def _value(value: Any) -> str:
    if isinstance(value, str):
        return excerpt(value)
    if isinstance(value, list | tuple):
        if all(isinstance(each, str) for each in value):
            return ", ".join(value) or "nothing"
        return f"{len(value)} item{'' if len(value) == 1 else 's'}"
    if isinstance(value, dict):
        return ", ".join(f"{key} {_value(each)}" for key, each in value.items())
    return str(value)
