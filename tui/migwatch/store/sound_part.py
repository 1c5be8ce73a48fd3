"""What is left of a record that has something wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from migwatch.model.annotation import Metadata
from migwatch.model.commitment import Commitment
from migwatch.model.passage import Passage
from migwatch.model.records import UNSTATED, Claim, Entity, Record
from migwatch.store.problem import Finding, Route
from migwatch.store.resolve import UNPLACED

#: What stands in a list of passages for one that does not fit: a passage that is nowhere.
_NOWHERE: dict[str, dict[str, Any]] = {
    "mentions": {"start": UNPLACED, "end": UNPLACED, "exact": ""},
    "says": {"start": UNPLACED, "end": UNPLACED, "exact": "", "voice": "", "who": UNSTATED},
}

P = TypeVar("P", bound=Passage)


def fitting(
    value: Any, findings: Iterable[Finding], route: Route
) -> tuple[Any, frozenset[Route], bool]:
    """Plain data of a record, without what does not fit its type.

    Args:
        value: The data.
        findings: What does not fit.
        route: Where the record stands.

    Returns:
        The data; the routes of passages that are nowhere now; and whether nothing but
        passages was taken out.

    Raises:
        LookupError: The data is of another shape than the findings say.
        TypeError: Likewise.
    """
    left = deepcopy(value)
    nowhere: set[Route] = set()
    whole = True
    for where, _ in findings:
        inner = where[len(route) :]
        if len(inner) > 1 and inner[0] in _NOWHERE and isinstance(inner[1], int):
            nowhere.add(where[: len(route) + 2])
            left[inner[0]][inner[1]] = dict(_NOWHERE[inner[0]])
        elif (words := _optional_words(inner)) is not None:
            _at(left, words[:-1]).pop(words[-1], None)
        else:
            whole = False
            holder = _at(left, inner[:-1])
            # The places of a list's other items must not change.
            if inner and isinstance(holder, dict):
                del holder[inner[-1]]
    return left, frozenset(nowhere), whole


def _optional_words(inner: Route) -> Route | None:
    """The route of the passage that a finding is about, if its record can do without it."""
    if inner[:2] == ("due", "words"):
        return inner[:2]
    if len(inner) > 2 and inner[0] == "roles" and inner[2] == "words":
        return inner[:3]
    return None


def _at(value: Any, route: Route) -> Any:
    for step in route:
        value = value[step]
    return value


def sound_part(record: Record, is_sound: Callable[[Passage], bool]) -> Record | None:
    """A record with those of its passages that are sound.

    Args:
        record: The record.
        is_sound: Whether a passage stands where it says.

    Returns:
        The record; None where all of its passages are wrong.
    """

    def kept(found: tuple[P, ...]) -> tuple[P, ...]:
        return tuple(each for each in found if is_sound(each))

    if isinstance(record, Entity):
        roles = tuple(
            role if role.words is None or is_sound(role.words) else replace(role, words=None)
            for role in record.roles
        )
        mentions = kept(record.mentions)
        if record.mentions and not mentions:
            return None
        return replace(record, roles=roles, mentions=mentions)
    if not isinstance(record, (Commitment, Claim)):
        return record if is_sound(record.passage) else None
    says = kept(record.says)
    if not says:
        return None
    if isinstance(record, Claim):
        return replace(record, says=says)
    due = record.due
    if due is not None and due.words is not None and not is_sound(due.words):
        due = replace(due, words=None)
    return replace(record, says=says, due=due)


def sound_fields(held: dict[str, Any]) -> dict[str, Any]:
    """The fields of an ``article`` mapping that fit."""
    found = {}
    for field in msgspec.structs.fields(Metadata):
        if field.name in held:
            try:
                found[field.name] = msgspec.convert(held[field.name], field.type)
            except msgspec.ValidationError:
                continue
    return found
