"""What would complete the word before the cursor of a query."""

from __future__ import annotations

import re
from typing import NamedTuple

from migwatch.corpus.fields import FIELDS
from migwatch.corpus.store import Count

_VALUE = re.compile(r"(?:^|[\s(-])([a-z]+):((?:[^\s\",]*,)*)(\"[^\"]*|[^\s\",()]*)\Z")
_NAME = re.compile(r"(?:^|[\s(-])([a-z]+)\Z")
_SHOWN = 8


class Begun(NamedTuple):
    """A value that is being typed.

    Attributes:
        field: Its field.
        words: The words so far.
        start: Where it begins in the query, characters from 0.
    """

    field: str
    words: str
    start: int


def begun_value(before: str) -> Begun | None:
    """The value of a field that ends where a text ends, None where there is none."""
    found = _VALUE.search(before)
    if found is None or found[1] not in FIELDS or FIELDS[found[1]].how not in ("id", "status"):
        return None
    return Begun(found[1], found[3].lstrip('"'), found.start(3))


def begun_fields(before: str) -> list[Count]:
    """The fields whose names begin with the word that a text ends with."""
    found = _NAME.search(before)
    if found is None:
        return []
    return [
        Count(name, "", f"{name}: {field.meaning}", 0)
        for name, field in FIELDS.items()
        if name.startswith(found[1])
    ][:_SHOWN]


def completed(before: str, chosen: Count) -> str:
    """A text with the word it ends with completed."""
    if not chosen.id:
        found = _NAME.search(before)
        start = found.start(1) if found else len(before)
        return f"{before[:start]}{chosen.field}:"
    begun = begun_value(before)
    start = begun.start if begun else len(before)
    return f"{before[:start]}{written(chosen.id)} "


def written(value: str) -> str:
    """A value as a query writes it."""
    return value if re.fullmatch(r"=?[\w.~-]+", value) else '"' + value.replace('"', " ") + '"'
