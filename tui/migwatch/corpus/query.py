"""The query language: words, "phrases", fields, `or`, `-` and parentheses.

border crossings                    both words, the last one as a prefix
"border crossings"                  next to each other
by:mx force:>=will -status:kept     fields
(fentanyl or opioids) made:2023-12..2024-02
"""

from __future__ import annotations

import re
from typing import NamedTuple

from migwatch.corpus.fields import FIELDS
from migwatch.corpus.words import words

#: Longest query that is read, in characters.
QUERY_LENGTH = 2000
#: Deepest nesting of parentheses.
_DEPTH = 50

_FIELD = re.compile(r"([A-Za-z_]+):")
_BARE = re.compile(r"[^\s()\"]+")
_VALUE = re.compile(r"(?:\"[^\"]*\"?|[^\s()\",]+)(?:,(?:\"[^\"]*\"?|[^\s()\",]+))*,?")
_ONE = re.compile(r"\"([^\"]*)\"?|([^\s()\",]+)")


class QueryError(Exception):
    """A query that cannot be read.

    Args:
        message: What is wrong; what to write.
        column: Where, in characters from 0.
    """

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


class Phrase(NamedTuple):
    """Words next to each other; of one word, that word.

    Attributes:
        words: Folded.
        prefix: Whether the last one may go on.
    """

    words: tuple[str, ...]
    prefix: bool = False


class Asked(NamedTuple):
    """A field and what is asked of it.

    Attributes:
        name: The field.
        values: Any of these, as written.
        column: Where the values stand in the query, characters from 0.
    """

    name: str
    values: tuple[str, ...]
    column: int


class Not(NamedTuple):
    """What must not hold."""

    item: Node


class AllOf(NamedTuple):
    """All of these hold."""

    items: tuple[Node, ...]


class AnyOf(NamedTuple):
    """At least one of these holds."""

    items: tuple[Node, ...]


Node = Phrase | Asked | Not | AllOf | AnyOf


def parse(query: str) -> Node | None:
    """Read a query.

    A word at the very end counts as the beginning of a word; a space behind it ends it.

    Args:
        query: As typed.

    Returns:
        What is asked; None where nothing is.

    Raises:
        QueryError: It cannot be read.
    """
    if len(query) > QUERY_LENGTH:
        raise QueryError(f"a query has at most {QUERY_LENGTH:,} characters", QUERY_LENGTH)
    parser = _Parser(query)
    node = parser.any(0)
    if parser.at < len(query):
        raise QueryError("there is no ( to this one", parser.at)
    return node


class _Parser:
    """One reading of a query from left to right."""

    def __init__(self, query: str) -> None:
        self.query = query
        self.at = 0

    def any(self, depth: int) -> Node | None:
        """Parts joined by `or`."""
        items: list[Node] = []
        while True:
            item = self._all(depth)
            joined = self._skip_or()
            if item is not None:
                items.append(item)
            elif joined or items:
                raise QueryError("`or` needs something on both sides", self.at)
            if not joined:
                return items[0] if len(items) == 1 else AnyOf(tuple(items)) if items else None

    def _all(self, depth: int) -> Node | None:
        items: list[Node] = []
        while (item := self._item(depth)) is not None:
            items.append(item)
        return items[0] if len(items) == 1 else AllOf(tuple(items)) if items else None

    def _skip(self) -> None:
        while self.at < len(self.query) and self.query[self.at].isspace():
            self.at += 1

    def _skip_or(self) -> bool:
        found = re.compile(r"or(?=[\s(])", re.IGNORECASE).match(self.query, self.at)
        if found:
            self.at = found.end()
        return found is not None

    def _item(self, depth: int) -> Node | None:
        self._skip()
        query, at = self.query, self.at
        if at >= len(query) or query[at] == ")":
            return None
        if re.compile(r"or(?=[\s(])", re.IGNORECASE).match(query, at):
            return None
        if query[at] == "-" and at + 1 < len(query) and not query[at + 1].isspace():
            self.at += 1
            item = self._item(depth)
            if item is None:
                raise QueryError("`-` needs a word, a field or ( behind it", at)
            return Not(item)
        if query[at] == "(":
            return self._group(depth)
        if query[at] == '"':
            return self._quoted()
        if (found := _FIELD.match(query, at)) is not None:
            return self._field(found)
        return self._bare()

    def _group(self, depth: int) -> Node | None:
        opened = self.at
        if depth >= _DEPTH:
            raise QueryError(f"more than {_DEPTH} parentheses within each other", opened)
        self.at += 1
        item = self.any(depth + 1)
        if self.at >= len(self.query):
            raise QueryError("this ( has no )", opened)
        self.at += 1
        if item is None:
            raise QueryError("nothing stands in these parentheses", opened)
        return item

    def _quoted(self) -> Node:
        opened = self.at
        closed = self.query.find('"', opened + 1)
        open_ended = closed < 0
        end = len(self.query) if open_ended else closed
        self.at = min(len(self.query), end + 1)
        inner = self.query[opened + 1 : end]
        found = words(inner)
        if not found:
            raise QueryError("a phrase needs words", opened)
        return Phrase(tuple(found), open_ended and not inner[-1].isspace())

    def _bare(self) -> Node:
        found = _BARE.match(self.query, self.at)
        assert found is not None
        written, begin = found[0], self.at
        self.at = found.end()
        held = words(written)
        if not held:
            raise QueryError("a search needs letters or digits", begin)
        return Phrase(tuple(held), written.endswith("*") or self.at == len(self.query))

    def _field(self, found: re.Match[str]) -> Node:
        name, begin = found[1].lower(), self.at
        if name not in FIELDS:
            raise QueryError(_unknown(name), begin)
        column = found.end()
        value = _VALUE.match(self.query, column)
        if value is None:
            raise QueryError(f"`{name}:` needs a value: {_example(name)}", column)
        self.at = value.end()
        values = tuple(one[1] if one[1] is not None else one[2] for one in _ONE.finditer(value[0]))
        if not all(each.strip() for each in values):
            raise QueryError(f"`{name}:` needs a value: {_example(name)}", column)
        return Asked(name, values, column)


def _example(name: str) -> str:
    field = FIELDS[name]
    return f"{field.meaning}; as {name}:{field.example}" if field.example else field.meaning


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, FIELDS, 1, 0.6)
    hint = f"did you mean `{near[0]}:`?" if near else f"the fields are {', '.join(FIELDS)}"
    return f"there is no field `{name}:`; {hint}"
