"""Packs: many articles in one file, a line of JSON for each, for programs to write.

A line is ``{"id": ..., "text": ..., "annotation": {...}}``, where the annotation is
what an annotation file holds and the text is the source text itself. A packed article
is named as if its pack were a folder: ``articles.jsonl/its-id``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from migwatch.model.annotation import Annotation
from migwatch.model.article import Article
from migwatch.store.check_passages import PassageChecks, check_metadata, record_passages
from migwatch.store.check_records import RecordChecks
from migwatch.store.files import ANNOTATION_LIMIT, sha256
from migwatch.store.folder import PACK, Folder
from migwatch.store.held import collector_held
from migwatch.store.loaded import Loaded
from migwatch.store.problem import FileProblem, Finding, Problem, Route, excerpt
from migwatch.store.search import Search

#: Longest line that is read, in bytes.
_LINE_LIMIT = 2 * ANNOTATION_LIMIT
_READ = 1 << 20


class Line(NamedTuple):
    """A line of a pack.

    Attributes:
        offset: Bytes before it.
        number: Its number, from 1.
        data: The line; empty for one that is too long.
    """

    offset: int
    number: int
    data: bytes


class _Named(msgspec.Struct):
    id: str


class _Typed(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    text: str
    annotation: Annotation


class _Plain(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    text: str
    annotation: dict[str, Any]


_named = msgspec.json.Decoder(_Named).decode
_typed = msgspec.json.Decoder(_Typed).decode
_plain = msgspec.json.Decoder(_Plain).decode


def pack_of(path: Path) -> Path | None:
    """The pack that holds an article, None for an article with a file of its own."""
    return path.parent if path.parent.suffix == PACK else None


def lines(pack: Path, offset: int = 0, number: int = 1, end: int | None = None) -> Iterator[Line]:
    """The lines of a pack, empty ones left out.

    Args:
        pack: The file.
        offset: Byte to begin at, where a line begins.
        number: Number of that line.
        end: Byte to stop before; None for the end of the file.

    Raises:
        FileProblem: The pack cannot be read.
    """
    try:
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
        with os.fdopen(os.open(pack, flags), "rb") as file:
            file.seek(offset)
            while end is None or offset < end:
                data = file.readline(_LINE_LIMIT)
                if not data:
                    return
                size, whole = len(data), data
                while not data.endswith(b"\n") and (data := file.readline(_READ)):
                    size, whole = size + len(data), b""
                if whole.strip() or not whole:
                    yield Line(offset, number, whole)
                offset += size
                number += 1
    except OSError as error:
        raise FileProblem(f"cannot be read: {error.strerror}; check the path") from None


def id_of(data: bytes) -> str | None:
    """The id of a line, None where it gives none."""
    try:
        found = _named(data).id
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return found if found.isprintable() and "/" not in found else None


def find_line(pack: Path, article_id: str) -> Line:
    """The line of an article.

    Raises:
        FileProblem: The pack cannot be read, or has no such article.
    """
    for line in lines(pack):
        if article_id.encode() in line.data and id_of(line.data) == article_id:
            return line
    raise FileProblem(f"has no article {excerpt(article_id)}; check the id")


def line_at(pack: Path, article_id: str, offset: int, number: int = 0) -> Line:
    """The line of an article that most likely begins at a byte.

    Args:
        pack: The file.
        article_id: Id of the article; of a line without one, made of its number.
        offset: The byte.
        number: Number of the line, if known.

    Raises:
        FileProblem: As `find_line`.
    """
    for line in lines(pack, offset, number):
        if id_of(line.data) in (article_id, None):
            return line
        break
    return find_line(pack, article_id)


def load_packed(pack: Path, line: Line, folder: Folder) -> Loaded:
    """Read, resolve and check one article of a pack, as `load_article` does one of a file.

    Args:
        pack: The file.
        line: Its line.
        folder: The corpus it belongs to.
    """
    with collector_held():
        if not line.data:
            return _refused(pack, line, f"is longer than the {_LINE_LIMIT:,} bytes that are read")
        try:
            article = _sound(line.data, folder)
        except (msgspec.DecodeError, UnicodeDecodeError):
            article = None
        if article is not None:
            return Loaded(pack / article.id, article, (), {})
        return _load_plain(pack, line, folder)


def _sound(data: bytes, folder: Folder) -> Article | None:
    """The article of a line with which nothing is wrong and nothing written in short."""
    held = _typed(data)
    annotation = held.annotation
    if folder.shares and any(each.id in folder.shared for each in annotation.entities):
        return None
    article = Article(held.id, held.text, annotation, folder.corpus, shared=folder.shared)
    if id_of(data) is None or sha256(held.text.encode()) != annotation.article.sha256:
        return None
    checks = PassageChecks(Search(held.text))
    routed: list[tuple[Route, Any]] = [((at,), record) for at, record in enumerate(article.records)]
    for outside in annotation.article.outside:
        if checks.passage(outside.passage, ()) is not None:
            return None
    for route, record in routed:
        for _, passage in record_passages(record, route):
            if checks.passage(passage, ()) is not None or not checks.is_sound(passage):
                return None
    names = [((*route, "id"), record.id, type(record)) for route, record in routed]
    if any(True for _ in RecordChecks(routed, names, folder).run()):
        return None
    return None if any(True for _ in check_metadata(annotation.article)) else article


def _load_plain(pack: Path, line: Line, folder: Folder) -> Loaded:
    """The sound part of a line, and everything that is wrong with it."""
    from migwatch.store.load import load_plain

    try:
        held = _plain(line.data)
    except msgspec.ValidationError as error:
        return _refused(pack, line, f"is no article: {error}; write id, text and annotation")
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return _refused(pack, line, f"is no JSON: {error}; write one object on a line")
    if id_of(line.data) is None:
        return _refused(pack, line, f"the id {excerpt(held.id)} has characters that no id may have")
    article, findings, resolved = load_plain(pack / held.id, folder, held.annotation, held.text)
    problems = [_problem(pack, line, held.id, finding) for finding in findings]
    return Loaded(pack / held.id, article, tuple(problems), resolved)


def _problem(pack: Path, line: Line, article_id: str, finding: Finding) -> Problem:
    """A problem of a line: where in the annotation it stands is said in words."""
    route, message = finding
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in route)
    return Problem(pack, line.number, 1, f"{article_id}: {where.lstrip('.') or 'it'}: {message}")


def _refused(pack: Path, line: Line, message: str) -> Loaded:
    return Loaded(pack, None, (Problem(pack, line.number, 1, message),), {})
