"""Give articles of a pack files of their own: an annotation file and a text.

Without ID all articles of the pack are unpacked. In the folder that the pack
lies in they are then taken out of it, once their files are on the disk; with
--to the pack stays as it is. Nothing is overwritten.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

EXAMPLES = (
    "migwatch-tui unpack my-corpus/accords.jsonl night-ferry",
    "migwatch-tui unpack accords.jsonl --to other-corpus",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("pack", metavar="PACK", type=Path, help="the pack, a file *.jsonl")
    parser.add_argument("ids", metavar="ID", nargs="*", help="ids of articles; without, all")
    parser.add_argument(
        "--to", metavar="DIR", type=Path, help="the folder to write to; made if it is not there"
    )


def run(arguments: Namespace) -> int:
    """Unpack the articles; 1 when that cannot be done with all of them."""
    from migwatch.cli._writing import counted, say, tell
    from migwatch.store.create import Refused, folder_made, refused
    from migwatch.store.folder import PACK, open_folder
    from migwatch.store.problem import Problem
    from migwatch.store.unpack import unpack_articles

    def wrong(problems: Iterable[Problem]) -> None:
        for problem in problems:
            print(problem, file=sys.stderr)

    pack: Path = arguments.pack
    root: Path = pack.parent if arguments.to is None else arguments.to
    try:
        if pack.suffix != PACK:
            raise refused(pack, f"is no pack; name a file that ends in {PACK}")
        with folder_made(root):
            done = unpack_articles(pack, open_folder(root), arguments.ids or None, wrong)
    except Refused as refusal:
        return tell(refusal)
    say(f"{root}: {counted(done.written, 'article')} unpacked")
    if done.left:
        print(f"{counted(done.left, 'article')} not unpacked", file=sys.stderr)
    return 1 if done.left else 0
