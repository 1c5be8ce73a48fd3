"""List every key, and the id by which the settings file changes it.

To change keys, write them into config.yaml in the config folder (`paths` tells
where it is):

    keys:
      next-passage: ctrl+n,n
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

EXAMPLES = ("migwatch-tui keys", "migwatch-tui keys --markdown")


def add_arguments(parser: ArgumentParser) -> None:
    """The arguments of this sub-command."""
    parser.add_argument("--markdown", action="store_true", help="as a Markdown table")


def run(arguments: Namespace) -> int:
    """Print the keys; returns the exit status."""
    from migwatch.app.commands import all_commands

    commands = list(all_commands().values())
    if arguments.markdown:
        print("| key | does |\n|---|---|")
        for held in commands:
            print(f"| {held.key_words()} | {held.title} |")
        return 0
    width = max(len(held.id) for held in commands)
    keys = max(len(held.keys) for held in commands)
    area = ""
    for held in commands:
        if held.area != area:
            area = held.area
            print(f"{area}")
        print(f"  {held.id:<{width}}  {held.keys:<{keys}}  {held.title}")
    return 0
