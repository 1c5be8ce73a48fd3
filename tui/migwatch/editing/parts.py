"""Parts of annotations, changed; nothing is changed in place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from migwatch.model.annotation import SECTIONS, Annotation
from migwatch.model.passage import Passage
from migwatch.model.records import Record, passages


def section_of(record: Record) -> str:
    """The section that records of its type stand in."""
    return next(name for name, kind in SECTIONS.items() if kind is type(record))


def first(record: Record) -> int:
    """Offset of a record's first passage."""
    return min((passage.start for passage in passages(record)), default=0)


def ordered(held: Iterable[Passage]) -> tuple[Passage, ...]:
    """Passages in document order, each once."""
    once = {(each.start, each.end): each for each in held}
    return tuple(once[span] for span in sorted(once))


def moved(value: Any, span: tuple[int, int], boundaries: dict[str, Any]) -> bool:
    """Put new boundaries into the first passage that has the old ones."""
    if isinstance(value, dict):
        if (value.get("start"), value.get("end")) == span:
            value.update(boundaries)
            value.pop("prefix", None)
            value.pop("suffix", None)
            return True
        return any(moved(each, span, boundaries) for each in value.values())
    return isinstance(value, list | tuple) and any(moved(each, span, boundaries) for each in value)


def said(route: tuple[Any, ...], message: str) -> str:
    """A message with the field that it is about."""
    where = ".".join(map(str, route))
    return f"{where}: {message}" if where else message


def replaced(annotation: Annotation, new: dict[str, Record]) -> Annotation:
    """An annotation with other records in the place of those of certain ids."""
    sections = {}
    for name in SECTIONS:
        held = getattr(annotation, name)
        if any(record.id in new for record in held):
            sections[name] = tuple(new.get(record.id, record) for record in held)
    return msgspec.structs.replace(annotation, **sections) if sections else annotation


def without(annotation: Annotation, record: Record) -> Annotation:
    """An annotation without a record."""
    section = section_of(record)
    left = tuple(each for each in getattr(annotation, section) if each.id != record.id)
    return msgspec.structs.replace(annotation, **{section: left})
