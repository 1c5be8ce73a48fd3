"""Show when commitments were made, restated, due and kept.

Draws the commitments of all articles along an axis of time, those that are
linked across articles in one row, then tells every mark in words. With --svg:
a picture, whose tooltips have the exact words. With --json: one row a line.
"""

from __future__ import annotations

import shutil
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from migwatch.cli import _articles
from migwatch.corpus.timeline import BYS
from migwatch.model.timeline import Timeline
from migwatch.store.problem import FileProblem, Problem

EXAMPLES = (
    "migwatch-tui timeline articles --by party --as-of 2024-02-29",
    "migwatch-tui timeline articles --svg timeline.svg",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--by",
        metavar="ROW",
        choices=BYS,
        default="chain",
        help=f"what a row is: {', '.join(BYS)}; without it, a chain of linked commitments",
    )
    parser.add_argument(
        "--svg", metavar="FILE", type=Path, help="write a picture to a file; - is standard output"
    )
    _articles.add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Show the timeline; 1 when anything is wrong with the articles or the file."""
    if arguments.svg is not None and arguments.json:
        print("migwatch-tui timeline: write either --svg or --json", file=sys.stderr)
        return 2
    from migwatch.corpus.chains import chains
    from migwatch.corpus.reading import all_told
    from migwatch.corpus.timeline import timeline

    articles = _articles.Articles(arguments.path)
    corpus = articles.library.corpus
    as_of = _articles.as_of_day(arguments.as_of, corpus)
    held = chains(all_told(articles.library, wrong=articles.tell), corpus)
    rows = timeline(held, corpus, as_of, arguments.by)
    told = Timeline(corpus.title, arguments.by, as_of, tuple(rows))
    if arguments.svg is not None:
        return max(articles.status, _draw(told, arguments.svg))
    _print(told, as_json=arguments.json)
    return articles.status


def _print(told: Timeline, *, as_json: bool) -> None:
    if as_json:
        from migwatch.formats.timeline_json import timeline_json

        for row in timeline_json(told):
            _articles.print_json(row)
        return
    from migwatch.formats.timeline_text import timeline_lines

    for line in timeline_lines(told, shutil.get_terminal_size((80, 24)).columns):
        print(line)


def _draw(told: Timeline, path: Path) -> int:
    """Write the picture to a file or to standard output; the exit status."""
    from migwatch.formats.timeline_svg import timeline_svg
    from migwatch.store.output import write_file

    picture = timeline_svg(told) + b"\n"
    if str(path) == "-":
        _articles.print_bytes(picture)
        return 0
    try:
        write_file(path, picture)
    except FileProblem as problem:
        print(Problem(path, 0, 0, problem.message), file=sys.stderr)
        return 1
    return 0
