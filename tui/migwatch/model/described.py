"""What the docstring of a record's definition says of it and of its fields."""

from __future__ import annotations

import inspect
import re
from functools import cache
from typing import NamedTuple

import msgspec

_ATTRIBUTE = re.compile(r"    (\w+): (.*)")


class Described(NamedTuple):
    """What a docstring says.

    Attributes:
        summary: Of the Struct.
        fields: Of each field by its name in Python; inherited ones included.
    """

    summary: str
    fields: dict[str, str]


@cache
def described(struct: type[msgspec.Struct]) -> Described:
    """Read the docstrings of a Struct and of those it inherits from.

    Args:
        struct: The Struct.
    """
    summary, told = "", dict[str, str]()
    for base in reversed(struct.__mro__):
        if issubclass(base, msgspec.Struct):
            summary, attributes = _read(base)
            told |= attributes
    return Described(summary, told)


def _read(struct: type[msgspec.Struct]) -> tuple[str, dict[str, str]]:
    """What a docstring says of a Struct, and of each of its attributes."""
    words = inspect.cleandoc(struct.__doc__ or "").replace("``", "`")
    head, _, section = words.partition("\nAttributes:\n")
    told: dict[str, str] = {}
    name = ""
    for line in section.splitlines():
        if found := _ATTRIBUTE.match(line):
            name = found[1]
            told[name] = found[2]
        elif name:
            told[name] += f" {line.strip()}"
    return re.sub(r"(?<!\n)\n(?!\n)", " ", head.strip()), told
