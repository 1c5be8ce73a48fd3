"""Plain data of an annotation, as it is best written."""

from __future__ import annotations

from typing import Any

import msgspec

from migwatch.model.annotation import SECTIONS, Annotation
from migwatch.model.records import Record
from migwatch.store.folder import Folder


def tidied(annotation: dict[str, Any], source: Folder, target: Folder) -> dict[str, Any]:
    """An annotation's plain data without the fields that are as they would be without.

    What does not fit the types stays as it is, and so does what is short or wrong. What an
    entity takes from a shared one of its corpus is filled in where the other lacks that.

    Args:
        annotation: Plain data, from JSON.
        source: The corpus it is of.
        target: The corpus it is written for.
    """
    head = {key: value for key, value in annotation.items() if key not in SECTIONS}
    try:
        tidy: dict[str, Any] = msgspec.to_builtins(msgspec.convert(head, Annotation))
    except msgspec.ValidationError:
        tidy = dict(head)
    for section, kind in SECTIONS.items():
        held = annotation.get(section)
        if isinstance(held, list):
            if held:
                tidy[section] = [_record(each, kind, source, target) for each in held]
        elif held is not None:
            tidy[section] = held
    return tidy


def _record(record: Any, kind: type[Record], source: Folder, target: Folder) -> Any:
    name = record.get("id") if isinstance(record, dict) else None
    if isinstance(name, str) and (shared := source.shared.get(name)) is not None:
        if kind is not type(shared) or name in target.shared:
            return record
        record = msgspec.to_builtins(shared) | record
    elif name in target.shared:
        return record
    try:
        return msgspec.to_builtins(msgspec.convert(record, kind))
    except msgspec.ValidationError:
        return record


def as_read(value: Any) -> Any:
    """Plain data as the loader has it from YAML: lists, mappings, words and None."""
    if isinstance(value, dict):
        return {key: as_read(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [as_read(each) for each in value]
    if value is None or isinstance(value, str):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)
