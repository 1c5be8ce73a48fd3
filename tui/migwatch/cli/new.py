"""Make an empty corpus: a folder with a corpus.yaml and a folder for texts.

An existing folder becomes a corpus, unless it is one. Nothing is overwritten.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

EXAMPLES = ("migwatch-tui new my-corpus", 'migwatch-tui new my-corpus --title "Harbour accords"')


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    from migwatch.cli._writing import words

    parser.add_argument("path", metavar="DIR", type=Path, help="the folder")
    parser.add_argument("--title", type=words, help="its title; without it, the folder's name")


def run(arguments: Namespace) -> int:
    """Make the corpus; 1 when that cannot be done."""
    from migwatch.cli._writing import in_shell, say, tell
    from migwatch.store.create import Refused, make_corpus

    try:
        made = make_corpus(arguments.path, arguments.title)
    except Refused as refusal:
        return tell(refusal)
    folder = in_shell(arguments.path)
    say(
        f"{made} is made. Who commits to something is written there, as `parties`.",
        "Add a text to the corpus, with the day on which it was published:",
        f"  migwatch-tui add TEXT --published 2024-01-19 {folder}",
    )
    return 0
