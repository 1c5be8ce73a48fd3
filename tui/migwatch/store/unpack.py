"""Giving packed articles files of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from migwatch.store.atomic import write_new
from migwatch.store.create import Refused, folder_made, refused
from migwatch.store.files import ANNOTATION_LIMIT, TEXT_LIMIT, read_regular, sha256, text_path
from migwatch.store.folder import ENDINGS, PACK, Folder, open_folder
from migwatch.store.packed import Plain, plain_line
from migwatch.store.packs import Line, find_line, id_of, lines, number_of
from migwatch.store.parse import parse
from migwatch.store.problem import FileProblem, Problem, excerpt
from migwatch.store.take_out import take_out
from migwatch.store.tidy import as_read, tidied
from migwatch.store.writing import annotation_text

#: Told of each article that stays packed, with what is wrong.
Wrong = Callable[[tuple[Problem, ...]], None]


@dataclass(frozen=True)
class Unpacked:
    """What came of it.

    Attributes:
        written: Articles that have files of their own now.
        left: Articles that could not be unpacked.
    """

    written: int
    left: int


def unpack_article(pack: Path, article_id: str, folder: Folder) -> Path:
    """Write a packed article as an annotation file with its text.

    In the pack's own corpus the article is then taken out of the pack; until both files
    are on the disk it stays there.

    Args:
        pack: The pack.
        article_id: Id of the article.
        folder: The corpus it is to belong to.

    Returns:
        The annotation file.

    Raises:
        Refused: It cannot be written, or not be taken out of the pack.
    """
    try:
        line = find_line(pack, article_id)
    except FileProblem as problem:
        raise refused(pack, problem) from None
    path = _Unpacking(pack, folder).write(line)
    if is_own(pack, folder):
        _take_out(pack, {sha256(line.data)})
    return path


def unpack_articles(
    pack: Path, folder: Folder, ids: Collection[str] | None, wrong: Wrong
) -> Unpacked:
    """Write articles of a pack as annotation files with their texts; see `unpack_article`.

    Args:
        pack: The pack.
        folder: The corpus they are to belong to.
        ids: Ids of the articles; None for all.
        wrong: Told of those that stay packed.

    Raises:
        Refused: The pack cannot be read or rewritten.
    """
    unpacking = _Unpacking(pack, folder)
    wanted = None if ids is None else set(ids)
    written: set[str] = set()
    left = 0
    try:
        for line in lines(pack):
            if wanted is not None:
                if (name := id_of(line.data)) not in wanted:
                    continue
                wanted.discard(name or "")
            try:
                unpacking.write(line)
                written.add(sha256(line.data))
            except Refused as refusal:
                left += 1
                wrong(refusal.problems)
            if wanted is not None and not wanted:
                break
    except FileProblem as problem:
        raise refused(pack, problem) from None
    for name in sorted(wanted or ()):
        left += 1
        wrong((Problem(pack, 0, 0, f"has no article {excerpt(name)}; check the id"),))
    if written and is_own(pack, folder):
        _take_out(pack, written)
    return Unpacked(len(written), left)


def is_own(pack: Path, folder: Folder) -> bool:
    """Whether a pack is one of a corpus."""
    return os.path.realpath(pack.parent) == os.path.realpath(folder.root)


def _take_out(pack: Path, digests: Collection[str]) -> None:
    try:
        take_out(pack, digests)
    except FileProblem as problem:
        raise refused(pack, problem) from None


class _Unpacking:
    """Writes articles of a pack into a corpus.

    Args:
        pack: The pack.
        folder: The corpus.
    """

    def __init__(self, pack: Path, folder: Folder) -> None:
        self._pack = pack
        self._folder = folder
        self._source = folder if is_own(pack, folder) else open_folder(pack.parent)

    def write(self, line: Line) -> Path:
        """Write the files of a line's article; both are on the disk then, or nothing is new.

        Returns:
            The annotation file.

        Raises:
            Refused: They cannot be written.
        """
        try:
            held = plain_line(line.data)
            path = self._folder.root / f"{held.id}.yaml"
            named, target = self._text(path, held)
            data = self._annotation(held, named)
        except FileProblem as problem:
            number = number_of(self._pack, line)
            raise Refused(Problem(self._pack, number, 1, problem.message)) from None
        text = held.text.encode()
        lies_there = _is_written(target, text, "is another text")
        for other in (path, path.with_name(f"{held.id}.yml")):
            if not _is_written(other, data, "is there already"):
                continue
            if lies_there:
                # An earlier run was ended before it had taken the article out of the pack.
                return other
            raise refused(other, "is there already; rename one of them")
        with folder_made(target.parent):
            if not lies_there:
                _write(target, text)
            try:
                _write(path, data)
            except BaseException:
                if not lies_there:
                    target.unlink(missing_ok=True)
                raise
        return path

    def _text(self, path: Path, held: Plain) -> tuple[str, Path]:
        """How the annotation is to name its text, and where that is to be.

        As it is named in the pack, if that may be; else by the id of the article.
        """
        folder, head = self._folder, held.annotation.get("article")
        if not isinstance(head, dict):
            raise FileProblem("its annotation has no `article`; write that")
        named = head.get("text")
        if isinstance(named, str) and named.isprintable():
            try:
                target = text_path(path, named, folder.root, folder.texts)
            except FileProblem:
                target = folder.root
            if not target.is_dir() and target.suffix not in (*ENDINGS, PACK):
                return named, target
        home = os.path.relpath(folder.texts, os.path.realpath(folder.root))
        named = (Path(home) / f"{held.id}.txt").as_posix()
        return named, text_path(path, named, folder.root, folder.texts)

    def _annotation(self, held: Plain, named: str) -> bytes:
        """The annotation file of an article.

        Raises:
            FileProblem: It would not read as the same.
        """
        plain: dict[str, Any] = tidied(held.annotation, self._source, self._folder)
        plain["article"] = plain["article"] | {"text": named}
        data = annotation_text(plain).encode()
        if len(data) > ANNOTATION_LIMIT:
            limit = f"the {ANNOTATION_LIMIT:,} bytes that are read of one"
            raise FileProblem(f"its annotation file would be longer than {limit}; divide it")
        read, problems = parse(data)
        if problems or read != as_read({"format": "migwatch/1"} | plain):
            raise FileProblem("its annotation cannot be written as YAML; correct it in the pack")
        return data


def _is_written(path: Path, data: bytes, otherwise: str) -> bool:
    """Whether a file has certain bytes; false where there is none.

    Raises:
        Refused: It has other bytes.
    """
    if not os.path.lexists(path):
        return False
    try:
        if read_regular(path, TEXT_LIMIT) == data:
            return True
    except FileProblem as problem:
        raise refused(path, problem) from None
    raise refused(path, f"{otherwise}; move it out of the way, or rename one of them")


def _write(path: Path, data: bytes) -> None:
    try:
        write_new(path, data)
    except FileProblem as problem:
        raise refused(path, problem) from None
