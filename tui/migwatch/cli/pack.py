"""Put the articles of a corpus into a pack: one file, a line of JSON for each.

What is packed are the articles with files of their own, text and annotation,
as far as nothing is wrong with them; the others are named, and stay. A pack in
the folder of a corpus belongs to it: its articles are read, shown and searched
like any other.

Without --move all files stay, and FILE is a copy elsewhere. With it the
annotation files and their texts are removed, once the pack has been written
and read back. Comments in annotation files are not packed; where there are
any, --drop-comments must be written too.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

EXAMPLES = (
    "migwatch-tui pack my-corpus accords.jsonl",
    "migwatch-tui pack my-corpus my-corpus/accords.jsonl --move",
)


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
    parser.add_argument("file", metavar="FILE.jsonl", type=Path, help="the pack to write")
    parser.add_argument("--move", action="store_true", help="remove the files that are packed")
    parser.add_argument(
        "--drop-comments", action="store_true", help="also where that loses comments"
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="where FILE is there: add to it in the corpus itself, replace it elsewhere",
    )


def run(arguments: Namespace) -> int:
    """Pack the articles; 1 when that cannot be done with all of them."""
    from migwatch.cli._writing import corpus_folder, counted, say, tell
    from migwatch.store.create import Refused
    from migwatch.store.packing import Packing, pack_articles
    from migwatch.store.problem import Problem

    def wrong(problems: Iterable[Problem]) -> None:
        for problem in problems:
            print(problem, file=sys.stderr)

    how = Packing(arguments.move, arguments.drop_comments, arguments.force)
    try:
        folder = corpus_folder(arguments.path)
        done = pack_articles(folder, arguments.file, how, wrong)
    except Refused as refusal:
        return tell(refusal)
    say(f"{arguments.file}: {counted(done.packed, 'article')} packed")
    if arguments.move:
        say(f"{counted(done.removed, 'file')} removed")
    elif done.commented:
        files = counted(done.commented, "file")
        print(f"{files} with comments, which are not in the pack", file=sys.stderr)
    packs = sum(not pack.samefile(arguments.file) for pack in folder.packs())
    for number, noun in ((packs, "pack"), (done.left, "article")):
        if number:
            print(f"{counted(number, noun)} left as before", file=sys.stderr)
    return 1 if done.left else 0
