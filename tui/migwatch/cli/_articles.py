"""What the sub-commands that read articles share."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from migwatch.corpus.as_of import own_day, read_day
from migwatch.corpus.library import open_library
from migwatch.model.article import Article
from migwatch.model.vocabulary import Corpus
from migwatch.store.problem import Problem


def add_arguments(parser: ArgumentParser) -> None:
    """Declare ``PATH``, ``--json`` and ``--as-of``."""
    parser.add_argument(
        "path",
        metavar="PATH",
        nargs="?",
        type=Path,
        help="an annotation file, a pack, or a folder of them; without it, the bundled corpus",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--as-of",
        metavar="DATE",
        type=day,
        help="the day on which status and schedule are read, as 2024-01-19 or today; "
        "without it, the day that corpus.yaml gives, or today",
    )


def day(value: str) -> date:
    """A day of the command line; see `--as-of`.

    Raises:
        ArgumentTypeError: It is no day.
    """
    try:
        return read_day(value)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def as_of_day(given: date | None, corpus: Corpus) -> date:
    """The day asked for, else the corpus's own, else today."""
    return own_day(corpus) if given is None else given


class Articles:
    """The articles of a path, one after another; problems go to standard error.

    Args:
        path: An annotation file, a folder, or None for the bundled corpus.
    """

    def __init__(self, path: Path | None) -> None:
        self.library = open_library(path)
        #: Exit status for what has been read so far: 1 when anything was wrong.
        self.status = 0
        self.tell(self.library.problems)
        if path is not None and not self.library.paths and not self.library.problems:
            message = "is no annotation file; name one, or its folder"
            self.tell([Problem(path, 0, 0, message)])

    def __iter__(self) -> Iterator[Article]:
        for path in self.library.paths:
            loaded = self.library.load(path)
            if loaded.article is not None:
                yield loaded.article
            self.tell(loaded.problems)

    def tell(self, problems: Iterable[Problem]) -> None:
        """Print problems to standard error; the exit status is 1 from now on."""
        for problem in problems:
            print(problem, file=sys.stderr)
            self.status = 1


def print_json(line: bytes) -> None:
    """Write one line of JSON: UTF-8, whatever the locale's encoding."""
    print_bytes(line + b"\n")


def print_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are."""
    sys.stdout.flush()
    rest = memoryview(data)
    while rest:  # PYTHONUNBUFFERED makes it a raw stream, which may take a part only.
        rest = rest[sys.stdout.buffer.write(rest) :]
