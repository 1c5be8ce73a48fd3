"""Reading an article as it comes: text first, then what is in view, then all."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from migwatch.model.article import Article
from migwatch.store.derived import read_derived, unpack
from migwatch.store.files import ANNOTATION_LIMIT, read_regular, sha256
from migwatch.store.folder import Folder
from migwatch.store.glance import text_named
from migwatch.store.held import collector_held
from migwatch.store.loaded import Loaded
from migwatch.store.problem import FileProblem, Problem

#: Annotations and texts up to these sizes, in bytes, are read before anything is shown.
_SMALL = 512 << 10
_SMALL_TEXT = 1 << 20
#: Bytes of each section that are read for the first view of a large annotation.
_AHEAD = 12 << 10
_SECTIONS = (b"entities", b"quotations", b"claims", b"commitments", b"cautions")
_LINE_END = re.compile(rb"[ \t]*\r?\n")


class Stage(msgspec.Struct, frozen=True):
    """How far an article has been read.

    Attributes:
        loaded: What there is to show; None when only the progress has changed.
        progress: Share of the annotation read, 0 to 1; None when all of it is.
    """

    loaded: Loaded | None
    progress: float | None = None


def load_now(path: Path, folder: Folder) -> Loaded | None:
    """Read an article at once, if it is small.

    Args:
        path: The annotation file.
        folder: Its corpus.

    Returns:
        What was read; None when the article is too large to wait for.
    """
    if not _is_small(path):
        return None
    with collector_held():
        article = read_derived(path, folder)
    if article is not None:
        return Loaded(path, article, (), {})
    return _load_whole(path, folder)


def _is_small(path: Path) -> bool:
    """Whether annotation and text, as far as a glance tells which that is, are small."""
    try:
        if path.stat().st_size > _SMALL:
            return False
        named = text_named(read_regular(path, _SMALL))
        return named is None or (path.parent / named).stat().st_size <= _SMALL_TEXT
    except (OSError, ValueError, FileProblem):
        return True


def _load_whole(path: Path, folder: Folder) -> Loaded:
    # Reading YAML is imported only when there is no derived file.
    from migwatch.store.whole import load_and_keep

    return load_and_keep(path, folder)[0]


def load_in_stages(path: Path, folder: Folder) -> Iterator[Stage]:
    """Read an article of any size; see `Stage`.

    A large annotation is read by another process, so that this one stays free for
    the reader and does not keep the memory that reading takes.

    Args:
        path: The annotation file.
        folder: Its corpus.
    """
    with collector_held():
        article = read_derived(path, folder)
    if article is not None:
        yield Stage(Loaded(path, article, (), {}))
        return
    first = None if _is_small(path) else _first_view(path, folder)
    if first is None:
        yield Stage(_load_whole(path, folder))
        return
    yield Stage(Loaded(path, first, (), {}), 0.0)
    yield from _by_another_process(path, folder, first)


def _first_view(path: Path, folder: Folder) -> Article | None:
    """The text, with the records that the beginning of each section holds.

    Records stand in document order, so these are the ones that are in view first.
    """
    from migwatch.store.load import load_data

    try:
        data = read_regular(path, ANNOTATION_LIMIT)
    except FileProblem:
        return None
    return load_data(path, folder, beginning(data)).article


def beginning(data: bytes) -> bytes:
    """The head of an annotation file and the first records of each section.

    Args:
        data: The file.

    Returns:
        A shorter annotation file, cut between records.
    """
    sections = sorted(filter(None, (_section(data, name) for name in _SECTIONS)))
    if not sections:
        return data
    parts = [data[: sections[0][0]]]
    for at, (start, begin) in enumerate(sections):
        end = sections[at + 1][0] if at + 1 < len(sections) else len(data)
        if end - begin > _AHEAD:
            first = re.compile(rb"([ \t]*)- ").match(data, begin, end)
            indent = first[1] if first is not None else b"  "
            cut = data.find(b"\n" + indent + b"- ", begin + _AHEAD, end)
            end = cut + 1 if cut >= 0 else end
        parts.append(data[start:end])
    return b"".join(parts)


def _section(data: bytes, name: bytes) -> tuple[int, int] | None:
    """Where the line of a section begins, and the line after it; None if it has none."""
    # Looking for each name takes a tenth of the time of one expression for all.
    at = 0
    while (at := data.find(b"\n" + name + b":", at)) >= 0:
        at += 1
        if found := _LINE_END.match(data, at + len(name) + 1):
            return at, found.end()
    return None


def _by_another_process(path: Path, folder: Folder, first: Article) -> Iterator[Stage]:
    from migwatch.store.reader import Result

    # -P: nothing that lies in the working folder is imported.
    words = [sys.executable, "-P", "-m", "migwatch.store.reader", os.fspath(path)]
    try:
        opened = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    except OSError:
        yield Stage(_load_whole(path, folder))
        return
    with opened as process:
        assert process.stdout is not None and process.stderr is not None
        try:
            for line in process.stderr:
                with suppress(ValueError):
                    yield Stage(None, min(0.99, float(line)))
            raw = process.stdout.read()
        except GeneratorExit:
            process.kill()
            raise
    try:
        result = msgspec.msgpack.decode(raw, type=Result)
        source = sha256(read_regular(path, ANNOTATION_LIMIT))
    except (msgspec.DecodeError, FileProblem):
        yield Stage(_load_whole(path, folder))
        return
    problems = tuple(Problem(path, *found) for found in result.problems)
    with collector_held():
        article = unpack(result.body, path, folder, source, first.text)
    if article is None and not problems:
        # A file changed while it was being read.
        yield Stage(_load_whole(path, folder))
        return
    yield Stage(Loaded(path, article, problems, {}))
