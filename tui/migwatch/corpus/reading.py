"""Reading what all articles of a corpus tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from migwatch.corpus.library import Library
from migwatch.corpus.told import Told, told
from migwatch.store.problem import Problem


def all_told(
    library: Library,
    progress: Callable[[float], None] | None = None,
    wrong: Callable[[Sequence[Problem]], None] | None = None,
    *,
    indexed: bool = False,
) -> Iterator[Told]:
    """The commitments of every article of a corpus.

    Args:
        library: The corpus.
        progress: Called with the share read so far, 0 to 1, after each article; what it
            raises ends the reading.
        wrong: Called with the problems of each file that has some.
        indexed: Whether the kept index of the corpus is up to date and may stand for
            the files.
    """
    if indexed and library.whole:
        from migwatch.corpus.index_told import NoIndexError, told_by_index

        try:
            yield from told_by_index(library.folder, progress, wrong)
            return
        except NoIndexError:
            pass
    paths = library.paths
    for number, path in enumerate(paths, 1):
        for stage in library.load_in_stages(path):
            loaded = stage.loaded
            if stage.progress is not None or loaded is None:
                continue
            if loaded.article is not None:
                yield from told(loaded.article)
            if wrong is not None and loaded.problems:
                wrong(loaded.problems)
        if progress is not None:
            progress(number / len(paths))


def linked_told(library: Library, article: str, stop: Callable[[float], None]) -> Iterator[Told]:
    """The commitments of an article, and at least all that are linked with them.

    Args:
        library: The corpus.
        article: Id of the article.
        stop: Called now and then; what it raises ends the reading.
    """
    from migwatch.corpus.index_told import NoIndexError, linked_by_index

    try:
        yield from linked_by_index(library.folder, article)
    except NoIndexError:
        # It is only a cache: where it cannot be kept, the files tell the same.
        yield from all_told(library, stop)
