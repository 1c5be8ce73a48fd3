"""Why plain data does not fit a record's type: every reason, each with its route."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from msgspec import inspect

from migwatch.store.problem import UNKNOWN_KEY, Finding, Route, any_of, excerpt, nearest

#: Fields that a passage may leave out; the words themselves are looked up.
_SHORTHAND = frozenset({"start", "end"})

_WHOLE = re.compile(r"-?[0-9]+\Z")
_TRUTHS = ("true", "false")


def explain(value: Any, wanted: Any, route: Route) -> list[Finding]:
    """What keeps a value from being converted to a type.

    Args:
        value: Plain data.
        wanted: The type, built of Structs, tuples, unions with None and scalars.
        route: Where the value stands.

    Returns:
        Routes and messages; the route of an unknown key ends in that key.
    """
    return list(_explain(value, _type_info(wanted), route))


@lru_cache(maxsize=64)
def _type_info(wanted: Any) -> inspect.Type:
    return inspect.type_info(wanted)


def _explain(value: Any, wanted: inspect.Type, route: Route) -> Iterator[Finding]:
    if isinstance(wanted, inspect.UnionType):
        wanted = _branch(value, wanted)
    if isinstance(wanted, inspect.StructType):
        yield from _struct(value, wanted, route)
    elif isinstance(wanted, inspect.DictType):
        if not isinstance(value, dict):
            yield route, f"expected a mapping, found {_found(value)}"
        else:
            for key, item in value.items():
                yield from _explain(item, wanted.value_type, (*route, key))
    elif isinstance(wanted, inspect.VarTupleType):
        if not isinstance(value, list):
            yield (
                route,
                f"expected a list, found {_found(value)}; write `[...]` or one `- ` line each",
            )
        else:
            for at, item in enumerate(value):
                yield from _explain(item, wanted.item_type, (*route, at))
    elif (message := _scalar(value, wanted)) is not None:
        yield route, message


def _branch(value: Any, wanted: inspect.UnionType) -> inspect.Type:
    """The member of a union that a value was most likely meant for."""
    shapes = {dict: inspect.StructType, list: inspect.VarTupleType, type(None): inspect.NoneType}
    for member in wanted.types:
        if isinstance(member, shapes.get(type(value), inspect.StrType)):
            return member
    return next(m for m in wanted.types if not isinstance(m, inspect.NoneType))


def _struct(value: Any, wanted: inspect.StructType, route: Route) -> Iterator[Finding]:
    fields = {field.encode_name: field for field in wanted.fields}
    if not isinstance(value, dict):
        yield route, f"expected a mapping with {any_of(fields)}; found {_found(value)}"
        return
    for key, item in value.items():
        if key in fields:
            yield from _explain(item, fields[key].type, (*route, key))
        elif key == "<<":
            yield (*route, key), f"{UNKNOWN_KEY} `<<`; nothing is merged, write the keys out"
        else:
            near = _nearest(key, tuple(fields))
            hint = f"did you mean `{near}`?" if near else f"write one of {any_of(fields)}"
            yield (*route, key), f"{UNKNOWN_KEY} {excerpt(key)}; {hint}"
    may_be_short = "start" not in value and "end" not in value
    for name, field in fields.items():
        if field.required and name not in value and not (may_be_short and name in _SHORTHAND):
            yield route, f"`{name}` is missing; write `{name}: ...`"


@lru_cache(maxsize=4096)
def _nearest(key: str, fields: tuple[str, ...]) -> str | None:
    return nearest(key, fields)


def _scalar(value: Any, wanted: inspect.Type) -> str | None:
    if isinstance(wanted, inspect.IntType):
        fits = type(value) is int or (isinstance(value, str) and _WHOLE.match(value))
        return None if fits else f"expected a whole number, found {_found(value)}"
    if isinstance(wanted, inspect.BoolType):
        fits = type(value) is bool or (isinstance(value, str) and value.lower() in _TRUTHS)
        return None if fits else f"expected true or false, found {_found(value)}"
    if isinstance(wanted, inspect.NoneType) and value is None:
        return None
    if isinstance(wanted, inspect.LiteralType):
        if value in wanted.values:
            return None
        return f"expected {any_of(str(v) for v in wanted.values)}, found {_found(value)}"
    if isinstance(value, str):
        return None
    hint = "; write null in quotes if the word is meant" if value is None else ""
    return f"expected text, found {_found(value)}{hint}"


def _found(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return excerpt(str(value))
