"""What the sub-commands that write share."""

from __future__ import annotations

import shlex
import sys
from argparse import ArgumentTypeError
from pathlib import Path

from migwatch.store.create import Refused, refused
from migwatch.store.folder import Folder, open_folder
from migwatch.store.problem import printable


def words(value: str) -> str:
    """Words of the command line.

    Raises:
        ArgumentTypeError: There are none, or they are not in the terminal's encoding.
    """
    if not value.strip():
        raise ArgumentTypeError("holds no words")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ArgumentTypeError(f"{printable(value)} is not in the encoding in use") from None
    return value


def in_shell(path: Path) -> str:
    """A path as it is typed in a shell."""
    return shlex.quote(str(path))


def say(*lines: str) -> None:
    """Print lines, with nothing in them that a terminal would obey."""
    for line in lines:
        print(printable(line))


def tell(refusal: Refused) -> int:
    """Print why nothing was written; returns the exit status."""
    for problem in refusal.problems:
        print(problem, file=sys.stderr)
    return 1


def counted(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def corpus_folder(root: Path) -> Folder:
    """A folder with articles.

    Raises:
        Refused: It is no folder.
    """
    if not root.is_dir():
        raise refused(root, "is not a folder; name that of a corpus")
    return open_folder(root)
