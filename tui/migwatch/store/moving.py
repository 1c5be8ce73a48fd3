"""Removing the files of articles that have been packed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

import msgspec

from migwatch.store.atomic import sync_folder
from migwatch.store.files import ANNOTATION_LIMIT, TEXT_LIMIT, read_regular, sha256, text_path
from migwatch.store.folder import ENDINGS, PACK, Folder
from migwatch.store.glance import text_named
from migwatch.store.packs import lines
from migwatch.store.problem import FileProblem, Problem
from migwatch.store.take_out import take_out

Wrong = Callable[[tuple[Problem, ...]], None]


class Ledger:
    """The annotation files that are packed, in order, with what they were.

    Kept in a temporary file, since there may be very many.

    Raises:
        FileProblem: There can be no temporary file.
    """

    def __enter__(self) -> Ledger:
        self._file: IO[str] = TemporaryFile("w+", encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def note(self, name: str, digest: str) -> None:
        """Take note of the next file: its name, and its SHA-256."""
        self._file.write(f"{digest} {name}\n")

    def __iter__(self) -> Iterator[tuple[str, str]]:
        self._file.seek(0)
        for entry in self._file:
            digest, _, name = entry[:-1].partition(" ")
            yield name, digest


class Removed(NamedTuple):
    """What was removed.

    Attributes:
        files: How many files.
        changed: How many articles are not packed after all, since they were changed.
    """

    files: int
    changed: int


class _Head(msgspec.Struct):
    text: str


class _Annotation(msgspec.Struct):
    article: _Head


class _Line(msgspec.Struct):
    text: str
    annotation: _Annotation


_line = msgspec.json.Decoder(_Line).decode


def remove_packed(folder: Folder, pack: Path, before: int, ledger: Ledger, wrong: Wrong) -> Removed:
    """Remove annotation files that have been packed, then their texts.

    Each is removed only if it still is what was packed; a text also not where another
    annotation file names it. At any moment every article can be read.

    Args:
        folder: The corpus.
        pack: The pack, which has a line for each entry of the ledger, in its order.
        before: Bytes before the first of these lines.
        ledger: The files.
        wrong: Told of files that stay.
    """
    removed = 0
    changed: set[str] = set()
    for (name, digest), line in zip(ledger, lines(pack, before), strict=False):
        path = folder.root / name
        try:
            if sha256(read_regular(path, ANNOTATION_LIMIT)) != digest:
                changed.add(sha256(line.data))
                raise FileProblem("was changed while it was packed, and stays; pack it again")
            _unlink(path)
            removed += 1
        except FileProblem as problem:
            wrong(problem.problems(path))
    sync_folder(folder.root)
    removed += _remove_texts(folder, pack, before, ledger, wrong)
    if changed:
        try:
            take_out(pack, changed)
        except FileProblem as problem:
            wrong(problem.problems(pack))
    return Removed(removed, len(changed))


def _remove_texts(folder: Folder, pack: Path, before: int, ledger: Ledger, wrong: Wrong) -> int:
    removed = 0
    needed = {_text(folder, name) for name in folder.names()}
    folders: set[Path] = set()
    for (name, _), line in zip(ledger, lines(pack, before), strict=False):
        held = _line(line.data)
        path = folder.root / name
        if os.path.lexists(path):
            continue
        try:
            real = text_path(path, held.annotation.article.text, folder.root, folder.texts)
            # A text may, by mistake, be what is no text alone.
            if real in needed or real.suffix in (*ENDINGS, PACK) or not real.exists():
                continue
            if read_regular(real, TEXT_LIMIT) != held.text.encode():
                raise FileProblem("was changed while it was packed, and stays")
            link = path.parent / held.annotation.article.text
            for each in {link, real} if link.is_symlink() else {real}:
                _unlink(each)
            folders.add(real.parent)
            removed += 1
        except FileProblem as problem:
            wrong(problem.problems(path.parent / held.annotation.article.text))
    for each in folders:
        sync_folder(each)
    return removed


def _text(folder: Folder, name: str) -> Path | None:
    """The text that an annotation file names, as far as a glance tells."""
    path = folder.root / name
    try:
        named = text_named(read_regular(path, ANNOTATION_LIMIT))
        return None if named is None else text_path(path, named, folder.root, folder.texts)
    except FileProblem:
        return None


def _unlink(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        message = f"cannot be removed: {error.strerror}; check the permissions of the folder"
        raise FileProblem(message) from None
