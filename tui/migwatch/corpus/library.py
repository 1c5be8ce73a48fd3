"""The articles of a corpus, read when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from migwatch.model.vocabulary import Corpus
from migwatch.store.folder import RESERVED, Folder, bundled, open_folder
from migwatch.store.loaded import Loaded
from migwatch.store.problem import FileProblem, Problem
from migwatch.store.stages import Stage, load_in_stages, load_now


class Library:
    """A corpus opened for reading.

    Args:
        folder: The corpus folder.
        paths: Its annotation files, or the one that was asked for; None where a kept
            index knows them and there is no need to list them all.
        problems: What is wrong with the folder itself.
        whole: Whether these are all articles of the folder.
    """

    def __init__(
        self,
        folder: Folder,
        paths: tuple[Path, ...] | None,
        problems: tuple[Problem, ...],
        *,
        whole: bool = False,
    ) -> None:
        self.folder = folder
        self.problems = problems
        self.whole = whole
        self._paths = paths

    @property
    def corpus(self) -> Corpus:
        """Title, parties and vocabularies."""
        return self.folder.corpus

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every annotation file, by name."""
        if self._paths is None:
            try:
                self._paths = tuple(self.folder.articles())
            except FileProblem:
                self._paths = ()
        return self._paths

    @property
    def first(self) -> Path | None:
        """The annotation file that comes first, None where there is none."""
        return self.beside(None, 1)

    @property
    def has_several(self) -> bool:
        """Whether there is more than one article."""
        return self._paths is None or len(self._paths) > 1

    def beside(self, path: Path | None, by: int) -> Path | None:
        """The next or previous annotation file, around the ends.

        Args:
            path: An annotation file; None for the first of all.
            by: 1 for the next, -1 for the previous.
        """
        if self._paths is None:
            from migwatch.corpus.index_file import neighbour

            name = neighbour(
                self.folder.root, self.folder.stamp, "" if path is None else path.name, by
            )
            if name is not None:
                return self.folder.root / name
        paths = self.paths
        if not paths:
            return None
        return paths[0 if path not in paths else (paths.index(path) + by) % len(paths)]

    def path_of(self, article_id: str) -> Path:
        """The annotation file of an article by its id."""
        path = self.folder.root / f"{article_id}.yaml"
        other = path.with_suffix(".yml")
        return other if other.exists() and not path.exists() else path

    def load(self, path: Path, progress: Callable[[float], None] | None = None) -> Loaded:
        """Read one article; see `migwatch.store.load.load_article`."""
        from migwatch.store.load import load_article

        return load_article(path, self.folder, progress)

    def load_in_stages(self, path: Path) -> Iterator[Stage]:
        """Read one article as it comes; see `migwatch.store.stages.load_in_stages`."""
        return load_in_stages(path, self.folder)

    def load_now(self, path: Path) -> Loaded | None:
        """Read one article if that takes no time worth waiting for, else None."""
        return load_now(path, self.folder)

    def all_problems(self) -> list[Problem]:
        """Every problem of every file, then what does not fit together."""
        from migwatch.store.check_corpus import CorpusChecks

        found = list(self.problems)
        together = CorpusChecks(self.folder)
        for path in self.paths:
            loaded = self.load(path)
            found += loaded.problems
            together.add(loaded)
        return found + together.problems(whole=self.whole)


def open_library(path: Path | None = None) -> Library:
    """Open a corpus folder, one annotation file, or the bundled corpus.

    Args:
        path: A folder, an annotation file, or None for the bundled corpus.

    Returns:
        The library; what is wrong with the path is among its problems.
    """
    target = bundled() if path is None else path
    if target.is_dir():
        folder = open_folder(target)
        if path is not None and _is_indexed(folder):
            return Library(folder, None, folder.problems, whole=True)
        try:
            paths = folder.articles()
        except FileProblem as problem:
            problems = (*folder.problems, Problem(target, 0, 0, problem.message))
            return Library(folder, (), problems, whole=True)
        problems = folder.problems
        if not paths:
            message = "holds no annotation files; add one, or name another folder"
            problems = (*problems, Problem(target, 0, 0, message))
        return Library(folder, tuple(paths), problems, whole=True)
    folder = open_folder(target.parent)
    if target.name in RESERVED:
        return Library(folder, (), folder.problems, whole=True)
    return Library(folder, (target,), folder.problems)


def _is_indexed(folder: Folder) -> bool:
    """Whether a kept index knows the articles of a folder."""
    from migwatch.corpus.index_file import neighbour

    return neighbour(folder.root, folder.stamp, "", 1) is not None
