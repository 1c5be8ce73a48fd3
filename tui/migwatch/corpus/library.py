"""The articles of a corpus, read when asked for."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

from migwatch.model.vocabulary import Corpus
from migwatch.store.folder import CORPUS_FILE, RESERVED, Folder, bundled, open_folder
from migwatch.store.loaded import Loaded
from migwatch.store.problem import FileProblem, Problem
from migwatch.store.stages import Stage, load_in_stages, load_now


class Library:
    """A corpus opened for reading.

    Args:
        folder: The corpus folder.
        paths: Its annotation files, or the one that was asked for.
        problems: What is wrong with the folder itself.
        whole: Whether these are all articles of the folder.
    """

    def __init__(
        self,
        folder: Folder,
        paths: tuple[Path, ...],
        problems: tuple[Problem, ...],
        *,
        whole: bool = False,
    ) -> None:
        self.folder = folder
        self.paths = paths
        self.problems = problems
        self.whole = whole

    @property
    def corpus(self) -> Corpus:
        """Title, parties and vocabularies."""
        return self.folder.corpus

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
        try:
            paths = folder.articles()
        except FileProblem as problem:
            problems = (*folder.problems, Problem(target, 0, 0, problem.message))
            return Library(folder, (), problems, whole=True)
        problems = folder.problems
        if not paths:
            problems = (*problems, Problem(target, 0, 0, _without_articles(target)))
        return Library(folder, tuple(paths), problems, whole=True)
    folder = open_folder(target.parent)
    if target.name in RESERVED:
        return Library(folder, (), folder.problems, whole=True)
    return Library(folder, (target,), folder.problems)


def _without_articles(root: Path) -> str:
    if not (root / CORPUS_FILE).is_file():
        return "holds no annotation files; add one, or name another folder"
    command = f"migwatch-tui add TEXT --published DATE {shlex.quote(str(root))}"
    return f"holds no articles yet; add one with `{command}`"
