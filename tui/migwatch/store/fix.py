"""Filling in the offsets of passages that were written in short."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from migwatch.store.atomic import file_locked, folder_locked, replace_file
from migwatch.store.edits import Edit, Found, edited, passage_edits
from migwatch.store.files import ANNOTATION_LIMIT, decode, read_regular
from migwatch.store.folder import Folder
from migwatch.store.load import load_article, load_data
from migwatch.store.loaded import Loaded
from migwatch.store.parse import locate, parse
from migwatch.store.places import lock_path
from migwatch.store.positions import place
from migwatch.store.problem import FileProblem, Problem, Route


@dataclass(frozen=True)
class Fixed:
    """What came of filling in offsets.

    Attributes:
        loaded: The file as it is now, with what is still wrong.
        filled: Number of passages whose offsets were filled in.
    """

    loaded: Loaded
    filled: int


def fix_file(path: Path, folder: Folder) -> Fixed:
    """Fill in the offsets of an annotation file's short passages, and change nothing else.

    Only passages whose words occur once are filled in, and none where the text is not the one
    that was annotated. The file is replaced as a whole
    or not at all, and only by one that means the same, while other processes of this
    program leave it alone.

    Args:
        path: The annotation file.
        folder: The corpus it belongs to.
    """
    loaded = load_article(path, folder)
    if not loaded.resolved:
        return Fixed(loaded, 0)
    # What an explorer saves meanwhile waits, or is what is read.
    with file_locked(lock_path(path)), folder_locked(Path(os.path.realpath(path)).parent):
        return _fixed(path, folder)


def _fixed(path: Path, folder: Folder) -> Fixed:
    loaded = load_article(path, folder)
    if loaded.article is not None and loaded.article.is_of_another_text:
        return Fixed(loaded, 0)
    try:
        data = read_regular(path, ANNOTATION_LIMIT)
        filled_in = _filled_in(data, loaded.resolved)
        if filled_in != data:
            replace_file(path, filled_in)
    except FileProblem as problem:
        found = (*problem.problems(path), *loaded.problems)
        return Fixed(replace(loaded, problems=found), 0)
    after = load_data(path, folder, filled_in)
    left = [(route, _left_out(found)) for route, found in after.resolved.items()]
    problems = [*after.problems, *place(path, filled_in, left)]
    problems.sort(key=_position)
    count = len(loaded.resolved) - len(after.resolved)
    return Fixed(replace(after, problems=tuple(problems)), count)


def _position(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


def _left_out(found: Found) -> str:
    return (
        "an anchor, an alias or a `?` leaves no room for the offsets; "
        f"write the passage out, with start: {found[0]} and end: {found[1]}"
    )


def _filled_in(data: bytes, resolved: dict[Route, Found]) -> bytes:
    """The file with offsets.

    Raises:
        FileProblem: It is not the file that was read, or would mean something else.
    """
    plain, _ = parse(data)
    text = decode(data)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    edits: list[Edit] = []
    try:
        held = {route: _at(plain, route) for route in resolved}
        spots = locate(data, _wanted(held))
        for route, found in resolved.items():
            made = passage_edits(text, spots, route, held[route], found)
            if made:
                edits += made
                _put(plain, route, held[route], found)
    except (KeyError, IndexError, TypeError):
        raise FileProblem("was changed by somebody else meanwhile; try again") from None
    filled_in = (mark + edited(text, edits)).encode()
    if parse(filled_in)[0] != plain:
        raise FileProblem("offsets cannot be filled in without changing more; write them by hand")
    return filled_in


def _at(plain: Any, route: Route) -> Any:
    for step in route:
        plain = plain[step]
    return plain


def _put(plain: Any, route: Route, held: Any, found: Found) -> None:
    whole = {"start": str(found[0]), "end": str(found[1]), "exact": found[2]}
    if isinstance(held, dict):
        # Aliases of this mapping stand for what it holds from now on.
        held.update(whole)
    else:
        _at(plain, route[:-1])[route[-1]] = whole


def _wanted(held: dict[Route, Any]) -> Iterator[Route]:
    for route, value in held.items():
        yield route
        if isinstance(value, dict):
            yield (*route, "exact")
            yield (*route, next(iter(value)))
