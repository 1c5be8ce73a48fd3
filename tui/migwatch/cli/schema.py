"""Print the JSON Schema of the files, for editors that check while you write.

An annotation file names its schema in its first line:
# yaml-language-server: $schema=article.schema.json
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

EXAMPLES = (
    "migwatch-tui schema > article.schema.json",
    "migwatch-tui schema corpus > corpus.schema.json",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "file",
        nargs="?",
        choices=["article", "corpus", "entities"],
        default="article",
        help="the file to describe: an annotation file (the default), corpus.yaml or entities.yaml",
    )


def run(arguments: Namespace) -> int:
    """Print the schema."""
    from migwatch.cli._articles import print_json
    from migwatch.formats.schema import SCHEMAS, schema_json

    print_json(schema_json(SCHEMAS[arguments.file]()))
    return 0
