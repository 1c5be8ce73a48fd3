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
        help="a corpus folder, a pack or an annotation file; the bundled corpus if left out",
    )
    from migwatch.cli._articles import day

    parser.add_argument("--as-of", metavar="DATE", type=day, help="the day to read the corpus from")


def run(arguments: Namespace) -> int:
    """Open the explorer; returns the exit status."""
    import gc
    import sys

    from migwatch.cli import verbs
    from migwatch.cli._refusals import missing, no_terminal

    refusal = missing(str(arguments.path), verbs()) if arguments.path is not None else None
    if refusal := refusal or no_terminal():
        print(f"migwatch-tui: {refusal}", file=sys.stderr)
        return 2

    # Nothing made while starting is garbage; looking for some takes a tenth of the time.
    gc.disable()
    from migwatch.cli._articles import as_of_day
    from migwatch.corpus.library import open_library
    from migwatch.store.places import config_file

    library = open_library(arguments.path)
    first = library.first
    loaded = None if first is None else library.load_now(first)
    from migwatch.app.app import MigwatchApp
    from migwatch.app.settings import load_settings

    settings, problems = load_settings(config_file())
    app = MigwatchApp(
        library, loaded, as_of_day(arguments.as_of, library.corpus), settings, problems
    )
    app.run()
    return app.return_code or 0
