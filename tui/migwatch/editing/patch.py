"""Other data in the lines of a record, with all that has not changed as it was."""

from __future__ import annotations

import re
from typing import Any

from migwatch.editing.carry import aligned
from migwatch.editing.pieces import ARTICLE
from migwatch.store.edits import Edit, edited
from migwatch.store.parse import locate, parse
from migwatch.store.problem import FileProblem, Route
from migwatch.store.scalar import quoted
from migwatch.store.spot import Spot
from migwatch.store.writing import (
    entry_lines,
    field_order,
    field_types,
    flow_value,
    item_lines,
)

Plain = dict[str, Any]

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_ONLY_COMMENT = re.compile(r"[ \t]*#")


class _OddError(Exception):
    """The file's form leaves no room for the change."""


def patched(lines: str, written: Any, wanted: Any, kind: type, *, record: bool = True) -> str:
    """The lines of a record with other data.

    Args:
        lines: The lines as they stand in the file: a list's item, or a key with its value.
        written: The plain data that they hold.
        wanted: The plain data that they are to hold, as a file would have it: words only.
        kind: Type of the record.
        record: Whether the lines are an item of a list; else the key `article` with its value.

    Raises:
        FileProblem: They are written in a form that leaves no room for it.
    """
    if written == wanted:
        return lines
    if record:
        root: Route = (0,)
        expected: Any = [wanted]
    else:
        root, expected = (ARTICLE,), {ARTICLE: wanted}
    try:
        patch = _Patch(lines, _routes(written, root))
        patch.value(root, written, wanted, kind, len(lines))
        made = edited(lines, patch.edits)
        if _holds(made, expected):
            return made
    except (_OddError, KeyError):
        pass
    if "#" not in lines and record:
        indent = len(lines.lstrip("\r\n")) - len(lines.lstrip("\r\n ")) if lines.strip() else 2
        made = "\n".join(item_lines(wanted, kind, indent)) + "\n"
        head = lines[: len(lines) - len(lines.lstrip("\r\n"))]
        made = (head + made) if lines.endswith(("\n", "\r")) else (head + made).rstrip("\n")
        if _holds(made, expected):
            return made
    message = "anchors, aliases or `?` leave no room for the change; write the record without"
    raise FileProblem(message)


def _holds(lines: str, expected: Any) -> bool:
    try:
        plain, problems = parse(lines.encode())
    except FileProblem:
        return False
    return not problems and plain == expected


def _routes(value: Any, route: Route) -> list[Route]:
    found = [route]
    if isinstance(value, dict):
        for key, each in value.items():
            found += _routes(each, (*route, key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            found += _routes(each, (*route, at))
    return found


class _Patch:
    """Collects what to write where.

    Args:
        text: The lines of a record.
        routes: Where values stand in it.
    """

    def __init__(self, text: str, routes: list[Route]) -> None:
        self.text = text
        self.spots = locate(text.encode(), routes)
        self.edits: list[Edit] = []
        found = re.search(r"\r\n?|\n", text)
        self._break = found.group() if found else "\n"

    def value(self, route: Route, old: Any, new: Any, kind: type | None, end: int) -> bool:
        """Change a value in place; false where its key has to be written anew."""
        if old == new:
            return True
        spot = self._spot(route)
        if isinstance(old, dict) and isinstance(new, dict) and old and new:
            if spot.style == "{":
                self._flow_mapping(route, spot, old, new, kind)
                return True
            if len(route) > 1 and next(iter(old)) not in new and isinstance(route[-1], int):
                # The dash stands on the line of the key that goes.
                return False
            self._block_mapping(route, old, new, kind, end)
            return True
        if isinstance(old, list) and isinstance(new, list) and old and new and spot.style != "[":
            self._block_list(route, old, new, kind, end)
            return True
        return False

    def _spot(self, route: Route) -> Spot:
        spot = self.spots[route]
        if spot.style == "*" or self.text[spot.start : spot.start + 1] in ("&", "!"):
            raise _OddError
        return spot

    # ------------------------------------------------------------------ mappings

    def _block_mapping(
        self, route: Route, old: Plain, new: Plain, kind: type | None, end: int
    ) -> None:
        types = field_types(kind)
        names = list(old)
        begins = [self._key_start(route, name) for name in names]
        stops = [*(self._line(at) for at in begins[1:]), end]
        indent = begins[0] - self._line(begins[0])
        place: dict[str, int] = {}
        for name, begin, stop in zip(names, begins, stops, strict=True):
            held = self.spots[(*route, name)]
            stop = place[name] = self._content_end(begin, stop, indent, held)  # noqa: PLW2901
            if name not in new:
                if begin == begins[0]:
                    raise _OddError
                self._write(self._line(begin), stop, [])
            elif not self.value((*route, name), old[name], new[name], types.get(name), stop):
                self._spot((*route, name))
                lines = entry_lines(new, name, types, indent)
                lines[0] = lines[0][indent:]
                comments = self._comments(begin, stop, held, lines)
                self._write(begin, stop, lines, comments)
        before = names[0]
        for name in field_order(new, types):
            if name in old:
                before = name
            else:
                self._insert(place[before], entry_lines(new, name, types, indent))

    def _key_start(self, route: Route, name: str) -> int:
        at = self.spots[(*route, name)].key_start
        if self.text[self._line(at) : at].rstrip().endswith("?"):
            raise _OddError
        return at

    def _flow_mapping(
        self, route: Route, spot: Spot, old: Plain, new: Plain, kind: type | None
    ) -> None:
        types = field_types(kind)
        if old.keys() != new.keys():
            self.edits.append((spot.start, spot.end, flow_value(new, kind)))
            return
        for name, value in new.items():
            if value != old[name]:
                each = self._spot((*route, name))
                stop = each.start + len(self.text[each.start : each.end].rstrip())
                quotes = each.style == '"' and isinstance(value, str)
                made = quoted(value) if quotes else flow_value(value, types.get(name))
                self.edits.append((each.start, stop, made))

    # --------------------------------------------------------------------- lists

    def _block_list(
        self, route: Route, old: list[Any], new: list[Any], kind: type | None, end: int
    ) -> None:
        begins = [self._dash(self.spots[(*route, at)].start) for at in range(len(old))]
        indent = begins[0] - self._line(begins[0])
        stops = [*(self._line(at) for at in begins[1:]), end]
        stops = [
            self._content_end(begin, stop, indent, self.spots[(*route, at)])
            for at, (begin, stop) in enumerate(zip(begins, stops, strict=True))
        ]
        for same, (a, b), (c, d) in aligned(old, new):
            if same:
                continue
            pairs = min(b - a, d - c)
            for at in range(pairs):
                place = (*route, a + at)
                changed = new[c + at]
                if not self.value(place, old[a + at], changed, kind, stops[a + at]):
                    self._spot(place)
                    lines = item_lines(changed, kind, indent)
                    begin, stop = self._line(begins[a + at]), stops[a + at]
                    comments = self._comments(begin, stop, self.spots[place], lines)
                    self._write(begin, stop, lines, comments)
            for at in range(a + pairs, b):
                self._spot((*route, at))
                self._write(self._line(begins[at]), stops[at], [])
            added = [line for each in new[c + pairs : d] for line in item_lines(each, kind, indent)]
            if added:
                behind = a + pairs
                self._insert(stops[behind - 1] if behind else self._line(begins[0]), added)

    def _dash(self, at: int) -> int:
        """Where the dash before an item stands."""
        dash = self.text.rfind("-", 0, at)
        while dash >= 0 and self.text[self._line(dash) : dash].strip(" "):
            dash = self.text.rfind("-", 0, dash)
        if dash < 0 or self.text[dash + 1 : at].strip():
            raise _OddError
        return dash

    # --------------------------------------------------------------------- lines

    def _line(self, at: int) -> int:
        return max(self.text.rfind("\n", 0, at), self.text.rfind("\r", 0, at)) + 1

    def _content_end(self, begin: int, stop: int, indent: int, spot: Spot) -> int:
        """Where a value's lines end, without blank lines and comments behind it."""
        starts = [found.start() for found in _LINE.finditer(self.text, begin, stop)]
        starts = [at for at in starts if at < stop]
        block = spot.style in ("|", ">")
        while len(starts) > 1:
            line = self.text[starts[-1] : stop].rstrip("\r\n")
            bare = line.strip(" \t")
            if bare and not bare.startswith("#"):
                break
            if bare and block and len(line) - len(line.lstrip(" ")) > indent:
                break
            stop = starts.pop()
        return stop

    def _comments(self, begin: int, stop: int, spot: Spot, lines: list[str]) -> list[str]:
        """The comments of what is written anew, those of whole lines; adds one to a line."""
        if spot.style in ("|", ">"):
            return []
        if self.text[spot.start : spot.end].count(self._break) == 0:
            behind = _COMMENT.match(self.text, self._bare_end(spot))
            if behind and len(lines) == 1:
                lines[0] += behind.group()
                return []
        held = self.text[begin:stop].splitlines()[1:]
        return [line for line in held if _ONLY_COMMENT.match(line)]

    def _bare_end(self, spot: Spot) -> int:
        return spot.start + len(self.text[spot.start : spot.end].rstrip())

    def _write(self, begin: int, stop: int, lines: list[str], comments: list[str] = ()) -> None:  # type: ignore[assignment]
        if not lines:
            comments = [
                line for line in self.text[begin:stop].splitlines()[1:] if _ONLY_COMMENT.match(line)
            ]
        whole = [*comments, *lines] if begin == self._line(begin) else [*lines, *comments]
        made = self._break.join(whole)
        ends = self.text[begin:stop].endswith(("\n", "\r"))
        self.edits.append((begin, stop, made + (self._break if ends and whole else "")))

    def _insert(self, at: int, lines: list[str]) -> None:
        made = self._break.join(lines)
        if at and self.text[at - 1] not in "\r\n":
            made = self._break + made
        else:
            made += self._break
        earlier = self.edits[-1] if self.edits else None
        if earlier is not None and earlier[:2] == (at, at):
            # Pieces for one place stay in order.
            self.edits.pop()
            made = earlier[2] + made
        self.edits.append((at, at, made))
