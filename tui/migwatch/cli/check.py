"""Report every problem of every annotation file and packed article.

One problem a line, as file:line:column: what is wrong; what to write. One of a
whole file has no line and column. The exit status is 1 when there is any
problem, else 0. The count goes to standard error.

With --fix, passages that are written in short (`- the board`) get their
offsets. No other byte of a file changes; packs are left as they are.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from migwatch.cli._writing import counted
from migwatch.corpus.library import Library, open_library
from migwatch.store.check_corpus import CorpusChecks
from migwatch.store.folder import CORPUS_FILE, PACK, RESERVED, Folder, is_packed
from migwatch.store.problem import Problem

EXAMPLES = (
    "migwatch-tui check articles",
    "migwatch-tui check --fix articles/accord.yaml articles/second.yaml",
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        type=Path,
        help="an annotation file, a pack, or a folder of them; without it, the bundled corpus",
    )
    parser.add_argument(
        "--fix", action="store_true", help="fill in the offsets of passages written in short"
    )


def run(arguments: Namespace) -> int:
    """Print the problems; 1 when there are any."""
    return _Check(fix=arguments.fix).run(arguments.paths or [None])


class _Check:
    """One run: what has been checked and found so far.

    Args:
        fix: Whether to fill in offsets.
    """

    def __init__(self, *, fix: bool) -> None:
        self._fix = fix
        self._articles: set[str] = set()
        #: How many of them are packed, and the packs they are in.
        self._packed = 0
        self._packs: set[Path] = set()
        self._opened: dict[Path, Folder] = {}
        #: Problems of folders that have been printed.
        self._told: set[Problem] = set()
        self._problems = 0
        #: What is to be checked together, by folder, and whether that is all of it.
        self._together: dict[str, CorpusChecks] = {}
        self._whole: set[str] = set()
        #: Passages written in short, and those that got their offsets.
        self._short = self._filled = 0

    def run(self, paths: Iterable[Path | None]) -> int:
        for library, annotation in self._files(paths):
            key = os.path.realpath(annotation)
            if key not in self._articles:
                self._articles.add(key)
                self._check(library, annotation)
        for root, together in self._together.items():
            self._print(together.problems(whole=root in self._whole))
        print(self._summary(), file=sys.stderr)
        return 1 if self._problems else 0

    def _files(self, paths: Iterable[Path | None]) -> Iterator[tuple[Library, Path]]:
        """Every annotation file with its corpus; what is wrong with that is printed."""
        for path in paths:
            try:
                library = self._library(path)
            except OSError as error:
                message = f"cannot be read: {error.strerror}; check the path"
                self._print([Problem(path or Path(), 0, 0, message)])
                continue
            self._print(found for found in library.problems if found not in self._told)
            self._told.update(library.problems)
            root = os.path.realpath(library.folder.root)
            self._together.setdefault(root, CorpusChecks(library.folder))
            if library.whole:
                self._whole.add(root)
            for annotation in library.paths:
                yield library, annotation

    def _library(self, path: Path | None) -> Library:
        """What a path names; each folder is opened once for all the files named in it."""
        if path is not None and not path.is_dir():
            if path.name in RESERVED:
                path.lstat()
                path = path.with_name(CORPUS_FILE)
            elif path.suffix != PACK and (known := self._opened.get(path.parent)) is not None:
                return Library(known, (path,), ())
        library = open_library(path)
        self._opened[library.folder.root] = library.folder
        return library

    def _check(self, library: Library, path: Path) -> None:
        if is_packed(path):
            self._packed += 1
            self._packs.add(path.parent)
        if self._fix and not is_packed(path):
            from migwatch.store.fix import fix_file

            fixed = fix_file(path, library.folder)
            self._filled += fixed.filled
            loaded = fixed.loaded
        else:
            loaded = library.load(path)
            self._short += len(loaded.resolved)
        self._together[os.path.realpath(library.folder.root)].add(loaded)
        self._print(loaded.problems)

    def _print(self, problems: Iterable[Problem]) -> None:
        encoding = sys.stdout.encoding or "utf-8"
        for problem in problems:
            self._problems += 1
            print(str(problem).encode(encoding, "backslashreplace").decode(encoding))

    def _summary(self) -> str:
        files, packs = len(self._articles) - self._packed, len(self._packs)
        counts = [counted(files, "file")] if files or not packs else []
        if packs:
            counts.append(f"{counted(self._packed, 'article')} in {counted(packs, 'pack')}")
        counts.append(counted(self._problems, "problem"))
        if self._filled:
            counts.append(f"{counted(self._filled, 'passage')} filled in")
        if self._short:
            advice = "unpack them to fill them in" if self._fix else "see --fix"
            counts.append(f"{counted(self._short, 'passage')} without offsets ({advice})")
        return ", ".join(counts)
