"""Merging two versions of an annotation that were made from one, field by field.

A three-way merge on plain data as files hold it. A field that one side changed takes
that side's value, one that both changed alike takes it too, and one that they changed
differently is a conflict. Lists of passages, links, offices and words are merged item by
item: what either side added is kept, what one side took out is gone unless the other
changed it. A commitment's history is append-only: its lines are joined by date.

For any base b and versions x and y:

- ``merge(b, b, x)``, ``merge(b, x, b)`` and ``merge(b, x, x)`` are x, without conflict;
- ``merge(b, x, y)`` and ``merge(b, y, x)`` have the same conflicts with sides exchanged;
  where there is none they have the same value, up to the order of lists whose order says
  nothing.

On a conflict the value holds ours, and the conflict holds all three: nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

from migwatch.editing.merging_lists import (
    Key,
    Keyed,
    Place,
    day_key,
    joined,
    named,
    ordered,
    span,
)
from migwatch.editing.merging_shape import (
    ABSENT,
    FIELDS,
    ITEMS,
    UNKNOWN,
    WORDS,
    Shape,
    same,
    shapes,
    sort_key,
)
from migwatch.model.annotation import Annotation
from migwatch.model.commitment import Step
from migwatch.model.passage import Passage
from migwatch.model.records import Record

Plain = dict[str, Any]
_Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two sides changed differently.

    Attributes:
        path: Where it stands: names of fields; items of lists by what they are known by
            (``says``, ``60-118``, ``who``); empty for the record as a whole.
        base: The value before; None where there was none.
        ours: The value of our side; None where it has none.
        theirs: That of the other side.
    """

    path: tuple[str, ...]
    base: Any
    ours: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of a merge.

    Attributes:
        value: The merged value, ours where there is a conflict; None where there is no
            record any more.
        conflicts: What both sides changed differently.
    """

    value: Plain | None
    conflicts: tuple[Conflict, ...]


def merge_record(
    base: Plain | None, ours: Plain | None, theirs: Plain | None, kind: type[Record]
) -> Merged:
    """Merge two versions of one record.

    Args:
        base: Plain data of the record from which both were made; None where there was none.
        ours: That of our version; None where it is not there.
        theirs: That of the other version.
        kind: The record's type.

    Returns:
        The merged record. It may share parts with what was given; none of that is changed.
    """
    return _merged(base, ours, theirs, kind)


def merge_annotations(base: Plain, ours: Plain, theirs: Plain) -> Merged:
    """Merge two versions of an annotation: its metadata by field, its records by id.

    A record whose id was changed is one that was taken out and one that was added.

    Args:
        base: Plain data of the annotation from which both were made; empty for none.
        ours: That of our version.
        theirs: That of the other version.

    Returns:
        The merged annotation, its records in the order that `merging_lists.ordered`
        tells. The path of a conflict begins with ``article`` and the field, or with the
        section and the record's id.
    """
    return _merged(base, ours, theirs, Annotation)


def _merged(
    base: Plain | None, ours: Plain | None, theirs: Plain | None, struct: type[msgspec.Struct]
) -> Merged:
    merge = _Merge()
    sides = _Sides(*(ABSENT if side is None else side for side in (base, ours, theirs)))
    value = merge.value((), sides, Shape(FIELDS, struct))
    return Merged(None if value is ABSENT else value, tuple(merge.conflicts))


def _shown(value: Any) -> Any:
    return None if value is ABSENT else value


class _Sides(NamedTuple):
    """What stands in one place; `ABSENT` where nothing does."""

    base: Any
    ours: Any
    theirs: Any

    def at(self, name: Hashable) -> _Sides:
        """What they hold under a name or key."""
        return _Sides(*(side.get(name, ABSENT) for side in self))


class _Merge:
    """One merge, with the conflicts found so far."""

    def __init__(self) -> None:
        self.conflicts: list[Conflict] = []

    def value(self, path: _Path, sides: _Sides, shape: Shape) -> Any:
        base, ours, theirs = sides
        if same(ours, theirs) or same(base, theirs):
            return ours
        if same(base, ours):
            return theirs
        struct = shape.struct
        if shape.form == FIELDS and struct is not None:
            parts = _Sides(*(_mapping(side, struct) for side in sides))
            if parts.ours is not None and parts.theirs is not None:
                return self._fields(path, parts._replace(base=parts.base or {}), struct)
        if shape.form in (ITEMS, WORDS):
            parts = _Sides(*map(_list, sides))
            if parts.ours is not None and parts.theirs is not None:
                merged = self._items(path, parts._replace(base=parts.base or []), struct)
                # A list without items is as good as none.
                return merged if merged or ABSENT not in (ours, theirs) else ABSENT
        return self._conflict(path, sides)

    def _conflict(self, path: _Path, sides: _Sides) -> Any:
        self.conflicts.append(Conflict(path, *map(_shown, sides)))
        return sides.ours

    def _fields(self, path: _Path, sides: _Sides, struct: type[msgspec.Struct]) -> Plain:
        known = shapes(struct)
        merged = {}
        for name in dict.fromkeys((*sides.ours, *sides.theirs)):
            value = self.value((*path, name), sides.at(name), known.get(name, UNKNOWN))
            if value is not ABSENT:
                merged[name] = value
        return merged

    def _items(self, path: _Path, lists: _Sides, struct: type[msgspec.Struct] | None) -> list[Any]:
        keyed = Keyed(lists.base, struct)
        sides = _Sides(keyed.base, keyed.version(lists.ours), keyed.version(lists.theirs))
        each = UNKNOWN if struct is None else Shape(FIELDS, struct)
        merged: dict[Key, Any] = {}
        for key in dict.fromkeys((*sides.ours, *sides.theirs)):
            held = sides.at(key)
            where = (*path, named(next(side for side in held if side is not ABSENT), struct))
            if struct is Step and ABSENT in held[1:] and held.base is not ABSENT:
                self._conflict(where, held)
                merged[key] = held.ours if held.theirs is ABSENT else held.theirs
                continue
            value = self.value(where, held, each)
            if value is not ABSENT:
                merged[key] = value
        if struct is Step:
            # Which side is ours must not decide which of two lines of a day is the last.
            first, second = sorted(sides[1:], key=lambda side: sort_key(list(side.values())))
            keys = [key for key in joined(list(first), list(second)) if key in merged]
            return sorted((merged[key] for key in keys), key=day_key)
        places = {key: _place(item, struct) for key, item in merged.items()}
        before, ours, theirs = ([key for key in side if key in merged] for side in sides)
        return [merged[key] for key in ordered(before, ours, theirs, places)]


def _mapping(value: Any, struct: type[msgspec.Struct]) -> Plain | None:
    """A mapping, also that of a passage written as its words alone."""
    if isinstance(value, str) and issubclass(struct, Passage):
        return {"exact": value}
    return value if isinstance(value, dict) else None


def _list(value: Any) -> list[Any] | None:
    if value is ABSENT:
        return []
    return list(value) if isinstance(value, list | tuple) else None


def _place(item: Any, struct: type[msgspec.Struct] | None) -> Place | None:
    """Where an item begins in the text, by its first passage."""
    if struct is None or not isinstance(item, dict):
        return None
    if issubclass(struct, Passage):
        return span(item)
    held = [item.get("passage"), *(item.get("mentions") or []), *(item.get("says") or [])]
    places = [span(each) for each in held if each is not None]
    if not places or None in places:
        return None
    return min(place for place in places if place is not None)
