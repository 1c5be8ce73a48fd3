"""Have git merge annotation files record by record.

For the git repository that the folder belongs to, two things are written:
lines of the folder's `.gitattributes`, which say which files are annotations
and are committed with them, and settings in the repository's own
configuration, which say how they are merged and which every clone needs again.
What is there already is left as it is.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

EXAMPLES = ("migwatch-tui git-setup", "migwatch-tui git-setup my-corpus --dry-run")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "path",
        metavar="DIR",
        nargs="?",
        type=Path,
        default=Path(),
        help="the corpus folder; without it, the one you are in",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be written, and write nothing"
    )


def run(arguments: Namespace) -> int:
    """Set git up; 1 when that cannot be done."""
    from migwatch.cli._git import GitSetup
    from migwatch.cli._writing import corpus_folder, in_shell, say, tell
    from migwatch.store.create import Refused
    from migwatch.store.problem import FileProblem, Problem

    try:
        corpus_folder(arguments.path)
        setup = GitSetup.of(arguments.path)
        if not arguments.dry_run:
            setup.write()
    except Refused as refusal:
        return tell(refusal)
    except FileProblem as problem:
        print(Problem(arguments.path, 0, 0, problem.message), file=sys.stderr)
        return 1
    would = "would write" if arguments.dry_run else "wrote"
    if setup.lines:
        say(f"{would} into {setup.attributes}", *(f"  {line}" for line in setup.lines))
    if setup.settings:
        say(f"{would} into the configuration of {setup.root}")
        say(*(f"  {name} = {value}" for name, value in setup.settings))
    if not setup.lines and not setup.settings:
        say("git is set up already")
    elif setup.lines and not arguments.dry_run:
        say("Commit it, so that others have it:", f"  git add {in_shell(setup.attributes)}")
    return 0
