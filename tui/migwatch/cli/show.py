"""Print articles with all their records.

As text to be read: each article with its paragraphs numbered, then entities,
commitments, cautions, claims and quotations, every passage in its exact words.
With --json: one document a line, as many lines as there are articles. Problems
go to standard error; what is sound is printed all the same.
"""

from __future__ import annotations

import shutil
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date

from migwatch.cli import _articles
from migwatch.model.article import Article

EXAMPLES = (
    "migwatch-tui show",
    "migwatch-tui show articles/accord.yaml --json --as-of 2024-02-29",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    _articles.add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Print the articles; 1 when anything is wrong with them."""
    articles = _articles.Articles(arguments.path)
    as_of = _articles.as_of_day(arguments.as_of, articles.library.corpus)
    for at, article in enumerate(articles):
        if arguments.json:
            from migwatch.formats.json import article_json

            _articles.print_json(article_json(article, as_of))
            continue
        if at:
            print("\n")
        for line in _lines(article, as_of):
            print(line)
    return articles.status


def _lines(article: Article, as_of: date) -> Iterator[str]:
    from migwatch.corpus.grouping import group_commitments, group_entities
    from migwatch.formats.text import article_lines

    return article_lines(
        article,
        as_of,
        [(group.label, group.entities) for group in group_entities(article)],
        [(group.label, group.commitments) for group in group_commitments(article, "theme", as_of)],
        shutil.get_terminal_size((80, 24)).columns,
    )
