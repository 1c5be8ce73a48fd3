"""Whether an annotation file has comments, which only people read."""

from __future__ import annotations

import re
from bisect import bisect_right

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
    starts = [start for start, _ in spans]
    for at in signs:
        span = bisect_right(starts, at) - 1
        if span < 0 or spans[span][1] <= at:
            return True
    return False


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
