"""What a file is to hold after a record has changed, as it is written there.

A file may write a record in many ways: passages in short, defaults written out. What
has not changed stays as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any, NamedTuple, TypeVar

import msgspec

T = TypeVar("T")


class Stretch(NamedTuple):
    """A stretch of two lists.

    Attributes:
        same: Whether the items are equal.
        old: Where it stands in the old list, half-open.
        new: Where it stands in the new one, half-open.
    """

    same: bool
    old: tuple[int, int]
    new: tuple[int, int]


def aligned(old: list[Any], new: list[Any]) -> Iterator[Stretch]:
    """Which items of two lists are the same, in order.

    Args:
        old: Plain data.
        new: Plain data.
    """
    signs = [[msgspec.json.encode(each, order="sorted") for each in side] for side in (old, new)]
    first = common(*signs)
    tails = [list(reversed(side[first:])) for side in signs]
    last = common(*tails)
    if first:
        yield Stretch(same=True, old=(0, first), new=(0, first))
    middle = [side[first : len(side) - last] for side in signs]
    if any(middle):
        for tag, a, b, c, d in SequenceMatcher(
            None, middle[0], middle[1], autojunk=False
        ).get_opcodes():
            yield Stretch(tag == "equal", (a + first, b + first), (c + first, d + first))
    if last:
        ends = [len(side) for side in signs]
        yield Stretch(True, (ends[0] - last, ends[0]), (ends[1] - last, ends[1]))


def common(one: Sequence[T], other: Sequence[T]) -> int:
    """How many items are the same from the beginning on."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def carried(written: Any, old: Any, new: Any) -> Any:
    """New data, with what has not changed as it was written.

    Args:
        written: Plain data as it stands in the file.
        old: What that means, without defaults.
        new: What it is to mean, without defaults.
    """
    if old == new:
        return written
    if all(isinstance(each, dict) for each in (written, old, new)):
        return _mapping(written, old, new)
    if all(isinstance(each, list) for each in (written, old, new)) and len(written) == len(old):
        return _list(written, old, new)
    return new


def _mapping(written: dict[str, Any], old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    held: dict[str, Any] = {}
    for key, value in written.items():
        if key not in old and key not in new:
            held[key] = value
        elif key in new:
            held[key] = carried(value, old[key], new[key]) if key in old else new[key]
    for key, value in new.items():
        # What the file leaves out and has not changed comes from elsewhere.
        if key not in held and (key not in old or old[key] != value):
            held[key] = value
    return held


def _list(written: list[Any], old: list[Any], new: list[Any]) -> list[Any]:
    held: list[Any] = []
    for same, (a, b), (c, d) in aligned(old, new):
        if same:
            held += written[a:b]
        elif b - a == d - c:
            held += [
                carried(w, o, n) for w, o, n in zip(written[a:b], old[a:b], new[c:d], strict=True)
            ]
        else:
            held += new[c:d]
    return held
