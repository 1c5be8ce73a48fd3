"""What to write into a file so that one short passage has its offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from migwatch.store.problem import Route
from migwatch.store.scalar import scalar
from migwatch.store.spot import Spot

#: Start, end and words of a passage.
Found = tuple[int, int, str]
#: Start and end of what is replaced, and what replaces it.
Edit = tuple[int, int, str]

_BREAK = re.compile(r"\r\n?|\n")
_ANY_BREAK = re.compile("[\r\n\x85\u2028\u2029]")
# Anchors and tags before a value, on its line.
_MARKERS = re.compile(r"(?:[&!]\S*[ \t]+)*")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*([ \t]+#[^\r\n]*)?")


def passage_edits(
    text: str, spots: dict[Route, Spot], route: Route, held: Any, found: Found
) -> list[Edit]:
    """What fills in one passage.

    Args:
        text: The annotation file without a byte order mark.
        spots: Where the passage and, if it is a mapping, its fields stand.
        route: The passage.
        held: What is written there: the words, or a mapping with `exact`.
        found: What it stands for.

    Returns:
        Edits that do not overlap; none where the file's form leaves no room for them.
    """
    spot = spots.get(route)
    if spot is None:
        return []
    if isinstance(held, dict):
        return _in_mapping(text, spots, route, held, found)
    written = _written(text, spot)
    exact = None if written is None else written.with_words(held, found[2])
    if written is None or exact is None:
        return []
    whole = f"{{{_offsets(found, ', ')}exact: {exact}}}{written.comment}"
    return [(spot.start, written.end, whole)]


def edited(text: str, edits: list[Edit]) -> str:
    """A text after edits that do not overlap."""
    parts: list[str] = []
    done = 0
    for start, end, words in sorted(edits):
        parts += (text[done:start], words)
        done = end
    return "".join((*parts, text[done:]))


def _offsets(found: Found, between: str) -> str:
    return f"start: {found[0]}{between}end: {found[1]}{between}"


def _in_mapping(
    text: str, spots: dict[Route, Spot], route: Route, held: dict[str, Any], found: Found
) -> list[Edit]:
    spot, first = spots[route], spots.get((*route, next(iter(held))))
    if spot.style == "*" or first is None:
        return []
    line = max(text.rfind("\n", 0, first.key_start), text.rfind("\r", 0, first.key_start)) + 1
    if text[line : first.key_start].rstrip().endswith("?"):
        return []
    edits: list[Edit] = []
    if held["exact"] != found[2]:
        place = spots[(*route, "exact")]
        written = _written(text, place)
        exact = None if written is None else written.with_words(held["exact"], found[2])
        if written is None or exact is None:
            return []
        edits.append((place.start, written.end, exact + written.comment))
    at = first.key_start
    if spot.style == "{":
        braces = text[spot.start] in "{&!"
        edits.append((at, at, ("" if braces else "{") + _offsets(found, ", ")))
        # `[exact: words]` is a list of one mapping that has no braces of its own.
        return edits if braces else [*edits, (spot.end, spot.end, "}")]
    ending = _BREAK.search(text, at) or _BREAK.search(text)
    indent = (ending.group() if ending else "\n") + " " * (at - line)
    return [*edits, (at, at, _offsets(found, indent))]


@dataclass(frozen=True)
class _Written:
    """A scalar or alias as it stands in a file.

    Attributes:
        markers: Its anchor and tag with the blanks behind them.
        body: The rest, without white space at its end.
        end: Index behind it.
        quoted: Whether the body is a quoted scalar on one line.
        comment: The comment behind the sign of a block scalar, with the blanks before.
    """

    markers: str
    body: str
    end: int
    quoted: bool
    comment: str

    def with_words(self, old: str, new: str) -> str | None:
        """It with other words; None where an alias would take those over."""
        if old == new and self.quoted:
            return self.markers + self.body
        if old != new and "&" in self.markers:
            return None
        return self.markers + scalar(new)


def _written(text: str, spot: Spot) -> _Written | None:
    """How a scalar is written; None where that is too odd to take apart."""
    raw = text[spot.start : spot.end].rstrip(" \t\r\n")
    end = spot.start + len(raw)
    if spot.style == "*":
        return _Written("", raw, end, quoted=False, comment="")
    found = _MARKERS.match(raw)
    markers = found.group() if found else ""
    body = raw[len(markers) :]
    if body[:1] in ("&", "!"):
        return None
    header = _BLOCK_HEADER.match(body) if spot.style in ("|", ">") else None
    comment = (header[1] or "") if header else ""
    quoted = spot.style in ("'", '"') and not _ANY_BREAK.search(body)
    return _Written(markers, body, end, quoted, comment)
