"""Putting the articles of a corpus into a pack."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256 as new_hash
from pathlib import Path
from typing import Any

import msgspec

from migwatch.model.article import Article
from migwatch.model.records import Entity
from migwatch.store.comments import has_comments
from migwatch.store.create import Refused, refused
from migwatch.store.derived import unpack as unpack_derived
from migwatch.store.derived_file import read_derived_file
from migwatch.store.files import ANNOTATION_LIMIT, opened_regular, read_regular, sha256
from migwatch.store.folder import PACK, Folder, article_id
from migwatch.store.load import load_data
from migwatch.store.moving import Ledger, remove_packed
from migwatch.store.output import write_file
from migwatch.store.packed import Plain, Typed, load_packed
from migwatch.store.packs import LINE_LIMIT, Line, id_of, lines
from migwatch.store.parse import parse
from migwatch.store.problem import FileProblem, Problem

_BLOCK = 1 << 20

#: Told of each article that is left as it is, with what is wrong with it.
Wrong = Callable[[tuple[Problem, ...]], None]


@dataclass(frozen=True)
class Packing:
    """How to pack.

    Attributes:
        move: Whether the files of the packed articles are removed in the end.
        drop_comments: Whether they may be where they have comments.
        force: Whether another file may be replaced.
    """

    move: bool = False
    drop_comments: bool = False
    force: bool = False


@dataclass(frozen=True)
class Done:
    """What came of it.

    Attributes:
        packed: Articles in the pack.
        left: Articles that are left as they are, since something is wrong with them.
        commented: Annotation files with comments, which the pack does not hold.
        removed: Files that were removed.
    """

    packed: int = 0
    left: int = 0
    commented: int = 0
    removed: int = 0


def pack_articles(folder: Folder, pack: Path, how: Packing, wrong: Wrong) -> Done:
    """Write the articles of a corpus that have files of their own into a pack.

    The files of an article are removed, if at all, once the whole pack has been written
    and read back, and only if they still are what was packed.

    Args:
        folder: The corpus.
        pack: The file to write.
        how: How to pack.
        wrong: Told of articles that are left as they are.

    Raises:
        Refused: The pack cannot be written as it is asked for; nothing has changed.
    """
    if folder.problems:
        raise Refused(*folder.problems)
    _check_place(folder, pack, how)
    try:
        with Ledger() as ledger:
            run = _Run(folder, pack, how, wrong, ledger)
            write_file(pack, run.parts())
            if _digest(pack) != run.digest.digest():
                raise FileProblem("does not hold what was written to it; check the disk")
            if how.move:
                removed = remove_packed(folder, pack, ledger, run.leave)
                packed = run.done.packed - removed.changed
                run.done = replace(run.done, packed=packed, removed=removed.files)
    except FileProblem as problem:
        raise refused(pack, problem) from None
    return run.done


def _digest(pack: Path) -> bytes:
    digest = new_hash()
    with opened_regular(pack) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.digest()


# ------------------------------------------------------------- where it may lie


def _check_place(folder: Folder, pack: Path, how: Packing) -> None:
    """Refuse a file that cannot be the pack, or would cost articles."""
    if pack.suffix != PACK or not pack.name.isprintable() or pack.name.startswith("."):
        raise refused(pack, f"is no name of a pack; write one that ends in {PACK}")
    inside = os.path.realpath(pack.parent) == os.path.realpath(folder.root)
    if inside and not how.move:
        message = "lies in the corpus itself, where each article would then be there twice"
        advice = "write --move to remove their files, or name a file elsewhere"
        raise refused(pack, f"{message}; {advice}")
    if not os.path.lexists(pack):
        return
    if not pack.is_file():
        raise refused(pack, "is no regular file; name another")
    if not how.force:
        raise refused(pack, "is there already; name another file, or write --force to replace it")
    if inside and not _all_have_files(folder, pack):
        message = "holds articles that have no files of their own, and would be lost"
        raise refused(pack, f"{message}; name another file")


def _all_have_files(folder: Folder, pack: Path) -> bool:
    """Whether every line of a pack is an article that has a file as well."""
    names = {article_id(Path(name)) for name in _names(folder)}
    try:
        return all(id_of(line.data) in names for line in lines(pack))
    except FileProblem as problem:
        raise refused(pack, problem) from None


def _names(folder: Folder) -> list[str]:
    try:
        return sorted(folder.names())
    except FileProblem as problem:
        raise refused(folder.root, problem) from None


# --------------------------------------------------------------------- the lines


class _Run:
    """One run: what has been packed so far."""

    def __init__(
        self, folder: Folder, pack: Path, how: Packing, wrong: Wrong, ledger: Ledger
    ) -> None:
        self.done = Done()
        self.digest = new_hash()
        self._folder = folder
        self._pack = pack
        self._how = how
        self._wrong = wrong
        self._ledger = ledger
        self._names = _names(folder)
        self._packed = self._packed_elsewhere()

    def _packed_elsewhere(self) -> dict[str, str]:
        """Packs that have articles which have files as well, by their ids."""
        ids = {article_id(Path(name)) for name in self._names}
        found: dict[str, str] = {}
        for pack in self._folder.packs() if self._how.move else ():
            if not (self._pack.exists() and pack.samefile(self._pack)):
                with suppress(FileProblem):
                    names = map(id_of, (line.data for line in lines(pack)))
                    found |= {name: pack.name for name in names if name in ids}
        return found

    def leave(self, problems: tuple[Problem, ...]) -> None:
        """Take note of an article that is left as it is."""
        self.done = replace(self.done, left=self.done.left + 1)
        self._wrong(problems)

    def parts(self) -> Iterator[bytes]:
        """The lines of the pack, one article after another.

        Raises:
            Refused: There is nothing to pack, or comments would be lost.
        """
        for name in self._names:
            path = self._folder.root / name
            try:
                data = read_regular(path, ANNOTATION_LIMIT)
                part = self._line(path, data)
            except Refused as refusal:
                self.leave(refusal.problems)
                continue
            except FileProblem as problem:
                self.leave(problem.problems(path))
                continue
            done = self.done
            commented = done.commented + has_comments(data)
            self.done = replace(done, packed=done.packed + 1, commented=commented)
            self._ledger.note(name, sha256(data))
            if not (commented and self._loses_comments):
                self.digest.update(part)
                yield part
        if not self.done.packed:
            message = "holds no article that can be packed; `migwatch-tui check` tells why"
            raise refused(self._folder.root, message)
        if self.done.commented and self._loses_comments:
            files = (
                "1 file has" if self.done.commented == 1 else f"{self.done.commented:,} files have"
            )
            message = f"{files} comments, which a pack does not hold"
            advice = "write --drop-comments to lose them, or leave --move out to keep the files"
            raise refused(self._folder.root, f"{message}; {advice}")

    @property
    def _loses_comments(self) -> bool:
        return self._how.move and not self._how.drop_comments

    def _line(self, path: Path, data: bytes) -> bytes:
        """An article as a line.

        Raises:
            FileProblem: It cannot be one.
            Refused: Something is wrong with the article.
        """
        if path.suffix == ".yml" and path.with_suffix(".yaml").exists():
            raise FileProblem("has the id of another file, that ends in .yaml; rename one of them")
        if (other := self._packed.get(article_id(path))) is not None:
            raise FileProblem(f"is in {other} as well; take the line out there, or rename one")
        article = self._article(path, data)
        line = _encoded(article, data, self._folder) + b"\n"
        if len(line) > LINE_LIMIT:
            raise FileProblem(f"is longer than the {LINE_LIMIT:,} bytes that a line may have")
        packed = load_packed(self._pack, Line(0, 1, line, len(line)), self._folder, article.id)
        for problem in packed.problems:
            raise FileProblem(f"cannot be packed: {problem.message}")
        again = packed.article
        if again is None or (again.annotation, again.text) != (article.annotation, article.text):
            raise FileProblem("cannot be packed: it would be another article; keep it as it is")
        return line

    def _article(self, path: Path, data: bytes) -> Article:
        """The article of a file.

        Raises:
            Refused: Something is wrong with it.
        """
        if (body := read_derived_file(path)) is not None:
            known = unpack_derived(body, path, self._folder, sha256(data))
            if known is not None:
                return known
        loaded = load_data(path, self._folder, data)
        if loaded.problems or loaded.article is None:
            raise Refused(*loaded.problems)
        return loaded.article


def _encoded(article: Article, data: bytes, folder: Folder) -> bytes:
    """An article as JSON; what it takes from shared entities is left to these."""
    entities = article.annotation.entities
    if not any(entity.id in folder.shared for entity in entities):
        return msgspec.json.encode(Typed(article.id, article.text, article.annotation))
    plain: dict[str, Any] = msgspec.to_builtins(article.annotation)
    file: Any = parse(data)[0]
    plain["entities"] = [
        _stated(entity, written) if entity.id in folder.shared else msgspec.to_builtins(entity)
        for entity, written in zip(entities, file["entities"], strict=True)
    ]
    return msgspec.json.encode(Plain(article.id, article.text, plain))


def _stated(entity: Entity, written: dict[str, Any]) -> dict[str, Any]:
    """The fields of an entity that its article states itself, such as take one back included."""
    plain: dict[str, Any] = msgspec.to_builtins(entity)
    fields = {field.encode_name: field.name for field in msgspec.structs.fields(Entity)}
    return {
        key: plain[key] if key in plain else getattr(entity, name)
        for key, name in fields.items()
        if key in written
    }
