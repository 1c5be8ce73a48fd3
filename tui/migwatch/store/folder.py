"""A corpus on disk: where it is, what it says of itself, which articles it holds."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from migwatch.model.records import Entity
from migwatch.model.vocabulary import Corpus
from migwatch.store.derived_file import (
    read_derived_corpus,
    read_derived_shared,
    write_derived_corpus,
)
from migwatch.store.files import ANNOTATION_LIMIT, PATH_LENGTH, read_regular, sha256
from migwatch.store.problem import FileProblem, Problem, excerpt

CORPUS_FILE = "corpus.yaml"
ENTITIES_FILE = "entities.yaml"
#: Files of a corpus folder that are no articles.
RESERVED = frozenset({CORPUS_FILE, ENTITIES_FILE})
#: Endings of annotation files.
ENDINGS = (".yaml", ".yml")
#: Ending of a pack; see `migwatch.store.packs`.
PACK = ".jsonl"

PACKAGE = Path(__file__).resolve().parent.parent


def bundled() -> Path:
    """The corpus that comes with the program: inside the package, or in the checkout."""
    inside = PACKAGE / "_bundled" / "data"
    return inside if inside.is_dir() else PACKAGE.parent.parent / "data"


class Folder(msgspec.Struct, frozen=True):
    """A corpus folder.

    Attributes:
        root: The folder.
        texts: The one other folder that texts may come from.
        corpus: What its ``corpus.yaml`` says; where it has none, the bundled one's
            parties and vocabularies.
        stamp: The bytes that said so, and what stands for those of ``entities.yaml``, for
            telling whether a derived file is stale.
        problems: What is wrong with ``corpus.yaml`` and ``entities.yaml``.
        terms_known: Whether ``corpus.yaml`` could be read; if not, articles cannot be
            measured against its parties and terms.
        shared: The entities of its ``entities.yaml`` by id.
        shared_unread: Ids of those that could not be read.
        shared_known: Whether ``entities.yaml`` could be read or is not there.
    """

    root: Path
    texts: Path
    corpus: Corpus
    stamp: bytes
    problems: tuple[Problem, ...]
    terms_known: bool = True
    shared: Mapping[str, Entity] = msgspec.field(default_factory=dict)
    shared_unread: frozenset[str] = frozenset()
    shared_known: bool = True

    @property
    def known(self) -> Corpus | None:
        """The corpus, for measuring against its terms; None where they are not known."""
        return self.corpus if self.terms_known else None

    @property
    def shares(self) -> bool:
        """Whether there may be entities that articles share."""
        return bool(self.shared or self.shared_unread) or not self.shared_known

    def articles(self) -> list[Path]:
        """The annotation files of the folder, by name.

        Raises:
            FileProblem: The folder cannot be listed.
        """
        return [self.root / name for name in sorted(self.names())]

    def articles_if_listed(self) -> list[Path]:
        """As `articles`; none where the folder cannot be listed."""
        try:
            return self.articles()
        except FileProblem:
            return []

    def names(self) -> list[str]:
        """The names of the annotation files, in no order. Raises as `articles`."""
        try:
            with os.scandir(self.root) as entries:
                names = [entry.name for entry in entries]
        except OSError as error:
            raise FileProblem(f"cannot be listed: {error.strerror}; check the path") from None
        return [name for name in names if _is_annotation(name)]

    def holds_several(self) -> bool:
        """Whether there is more than one annotation file, or a pack; no more names are read."""
        found = 0
        try:
            with os.scandir(self.root) as entries:
                for entry in entries:
                    if entry.name.endswith(PACK) and not entry.name.startswith("."):
                        return True
                    found += _is_annotation(entry.name)
                    if found > 1:
                        return True
        except OSError:
            pass
        return False

    def packs(self) -> list[Path]:
        """The packs of the folder, by name; see `migwatch.store.packs`."""
        try:
            with os.scandir(self.root) as entries:
                names = sorted(e.name for e in entries if e.name.endswith(PACK))
        except OSError:
            return []
        return [self.root / name for name in names if not name.startswith(".")]


def _is_annotation(name: str) -> bool:
    return name.endswith(ENDINGS) and name not in RESERVED and not name.startswith(".")


def is_packed(path: Path) -> bool:
    """Whether a path names an article within a pack."""
    return path.parent.suffix == PACK and not path.parent.is_dir()


def article_id(path: Path) -> str:
    """The id of the article that a path names: its name without the ending of a file."""
    return path.stem if path.suffix in ENDINGS and not is_packed(path) else path.name


def open_folder(root: Path) -> Folder:
    """Read what a folder says of itself.

    A broken ``corpus.yaml`` or ``entities.yaml`` is reported and what is sound of it is
    used, so that the articles can still be read.

    Args:
        root: The folder.
    """
    return _with_shared(_open(root))


def _open(root: Path) -> Folder:
    path = root / CORPUS_FILE
    standard = None if root == bundled() else _standard()
    if standard is not None and not os.path.lexists(path):
        name = Path(os.path.realpath(root)).name
        corpus = msgspec.structs.replace(standard.corpus, title=name, texts=".")
        return Folder(root, root, corpus, standard.stamp, ())
    try:
        data = read_regular(path, ANNOTATION_LIMIT)
    except FileProblem as problem:
        return _fallback(root, standard, problem.problems(path))
    stamp = data if standard is None else data + standard.stamp
    known = read_derived_corpus(path, stamp)
    texts = None if known is None else _texts(root, known.texts)
    if known is not None and texts is not None:
        return Folder(root, texts, known, stamp, ())
    return _read(root, data, stamp, standard)


def _fallback(root: Path, standard: Folder | None, problems: tuple[Problem, ...]) -> Folder:
    corpus = Corpus(title="Corpus") if standard is None else standard.corpus
    corpus = msgspec.structs.replace(corpus, texts=".")
    return Folder(root, root, corpus, b"", problems, terms_known=False)


def _read(root: Path, data: bytes, stamp: bytes, standard: Folder | None) -> Folder:
    """What the bytes of a ``corpus.yaml`` say."""
    from migwatch.store.corpus_file import read_corpus
    from migwatch.store.parse import parse
    from migwatch.store.positions import place

    path = root / CORPUS_FILE
    try:
        plain, found = parse(data)
    except FileProblem as problem:
        return _fallback(root, standard, problem.problems(path))
    own, findings = read_corpus(plain, None if standard is None else standard.corpus)
    corpus = own or _fallback(root, standard, ()).corpus
    texts = _texts(root, corpus.texts)
    if texts is None:
        message = f"{excerpt(corpus.texts)} is not a folder beside the corpus; write `../folder`"
        findings.append((("texts",), message))
    problems = [Problem(path, p.line, p.column, p.message) for p in found]
    problems += place(path, data, findings)
    problems.sort(key=lambda problem: (problem.line, problem.column))
    if not problems:
        write_derived_corpus(path, stamp, corpus)
    return Folder(root, texts or root, corpus, stamp, tuple(problems), own is not None)


def _with_shared(folder: Folder) -> Folder:
    """A corpus with the entities of its ``entities.yaml``, if it has one."""
    path = folder.root / ENTITIES_FILE
    if not os.path.lexists(path):
        return folder
    try:
        data = read_regular(path, ANNOTATION_LIMIT)
    except FileProblem as problem:
        problems = (*folder.problems, *problem.problems(path))
        return msgspec.structs.replace(
            folder, stamp=folder.stamp + b"\0", problems=problems, shared_known=False
        )
    folder = msgspec.structs.replace(folder, stamp=folder.stamp + sha256(data).encode())
    if (known := read_derived_shared(path, folder.stamp)) is not None:
        return msgspec.structs.replace(folder, shared=known)
    from migwatch.store.shared_file import read_shared

    return read_shared(folder, data)


@lru_cache(maxsize=1)
def _standard() -> Folder:
    return open_folder(bundled())


def _texts(root: Path, named: str) -> Path | None:
    """The folder that texts may come from, None if it is neither in nor beside the corpus."""
    if "\0" in named or len(named) > PATH_LENGTH:
        return None
    texts, home = Path(os.path.realpath(root / named)), Path(os.path.realpath(root))
    beside = texts.parent == home.parent and texts != home.parent
    return texts if beside or texts.is_relative_to(home) else None
