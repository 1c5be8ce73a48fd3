"""Decide between two annotations of one text, difference by difference.

The explorer asks. The decisions change A; B stays as it is. `a` keeps what A
says, `b` takes what B says, enter edits the record by hand, `u` takes the last
decision back. Decisions are kept for the next time; `B` leads from the
explorer back to them.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

EXAMPLES = (
    "migwatch-tui adjudicate accord.yaml hers/accord.yaml",
    "migwatch-tui adjudicate accord.yaml ../second-reading/accord.yaml",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("one", metavar="A", type=Path, help="the annotation file to change")
    parser.add_argument(
        "other", metavar="B", type=Path, help="the other annotation file, of the same text"
    )


def run(arguments: Namespace) -> int:
    """Open the explorer; 2 where the two cannot be compared."""
    from migwatch.cli._refusals import no_terminal
    from migwatch.cli._two import Incomparable, Two
    from migwatch.cli.open import run_app
    from migwatch.corpus.library import open_library

    if refusal := no_terminal():
        print(f"migwatch-tui: {refusal}", file=sys.stderr)
        return 2
    try:
        two = Two(arguments.one, arguments.other)
        other = two.article_pair()[1]
    except Incomparable:
        return 2
    library = open_library(arguments.one)
    begun = library.begin(library.paths[0])
    return run_app(library, begun, None, other.annotation)
