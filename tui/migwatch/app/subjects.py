"""Entities as search results tell of them: names, kinds, offices."""

from __future__ import annotations

from typing import NamedTuple

from migwatch.corpus.store import Hit
from migwatch.corpus.unit import TEXT, Office, Unit


class Subject(NamedTuple):
    """The entity of a page.

    Attributes:
        id: Its id, the same in every article.
        name: The name to show.
        kind: Term of the vocabulary ``kind``; empty until it is known.
        also: Other names, as far as they are known.
    """

    id: str
    name: str
    kind: str = ""
    also: tuple[str, ...] = ()


NOBODY = Subject("", "")


class Held(NamedTuple):
    """An office, and where it is told of.

    Attributes:
        office: The office.
        hit: Its newest mention.
        number: In how many articles.
    """

    office: Office
    hit: Hit
    number: int


def name_of(unit: Unit) -> str:
    """The name of an entity without its offices, from a unit that tells of it."""
    offices = list(dict.fromkeys(office.title for office in unit.roles))
    # An office that is called as its holder stands in the title once.
    without = ([each for each in offices if each != name] for name in offices)
    for held in (offices, *without):
        tail = ", ".join(["", *held])
        if held and unit.title.endswith(tail):
            return unit.title.removesuffix(tail)
    return unit.title


def subject_of(unit: Unit) -> Subject:
    """The entity that a unit tells of."""
    kinds = [kind for kind in unit.values.get("kind", ()) if kind != "entity"]
    return Subject(unit.record, name_of(unit), kinds[0] if kinds else "")


def is_text(unit: Unit) -> bool:
    """Whether a unit is a paragraph and no record."""
    return TEXT in unit.values.get("kind", ())


def offices_of(hits: tuple[Hit, ...]) -> tuple[Held, ...]:
    """The offices that results tell of, by their first day; those without one come last."""
    found: dict[Office, list[Hit]] = {}
    for hit in hits:
        for office in dict.fromkeys(hit.unit.roles):
            found.setdefault(office, []).append(hit)
    held = [Held(office, members[0], len(members)) for office, members in found.items()]
    held.sort(key=lambda each: (each.office.begin or "~", each.office.end or "~", each.office))
    return tuple(held)
