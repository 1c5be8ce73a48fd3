"""Open the explorer on a corpus folder or an annotation file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

    from migwatch.corpus.library import Library
    from migwatch.model.annotation import Annotation
    from migwatch.store.stages import Stage

#: Articles that are tried for one that can be read.
_TRIED = 20

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
    return start(arguments.path, arguments.as_of)


def start(path: Path | None = None, as_of: date | None = None) -> int:
    """Open the explorer; returns the exit status.

    Args:
        path: A corpus folder, a pack or an annotation file; None for the bundled corpus.
        as_of: The day from which the corpus is read; None for its own, or today.
    """
    import gc
    import sys

    from migwatch.cli._refusals import missing, no_terminal

    refusal = no_terminal()
    if path is not None:
        from migwatch.cli import verbs

        refusal = missing(str(path), verbs()) or refusal
    if refusal:
        print(f"migwatch-tui: {refusal}", file=sys.stderr)
        return 2

    # Nothing made while starting is garbage; looking for some takes a tenth of the time.
    gc.disable()
    from migwatch.corpus.library import open_library

    library = open_library(path)
    return run_app(library, begin(library), as_of)


def begin(library: Library) -> Stage | None:
    """The beginning of the first article of which there is something to read.

    Where the first few have nothing, that of the first of all; None without articles.
    """
    path = first = library.first
    begun = None
    for _ in range(_TRIED):
        if path is None:
            return begun
        stage = library.begin(path)
        if stage.loaded is None or stage.loaded.article is not None:
            return stage
        begun = begun or stage
        path = library.beside(path, 1)
        if path == first:
            break
    return begun


def run_app(
    library: Library,
    begun: Stage | None,
    as_of: date | None,
    other: Annotation | None = None,
) -> int:
    """Run the explorer; returns the exit status.

    Args:
        library: The corpus.
        begun: What was read of its first article.
        as_of: The day from which the corpus is read; None for its own, or today.
        other: Another annotation of the article, to decide between the two.
    """
    from migwatch.app.app import MigwatchApp
    from migwatch.app.settings import load_settings
    from migwatch.corpus.as_of import own_day
    from migwatch.store.places import config_file

    settings, problems = load_settings(config_file())
    day = own_day(library.corpus) if as_of is None else as_of
    app = MigwatchApp(library, begun, day, settings, problems, other)
    app.run()
    return app.return_code or 0
