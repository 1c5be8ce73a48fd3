"""What the sub-commands that compare two annotations of one text share."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path

from migwatch.cli._articles import Articles
from migwatch.model.article import Article
from migwatch.store.folder import article_id
from migwatch.store.problem import Problem


class Incomparable(Exception):  # noqa: N818 - it is reported, not only raised
    """Two annotations that cannot be compared; the reason has been printed."""


def add_arguments(parser: ArgumentParser, what: str = "an annotation file") -> None:
    """Declare ``A``, ``B`` and ``--json``.

    Args:
        parser: Where.
        what: What each of the two is.
    """
    parser.add_argument("one", metavar="A", type=Path, help=what)
    parser.add_argument("other", metavar="B", type=Path, help=f"{what}, of the same texts")
    parser.add_argument("--json", action="store_true", help="print JSON")


class Two:
    """Two annotations of one text, or two folders of such.

    Args:
        one: The first annotation file or folder.
        other: The second.

    Attributes:
        status: 1 when anything is wrong with them, and parts may be left out; else 0.

    Raises:
        Incomparable: One cannot be read, or only one is a folder.
    """

    def __init__(self, one: Path, other: Path) -> None:
        self._paths = (one, other)
        self._sides = (Articles(one), Articles(other))
        self.status = max(side.status for side in self._sides)
        for path, side in zip(self._paths, self._sides, strict=True):
            if not side.library.paths:
                if not side.status:
                    side.tell([Problem(path, 0, 0, "holds no annotation; name another")])
                raise Incomparable
        if self.whole and not all(side.library.whole for side in self._sides):
            at = [side.library.whole for side in self._sides].index(True)
            message = "is a folder; name an annotation file of it, or two folders"
            self._sides[at].tell([Problem(self._paths[at], 0, 0, message)])
            raise Incomparable

    @property
    def whole(self) -> bool:
        """Whether there is a folder among the two."""
        return any(side.library.whole for side in self._sides)

    def article_pair(self) -> tuple[Article, Article]:
        """The annotations of two files.

        Raises:
            Incomparable: One cannot be read, or their texts are not the same.
        """
        for path, side in zip(self._paths, self._sides, strict=True):
            if len(side.library.paths) > 1:
                side.tell([Problem(path, 0, 0, "holds several articles; name one of them")])
                raise Incomparable
        pair = self._pair(*(side.library.paths[0] for side in self._sides))
        if pair is None:
            raise Incomparable
        return pair

    def article_pairs(self) -> Iterator[tuple[Article, Article]]:
        """The annotations of two folders that have one id; others are told.

        Those of two files are one pair, whatever their ids; raises as `article_pair`.
        """
        if not self.whole:
            yield self.article_pair()
            return
        ids = [{article_id(path): path for path in side.library.paths} for side in self._sides]
        for at in (0, 1):
            for name in ids[at].keys() - ids[1 - at].keys():
                message = f"has no annotation of the same name in {self._paths[1 - at]}"
                self._tell([Problem(ids[at][name], 0, 0, message)])
        for name, path in ids[0].items():
            if name in ids[1] and (pair := self._pair(path, ids[1][name])) is not None:
                yield pair

    def _tell(self, problems: Iterable[Problem]) -> None:
        self._sides[0].tell(problems)
        self.status |= self._sides[0].status

    def _pair(self, one: Path, other: Path) -> tuple[Article, Article] | None:
        """Two annotations of one text; what is wrong is told."""
        found = []
        for path, side in zip((one, other), self._sides, strict=True):
            loaded = side.library.load(path)
            self._tell(loaded.problems)
            if loaded.article is not None:
                found.append(loaded.article)
        if len(found) < len(self._sides):
            return None
        first, second = found
        if first.text != second.text:
            held, wanted = (each.annotation.article.sha256[:12] for each in (second, first))
            message = (
                f"annotates another text than {one}: its SHA-256 begins with {held}, not with "
                f"{wanted}; name two annotations of one text"
            )
            self._tell([Problem(other, 0, 0, message)])
            return None
        return first, second
