"""What comes of reading an annotation file."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from migwatch.model.article import Article
from migwatch.store.problem import Problem, Route


class Packed(NamedTuple):
    """What is kept of the line of a packed article.

    Attributes:
        number: Its number, from 1; 0 if it is not known.
        commitments: Where something is wrong with the article, the ids of its commitments,
            one a line, those that could not be read included; None if they are not known.
    """

    number: int
    commitments: str | None


class Loaded(msgspec.Struct, frozen=True):
    """What could be read of one annotation file or packed article.

    Attributes:
        path: The annotation file, or the packed article.
        article: The article with its sound records; None when there is nothing to show.
        problems: Everything that is wrong, in file order.
        resolved: The passages that were written in short: route to start, end and words.
        packed: What is kept of its line, for a packed article.
    """

    path: Path
    article: Article | None
    problems: tuple[Problem, ...]
    resolved: dict[Route, tuple[int, int, str]]
    packed: Packed | None = None
