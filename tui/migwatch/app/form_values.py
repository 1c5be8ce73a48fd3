"""Values within a record by their path, and the operation that gives one another value.

A path is the keys and positions that lead from a record's plain data to a value; the last
may be `ITSELF`, the words of a value that is a passage itself.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import msgspec

from migwatch.app.fields import ITSELF, Field, fields_of
from migwatch.editing.operations import AddPassage, AnyOperation, MovePassage, RemovePassage, Set
from migwatch.model.annotation import Annotation, Metadata
from migwatch.model.records import Record

Path = tuple[str | int, ...]

#: What a field holds that holds nothing.
EMPTY: tuple[Any, ...] = (None, "", [], {})
#: Fields of records to whose passages operations of their own belong.
_LISTS = ("mentions", "says")
_PASSAGE = ("start", "end", "exact")
#: What the words of a passage had around them, which goes when they move.
_AROUND = ("prefix", "suffix")


def plain_of(value: Record | Metadata) -> dict[str, Any]:
    """A record's plain data; lists are lists."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(value))
    return found


def field_at(struct: type[msgspec.Struct], path: Path) -> Field | None:
    """The field that a path leads to, None where it leads to the record itself.

    The position of an item gives the item as a field.

    Args:
        struct: Definition of the record.
        path: The path.

    Raises:
        KeyError: There is no such field.
    """
    field: Field | None = None
    for step in path:
        if isinstance(step, int):
            if field is None or not field.many:
                raise KeyError(step)
            field = field.item()
            continue
        within = struct if field is None else field.struct
        known = {each.key: each for each in fields_of(within)} if within is not None else {}
        field = known[step]
    return field


def value_at(plain: Any, path: Path) -> Any:
    """The value at a path, None where there is none."""
    for step in path:
        if step == ITSELF:
            return {key: plain[key] for key in _PASSAGE} if plain and "start" in plain else None
        if isinstance(step, int):
            # A list of one word may be written as the word.
            plain = [plain] if isinstance(plain, str) else plain
            plain = plain[step] if isinstance(plain, list) and step < len(plain) else None
        else:
            plain = plain.get(step) if isinstance(plain, dict) else None
    return plain


def with_value(plain: dict[str, Any], path: Path, value: Any) -> dict[str, Any]:
    """Plain data with another value at a path.

    Args:
        plain: The data, which stay as they are.
        path: The path; the position behind the last of a list adds an item.
        value: The value; None takes out a field or an item.
    """
    plain = deepcopy(plain)
    held: Any = plain
    for at, step in enumerate(path[:-1]):
        empty: Any = [] if isinstance(path[at + 1], int) else {}
        if isinstance(step, int):
            if step == len(held):
                held.append(empty)
        elif held.get(step) is None:
            held[step] = empty
        elif isinstance(held[step], str) and empty == []:
            held[step] = [held[step]]
        held = held[step]
    _put(held, path[-1], value)
    return plain


def _put(held: Any, last: str | int, value: Any) -> None:
    """Put a value into a field or a list."""
    if last == ITSELF:
        held.update(value)
        for key in _AROUND:
            held.pop(key, None)
    elif isinstance(last, int):
        # The position behind the last item adds one.
        held[last : last + 1] = [] if value is None else [value]
    elif value is None:
        held.pop(last, None)
    else:
        held[last] = value


def missing(struct: type[msgspec.Struct], plain: dict[str, Any]) -> tuple[str, ...]:
    """Keys of the fields of a part or a record that must hold something and do not."""
    return tuple(
        field.key
        for field in fields_of(struct)
        if field.required and value_at(plain, (field.key,)) in (None, "", [])
    )


def change(record: str, plain: dict[str, Any], path: Path, value: Any) -> AnyOperation:
    """The operation that puts a value at a path of a record.

    Args:
        record: Id of the record; empty for the article's own facts.
        plain: Its plain data now.
        path: Where.
        value: Plain data; None takes out what is there.
    """
    top = path[0]
    assert isinstance(top, str)
    old = value_at(plain, path)
    if record and isinstance(old, dict) and _spans(plain).count(_span(old)) == 1:
        start, end = _span(old)
        if value is None and len(path) == 2 and top in _LISTS:
            return RemovePassage(record=record, start=start, end=end)
        if isinstance(value, dict) and _is_passage(old, value):
            new_start, new_end = _span(value)
            return MovePassage(
                record=record, start=start, end=end, new_start=new_start, new_end=new_end
            )
    if record and old is None and value is not None and len(path) == 2 and top in _LISTS:
        return AddPassage(record=record, passage=value)
    new = with_value(plain, path, value).get(top)
    return Set(record=record, field=top, value=new)


def _is_passage(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether one passage takes the place of another, and nothing else changes."""
    rest = {key: value for key, value in old.items() if key not in (*_PASSAGE, *_AROUND)}
    return set(new) - set(rest) == set(_PASSAGE) and all(new.get(k) == v for k, v in rest.items())


def _span(passage: dict[str, Any]) -> tuple[int, int]:
    return passage.get("start", -1), passage.get("end", -1)


def _spans(value: Any) -> list[tuple[int, int]]:
    """The boundaries of every passage of a record."""
    if isinstance(value, dict):
        own = [_span(value)] if "start" in value else []
        return own + [span for each in value.values() for span in _spans(each)]
    return [span for each in value for span in _spans(each)] if isinstance(value, list) else []


def passage_of(text: str, start: int, end: int) -> dict[str, Any]:
    """Plain data of a passage."""
    return {"start": start, "end": end, "exact": text[start:end]}


def holder(annotation: Annotation, record: str) -> Record | Metadata | None:
    """The record of an id, or the article's own facts where it is empty."""
    if not record:
        return annotation.article
    sections = (
        annotation.entities,
        annotation.quotations,
        annotation.claims,
        annotation.commitments,
        annotation.cautions,
    )
    return next((each for section in sections for each in section if each.id == record), None)
