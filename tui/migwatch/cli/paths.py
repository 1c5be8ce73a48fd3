"""Print where the program looks for its files."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

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
    from migwatch.store.places import cache_folder, config_file, state_folder, theme_file

    del arguments
    # Looked at first, since opening a corpus may fill the cache.
    rows = [_row("config", config_file()), _row("cache", cache_folder())]
    rows.append(_row("journals", state_folder() / "journals"))
    rows.append(_row("theme", theme_file()))
    corpus = open_folder(bundled())
    rows += [_row("corpus", corpus.root), _row("texts", corpus.texts)]
    for line in columns(rows):
        print(line)
    return 0


def _row(name: str, place: Path) -> tuple[str, str]:
    return name, f"{place}{'' if place.exists() else ' (not there)'}"
