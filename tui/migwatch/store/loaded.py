"""What comes of reading an annotation file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from migwatch.model.article import Article
from migwatch.store.problem import Problem, Route


@dataclass(frozen=True)
class Loaded:
    """What could be read of one annotation file.

    Attributes:
        path: The annotation file.
        article: The article with its sound records; None when there is nothing to show.
        problems: Everything that is wrong, in file order.
        resolved: The passages that were written in short: route to start, end and words.
    """

    path: Path
    article: Article | None
    problems: tuple[Problem, ...]
    resolved: dict[Route, tuple[int, int, str]]
