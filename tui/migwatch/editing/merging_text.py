"""Merging by lines, as git does it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from migwatch.store.problem import FileProblem

#: Names of the sides at the markers of a conflict.
LABELS = ("ours", "base", "theirs")
#: Characters of a marker, unless git says otherwise.
MARKER = 7
#: git's status is the number of conflicts up to this one; above it, an error's.
_MOST = 127

_LINES = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


class Lines(NamedTuple):
    """What came of merging lines.

    Attributes:
        data: The merged file, with markers where there is a conflict.
        clean: Whether there is none.
    """

    data: bytes
    clean: bool


def merge_lines(base: bytes, ours: bytes, theirs: bytes, *, marker: int = MARKER) -> Lines:
    """Merge two versions of a file by their lines; see ``git merge-file``.

    Args:
        base: The file from which both were made.
        ours: Our version.
        theirs: The other.
        marker: Characters of a conflict's markers.

    Raises:
        FileProblem: There is no git, or it cannot merge these files.
    """
    with TemporaryDirectory(prefix="migwatch-") as folder:
        names = []
        for label, data in zip(LABELS, (ours, base, theirs), strict=True):
            (Path(folder) / label).write_bytes(data)
            names.append(label)
        command = ["git", "merge-file", "-p", "-q", f"--marker-size={marker}"]
        labels = [word for label in LABELS for word in ("-L", label)]
        try:
            done = subprocess.run(
                [*command, *labels, *names], cwd=folder, capture_output=True, check=False
            )
        except OSError:
            raise FileProblem("cannot be merged by lines without git; install it") from None
    if not 0 <= done.returncode <= _MOST:
        raise FileProblem("cannot be merged by lines; see whether all three are text files")
    return Lines(done.stdout, done.returncode == 0)


def marked(ours: str, theirs: str, marker: int, newline: str) -> str:
    """Two versions of lines, with conflict markers around those that differ.

    Args:
        ours: The lines of our version, or nothing.
        theirs: Those of the other.
        marker: Characters of a marker.
        newline: How lines end.
    """
    one, other = (_LINES.findall(_ended(side, newline)) for side in (ours, theirs))
    first = _common(one, other)
    last = _common(one[first:][::-1], other[first:][::-1])
    return "".join(
        (
            *one[:first],
            f"{'<' * marker} {LABELS[0]}{newline}",
            *one[first : len(one) - last],
            f"{'=' * marker}{newline}",
            *other[first : len(other) - last],
            f"{'>' * marker} {LABELS[2]}{newline}",
            *one[len(one) - last :],
        )
    )


def _common(one: list[str], other: list[str]) -> int:
    """How many lines are the same from the beginning on."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _ended(lines: str, newline: str) -> str:
    return lines if not lines or lines.endswith(("\n", "\r")) else lines + newline


def comments(text: str) -> Sequence[str]:
    """The lines of a file that are comments, without blanks around them."""
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]
