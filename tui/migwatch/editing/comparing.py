"""What differs between two annotations of one text, record by record and field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from migwatch.editing.comparing_pairs import (
    Pair,
    each_once,
    in_ids_of,
    paired,
    shared_characters,
)
from migwatch.editing.merging_lists import Key, Keyed, named, span
from migwatch.editing.merging_shape import FIELDS, ITEMS, UNKNOWN, WORDS, Shape, same, shapes
from migwatch.model.annotation import SECTIONS, Annotation, Metadata
from migwatch.model.passage import Passage
from migwatch.model.records import Record, chain

Plain = dict[str, Any]
_Struct = type[msgspec.Struct] | None


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field, or an item of a list, that is not the same.

    Attributes:
        path: Names of fields; items of lists by what they are known by, as in
            `migwatch.editing.merging.Conflict`. A word of a list has the list's path.
        one: The first annotation's value, as plain data; None where it has none.
        other: That of the second.
    """

    path: tuple[str, ...]
    one: Any
    other: Any


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """A record that only one annotation has, or that differs.

    Attributes:
        section: The list it stands in.
        one: The first annotation's record; None where it has none.
        other: That of the second, with references to the first's ids.
        fields: What differs in the two.
    """

    section: str
    one: Record | None
    other: Record | None
    fields: tuple[FieldDifference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two annotations.

    Attributes:
        article: Facts about the article that differ.
        records: Records, in the order of the first annotation, those that only the second
            has at the end of each section.
    """

    article: tuple[FieldDifference, ...]
    records: tuple[RecordDifference, ...]

    def __bool__(self) -> bool:
        return bool(self.article or self.records)


def compare(one: Annotation, other: Annotation) -> Comparison:
    """Compare two annotations of one text.

    Records are the same by their id, else by their kind and the words that both point at;
    see `paired`. Where the same record has another id, so have the references to it, and
    these are no differences. Neither the order of records nor that of words in a list
    counts; that of a chain of voices (``via``) does.

    Args:
        one: The first annotation, resolved.
        other: The second.
    """
    article = _fields(_plain(one.article), _plain(other.article), Metadata)
    other = in_ids_of(one, other)
    records = [
        difference
        for section in SECTIONS
        for pair in paired(one, other, section)
        if (difference := _difference(section, pair))
    ]
    return Comparison(tuple(article), tuple(records))


def _difference(section: str, pair: Pair) -> RecordDifference | None:
    if pair.one is None or pair.other is None:
        return RecordDifference(section, pair.one, pair.other, ())
    fields = tuple(_fields(_plain(pair.one), _plain(pair.other), SECTIONS[section]))
    return RecordDifference(section, pair.one, pair.other, fields) if fields else None


def _fields(one: Plain, other: Plain, struct: type[msgspec.Struct]) -> Iterator[FieldDifference]:
    known = shapes(struct)
    for name, shape in known.items():
        yield from _values((name,), one.get(name), other.get(name), shape)


def _values(path: tuple[str, ...], one: Any, other: Any, shape: Shape) -> Iterator[FieldDifference]:
    if same(one, other):
        return
    struct = shape.struct
    if shape.form == FIELDS and isinstance(one, dict) and isinstance(other, dict) and struct:
        for each in _fields(one, other, struct):
            yield FieldDifference((*path, *each.path), each.one, each.other)
    elif shape.form in (ITEMS, WORDS):
        yield from _items(path, one or (), other or (), struct)
    else:
        yield FieldDifference(path, one, other)


def _items(
    path: tuple[str, ...], one: Sequence[Any], other: Sequence[Any], struct: _Struct
) -> Iterator[FieldDifference]:
    keyed = Keyed(one, struct)
    left, right = keyed.base, keyed.version(other)
    beside = _overlapping(left, right, struct)
    moved = set(beside.values())
    for key in dict.fromkeys((*left, *right)):
        if key in moved:
            continue
        item, theirs = left.get(key), right.get(beside.get(key, key))
        where = path if struct is None else (*path, named(item or theirs, struct))
        shape = Shape(FIELDS, struct) if struct and key not in beside else UNKNOWN
        yield from _values(where, item, theirs, shape)


def _overlapping(left: dict[Key, Any], right: dict[Key, Any], struct: _Struct) -> dict[Key, Key]:
    """Passages with other boundaries: those that the other lacks and that share words."""
    if struct is None or not issubclass(struct, Passage):
        return {}
    lacking = [key for key in left if key not in right]
    added = [key for key in right if key not in left]
    shared = shared_characters(
        [[span(left[key]) or (0, 0)] for key in lacking],
        [[span(right[key]) or (0, 0)] for key in added],
    )
    ranked = sorted(shared, key=lambda at: (-shared[at], *at))
    return {lacking[a]: added[b] for a, b in each_once(ranked)}


def _plain(value: Record | Metadata) -> Plain:
    plain: Plain = _listed(msgspec.to_builtins(value))
    return plain


def _listed(value: Any) -> Any:
    """Plain data in which every chain of voices is a list, as it may be one word too."""
    if isinstance(value, dict):
        return {
            key: list(chain(held)) if key == "via" else _listed(held) for key, held in value.items()
        }
    return [_listed(each) for each in value] if isinstance(value, list | tuple) else value
