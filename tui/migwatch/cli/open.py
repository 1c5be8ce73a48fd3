"""Open the explorer on a corpus folder or an annotation file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

EXAMPLES = ("migwatch-tui", "migwatch-tui my-corpus --as-of 2024-02-29")


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of this sub-command."""
    parser.add_argument(
        "path",
        nargs="?",
        type=Path,
        help="a corpus folder or an annotation file; the bundled corpus if left out",
    )
    parser.add_argument("--as-of", metavar="DATE", help="the day to read the corpus from")


def run(arguments: Namespace) -> int:
    """Open the explorer; returns the exit status."""
    from datetime import date

    from migwatch.corpus.library import open_library

    library = open_library(arguments.path)
    loaded = library.load(library.paths[0]) if library.paths else None
    from migwatch.app.app import MigwatchApp

    as_of = date.fromisoformat(arguments.as_of) if arguments.as_of else None
    app = MigwatchApp(library, loaded, as_of)
    app.run()
    return app.return_code or 0
