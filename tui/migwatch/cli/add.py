"""Add a text to a corpus, with an annotation file that has no records yet.

The text is copied byte for byte into the corpus's folder of texts; one that
lies there already stays where it is. It must be plain text in UTF-8. Nothing
is overwritten.
"""

from __future__ import annotations

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

EXAMPLES = (
    "migwatch-tui add accord.txt --published 2023-05-02 my-corpus",
    "migwatch-tui add texto.txt --published unknown --translated-from es",
)

_UNKNOWN = "unknown"
_LANGUAGE = re.compile(r"[a-z]{2,8}(?:-[a-z0-9]{1,8})*\Z", re.IGNORECASE)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    from migwatch.cli._writing import words

    parser.add_argument("text", metavar="TEXT", type=Path, help="the file that holds the text")
    parser.add_argument(
        "path",
        metavar="DIR",
        nargs="?",
        type=Path,
        default=Path(),
        help="the corpus folder; without it, the one you are in",
    )
    parser.add_argument(
        "--published",
        metavar="DATE",
        type=_published,
        help="the day of publication, as 2024-01-19, or `unknown`; always needed, since "
        "`yesterday` in a text is read from it",
    )
    parser.add_argument("--title", type=words, help="title; without it, the first line")
    parser.add_argument(
        "--language", type=_language, default="en", help="language of the text (en)"
    )
    parser.add_argument(
        "--translated-from",
        metavar="LANGUAGE",
        type=_language,
        help="language that a machine translated it from",
    )
    parser.add_argument("--publisher", type=words, help="who published it")
    parser.add_argument("--url", type=words, help="where it was published")
    parser.add_argument("--id", type=words, help="id of the article; without it, the text's name")


def _published(value: str) -> str:
    from migwatch.model.times import period
    from migwatch.store.problem import date_message

    if value != _UNKNOWN and period(value) is None:
        raise ArgumentTypeError(f"{date_message(value)}, or `{_UNKNOWN}`")
    return value


def _language(value: str) -> str:
    from migwatch.store.problem import excerpt

    if not _LANGUAGE.match(value):
        raise ArgumentTypeError(f"{excerpt(value)} is not a language; write it as en or es-MX")
    return value


def run(arguments: Namespace) -> int:
    """Add the text; 1 when that cannot be done."""
    from migwatch.cli._writing import in_shell, say, tell
    from migwatch.store.add import Facts, add_text, corpus_to_add_to
    from migwatch.store.create import Refused

    if arguments.published is None:
        print(
            "migwatch-tui add: the day of publication is missing; write --published 2024-01-19, "
            f"or --published {_UNKNOWN}",
            file=sys.stderr,
        )
        return 2
    facts = Facts(
        published=None if arguments.published == _UNKNOWN else arguments.published,
        title=arguments.title or "",
        language=arguments.language,
        translated_from=arguments.translated_from or "",
        publisher=arguments.publisher or "",
        url=arguments.url or "",
    )
    try:
        folder = corpus_to_add_to(arguments.path)
        added = add_text(arguments.text, folder, facts, arguments.id)
    except Refused as refusal:
        return tell(refusal)
    annotation = in_shell(added.annotation)
    say(f"text        {added.text}", f"annotation  {added.annotation}")
    if added.marked:
        say("The text begins with a byte order mark, which counts as its first character.")
    say(
        "Write records into the annotation, then have them checked, and read:",
        f"  migwatch-tui check --fix {annotation}",
        f"  migwatch-tui {annotation}",
    )
    if not (arguments.path / "article.schema.json").exists():
        schema = in_shell(arguments.path / "article.schema.json")
        say(
            "For an editor that knows JSON Schemas to check while you write:",
            f"  migwatch-tui schema > {schema}",
        )
    return 0
