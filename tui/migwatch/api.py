"""The public Python interface; see the package's docstring."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from migwatch.corpus.library import Library, open_library
from migwatch.model.article import Article
from migwatch.store.problem import Problem


class AnnotationError(Exception):
    """An annotation that has problems.

    Args:
        problems: All of them; ``str()`` lists one a line as ``file:line:column: message``.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load(path: str | PathLike[str]) -> Article:
    """Read one annotation file with its text, resolved and checked.

    Args:
        path: The annotation file.

    Raises:
        AnnotationError: Anything is wrong with the file, its text or its corpus.
    """
    library = open_library(Path(path))
    if not library.paths:
        raise AnnotationError(
            (*library.problems, Problem(Path(path), 0, 0, "is no annotation file"))
        )
    loaded = library.load(library.paths[0])
    problems = (*library.problems, *loaded.problems)
    if problems or loaded.article is None:
        raise AnnotationError(problems)
    return loaded.article


def open_corpus(path: str | PathLike[str]) -> Library:
    """Open a folder of annotated articles; they are read when asked for.

    Args:
        path: The folder.
    """
    return open_library(Path(path))


def bundled_corpus() -> Library:
    """Open the corpus that comes with the program."""
    return open_library(None)
