"""Links in other articles to a commitment whose id has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from migwatch.editing.apply import EditError
from migwatch.editing.editing import Editing
from migwatch.editing.operations import Set
from migwatch.editing.outcome import ConflictError
from migwatch.model.annotation import Annotation
from migwatch.model.commitment import Commitment
from migwatch.store.files import ANNOTATION_LIMIT, read_regular
from migwatch.store.folder import PACK, Folder, article_id
from migwatch.store.problem import FileProblem, Problem


@dataclass(frozen=True)
class Relinked:
    """What became of the links to a commitment.

    Attributes:
        changed: Annotation files whose links lead to the new id now.
        problems: What could not be changed.
    """

    changed: tuple[Path, ...]
    problems: tuple[Problem, ...]


def relink(path: Path, folder: Folder, old: str, new: str) -> Relinked:
    """Change the links in other articles to a commitment.

    Args:
        path: The annotation file of the commitment.
        folder: The corpus.
        old: Its id before.
        new: Its id now.
    """
    here = article_id(path)
    before, after = f"{here}/{old}", f"{here}/{new}"
    changed: list[Path] = []
    problems: list[Problem] = []
    for other in _naming(folder, before):
        if other == path:
            continue
        try:
            held = Editing(other, folder)
            operations = [
                Set(record=each.id, field="links", value=_links(each, before, after))
                for each in held.annotation.commitments
                if any(link.to == before for link in each.links)
            ]
            if not operations:
                continue
            done = held.do(*operations, words=f"Link to {after} in place of {before}")
            changed.append(other)
            if done.problem is not None:
                problems.append(Problem(other, 0, 0, done.problem))
        except FileProblem as problem:
            problems += problem.problems(other)
        except (EditError, ConflictError) as error:
            problems.append(Problem(other, 0, 0, str(error)))
    for pack in folder.packs():
        if _names(pack, before):
            message = f"holds links to {before}; unpack those articles and link to {after}"
            problems.append(Problem(pack, 0, 0, message))
    return Relinked(tuple(changed), tuple(problems))


def renamed(old: Annotation, new: Annotation) -> Iterator[tuple[str, str]]:
    """Ids that commitments had, and those that they have now.

    Args:
        old: The records before.
        new: The records after.
    """
    if len(old.commitments) == len(new.commitments):
        for one, other in zip(old.commitments, new.commitments, strict=True):
            if one.id != other.id and one.title == other.title and one.says == other.says:
                yield one.id, other.id


def _links(commitment: Commitment, before: str, after: str) -> list[object]:
    return [
        msgspec.to_builtins(link) | ({"to": after} if link.to == before else {})
        for link in commitment.links
    ]


def _naming(folder: Folder, name: str) -> Iterator[Path]:
    """The articles whose files hold an id."""
    return (each for each in folder.articles_if_listed() if _names(each, name))


def _names(path: Path, name: str) -> bool:
    whole = re.compile(rb"(?<![\w/-])" + re.escape(name.encode()) + rb"(?![\w.-])")
    try:
        if path.suffix == PACK:
            with path.open("rb") as file:
                return any(whole.search(line) for line in file)
        return whole.search(read_regular(path, ANNOTATION_LIMIT)) is not None
    except (FileProblem, OSError):
        return False
