"""Passages written in short, looked up in the text.

`- the board` or `{exact: the board, prefix: "before "}` stands for the one place
where these words occur. Words that the text breaks over two lines may be written
with a space. Context counts as in the W3C TextQuoteSelector.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from migwatch.model.passage import Passage
from migwatch.store.problem import Finding, Route, excerpt
from migwatch.store.search import COUNTED, Search, Span

#: Offset of a passage that has none; it is below every offset that can be written.
UNPLACED = -1

_OFFSET = re.compile(r"(?:0|[1-9][0-9]*)\Z")
_OFFSET_LENGTH = 15
_TRUTHS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


class _Fields(NamedTuple):
    """The fields of a Struct whose plain data is not yet what the Struct holds.

    Attributes:
        passages: Those that hold passages, or Structs that do: name to (is a list, type).
        flags: Those that are true or false.
    """

    passages: dict[str, tuple[bool, type]]
    flags: tuple[str, ...]


@cache
def _fields(struct: type) -> _Fields:
    passages = {}
    flags = []
    hints = get_type_hints(struct)
    for field in msgspec.structs.fields(struct):
        wanted = hints[field.name]
        if wanted is bool:
            flags.append(field.encode_name)
        many = get_origin(wanted) is tuple
        for member in get_args(wanted) or (wanted,):
            if isinstance(member, type) and issubclass(member, msgspec.Struct):
                inner = _fields(member)
                if issubclass(member, Passage) or inner.passages or inner.flags:
                    passages[field.encode_name] = (many, member)
    return _Fields(passages, tuple(flags))


class Resolver:
    """Makes the passages of plain records whole, in place.

    Args:
        text: The source text; None where there is none, and nothing is looked up.
        changed: Whether it is not the text that was annotated.
    """

    def __init__(self, text: str | None, *, changed: bool = False) -> None:
        self._changed = changed
        #: How many could not be looked up, where that is because of another text.
        self.astray = 0
        self.search = None if text is None else Search(text)
        #: Routes of the passages that were looked up, with what was found.
        self.resolved: dict[Route, tuple[int, int, str]] = {}

    def record(self, value: Any, struct: type, route: Route) -> list[Finding]:
        """Replace every short passage in a record's plain data by a whole one.

        One that cannot be looked up gets `UNPLACED` as its offsets.

        Args:
            value: Plain data meant for ``struct``.
            struct: The record's type.
            route: Where it stands.

        Returns:
            What could not be looked up, and offsets that are no numbers.
        """
        findings: list[Finding] = []
        if isinstance(value, dict):
            self._record(value, struct, route, findings)
        return findings

    def _record(
        self, value: dict[str, Any], struct: type, route: Route, findings: list[Finding]
    ) -> None:
        fields = _fields(struct)
        for name in fields.flags:
            held = value.get(name)
            if isinstance(held, str) and held in _TRUTHS:
                value[name] = _TRUTHS[held]
        for name, (many, member) in fields.passages.items():
            held = value.get(name)
            if many and isinstance(held, list):
                for at in range(len(held)):
                    self._value(held, at, member, (*route, name, at), findings)
            elif not many and held is not None:
                self._value(value, name, member, (*route, name), findings)

    def _value(
        self, holder: Any, at: Any, member: type, route: Route, findings: list[Finding]
    ) -> None:
        held = holder[at]
        if not issubclass(member, Passage):
            if isinstance(held, dict):
                self._record(held, member, route, findings)
        elif isinstance(held, dict) and ("start" in held or "end" in held):
            for name in ("start", "end"):
                written = held.get(name)
                if type(written) is int and written < 0:
                    # As no YAML gives it, but JSON does.
                    written = held[name] = str(written)
                if isinstance(written, str):
                    self._offset(held, name, (*route, name), findings)
        elif isinstance(held, str):
            self._short(holder, at, {"exact": held}, route, findings)
        elif isinstance(held, dict):
            self._short(holder, at, dict(held), route, findings)

    def _offset(
        self, held: dict[str, Any], name: str, route: Route, findings: list[Finding]
    ) -> None:
        written = held[name]
        if not _OFFSET.match(written):
            message = (
                f"expected a whole number of 0 or more, found {excerpt(written)}; "
                "write how many characters stand before that place"
            )
        elif len(written) > _OFFSET_LENGTH:
            message = f"{excerpt(written)} lies outside any text; correct the number"
        else:
            held[name] = int(written)
            return
        held[name] = UNPLACED
        findings.append((route, message))

    def _short(
        self, holder: Any, at: Any, fields: dict[str, Any], route: Route, findings: list[Finding]
    ) -> None:
        exact = fields.get("exact")
        context = [fields.get(name, "") for name in ("prefix", "suffix")]
        if not isinstance(exact, str) or not all(isinstance(words, str) for words in context):
            return
        if not exact:
            findings.append((route, "a passage needs words; write them as `exact`"))
        elif self.search is not None:
            found = self._look_up(self.search, exact, *context)
            if isinstance(found, tuple):
                start, end = found
                words = self.search.text[start:end]
                holder[at] = fields | {"start": start, "end": end, "exact": words}
                self.resolved[route] = (start, end, words)
                return
            if self._changed:
                self.astray += 1
            else:
                findings.append((route, found))
        holder[at] = fields | {"start": UNPLACED, "end": UNPLACED}

    @staticmethod
    def _look_up(search: Search, exact: str, prefix: str, suffix: str) -> Span | str:
        """The one place where words occur in their context, or why there is none."""
        places = search.places(exact, prefix, suffix)
        if places is None:
            return "too many words to look up in so long a text; write `start` and `end`"
        if len(places) == 1:
            return places[0]
        context = " in that context" if prefix or suffix else ""
        if not places:
            return f"the text has no {excerpt(exact)}{context}; copy the words as they stand there"
        count = str(len(places)) if len(places) <= COUNTED else f"more than {COUNTED}"
        return (
            f"{excerpt(exact)} occurs {count} times{context}; say which with "
            "`{exact: ..., prefix: ...}` or with `start` and `end`"
        )
