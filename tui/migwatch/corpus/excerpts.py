"""The words of a result in their context, with those that were asked for marked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from migwatch.corpus.query import AllOf, AnyOf, Asked, Node, Not, Phrase, QueryError, parse
from migwatch.corpus.unit import Unit
from migwatch.corpus.words import word_spans


class Stretch(NamedTuple):
    """Some words of an excerpt.

    Attributes:
        text: The words, as they stand in the source.
        role: ``context``, ``exact`` (the passage itself) or ``asked`` (words of the query).
    """

    text: str
    role: str


def phrases_of(query: str) -> list[Phrase]:
    """The words and phrases that a query asks for, those it leaves out excepted."""
    try:
        node = parse(query)
    except QueryError:
        return []
    return [] if node is None else list(_phrases(node))


def _phrases(node: Node) -> Iterator[Phrase]:
    match node:
        case Phrase():
            yield node
        case AllOf() | AnyOf():
            for item in node.items:
                yield from _phrases(item)
        case Not() | Asked():
            return


def found_spans(text: str, phrases: list[Phrase]) -> list[tuple[int, int]]:
    """Where phrases stand in a text: start and end of each word, in order, half-open."""
    if not phrases:
        return []
    held = list(word_spans(text))
    spans: dict[tuple[int, int], None] = {}
    for at in range(len(held)):
        for phrase in phrases:
            run = held[at : at + len(phrase.words)]
            if len(run) == len(phrase.words) and _is(phrase, [word for word, _, _ in run]):
                spans |= dict.fromkeys((start, end) for _, start, end in run)
    return sorted(spans)


def _is(phrase: Phrase, run: list[str]) -> bool:
    *whole, last = phrase.words
    ends = run[-1].startswith(last) if phrase.prefix else run[-1] == last
    return ends and run[:-1] == whole


def excerpt_of(unit: Unit, phrases: list[Phrase], room: int) -> list[Stretch]:
    """A result's words, cut to about so many characters around what was asked for.

    Args:
        unit: The result.
        phrases: See `phrases_of`.
        room: Characters.
    """
    if unit.record:
        spare = max(0, room - len(unit.exact)) // 2
        before, after = unit.before, unit.after
        text = _behind(before, spare) + unit.exact + _ahead(after, spare)
        begin = len(_behind(before, spare))
        end = begin + len(unit.exact)
    else:
        text, begin, end = unit.exact, 0, 0
    spans = found_spans(text, phrases)
    start = 0
    if len(text) > room:
        first = spans[0][0] if spans else begin
        start = max(0, min(first - room // 3, len(text) - room))
        if start:
            gap = text.find(" ", start, first + 1)
            start = gap + 1 if gap >= 0 else start
    stop = min(len(text), start + room)
    if stop < len(text):
        gap = text.rfind(" ", start + room // 2, stop)
        stop = gap if gap > 0 else stop
    pieces = list(_pieces(text, start, stop, (begin, end), spans))
    if start:
        pieces.insert(0, Stretch("… ", "context"))
    if stop < len(text):
        pieces.append(Stretch(" …", "context"))
    return pieces


def _behind(text: str, room: int) -> str:
    """The last whole words of a text."""
    if len(text) <= room:
        return text
    cut = text[len(text) - room :] if room else ""
    return cut.partition(" ")[2]


def _ahead(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return text[:room].rpartition(" ")[0]


def _pieces(
    text: str, start: int, stop: int, exact: tuple[int, int], spans: list[tuple[int, int]]
) -> Iterator[Stretch]:
    edges = {start, stop, *(min(max(at, start), stop) for at in exact)}
    for span in spans:
        edges |= {min(max(at, start), stop) for at in span}
    ordered = sorted(edges)
    for left, right in pairwise(ordered):
        asked = any(begin <= left and right <= end for begin, end in spans)
        inside = exact[0] <= left and right <= exact[1]
        yield Stretch(text[left:right], "asked" if asked else "exact" if inside else "context")
