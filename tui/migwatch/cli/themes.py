"""List the themes.

To choose one, write `theme: NAME` into config.yaml in the config folder
(`paths` tells where it is).
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

EXAMPLES = ("migwatch-tui themes", "migwatch-tui themes | grep light")


def add_arguments(parser: ArgumentParser) -> None:
    """No arguments."""


def run(arguments: Namespace) -> int:
    """Print the themes; returns the exit status."""
    from textual.theme import BUILTIN_THEMES

    from migwatch.app.theme import THEMES

    for held in (*THEMES, *BUILTIN_THEMES.values()):
        kind = "16 colours" if held.ansi else "dark" if held.dark else "light"
        print(f"{held.name:<24} {kind}")
    return 0
