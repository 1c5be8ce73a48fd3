"""Values in words, and what of a value has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from migwatch.store.problem import excerpt

#: Fields of a passage that its words stand for.
_WORDS = ("start", "end", "exact", "prefix", "suffix")
#: What an item of a list is known by, the first that it has.
_NAMES = (("exact",), ("title", "of"), ("rel", "to"), ("on", "status"))
#: Items of a list that are named.
_NAMED = 3


def value_words(value: Any) -> str:
    """A value in words.

    Args:
        value: Plain data.
    """
    if isinstance(value, str):
        return excerpt(value)
    if isinstance(value, list | tuple):
        if all(isinstance(each, str) for each in value):
            return ", ".join(value) or "nothing"
        more = f" and {len(value) - _NAMED:,} more" if len(value) > _NAMED else ""
        return ", ".join(map(item_words, value[:_NAMED])) + more
    if isinstance(value, dict):
        rest = [f"{key} {value_words(each)}" for key, each in value.items() if _tells(key, each)]
        return ", ".join([excerpt(value["exact"]), *rest] if "exact" in value else rest)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _tells(key: str, value: Any) -> bool:
    return key not in _WORDS and value not in (None, "", [], (), {})


def item_words(item: Any) -> str:
    """What an item of a list is known by.

    Args:
        item: Plain data.
    """
    if isinstance(item, dict):
        for names in _NAMES:
            held = [str(item[name]) for name in names if item.get(name)]
            if names[0] in item and held:
                return excerpt(" ".join(held))
    return value_words(item)


def changed_words(field: str, name: str, old: Any, new: Any) -> str:
    """What changes in a field that holds parts; empty where that is the whole value.

    Args:
        field: The field.
        name: Id of the record.
        old: Plain data before.
        new: Plain data after.
    """
    if isinstance(old, dict) and isinstance(new, dict):
        return _part(f"{field} of {name}", "", old, new)
    if not (_is_list(old) and _is_list(new)) or all(isinstance(each, str) for each in new or old):
        return ""
    added, gone = _without(new, old), _without(old, new)
    where = f"{field} of {name}"
    if len(added) == len(gone) == 1 and isinstance(added[0], dict) and len(old) == len(new):
        return _part(where, item_words(gone[0]), gone[0], added[0])
    if added and gone:
        return ""
    if added or gone:
        held = added or gone
        what = item_words(held[0]) if len(held) == 1 else f"{len(held):,} {_items(field)}"
        return f"Add {what} to {where}" if added else f"Take {what} out of {where}"
    return f"Put {where} in another order" if old != new else ""


def _items(field: str) -> str:
    return {"mentions": "mentions", "says": "passages"}.get(field, "items")


def _part(where: str, item: str, old: dict[str, Any], new: dict[str, Any]) -> str:
    """What changes in a part, or in an item of a list."""
    keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
    words = [key for key in keys if key in _WORDS]
    named = [*(["words"] if words else []), *(key for key in keys if key not in words)]
    at = f"{item} in {where}" if item else where
    if len(named) != 1:
        return f"Change {' and '.join(named)} of {at}" if named else ""
    value = new.get("exact") if words else new.get(named[0])
    if value in (None, "", [], ()):
        return f"Take {named[0]} out of {at}"
    return f"Set {named[0]} of {at} to {value_words(value)}"


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _without(items: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """The items that are not among others."""
    known = {msgspec.json.encode(each) for each in others}
    return [each for each in items if msgspec.json.encode(each) not in known]
