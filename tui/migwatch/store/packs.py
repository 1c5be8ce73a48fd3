"""Packs: many articles in one file, a line of JSON for each, for programs to write.

A line is ``{"id": ..., "text": ..., "annotation": {...}}``, where the annotation is
what an annotation file holds and the text is the source text itself. A packed article
is named as if its pack were a folder: ``articles.jsonl/its-id``.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from migwatch.store.files import ANNOTATION_LIMIT, opened_regular
from migwatch.store.folder import ENDINGS, PACK, RESERVED, Folder, article_id
from migwatch.store.problem import FileProblem, excerpt

#: Longest line that is read, in bytes.
LINE_LIMIT = 2 * ANNOTATION_LIMIT
_READ = 1 << 20
#: Longest id of an article, in bytes of UTF-8: file names have limits.
_ID_LIMIT = 240


class Line(NamedTuple):
    """A line of a pack.

    Attributes:
        offset: Bytes before it.
        number: Its number, from 1; 0 if it is not known.
        data: The line; empty for one that is too long.
        end: Bytes up to the next line.
    """

    offset: int
    number: int
    data: bytes
    end: int


class _Named(msgspec.Struct):
    id: str


_named = msgspec.json.Decoder(_Named).decode


def lines(pack: Path, offset: int = 0, number: int = 1) -> Iterator[Line]:
    """The lines of a pack, empty ones left out.

    Args:
        pack: The file.
        offset: Byte to begin at, where a line begins.
        number: Number of that line.

    Raises:
        FileProblem: The pack cannot be read.
    """
    known = number > 0
    with opened_regular(pack) as file:
        file.seek(offset)
        while data := file.readline(LINE_LIMIT):
            size, whole = len(data), data
            while not data.endswith(b"\n") and (data := file.readline(_READ)):
                size, whole = size + len(data), b""
            if whole and not offset:
                whole = whole.removeprefix(codecs.BOM_UTF8) or b"\n"
            if not whole or not whole.isspace():
                yield Line(offset, number, whole, offset + size)
            offset += size
            number += known


def id_of(data: bytes) -> str | None:
    """The id of a line, None where it gives none that an article can have."""
    try:
        found = _named(data).id
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return found if can_be_id(found) else None


def can_be_id(name: str) -> bool:
    """Whether a packed article can have an id, which may become the name of a file."""
    return (
        name.isprintable()
        and name[:1] not in ("", ".")
        and "/" not in name
        and f"{PACK}:" not in name
        and not any(f"{name}{ending}" in RESERVED for ending in ENDINGS)
        and len(name.encode()) <= _ID_LIMIT
    )


def line_name(pack: Path, number: int) -> str:
    """What stands for the id of an article in a line that gives none; no id is like it."""
    return f"{pack.name}:{number}"


def named_lines(pack: Path, taken: set[str]) -> Iterator[tuple[str, Line]]:
    """The lines of a pack, each with what names its article: its id, else `line_name`.

    Args:
        pack: The file.
        taken: Ids that other articles have, to which those of the lines are added.

    Raises:
        FileProblem: The pack cannot be read.
    """
    for line in lines(pack):
        name = id_of(line.data)
        if name is None or name in taken:
            yield line_name(pack, line.number), line
        else:
            taken.add(name)
            yield name, line


def is_readable(pack: Path) -> bool:
    """Whether a pack can be read, and its name shown."""
    try:
        with opened_regular(pack):
            return pack.name.isprintable()
    except FileProblem:
        return False


def packed_articles(folder: Folder) -> Iterator[tuple[Path, Line | None]]:
    """The packed articles of a corpus with their lines; a pack that cannot be read for itself."""
    packs = folder.packs()
    taken = {article_id(path) for path in folder.articles_if_listed()} if packs else set()
    for pack in packs:
        if is_readable(pack):
            with suppress(FileProblem):
                yield from ((pack / name, line) for name, line in named_lines(pack, taken))
        else:
            yield pack, None


def articles_of(pack: Path, folder: Folder) -> Iterator[tuple[Path, Line]]:
    """The articles of one pack of a corpus with their lines."""
    taken = {article_id(path) for path in folder.articles_if_listed()}
    with suppress(FileProblem):
        yield from ((pack / name, line) for name, line in named_lines(pack, taken))


def find_line(pack: Path, name: str) -> Line:
    """The line of an article.

    Args:
        pack: The file.
        name: Id of the article, or `line_name`.

    Raises:
        FileProblem: The pack cannot be read, or has no such article.
    """
    written = name.encode("utf-8", "replace")
    for line in lines(pack):
        if line_name(pack, line.number) == name:
            return line
        # An id may be written with escapes.
        if (written in line.data or b"\\u" in line.data) and id_of(line.data) == name:
            return line
    raise FileProblem(f"has no article {excerpt(name)}; check the id")


def pack_with(folder: Folder, article_id: str) -> Path | None:
    """The pack of a corpus that has an article of an id, or None."""
    for pack in folder.packs():
        with suppress(FileProblem):
            find_line(pack, article_id)
            return pack
    return None


def line_at(pack: Path, name: str, offset: int, number: int = 0) -> Line:
    """The line of an article that most likely begins at a byte.

    Args:
        pack: The file.
        name: Id of the article, or `line_name`.
        offset: The byte.
        number: Number of the line, if known.

    Raises:
        FileProblem: As `find_line`.
    """
    # Where a line gives no id, or one of another article, any line will do.
    unnamed = name.startswith(line_name(pack, 0)[:-1])
    for line in lines(pack, offset, number):
        if unnamed or id_of(line.data) == name:
            return line
        break
    return find_line(pack, name)


def number_of(pack: Path, line: Line) -> int:
    """The number of a line, from 1; 0 where the pack cannot be read any more."""
    if line.number:
        return line.number
    try:
        with opened_regular(pack) as file:
            left, number = line.offset, 1
            while block := file.read(min(_READ, left)):
                number += block.count(b"\n")
                left -= len(block)
            return number
    except FileProblem:
        return 0
