"""Conflicts in words."""

from __future__ import annotations

from typing import Any

from migwatch.editing.merging import Conflict
from migwatch.store.problem import excerpt
from migwatch.store.writing import flow_value

_SHOWN = 72
#: Fields of a passage that its words stand for.
_POSITION = frozenset({"start", "end", "exact", "prefix", "suffix"})


def where(path: tuple[str, ...]) -> str:
    """Where a field stands: `commitments ferry, says 60-118, who`."""
    if len(path) < 2:
        return path[0] if path else "the record"
    return ", ".join((" ".join(path[:2]), *path[2:]))


def value_in_words(value: Any) -> str:
    """A value as a file has it, on one line; `nothing` where there is none."""
    if value is None:
        return "nothing"
    if isinstance(value, dict) and isinstance(value.get("exact"), str):
        rest = (f"{name} {_word(held)}" for name, held in value.items() if name not in _POSITION)
        return ", ".join((excerpt(value["exact"], _SHOWN), *rest))
    if isinstance(value, dict | list | tuple):
        written = flow_value(value, None)
        return written if len(written) <= _SHOWN else f"{written[: _SHOWN - 1]}\u2026"
    return excerpt(str(value), _SHOWN)


def _word(value: Any) -> str:
    return value if isinstance(value, str) else flow_value(value, None)


def told(conflict: Conflict) -> str:
    """A conflict in words, on one line."""
    sides = [
        f"{name} {value_in_words(value)}"
        for name, value in (
            ("ours", conflict.ours),
            ("theirs", conflict.theirs),
            ("before", conflict.base),
        )
    ]
    return f"{where(conflict.path)}: {', '.join(sides)}"
