"""What keeps a file from being YAML, in words that say what to write."""

from __future__ import annotations

import re
from typing import Any

from migwatch.store.characters import ODD_BREAK
from migwatch.store.lines import Lines
from migwatch.store.problem import FileProblem, excerpt

_QUOTE = "the words in double quotes"

#: What PyYAML and libyaml call a problem, and what to write. Both are matched, so that
#: it makes no difference which of them read the file.
_ADVICE = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (r"mapping values|unexpected ':'", f"a colon makes a key here; put {_QUOTE}, or indent"),
        (r"mapping keys", f"a question mark makes a key here; put {_QUOTE}"),
        (r"sequence entries", "a list cannot begin here; begin it on a line of its own"),
        (
            r"could not find expected ':'",
            "a colon is missing; write `key: value`, or indent like the line it belongs to",
        ),
        (
            r"unexpected (end of stream|document)",
            "the quotation mark that opens here is not closed; close it",
        ),
        (r"invalid Unicode", "the escape stands for no character; write the character itself"),
        (
            r"escape|hexa?decimal",
            r"the backslash begins no known escape; write \\ for a backslash",
        ),
        (
            r"expected ',' or",
            f"a comma or a closing bracket is missing; put {_QUOTE} that hold , [ ] {{ or }}",
        ),
        (r"node content", "a value or a closing bracket is missing; write it"),
        (r"directive|YAML|version", "the line that begins with % cannot be read; leave it out"),
        (r"URI|tag handle|'!'|'>'|octet", f"`!` makes a tag here; put {_QUOTE}"),
        (r"alphabetic or numeric", f"`&` and `*` mark and repeat values in YAML; put {_QUOTE}"),
        (r"block scalar|indentation indicator|comment or line", f"put {_QUOTE}"),
    )
)
_MISALIGNED = (
    "this does not go on from the line above; correct the indentation or the quotation marks"
)
#: A line that marks where a side of a merge begins or ends; git is told how long it is.
_MARK = re.compile(r"^(?:<{7,}|={7,}|>{7,})(?=[ \r\n]|\Z)", re.MULTILINE)
_FOUND_INSTEAD = re.compile(r",? but (?:found|got) .*", re.DOTALL)
_AT_CONTEXT = re.compile(r"unexpected (end of stream|document)")
_AT_BACKSLASH = re.compile(r"escape|hexa?decimal")


def explained(error: Any, text: str) -> FileProblem:
    """A problem of YAML's syntax with its line and what to write.

    Args:
        error: A ``yaml.MarkedYAMLError`` of either parser.
        text: What was being read.
    """
    if (merged := _merged(text)) is not None:
        return merged
    found = _FOUND_INSTEAD.sub("", error.problem or "")
    problem = f"{found} {error.context or ''}"
    mark = error.problem_mark or error.context_mark
    if _AT_CONTEXT.search(problem) and error.context_mark is not None:
        mark = error.context_mark
    if "scanning a directive" in problem:
        problem, mark = "directive", error.context_mark or mark
    index = min(mark.index, len(text)) if mark is not None else 0
    if _AT_BACKSLASH.search(problem):
        index = max(0, text.rfind("\\", 0, index + 1))
    return FileProblem(
        f"is not YAML: {_advice(problem, text[index : index + 1])}", *at(text, index)
    )


def cause(problem: FileProblem, earlier: list[FileProblem]) -> FileProblem:
    """What led to a problem of syntax: an odd end of its line, else that problem itself.

    Args:
        problem: The problem.
        earlier: Those found before; what led to it is taken out.
    """
    for known in earlier:
        if ODD_BREAK in known.message and known.line == problem.line:
            earlier.remove(known)
            return known
    return problem


def _merged(text: str) -> FileProblem | None:
    """What to write where git left both sides of a merge; None where it did not."""
    found: list[tuple[int, int]] = []
    start, inner = 0, ""
    for mark in _MARK.finditer(text):
        sign = mark.group()[0]
        if sign == "<":
            start = mark.start()
        elif sign == ">" and inner == "=":
            found.append((start, mark.start()))
        # Between the two sides a line stands by itself; others are somebody's own.
        inner = sign if sign == "<" or inner == "<" else ""
    if not found:
        return None
    (line, column), (last, _) = (at(text, index) for index in found[0])
    more = f", and at {len(found) - 1:,} more" if len(found) > 1 else ""
    return FileProblem(
        f"is not YAML: a merge left its two sides here (lines {line:,} to {last:,}{more}); keep "
        "one of them, and take out the lines that mark them; after `migwatch-tui git-setup` git "
        "merges record by record",
        line,
        column,
    )


def at(text: str, index: int) -> tuple[int, int]:
    """Line and column, both from 1, of one character."""
    return Lines(text[: index + 1]).at(index)


def _advice(problem: str, character: str) -> str:
    if "tab character" in problem or (character == "\t" and "start any token" in problem):
        return "a tab stands where the line is indented; indent with spaces"
    if "start any token" in problem:
        return f"{excerpt(character)} cannot begin a word; put {_QUOTE}"
    return next((advice for wanted, advice in _ADVICE if wanted.search(problem)), _MISALIGNED)
