"""Print where the program looks for its files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

EXAMPLES = (
    "migwatch-tui paths",
    "XDG_CONFIG_HOME=/tmp/trial migwatch-tui paths",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    del parser


def run(arguments: Namespace) -> int:
    """Print one place a line."""
    from migwatch.formats.layout import columns
    from migwatch.store.folder import bundled, open_folder
    from migwatch.store.places import cache_folder, config_file

    del arguments
    corpus = open_folder(bundled())
    places = {
        "config": config_file(),
        "cache": cache_folder(),
        "corpus": corpus.root,
        "texts": corpus.texts,
    }
    rows = [
        (name, f"{place}{'' if place.exists() else ' (not there)'}")
        for name, place in places.items()
    ]
    for line in columns(rows):
        print(line)
    return 0
