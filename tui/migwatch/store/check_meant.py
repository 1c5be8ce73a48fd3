"""Where somebody is meant, and a time or a quantity stands."""

from __future__ import annotations

from migwatch.store.problem import excerpt

#: Kinds of entities that say, promise and receive nothing.
NOBODY = frozenset({"time", "quantity"})


def nobody_message(name: str, kind: str) -> str:
    """The message for an id of a kind of `NOBODY` where somebody has to be."""
    return f"{excerpt(name)} is a {kind}; a person, organisation or party is meant here"
