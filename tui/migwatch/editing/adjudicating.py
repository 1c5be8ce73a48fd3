"""Deciding between two annotations of one text, difference by difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from migwatch.editing.comparing import FieldDifference, RecordDifference, compare
from migwatch.editing.merging_words import value_in_words
from migwatch.editing.operations import (
    Add,
    AddPassage,
    AnyOperation,
    Delete,
    RemovePassage,
    Set,
)
from migwatch.model.annotation import Annotation
from migwatch.model.article import label
from migwatch.model.records import Record
from migwatch.store.files import sha256

#: Fields whose items are added and taken out one by one.
_LISTED = frozenset({"mentions", "says"})


@dataclass(frozen=True)
class Difference:
    """Something in which two annotations differ, to be decided at once.

    Attributes:
        section: The section it is in; ``article`` for the facts about the article.
        record: Id of the record in the first annotation, else in the second.
        path: Field, or field and item; empty for the record as a whole.
        one: The first annotation's value in words.
        other: That of the second.
        taking: What makes the first annotation say what the second says.
        sides: SHA-256 of both values.
    """

    section: str
    record: str
    path: tuple[str, ...]
    one: str
    other: str
    taking: tuple[AnyOperation, ...]
    sides: str

    @property
    def key(self) -> tuple[str, ...]:
        """Tells it from all others."""
        return (self.section, self.record, *self.path)


def differences(one: Annotation, other: Annotation) -> tuple[Difference, ...]:
    """What is to be decided between two annotations.

    Args:
        one: The annotation that decisions change.
        other: The other annotation of the same text.
    """
    found = compare(one, other)
    made = [*_of_fields("article", "", found.article, other.article)]
    for each in found.records:
        made += _of_record(each)
    return tuple(made)


def _of_record(each: RecordDifference) -> Iterator[Difference]:
    if each.one is None and each.other is not None:
        plain = msgspec.to_builtins(each.other)
        adding = Add(section=each.section, record=plain)
        yield Difference(
            each.section, each.other.id, (), "nothing", label(each.other), (adding,), _sides(each)
        )
    elif each.other is None and each.one is not None:
        deleting = Delete(record=each.one.id, references=True)
        yield Difference(
            each.section, each.one.id, (), label(each.one), "nothing", (deleting,), _sides(each)
        )
    elif each.one is not None and each.other is not None:
        yield from _of_fields(each.section, each.one.id, each.fields, each.other)


def _of_fields(
    section: str, record: str, fields: tuple[FieldDifference, ...], other: Any
) -> Iterator[Difference]:
    plain = msgspec.to_builtins(other)
    told: dict[str, list[FieldDifference]] = {}
    for each in fields:
        if each.path == ("id",):
            # It is the same record under another name.
            continue
        if each.path[0] in _LISTED and (each.one is None or each.other is None):
            operation = _of_item(record, each)
            sides = (value_in_words(each.one), value_in_words(each.other))
            yield Difference(section, record, each.path, *sides, (operation,), _sides(each))
        else:
            told.setdefault(each.path[0], []).append(each)
    for field, held in told.items():
        taking = Set(record=record, field=field, value=plain.get(field))
        sides = (_words(held, "one"), _words(held, "other"))
        yield Difference(section, record, (field,), *sides, (taking,), _sides(*held))


def _of_item(record: str, each: FieldDifference) -> AnyOperation:
    if each.one is None:
        return AddPassage(record=record, passage=each.other)
    return RemovePassage(record=record, start=int(each.one["start"]), end=int(each.one["end"]))


def _sides(*each: RecordDifference | FieldDifference) -> str:
    return sha256(msgspec.json.encode([(held.one, held.other) for held in each]))


def _words(fields: list[FieldDifference], side: str) -> str:
    return ", ".join(
        " ".join((*each.path[1:], value_in_words(getattr(each, side)))) for each in fields
    )


def record_of(difference: Difference, annotation: Annotation) -> Record | None:
    """The record that a difference is about; None where the annotation lacks it."""
    if difference.section == "article":
        return None
    held: tuple[Record, ...] = getattr(annotation, difference.section)
    return next((each for each in held if each.id == difference.record), None)
