"""What the sub-commands that compare two annotations of one text share."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path

from migwatch.cli._articles import Articles
from migwatch.model.article import Article
from migwatch.store.problem import Problem


class Incomparable(Exception):  # noqa: N818 - it is reported, not only raised
    """Two annotations that cannot be compared; the reason has been printed."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare ``A``, ``B`` and ``--json``."""
    parser.add_argument("one", metavar="A", type=Path, help="an annotation file")
    parser.add_argument("other", metavar="B", type=Path, help="another one of the same text")
    parser.add_argument("--json", action="store_true", help="print JSON")


class Two:
    """Two annotations of one text.

    Args:
        one: The first annotation file.
        other: The second.

    Attributes:
        one: The first article.
        other: The second.
        status: 1 when anything is wrong with them, and parts may be left out; else 0.

    Raises:
        Incomparable: One cannot be read, or their texts are not the same.
    """

    def __init__(self, one: Path, other: Path) -> None:
        self.status = 0
        self.one, self.other = (self._article(path) for path in (one, other))
        if self.one.text == self.other.text:
            return
        held, wanted = (each.annotation.article.sha256[:12] for each in (self.other, self.one))
        message = (
            f"annotates another text than {one}: its SHA-256 begins with {held}, not with "
            f"{wanted}; name two annotations of one text"
        )
        print(Problem(other, 0, 0, message), file=sys.stderr)
        raise Incomparable

    def _article(self, path: Path) -> Article:
        articles = Articles(path)
        if len(articles.library.paths) > 1:
            articles.tell([Problem(path, 0, 0, "holds several articles; name one annotation")])
            raise Incomparable
        found = next(iter(list(articles)), None)
        self.status |= articles.status
        if found is None:
            raise Incomparable
        return found
