"""Comments of an annotation file, which only people read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import yaml
from yaml import events

from migwatch.store import parse
from migwatch.store.files import decode
from migwatch.store.problem import FileProblem

#: What `add` writes above the sections of records, which is no comment of a person.
HINTS = """\
# Records go below, each with its exact words from the text; where these stand in it,
# `migwatch-tui check --fix` fills in."""

_OWN = (*HINTS.splitlines(), "# yaml-language-server:")
_SIGN = re.compile(r"(?:^|(?<=[ \t]))#", re.MULTILINE)
_OWN_LINE = re.compile(r"^[ \t]*#", re.MULTILINE)
_LINE_END = re.compile(r"[\r\n]")
_BLOCK_HEADER = re.compile(r"[^\r\n]*?[ \t]#")


def has_comments(data: bytes) -> bool:
    """Whether a file has comments that the program did not write itself.

    Args:
        data: The bytes of a YAML file.
    """
    try:
        text = decode(data).removeprefix("\ufeff")
        signs = [at.start() for at in _SIGN.finditer(text) if not text.startswith(_OWN, at.start())]
        if not signs:
            return False
        spans = _scalars(text)
    except (FileProblem, yaml.YAMLError):
        return True
    return any(True for _ in _outside(signs, spans))


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Where comments stand in the text of a YAML file, each up to the end of its line.

    Of a file that is not YAML, only those with a line of their own are told for sure.
    """
    try:
        spans, sign = _scalars(text), _SIGN
    except yaml.YAMLError:
        spans, sign = [], _OWN_LINE
    for at in _outside([found.end() - 1 for found in sign.finditer(text)], spans):
        end = _LINE_END.search(text, at)
        yield at, len(text) if end is None else end.start()


def _outside(signs: list[int], spans: list[tuple[int, int]]) -> Iterator[int]:
    """The signs that stand in no scalar."""
    starts = [start for start, _ in spans]
    for at in signs:
        span = bisect_right(starts, at) - 1
        if span < 0 or spans[span][1] <= at:
            yield at


def _scalars(text: str) -> list[tuple[int, int]]:
    """Where scalars stand, the line on which a block scalar begins left out."""
    found = []
    parser = parse.Parser(text)
    kind: type | None = None
    while kind is not events.StreamEndEvent:
        event = parser.get_event()
        kind = type(event)
        if kind is events.ScalarEvent:
            start, end = event.start_mark.index, event.end_mark.index
            if event.style in ("|", ">") and (header := _BLOCK_HEADER.match(text, start, end)):
                start = header.end()
            found.append((start, end))
    return found
