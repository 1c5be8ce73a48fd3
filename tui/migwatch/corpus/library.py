"""The articles of a corpus, read when asked for."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from migwatch.model.vocabulary import Corpus
from migwatch.store.folder import (
    CORPUS_FILE,
    PACK,
    RESERVED,
    Folder,
    bundled,
    is_packed,
    open_folder,
)
from migwatch.store.loaded import Loaded
from migwatch.store.problem import FileProblem, Problem
from migwatch.store.stages import Stage, load_in_stages, load_now

_EMPTY = "holds no articles; name another pack, or a folder"


class Library:
    """A corpus opened for reading.

    Args:
        folder: The corpus folder.
        paths: Its annotation files, or the one that was asked for; None where a kept
            index knows them and there is no need to list them all.
        problems: What is wrong with the folder itself.
        whole: Whether these are all articles of the folder.
        pack: The pack whose articles these are, if it was asked for.
    """

    def __init__(
        self,
        folder: Folder,
        paths: tuple[Path, ...] | None,
        problems: tuple[Problem, ...],
        *,
        whole: bool = False,
        pack: Path | None = None,
    ) -> None:
        self.folder = folder
        self.problems = problems
        self.whole = whole
        self._paths = paths
        self._pack = pack
        #: Byte and number of the lines of packed articles, as far as they are known.
        self._places: dict[Path, tuple[int, int]] = {}
        #: What is left of an article whose reading has begun.
        self._begun: tuple[Path, Iterator[Stage]] | None = None
        #: The article that is open in an explorer.
        self.reading: Path | None = None

    @property
    def corpus(self) -> Corpus:
        """Title, parties and vocabularies."""
        return self.folder.corpus

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every annotation file, by name; then every packed article, in order of its pack."""
        if self._paths is None:
            files = () if self._pack is not None else self.folder.articles_if_listed()
            self._paths = (*files, *self._packed())
        return self._paths

    @property
    def known_paths(self) -> tuple[Path, ...]:
        """Its annotation files, as far as they need not be looked up for that."""
        return self._paths or ()

    def _packed(self) -> Iterator[Path]:
        """The packed articles, where their lines are noted."""
        from migwatch.store.packs import articles_of, packed_articles

        found = packed_articles(self.folder)
        if self._pack is not None:
            found = articles_of(self._pack, self.folder)
        for path, line in found:
            if line is not None:
                self._places[path] = (line.offset, line.number)
            yield path

    @property
    def first(self) -> Path | None:
        """The annotation file that comes first, None where there is none."""
        if self._pack is not None and self._paths is None:
            return next(self._packed(), None)
        return self.beside(None, 1)

    @property
    def has_several(self) -> bool:
        """Whether there is more than one article."""
        return self._paths is None or len(self._paths) > 1

    @cached_property
    def has_others(self) -> bool:
        """Whether there is more than one article, in the folder if not among these."""
        return self.has_several or (not self.whole and self.folder.holds_several())

    def widen(self) -> bool:
        """Make these all articles of the folder, where one of them was asked for.

        Returns:
            Whether there are more of them now.
        """
        if self.whole or self.has_several or not self.has_others:
            return False
        found = _of_folder(self.folder.root, may_be_indexed=True)
        self._paths, self.whole = found._paths, True
        return True

    def beside(self, path: Path | None, by: int) -> Path | None:
        """The next or previous article, around the ends.

        Args:
            path: An annotation file or packed article; None for the first of all.
            by: 1 for the next, -1 for the previous.
        """
        if self._paths is None and self._pack is None:
            from migwatch.corpus.index_file import neighbour

            source = "" if path is None else self._source(path)
            found = neighbour(self.folder.root, self.folder.stamp, source, by)
            if found is not None:
                return self._placed(*found)
        paths = self.paths
        if not paths:
            return None
        return paths[0 if path not in paths else (paths.index(path) + by) % len(paths)]

    def _placed(self, source: str, article_id: str) -> Path:
        """The path of an article that lies at a source; see `Entry.source`."""
        from migwatch.corpus.sources import place_in_pack

        place = place_in_pack(source)
        if place is None:
            return self.folder.root / source
        path = self.folder.root / place[0] / article_id
        self._places[path] = (place[1], 0)
        return path

    def _source(self, path: Path) -> str:
        from migwatch.corpus.sources import packed_source

        if path not in self._places:
            return path.name
        return packed_source(path.parent.name, self._places[path][0])

    def path_of(self, article_id: str) -> Path:
        """The annotation file or packed article of an id."""
        path = self.folder.root / f"{article_id}.yaml"
        return self.at_hand(article_id) or self._packed_path(article_id) or path

    def at_hand(self, article_id: str) -> Path | None:
        """As `path_of`; None where packs would have to be read for that."""
        root = self.folder.root
        for each in (root / f"{article_id}.yaml", root / f"{article_id}.yml"):
            if os.path.lexists(each):
                return each
        from migwatch.corpus.index_file import source_of

        source = source_of(root, self.folder.stamp, article_id) if self.whole else None
        return None if source is None else self._placed(source, article_id)

    def _packed_path(self, article_id: str) -> Path | None:
        """The packed article of an id, looked for in the packs themselves."""
        from migwatch.store.packs import find_line

        for pack in self.folder.packs():
            with suppress(FileProblem):
                line = find_line(pack, article_id)
                self._places[pack / article_id] = (line.offset, line.number)
                return pack / article_id
        return None

    def load(self, path: Path, progress: Callable[[float], None] | None = None) -> Loaded:
        """Read one article; see `migwatch.store.load.load_article`."""
        if is_packed(path):
            return self._load_packed(path)
        from migwatch.store.load import load_article

        return load_article(path, self.folder, progress)

    def _load_packed(self, path: Path) -> Loaded:
        from migwatch.store.packed import load_packed
        from migwatch.store.packs import find_line, line_at

        pack, offset = path.parent, self._places.get(path)
        try:
            if offset is None:
                line = find_line(pack, path.name)
            else:
                line = line_at(pack, path.name, *offset)
        except FileProblem as problem:
            return Loaded(path, None, problem.problems(pack), {})
        return load_packed(pack, line, self.folder, path.name)

    def load_in_stages(self, path: Path) -> Iterator[Stage]:
        """Read one article as it comes; see `migwatch.store.stages.load_in_stages`."""
        if is_packed(path):
            return iter((Stage(self._load_packed(path)),))
        begun, self._begun = self._begun, None
        if begun is not None and begun[0] == path:
            return begun[1]
        return load_in_stages(path, self.folder)

    def begin(self, path: Path) -> Stage:
        """Read the first stage of an article, which is all of one that is not large.

        `load_in_stages` goes on from there.
        """
        loaded = self._load_packed(path) if is_packed(path) else load_now(path, self.folder)
        if loaded is not None:
            return Stage(loaded)
        coming = load_in_stages(path, self.folder)
        stage = next(coming)
        self._begun = path, coming
        return stage

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
    """Open a corpus folder, one annotation file, pack or packed article, or the bundled corpus.

    Args:
        path: What to open; None for the bundled corpus.

    Returns:
        The library; what is wrong with the path is among its problems.
    """
    target = bundled() if path is None else path
    if target.is_dir():
        return _of_folder(target, may_be_indexed=path is not None)
    if is_packed(target):
        folder = open_folder(target.parent.parent)
        return Library(folder, (target,), folder.problems)
    folder = open_folder(target.parent)
    if target.name in RESERVED:
        return Library(folder, (), folder.problems, whole=True)
    if target.suffix == PACK and target.is_file():
        library = Library(folder, None, folder.problems, pack=target)
        if library.first is None:
            library.problems += (Problem(target, 0, 0, _EMPTY),)
        return library
    return Library(folder, (target,), folder.problems)


def _of_folder(root: Path, *, may_be_indexed: bool) -> Library:
    folder = open_folder(root)
    if may_be_indexed and _is_indexed(folder):
        return Library(folder, None, folder.problems, whole=True)
    try:
        paths = folder.articles()
    except FileProblem as problem:
        problems = (*folder.problems, Problem(root, 0, 0, problem.message))
        return Library(folder, (), problems, whole=True)
    problems = folder.problems
    if folder.packs():
        return Library(folder, None, problems, whole=True)
    if not paths:
        problems = (*problems, Problem(root, 0, 0, _without_articles(root)))
    return Library(folder, tuple(paths), problems, whole=True)


def _is_indexed(folder: Folder) -> bool:
    """Whether a kept index knows the articles of a folder."""
    from migwatch.corpus.index_file import neighbour

    return neighbour(folder.root, folder.stamp, "", 1) is not None


def _without_articles(root: Path) -> str:
    if not (root / CORPUS_FILE).is_file():
        return "holds no annotation files; add one, or name another folder"
    command = f"migwatch-tui add TEXT --published DATE {shlex.quote(str(root))}"
    return f"holds no articles yet; add one with `{command}`"
