"""The files of a corpus, and whether they are as an index knows them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from migwatch.store.files import ANNOTATION_LIMIT, TEXT_LIMIT, read_regular, sha256, text_path
from migwatch.store.folder import PACK, Folder
from migwatch.store.problem import FileProblem


class Stat(NamedTuple):
    """Size in bytes and time of change in nanoseconds; -1 for a file that is not there."""

    size: int
    changed: int


class Revision(msgspec.Struct, frozen=True, array_like=True):
    """The state of an annotation file and of its text.

    Attributes:
        annotation: Size and time of the annotation file.
        text: Path of the text as the annotation names it; empty where it names none.
        text_stat: Size and time of the text.
        digest: SHA-256 of both.
    """

    annotation: Stat
    text: str
    text_stat: Stat
    digest: str


def stat_of(path: Path | str) -> Stat:
    """Size and time of a file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a million of them
    except OSError:
        return Stat(-1, -1)
    return Stat(found.st_size, found.st_mtime_ns)


def seems_unchanged(folder: Folder, name: str, held: Revision) -> bool:
    """Whether neither the annotation file nor its text changed size or time."""
    if stat_of(os.path.join(folder.root, name)) != held.annotation:  # noqa: PTH118
        return False
    return not held.text or stat_of(os.path.join(folder.root, held.text)) == held.text_stat  # noqa: PTH118


def revision_of(folder: Folder, name: str, text: str) -> Revision:
    """The state of the files of an article now.

    Args:
        folder: The corpus.
        name: Of the annotation file.
        text: Path of the text as the annotation names it, or empty.
    """
    path = folder.root / name
    stat, text_stat, digest = stat_of(path), Stat(-1, -1), ""
    try:
        digest = sha256(read_regular(path, ANNOTATION_LIMIT))
        if text:
            real = text_path(path, text, folder.root, folder.texts)
            text_stat = stat_of(real)
            digest += sha256(read_regular(real, TEXT_LIMIT))
    except FileProblem:
        pass
    return Revision(stat, text, text_stat, digest)


def changes(
    names: Iterator[str], held: Iterator[tuple[str, str]]
) -> Iterator[tuple[str, str | None, bool]]:
    """Files that are there beside those that an index holds, both in order of names.

    Args:
        names: Of the files.
        held: Names and revisions in the index.

    Yields:
        Name, revision in the index (None for a new file), whether it is gone.
    """
    name, known = next(names, None), next(held, None)
    while name is not None or known is not None:
        if known is None or (name is not None and name < known[0]):
            assert name is not None
            yield name, None, False
            name = next(names, None)
        elif name is None or known[0] < name:
            yield known[0], known[1], True
            known = next(held, None)
        else:
            yield name, known[1], False
            name, known = next(names, None), next(held, None)


def packed_source(pack: str, offset: int) -> str:
    """Where a packed article lies, in the order of the lines of its pack.

    Args:
        pack: Name of the pack in the corpus folder.
        offset: Byte at which its line begins.
    """
    return f"{pack}:{offset:014}"


def place_in_pack(source: str) -> tuple[str, int] | None:
    """Pack and offset of a source, None for an article with a file of its own."""
    pack, colon, offset = source.rpartition(":")
    return (pack, int(offset)) if colon and pack.endswith(PACK) and offset.isdecimal() else None


def line_revision(data: bytes) -> str:
    """Names the state of a line of a pack."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
