"""Why plain data does not fit a record's type: every reason, each with its route."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec import inspect

from migwatch.model.passage import Passage
from migwatch.model.vocabulary import Corpus
from migwatch.store.hints import DESCRIBED, to_write
from migwatch.store.problem import UNKNOWN_KEY, Finding, Route, any_of, excerpt, nearest

#: Fields that a passage may leave out; the words themselves are looked up.
_SHORTHAND = frozenset({"start", "end"})

_WHOLE = re.compile(r"-?[0-9]+\Z")
_TRUTHS = ("true", "false")


class _Field(NamedTuple):
    """The field that a value stands in.

    Attributes:
        struct: The definition that has it; None for the value as a whole.
        name: Its name in Python.
        key: Its name in files.
        required: Whether it must be given.
        corpus: See `explain`.
    """

    struct: Any
    name: str
    key: str
    required: bool
    corpus: Corpus | None


def missing(name: str) -> str:
    """The message for a field that is not given."""
    return f"`{name}` is missing; write `{name}: ...`"


def explain(value: Any, wanted: Any, route: Route, corpus: Corpus | None = None) -> list[Finding]:
    """What keeps a value from being converted to a type.

    Args:
        value: Plain data.
        wanted: The type, built of Structs, tuples, unions with None and scalars.
        route: Where the value stands.
        corpus: The corpus whose terms and parties may be written; None where they are not
            known.

    Returns:
        Routes and messages; the route of an unknown key ends in that key.
    """
    field = _Field(None, "", "", True, corpus)
    return list(_explain(value, _type_info(wanted), route, field))


@lru_cache(maxsize=64)
def _type_info(wanted: Any) -> inspect.Type:
    return inspect.type_info(wanted)


def _explain(value: Any, wanted: inspect.Type, route: Route, field: _Field) -> Iterator[Finding]:
    if isinstance(wanted, inspect.UnionType):
        wanted = _branch(value, wanted)
    if isinstance(wanted, inspect.StructType):
        yield from _struct(value, wanted, route, field.corpus)
    elif isinstance(wanted, inspect.DictType):
        if not isinstance(value, dict):
            yield route, f"expected a mapping, found {_found(value)}"
        else:
            for key, item in value.items():
                yield from _explain(item, wanted.value_type, (*route, key), field)
    elif isinstance(wanted, inspect.VarTupleType):
        if not isinstance(value, list):
            yield (
                route,
                f"expected a list, found {_found(value)}; write `[...]` or one `- ` line each",
            )
        else:
            for at, item in enumerate(value):
                yield from _explain(item, wanted.item_type, (*route, at), field)
    elif (message := _scalar(value, wanted, field)) is not None:
        yield route, message


def _branch(value: Any, wanted: inspect.UnionType) -> inspect.Type:
    """The member of a union that a value was most likely meant for."""
    shapes = {dict: inspect.StructType, list: inspect.VarTupleType, type(None): inspect.NoneType}
    for member in wanted.types:
        if isinstance(member, shapes.get(type(value), inspect.StrType)):
            return member
    return next(m for m in wanted.types if not isinstance(m, inspect.NoneType))


def _struct(
    value: Any, wanted: inspect.StructType, route: Route, corpus: Corpus | None
) -> Iterator[Finding]:
    fields = {field.encode_name: field for field in wanted.fields}
    if not isinstance(value, dict):
        yield route, _no_mapping(value, wanted, fields)
        return
    for key, item in value.items():
        if key in fields:
            field = fields[key]
            held = _Field(wanted.cls, field.name, key, field.required, corpus)
            yield from _explain(item, field.type, (*route, key), held)
        elif key == "<<":
            yield (*route, key), f"{UNKNOWN_KEY} `<<`; nothing is merged, write the keys out"
        else:
            near = _nearest(key, tuple(fields))
            hint = f"did you mean `{near}`?" if near else f"write one of {any_of(fields)}"
            yield (*route, key), f"{UNKNOWN_KEY} {excerpt(key)}; {hint}"
    may_be_short = "start" not in value and "end" not in value
    for name, field in fields.items():
        if field.required and name not in value and not (may_be_short and name in _SHORTHAND):
            yield route, missing(name)


def _no_mapping(value: Any, wanted: inspect.StructType, fields: dict[str, inspect.Field]) -> str:
    found = _found(value)
    if not issubclass(wanted.cls, Passage):
        return f"expected a mapping with {any_of(fields)}; found {found}"
    keys = [name for name, field in fields.items() if field.required]
    words = ""
    if wanted.cls is Passage:
        words = "words that occur once in the text, or "
    else:
        keys = [name for name in keys if name not in _SHORTHAND]
    whole = ", ".join(f"{name}: ..." for name in keys)
    return f"expected a passage, found {found}; write {words}`{{{whole}}}`"


@lru_cache(maxsize=4096)
def _nearest(key: str, fields: tuple[str, ...]) -> str | None:
    return nearest(key, fields)


def _scalar(value: Any, wanted: inspect.Type, field: _Field) -> str | None:
    if isinstance(wanted, inspect.IntType):
        fits = type(value) is int or (isinstance(value, str) and _WHOLE.match(value))
        return (
            None if fits else f"expected a whole number, found {_found(value)}{_hint(field, value)}"
        )
    if isinstance(wanted, inspect.BoolType):
        fits = type(value) is bool or (isinstance(value, str) and value.lower() in _TRUTHS)
        return None if fits else f"expected true or false, found {_found(value)}"
    if isinstance(wanted, inspect.NoneType) and value is None:
        return None
    if isinstance(wanted, inspect.LiteralType):
        if value in wanted.values:
            return None
        known = any_of(str(v) for v in wanted.values)
        if field.key == "format":
            message = f"found {_found(value)}, but this program reads {known}"
            return f"{message}; write `format: {known}` if the file is in that format"
        return f"expected {known}, found {_found(value)}"
    if isinstance(value, str):
        return None
    return f"expected text, found {_found(value)}{_hint(field, value)}"


def _hint(field: _Field, value: Any) -> str:
    """What to write in a field, as the end of a message."""
    advice = to_write(field.struct, field.name, field.corpus) if field.struct is not None else ""
    if value is None and advice.startswith(DESCRIBED):
        advice += ', or "null" in quotes if that is the word'
    if not field.required:
        advice += f"{', or ' if advice else ''}leave `{field.key}` out"
    return f"; {advice}" if advice else ""


def _found(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return excerpt(str(value))
