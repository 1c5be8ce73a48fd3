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
    """The beginning of the article that was open last, or else of the first.

    Where there is nothing of it to read, of the next; None without articles.
    """
    path = first = _open_last(library) or library.first
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
    keep_open_last(library)
    return app.return_code or 0


def _open_last(library: Library) -> Path | None:
    if not (library.whole and library.has_several):
        return None
    from migwatch.store.places import reading_file

    try:
        name = reading_file(library.folder.root).read_text("utf-8")
    except (OSError, ValueError):
        return None
    return library.at_hand(name) if name and name.isprintable() and "/" not in name else None


def keep_open_last(library: Library) -> None:
    """Note which article of a corpus is open, to begin there next time."""
    if not (library.whole and library.has_several and library.reading is not None):
        return
    from contextlib import suppress

    from migwatch.store.folder import article_id
    from migwatch.store.places import reading_file

    path = reading_file(library.folder.root)
    # To begin elsewhere next time is no loss.
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article_id(library.reading), "utf-8")
