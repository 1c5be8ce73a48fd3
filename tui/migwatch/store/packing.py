"""Putting the articles of a corpus into a pack."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256 as new_hash
from pathlib import Path

from migwatch.store.comments import has_comments
from migwatch.store.create import Refused, refused
from migwatch.store.files import ANNOTATION_LIMIT, opened_regular, read_regular, sha256
from migwatch.store.folder import PACK, Folder, article_id
from migwatch.store.moving import Ledger, remove_packed
from migwatch.store.old_pack import OldPack
from migwatch.store.output import write_file
from migwatch.store.pack_line import line_of
from migwatch.store.packs import id_of, lines
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
        force: Whether the pack may be there already. In the corpus, what only it holds stays
            in it; elsewhere it is replaced.
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
                removed = remove_packed(folder, pack, run.before, ledger, run.leave)
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
    inside = _is_inside(folder, pack)
    if inside and not how.move:
        message = "lies in the corpus itself, where each article would then be there twice"
        advice = "write --move to remove their files, or name a file elsewhere"
        raise refused(pack, f"{message}; {advice}")
    if not os.path.lexists(pack):
        return
    if not pack.is_file():
        raise refused(pack, "is no regular file; name another")
    if how.force:
        return
    advice = "write --force to add to it" if inside else "write --force to replace it"
    raise refused(pack, f"is there already; name another file, or {advice}")


def _is_inside(folder: Folder, pack: Path) -> bool:
    """Whether a file lies in the corpus, where packs belong to it."""
    return os.path.realpath(pack.parent) == os.path.realpath(folder.root)


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
        #: Bytes of the pack before the first article that is packed now.
        self.before = 0
        self._folder = folder
        self._pack = pack
        self._how = how
        self._wrong = wrong
        self._ledger = ledger
        self._names = _names(folder)
        ids = {article_id(Path(name)) for name in self._names}
        self._elsewhere = self._packed_elsewhere(ids)
        self._old: OldPack | None = None
        if pack.exists() and _is_inside(folder, pack):
            self._old = OldPack(pack, ids)

    def _packed_elsewhere(self, ids: set[str]) -> dict[str, str]:
        """Other packs that have articles which have files as well, by their ids."""
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
        """The bytes of the pack; see `_parts`."""
        for part in self._parts():
            self.digest.update(part)
            yield part

    def _parts(self) -> Iterator[bytes]:
        """What only an old pack holds, then one article with a file after another.

        Raises:
            FileProblem: The old pack is being changed.
            Refused: There is nothing to pack, or comments would be lost.
        """
        old = self._old
        for part in old.kept() if old is not None else ():
            self.before += len(part)
            yield part
        left = []
        for name in self._names:
            line = self._line(self._folder.root / name)
            if line is None:
                left.append(article_id(Path(name)))
            elif not (self.done.commented and self._loses_comments):
                yield line
        self._check()
        if old is not None:
            for article in left:
                yield from old.line(article)
            old.check()

    def _line(self, path: Path) -> bytes | None:
        """The line of an article; None where it is left as it is."""
        name = article_id(path)
        try:
            if path.suffix == ".yml" and path.with_suffix(".yaml").exists():
                raise FileProblem("has the id of another file, that ends in .yaml; rename one")
            if name in self._elsewhere:
                advice = "take the line out there, or rename one"
                raise FileProblem(f"is in {self._elsewhere[name]} as well; {advice}")
            data = read_regular(path, ANNOTATION_LIMIT)
            line = line_of(path, data, self._folder, self._pack)
        except Refused as refusal:
            self.leave(refusal.problems)
            return None
        except FileProblem as problem:
            self.leave(problem.problems(path))
            return None
        done = self.done
        commented = done.commented + has_comments(data)
        self.done = replace(done, packed=done.packed + 1, commented=commented)
        self._ledger.note(path.name, sha256(data))
        return line

    @property
    def _loses_comments(self) -> bool:
        return self._how.move and not self._how.drop_comments

    def _check(self) -> None:
        """Refuse to go on where there is nothing to pack, or comments would be lost."""
        packed, commented = self.done.packed, self.done.commented
        if not packed:
            message = "holds no article that can be packed; `migwatch-tui check` tells why"
            raise refused(self._folder.root, message)
        if commented and self._loses_comments:
            files = "1 file has" if commented == 1 else f"{commented:,} files have"
            message = f"{files} comments, which a pack does not hold"
            advice = "write --drop-comments to lose them, or leave --move out to keep the files"
            raise refused(self._folder.root, f"{message}; {advice}")
