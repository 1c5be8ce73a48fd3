"""Merge two versions of an annotation file, record by record and field by field.

BASE is the file from which both versions were made. The result is written to
OURS, whose comments, order and spacing stay as they are where nothing changes.
Passages, links and words that either version added are kept, and what one took
out is gone unless the other changed it; lines of a history are joined by date.
Where both changed one thing differently, both versions of the record's lines
stand in OURS between conflict markers, each with all that could be merged, and
a list tells what differs. Files that cannot be read are merged by lines. What
the two break together, such as a record that refers to one that the other took
out, is told by `migwatch-tui check`.

This is what git calls a merge driver: `migwatch-tui git-setup` has git use it.
The exit status is 0, 1 where something is to be decided, 2 where nothing was
written.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migwatch.editing.merging_files import MergedFile

EXAMPLES = (
    "migwatch-tui merge before.yaml mine.yaml hers.yaml",
    "migwatch-tui merge before.yaml mine.yaml hers.yaml --marker-size 9",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("base", metavar="BASE", type=Path, help="the file before both changes")
    parser.add_argument(
        "ours", metavar="OURS", type=Path, help="our version, which gets what was merged"
    )
    parser.add_argument("theirs", metavar="THEIRS", type=Path, help="the other version")
    parser.add_argument(
        "--marker-size",
        metavar="N",
        type=_size,
        default=7,
        help="characters of a conflict marker (7)",
    )
    parser.add_argument("--path", help="the file's name in messages; without it, OURS")


def _size(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value[:4]) <= 100:
        raise ArgumentTypeError("is no number from 1 to 100")
    return int(value)


def run(arguments: Namespace) -> int:
    """Merge; 1 when something is to be decided, 2 when nothing was written."""
    from migwatch.editing.merging_files import merge_files
    from migwatch.store.atomic import replace_file
    from migwatch.store.files import ANNOTATION_LIMIT, read_regular
    from migwatch.store.problem import FileProblem, printable

    versions = []
    for path in (arguments.base, arguments.ours, arguments.theirs):
        try:
            versions.append(read_regular(path, ANNOTATION_LIMIT))
        except FileProblem as problem:
            print(*problem.problems(path), sep="\n", file=sys.stderr)
            return 2
    name = arguments.path or str(arguments.ours)
    try:
        merged = merge_files(*versions, marker=arguments.marker_size)
        if merged.data != versions[1]:
            replace_file(arguments.ours, merged.data)
    except FileProblem as problem:
        print(printable(f"{name}: {problem.message}"), file=sys.stderr)
        return 2
    for message in _messages(merged):
        print(printable(f"{name}: {message}"), file=sys.stderr)
    return 0 if merged.clean else 1


def _messages(merged: MergedFile) -> Iterator[str]:
    """What is to be said of a merge."""
    from migwatch.cli._writing import counted
    from migwatch.editing.merging_words import told

    if merged.by_lines:
        yield f"merged by lines, not by records: {merged.by_lines}"
    yield from map(told, merged.conflicts)
    for comment in merged.left_out:
        yield f"a comment is left out: {comment}"
    if merged.conflicts:
        yield f"{counted(len(merged.conflicts), 'conflict')}; decide between the markers"
    elif not merged.clean:
        yield "see to the conflict markers, or to what cannot be read"
