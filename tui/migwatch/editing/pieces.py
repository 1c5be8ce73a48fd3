"""Taking an annotation file apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from migwatch.model.annotation import SECTIONS
from migwatch.store.parse import locate
from migwatch.store.problem import FileProblem
from migwatch.store.spot import Spot

Plain = dict[str, Any]

#: The section that holds the facts about the article; it is one piece.
ARTICLE = "article"
_LINES = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_LOOSE = re.compile(r"[ \t]*(?:#.*)?\Z")
_KEY = re.compile(r"(?m)^(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*:")
_EMPTY = re.compile(r"(:[ \t]*)(?:\[[ \t]*\]|null|~)?")


class Key(NamedTuple):
    """What a piece is.

    Attributes:
        section: The section it belongs to; empty outside of any.
        id: Id of the record; empty for the line that opens the section.
    """

    section: str
    id: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of a file that belong together.

    Attributes:
        key: What it is; None for lines between.
        text: The lines with their breaks.
    """

    key: Key | None
    text: str


def pieces(text: str, data: bytes, plain: Plain) -> Iterator[Piece]:
    """The pieces of a file.

    Args:
        text: The file without a byte order mark.
        data: Its bytes.
        plain: The data in it.

    Raises:
        FileProblem: It has not the form of an annotation file.
    """
    routes = [(name,) for name in plain]
    items = [
        (name, at)
        for name in SECTIONS
        if isinstance(held := plain.get(name), list)
        for at in range(len(held))
    ]
    spots = locate(data, [*routes, *items])
    starts = {name: _line_start(text, spots[name,].key_start) for name in plain}
    ordered = sorted(plain, key=starts.__getitem__)
    ends = [*(starts[name] for name in ordered[1:]), len(text)]
    if ordered and starts[ordered[0]]:
        yield Piece(None, text[: starts[ordered[0]]])
    for name, end in zip(ordered, ends, strict=True):
        if not _KEY.match(text, starts[name]):
            raise FileProblem("an anchor, a tag or a brace around all of it; write it without")
        held = plain[name]
        if name in SECTIONS and isinstance(held, list) and held and spots[name,].style != "[":
            yield from _items(text, starts[name], end, name, held, spots)
        else:
            section = name if name in SECTIONS or name == ARTICLE else ""
            key = Key(section, "") if section else None
            yield from _divided(text[starts[name] : end], key, 0)


def _items(
    text: str, start: int, end: int, section: str, held: list[Any], spots: dict[Any, Spot]
) -> Iterator[Piece]:
    dashes = [_dash_line(text, spots[section, at].start, start) for at in range(len(held))]
    yield from _divided(text[start : dashes[0]], Key(section, ""), 0)
    for at, (begin, stop) in enumerate(zip(dashes, [*dashes[1:], end], strict=True)):
        name = held[at].get("id") if isinstance(held[at], dict) else None
        key = Key(section, name) if isinstance(name, str) and name else None
        lines = text[begin:stop]
        yield from _divided(lines, key, len(lines) - len(lines.lstrip(" ")))


def _divided(lines: str, key: Key | None, indent: int) -> Iterator[Piece]:
    """A piece, and the blank lines and comments behind it that are not within it."""
    parts = _LINES.findall(lines)
    last = len(parts)
    while last > 1:
        line = parts[last - 1].rstrip("\r\n")
        if not _LOOSE.match(line) or (line.strip() and _blanks(line) > indent):
            break
        last -= 1
    yield Piece(key, "".join(parts[:last]))
    if last < len(parts):
        yield Piece(None, "".join(parts[last:]))


def _blanks(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _dash_line(text: str, at: int, floor: int) -> int:
    """Start of the line on which the dash of an item stands."""
    dash = text.rfind("-", floor, at)
    while dash >= 0 and text[_line_start(text, dash) : dash].strip(" "):
        dash = text.rfind("-", floor, dash)
    if dash < 0:
        raise FileProblem("its records are written in a form that cannot be edited")
    return _line_start(text, dash)


def opened(heading: str) -> str:
    """The line that opens a section, without the `[]` or `null` of an empty one."""
    return _EMPTY.sub(lambda found: found[1].rstrip(" \t"), heading, count=1)
