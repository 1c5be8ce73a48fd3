"""Which record of an annotation file stands at a line and column."""

from __future__ import annotations

from typing import Any, NamedTuple

from migwatch.model.annotation import SECTIONS
from migwatch.store.parse import locate, parse
from migwatch.store.problem import FileProblem, Route

#: Fields that hold words of the text, or lists of them.
_WORDS = frozenset({"mentions", "passage", "says", "words"})
_SELECTOR = frozenset({"start", "end", "exact", "prefix", "suffix"})


class Owner(NamedTuple):
    """What a place in an annotation file belongs to.

    Attributes:
        record: Id of the record; empty for the facts about the article.
        route: From the record to the place.
    """

    record: str
    route: Route

    @property
    def is_passage(self) -> bool:
        """Whether the place says where words of the text are."""
        *above, last = self.route or ("",)
        if last in _SELECTOR or last in _WORDS:
            return True
        return isinstance(last, int) and bool(above) and above[-1] in _WORDS


def owner_at(data: bytes, line: int, column: int) -> Owner | None:
    """What stands at a line and column of an annotation file.

    Args:
        data: The file.
        line: The line, from 1.
        column: The column in characters, from 1.

    Returns:
        None where it belongs to no record and not to the facts about the article, or the
        file cannot be read.
    """
    try:
        plain, problems = parse(data)
    except FileProblem:
        return None
    if problems or not isinstance(plain, dict):
        return None
    items: list[Route] = [("article",)]
    for section in SECTIONS:
        held = plain.get(section)
        items += [(section, at) for at in range(len(held) if isinstance(held, list) else 0)]
    item = _last_before(data, items, (line, column))
    if item is None:
        return None
    value = _value(plain, item)
    record = value.get("id", "") if isinstance(value, dict) and item[0] != "article" else ""
    if item[0] != "article" and not (isinstance(record, str) and record):
        return None
    inner = _last_before(data, [(*item, *rest) for rest in _routes(value)], (line, column))
    return Owner(str(record), () if inner is None else inner[len(item) :])


def _value(plain: Any, route: Route) -> Any:
    for step in route:
        plain = plain[step]
    return plain


def _routes(value: Any) -> list[Route]:
    """The ways to all that a value holds."""
    steps: list[Any] = []
    if isinstance(value, dict):
        steps = list(value)
    elif isinstance(value, list):
        steps = list(range(len(value)))
    return [(step, *rest) for step in steps for rest in ((), *_routes(value[step]))]


def _last_before(data: bytes, routes: list[Route], at: tuple[int, int]) -> Route | None:
    """The last of some places, in the file's order, that begins no later than another."""
    spots = locate(data, routes)
    found = [
        (min(spot.key, (spot.line, spot.column)), len(route), number)
        for number, route in enumerate(routes)
        if (spot := spots.get(route)) is not None
    ]
    before = [each for each in found if each[0] <= at]
    return routes[max(before)[2]] if before else None
