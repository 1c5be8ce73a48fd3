"""From what is wrong with a file to where it can be mended."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from migwatch.app.beside import CORPUS, show_article
from migwatch.app.form_values import holder
from migwatch.app.state import Goal
from migwatch.store.files import ANNOTATION_LIMIT, read_regular
from migwatch.store.folder import RESERVED, article_id
from migwatch.store.problem import FileProblem, Problem

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer

#: Facts about an article that its form does not change.
_FIXED = frozenset({"text", "sha256"})


class Place(NamedTuple):
    """Where in the explorer something can be mended.

    Attributes:
        record: Id of the record; empty for the facts about the article.
        field: The field; empty for the record as a whole.
    """

    record: str
    field: str


def place_of(problem: Problem) -> Place | None:
    """The record in which something is wrong; None where only the file can be mended.

    What is said of a passage, and a key that nobody knows, are not among what a form shows.

    Args:
        problem: What is wrong.
    """
    from migwatch.store.problem import UNKNOWN_KEY
    from migwatch.store.whose import owner_at

    if problem.path.name in RESERVED or not problem.line or problem.message.startswith(UNKNOWN_KEY):
        return None
    try:
        owner = owner_at(read_regular(problem.path, ANNOTATION_LIMIT), problem.line, problem.column)
    except FileProblem:
        return None
    if owner is None or owner.is_passage:
        return None
    field = str(owner.route[0]) if owner.route else ""
    return None if not owner.record and field in _FIXED else Place(owner.record, field)


def place_in(explorer: Explorer, problem: Problem) -> Place | None:
    """As `place_of`; None also where the explorer cannot show that record.

    Reads the files: it may take a moment.

    Args:
        explorer: The screen below all others.
        problem: What is wrong.
    """
    place = place_of(problem)
    if place is None:
        return None
    if _is_open(explorer, problem):
        assert explorer.article is not None
        known = holder(explorer.article.annotation, place.record) is not None
        return place if known else None
    return place if place.record and _holds(explorer, problem.path, place.record) else None


def mend(explorer: Explorer, problem: Problem, place: Place | None) -> None:
    """Go to where something can be mended.

    Args:
        explorer: The screen below all others.
        problem: What is wrong.
        place: What `place_in` says of it.
    """
    if place is None:
        _edit_file(explorer, problem)
    elif _is_open(explorer, problem):
        _to_explorer(explorer)
        explorer.open_form(place.record, place.field, problem.message)
    else:
        goal = Goal(place.record, 0, 0)
        show_article(explorer.app, article_id(problem.path), goal, _came_from(explorer))


def _is_open(explorer: Explorer, problem: Problem) -> bool:
    """Whether a problem is one of the article that is shown."""
    path = explorer.path
    return path is not None and explorer.article is not None and _same(path, problem.path)


def _same(one: Path, other: Path) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _to_explorer(explorer: Explorer) -> None:
    while len(explorer.app.screen_stack) > 1:
        explorer.app.pop_screen()


def _came_from(explorer: Explorer) -> str:
    return CORPUS if explorer.app.is_screen_installed(CORPUS) else ""


def _holds(explorer: Explorer, path: Path, record: str) -> bool:
    try:
        found = explorer.loaded_again(path).article
    except (FileProblem, OSError):
        return False
    return found is not None and found.record(record) is not None


def _edit_file(explorer: Explorer, problem: Problem) -> None:
    from migwatch.app.editor import NoEditor, edit, editor_words

    path = problem.path
    if not os.path.lexists(path) and os.path.lexists(path.parent):
        # A packed article lies in its pack.
        path = path.parent
    where = f"{problem.path}{problem.position}"
    try:
        words = editor_words(os.environ, path, problem.line, problem.column)
        wrong = edit(explorer.app, words)
    except NoEditor as missing:
        wrong = str(missing)
    if wrong:
        explorer.notify(f"{where}: {wrong}", title="To be mended in the file", markup=False)
        return
    _to_explorer(explorer)
    explorer.read_from_disk()
    if problem.path.name in RESERVED:
        explorer.notify(f"{problem.path.name} is read when the program starts.", markup=False)
