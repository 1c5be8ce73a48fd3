"""Which items of three lists are the same one, and in which order a merged list has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import msgspec

from migwatch.editing.merging_shape import sort_key
from migwatch.model.annotation import Outside
from migwatch.model.commitment import Link, Step
from migwatch.model.passage import Passage
from migwatch.model.records import Role
from migwatch.model.times import period

#: By what an item is known: the item's own, and how many equal ones stand before it.
Key = tuple[Hashable, int]
#: Where an item stands in the text, in code points.
Place = tuple[int, int]
_Struct = type[msgspec.Struct] | None
#: The fields by which parts of records are known.
_NAMING: dict[_Struct, tuple[str, ...]] = {
    Step: ("on", "status"),
    Link: ("rel", "to"),
    Role: ("title", "of"),
}


def identity(item: Any, struct: _Struct) -> Hashable:
    """By what an item is known among those of its list.

    Args:
        item: Plain data.
        struct: What it is meant to be; None for a word.
    """
    if struct is None or not isinstance(item, dict):
        return ("words", item) if isinstance(item, str) else sort_key(item)
    if isinstance(name := item.get("id"), str):
        return name
    if issubclass(struct, Passage):
        return span(item) or ("words", *_held(item, ("exact", "prefix", "suffix")))
    if struct is Outside:
        return ("outside", identity(item.get("passage"), Passage))
    names = _NAMING.get(struct)
    return sort_key(item) if names is None else _held(item, names)


def _held(item: dict[str, Any], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sort_key(item.get(name)) for name in names)


def span(item: Any) -> Place | None:
    """Start and end of a passage, in code points; None where it has no such numbers."""
    if not isinstance(item, dict):
        return None
    offsets = [item.get("start"), item.get("end")]
    try:
        start, end = (int(each) for each in offsets if isinstance(each, int | str))
    except ValueError:
        return None
    return start, end


def exact(item: Any) -> str | None:
    """The words of a passage, also of one written in short."""
    held = item.get("exact") if isinstance(item, dict) else item
    return held if isinstance(held, str) else None


def named(item: Any, struct: _Struct) -> str:
    """An item in the words of a message."""
    if not isinstance(item, dict):
        return str(item)
    if isinstance(name := item.get("id"), str):
        return name
    if struct is not None and issubclass(struct, Passage):
        where = span(item)
        return f"{where[0]}-{where[1]}" if where else exact(item) or "?"
    if struct is Outside:
        return named(item.get("passage"), Passage)
    held = [item.get(name) for name in _NAMING.get(struct, ())]
    return " ".join(each for each in held if isinstance(each, str)) or "?"


class Keyed:
    """The items of a base by their keys, and those of versions of it by the same ones.

    Args:
        base: The list from which the others were made.
        struct: What each item is meant to be; None for words.
    """

    def __init__(self, base: Sequence[Any], struct: _Struct) -> None:
        self._struct = struct
        self.base = _numbered((identity(item, struct), item) for item in base)

    def version(self, items: Sequence[Any]) -> dict[Key, Any]:
        """The items of a version: those of the base under the keys they have there.

        An unchanged item is found first, then a changed one by its identity. A line of
        history that the base lacks is known by all that it says, so that two such lines
        of one day stay two.
        """
        free = dict(self.base)
        unchanged: dict[str, list[Key]] = {}
        for key, item in free.items():
            unchanged.setdefault(sort_key(item), []).append(key)
        found: list[Key | None] = []
        for item in items:
            keys = unchanged.get(sort_key(item))
            found.append(keys.pop(0) if keys else None)
            free.pop(found[-1] or ("", -1), None)
        by_identity: dict[Hashable, list[Key]] = {}
        by_words: dict[str, list[Key]] = {}
        for key, item in free.items():
            by_identity.setdefault(key[0], []).append(key)
            if self._is_passage and (words := exact(item)) is not None:
                by_words.setdefault(words, []).append(key)
        new: Counter[Hashable] = Counter()
        keyed: dict[Key, Any] = {}
        for item, known in zip(items, found, strict=True):
            own = identity(item, self._struct)
            key = known or self._changed(item, own, free, by_identity, by_words)
            if key is None:
                own = ("new", sort_key(item) if self._struct is Step else own)
                key = (own, new[own])
                new[own] += 1
            keyed[key] = item
        return keyed

    @property
    def _is_passage(self) -> bool:
        return self._struct is not None and issubclass(self._struct, Passage)

    def _changed(
        self,
        item: Any,
        own: Hashable,
        free: dict[Key, Any],
        by_identity: dict[Hashable, list[Key]],
        by_words: dict[str, list[Key]],
    ) -> Key | None:
        """The key of the base's item that this one was, if it is still free."""
        for key in by_identity.get(own, ()):
            if free.pop(key, None) is not None:
                return key
        if not self._is_passage:
            return None
        # A passage that is written in short has got its offsets or some context.
        alike = by_words.get(exact(item) or "", ())
        if len(alike) == 1 and alike[0] in free:
            was = free[alike[0]]
            if span(was) is None or span(item) is None:
                del free[alike[0]]
                return alike[0]
        return None


def _numbered(items: Iterable[tuple[Hashable, Any]]) -> dict[Key, Any]:
    count: Counter[Hashable] = Counter()
    keyed: dict[Key, Any] = {}
    for own, item in items:
        keyed[own, count[own]] = item
        count[own] += 1
    return keyed


def ordered(
    base: Sequence[Key], ours: Sequence[Key], theirs: Sequence[Key], places: dict[Key, Place | None]
) -> list[Key]:
    """The keys of two versions of a list in one order.

    Where both have their items in text order, so has the result. Else the order is that
    of ours, or of theirs if only they changed it; what the other added comes behind what
    it stood behind there.

    Args:
        base: The keys of the list from which both were made.
        ours: Those of one version.
        theirs: Those of the other.
        places: Where the items stand in the text; None where that is not known.
    """
    if _in_text_order(ours, places) and _in_text_order(theirs, places):
        return sorted(dict.fromkeys((*ours, *theirs)), key=lambda key: places[key] or (0, 0))
    first, second = ours, theirs
    if _keeps_order(base, ours) and not _keeps_order(base, theirs):
        first, second = theirs, ours
    return joined(first, second)


def joined(first: Sequence[Key], second: Sequence[Key]) -> list[Key]:
    """A list with what only a second one has, each behind what it stands behind there."""
    here, there = set(first), set(second)
    behind: dict[Key | None, list[Key]] = {}
    anchor: Key | None = None
    for key in second:
        if key in here:
            anchor = key
        else:
            behind.setdefault(anchor, []).append(key)
    result: list[Key] = []
    held = behind.get(None, [])
    for key in first:
        if key in there:
            result += held
            held = behind.get(key, [])
        result.append(key)
    return result + held


def _in_text_order(keys: Sequence[Key], places: dict[Key, Place | None]) -> bool:
    last = (-1, -1)
    for key in keys:
        place = places.get(key)
        if place is None or place < last:
            return False
        last = place
    return True


def _keeps_order(base: Sequence[Key], version: Sequence[Key]) -> bool:
    at = {key: index for index, key in enumerate(base)}
    known = [at[key] for key in version if key in at]
    return known == sorted(known)


def day_key(step: Any) -> str:
    """By what lines of history are ordered: their first day, ISO 8601."""
    on = step.get("on") if isinstance(step, dict) else None
    if not isinstance(on, str):
        return ""
    days = period(on)
    return days[0].isoformat() if days else on
