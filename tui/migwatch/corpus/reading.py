"""Reading what all articles of a corpus tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from migwatch.corpus.library import Library
from migwatch.corpus.told import Told, told
from migwatch.store.folder import article_id
from migwatch.store.problem import Problem


def all_told(
    library: Library,
    progress: Callable[[float], None] | None = None,
    wrong: Callable[[Sequence[Problem]], None] | None = None,
) -> Iterator[Told]:
    """The commitments of every article of a corpus.

    Args:
        library: The corpus.
        progress: Called with the share read so far, 0 to 1, after each article; what it
            raises ends the reading.
        wrong: Called with the problems of each file that has some.
    """
    for number, path in enumerate(library.paths, 1):
        for stage in library.load_in_stages(path):
            loaded = stage.loaded
            if stage.progress is not None or loaded is None:
                continue
            if loaded.article is not None:
                yield from told(loaded.article)
            if wrong is not None and loaded.problems:
                wrong(loaded.problems)
        if progress is not None:
            progress(number / len(library.paths))


def path_of(library: Library, article: str) -> Path | None:
    """The annotation file of the article of an id, or None."""
    return next((path for path in library.paths if article_id(path) == article), None)
