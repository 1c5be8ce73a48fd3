"""What the fields of records hold, as far as merging goes by it."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from migwatch.model.passage import Passage

#: One value: a word, a number, a passage, a chain of voices whose order tells something.
WHOLE = "whole"
#: A mapping whose fields change each on its own.
FIELDS = "fields"
#: A list of mappings, each known by what it points at or names.
ITEMS = "items"
#: A list of words, each of which stands in it or does not.
WORDS = "words"


class Shape(NamedTuple):
    """What a field holds.

    Attributes:
        form: `WHOLE`, `FIELDS`, `ITEMS` or `WORDS`.
        struct: The type of the mapping, or of each one in the list.
    """

    form: str
    struct: type[msgspec.Struct] | None = None


#: What a field holds that no type tells of.
UNKNOWN = Shape(WHOLE)


@cache
def shapes(struct: type[msgspec.Struct]) -> dict[str, Shape]:
    """The shape of each field of a Struct, by its name in files."""
    hints = get_type_hints(struct)
    return {
        field.encode_name: _shape(hints[field.name]) for field in msgspec.structs.fields(struct)
    }


def _shape(hint: Any) -> Shape:
    if get_origin(hint) is tuple:
        member = get_args(hint)[0]
        return Shape(ITEMS, member) if _is_struct(member) else Shape(WORDS)
    for member in get_args(hint) or (hint,):
        if _is_struct(member) and not issubclass(member, Passage):
            return Shape(FIELDS, member)
    return UNKNOWN


def _is_struct(member: Any) -> bool:
    return isinstance(member, type) and issubclass(member, msgspec.Struct)


class Absent:
    """That a field, an item or a record is not there."""

    def __repr__(self) -> str:
        return "ABSENT"


#: The only `Absent`; `None` is a value that files can hold.
ABSENT = Absent()


def canonical(value: Any) -> Any:
    """A value in the one form in which equal ones are equal.

    Files hold numbers and truths as words, and data that has been read as what they are.
    """
    if isinstance(value, dict):
        return {key: canonical(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [canonical(each) for each in value]
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else value


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same in a file."""
    return bool(one == other or canonical(one) == canonical(other))


def sort_key(value: Any) -> str:
    """A string by which values can be ordered, the same for the same value."""
    if value is ABSENT:
        return ""
    return msgspec.json.encode(canonical(value), order="deterministic").decode()
