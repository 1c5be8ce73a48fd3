"""Commitments without articles, for tests of chains and timelines."""

from collections.abc import Iterable
from typing import Any

import msgspec

from migwatch.corpus.told import Told
from migwatch.model.commitment import Commitment


def step(
    name: str,
    on: str | None = None,
    links: Iterable[tuple[str, str]] = (),
    *,
    who: str = "unstated",
    start: int = 0,
    published: str | None = None,
    **more: Any,
) -> Told:
    """A commitment by its id ``article/commitment``."""
    article, _, own = name.partition("/")
    says = [{"start": start, "end": start + 1, "exact": "x", "voice": "direct", "who": who}]
    fields = {
        "id": own,
        "title": f"Title of {own}",
        "force": "will",
        "by": ["unstated"],
        "says": says,
        "made": None if on is None else {"on": on},
        "links": [{"rel": rel, "to": to} for rel, to in links],
    }
    held = msgspec.convert({**fields, **more}, Commitment)
    return Told(article, f"Article {article}", published, held, {})
