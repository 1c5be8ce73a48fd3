"""Links in other articles to commitments that have another id, are deleted, or come back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec

from migwatch.editing.apply import EditError
from migwatch.editing.editing import Editing
from migwatch.editing.history import History
from migwatch.editing.operations import AnyOperation, Delete, Set
from migwatch.editing.outcome import ConflictError, Done
from migwatch.model.annotation import Annotation
from migwatch.model.commitment import Commitment, Link
from migwatch.store.files import ANNOTATION_LIMIT, read_regular
from migwatch.store.folder import PACK, Folder, article_id
from migwatch.store.load import load_article
from migwatch.store.places import journal_path
from migwatch.store.problem import FileProblem, Problem, any_of, excerpt


class Linking(NamedTuple):
    """A link from another article.

    Attributes:
        path: The annotation file that has it, or the pack of the article.
        commitment: The commitment that has it; None where it is packed.
        link: The link; None likewise.
    """

    path: Path
    commitment: Commitment | None = None
    link: Link | None = None

    @property
    def source(self) -> str:
        """Whose link it is: ``article/commitment``, or the name of the pack."""
        if self.commitment is None:
            return self.path.name
        return f"{article_id(self.path)}/{self.commitment.id}"


@dataclass(frozen=True)
class Relinked:
    """What became of the links to a commitment.

    Attributes:
        changed: Annotation files whose links have changed.
        problems: What could not be changed.
        how: What the links do now, in words.
    """

    changed: tuple[Path, ...]
    problems: tuple[Problem, ...]
    how: str = "follow"


def linking(folder: Folder, article: str, commitment: str) -> tuple[Linking, ...]:
    """The links of other articles to a commitment. Every file is looked at: may take long.

    Args:
        folder: The corpus.
        article: Id of its article.
        commitment: Its id.
    """
    name = f"{article}/{commitment}"
    found: list[Linking] = []
    for path in _naming(folder, name):
        loaded = load_article(path, folder).article if article_id(path) != article else None
        for each in loaded.annotation.commitments if loaded is not None else ():
            found += [Linking(path, each, link) for link in each.links if link.to == name]
    return (*found, *(Linking(pack) for pack in folder.packs() if _names(pack, name)))


def check_deleting(
    path: Path, folder: Folder, annotation: Annotation, operations: Iterable[AnyOperation]
) -> None:
    """Refuse to delete what other articles link to, unless their links can go with it.

    Args:
        path: The annotation file.
        folder: The corpus.
        annotation: Its records.
        operations: What is to be done.

    Raises:
        EditError: Links would lead nowhere; it says whose.
    """
    for each in operations:
        if not isinstance(each, Delete):
            continue
        if not isinstance(annotation.record(each.record), Commitment):
            continue
        found = linking(folder, article_id(path), each.record)
        if packed := [held.source for held in found if held.commitment is None]:
            raise EditError(packed_words(any_of(packed), each.record))
        if found and not each.references:
            names = any_of(dict.fromkeys(held.source for held in found))
            raise EditError(
                f"{names} link{'s' if len(found) == 1 else ''} to {excerpt(each.record)}; "
                "change that first, or delete it with its references"
            )


def packed_words(packs: str, commitment: str) -> str:
    """Why a commitment cannot be deleted to which packed articles link.

    Args:
        packs: Names of the packs.
        commitment: Id of the commitment.
    """
    return f"{packs} holds links to {excerpt(commitment)}; unpack those articles first"


def follow(held: Editing, before: Annotation, done: Done) -> Iterator[Relinked]:
    """Let links in other articles follow what a step did to commitments.

    They lead to new ids, are taken out with what is deleted, and put back with it.

    Args:
        held: The article that the step was done to.
        before: Its records before.
        done: What came of the step.
    """
    now = held.annotation
    pairs = dict(renamed(before, now))
    for old, new in pairs.items():
        yield relink(held.path, held.folder, old, new)
    was, are = ({each.id for each in side.commitments} for side in (before, now))
    # What somebody else has deleted is theirs to follow.
    gone = () if done.merged else was - are - pairs.keys()
    for name in sorted(gone):
        yield unlink(held.path, held.folder, name)
    for name in sorted(are - was - set(pairs.values())):
        yield put_back(held.path, held.folder, name)


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
    words = f"Link to {after} in place of {before}"
    changed, problems = _changed(path, folder, before, after, words)
    problems += _in_packs(folder, before, f"link to {after}")
    return Relinked(tuple(changed), tuple(problems))


def unlink(path: Path, folder: Folder, name: str) -> Relinked:
    """Take the links in other articles out that lead to a commitment which is deleted.

    Args:
        path: The annotation file of the commitment.
        folder: The corpus.
        name: Its id.
    """
    gone = f"{article_id(path)}/{name}"
    changed, problems = _changed(path, folder, gone, None, _taken_out(gone))
    problems += _in_packs(folder, gone, "take them out")
    return Relinked(tuple(changed), tuple(problems), "are taken out")


def _in_packs(folder: Folder, name: str, advice: str) -> Iterator[Problem]:
    """The packs that hold links to a commitment, which are not written to."""
    for pack in folder.packs():
        if _names(pack, name):
            message = f"holds links to {name}; unpack those articles and {advice}"
            yield Problem(pack, 0, 0, message)


def put_back(path: Path, folder: Folder, name: str) -> Relinked:
    """Put the links in other articles back that were taken out with a commitment.

    Args:
        path: The annotation file of the commitment.
        folder: The corpus.
        name: Its id.
    """
    to = f"{article_id(path)}/{name}"
    words = f"Put links to {to} back"
    changed: list[Path] = []
    problems: list[Problem] = []
    for other in folder.articles_if_listed():
        if other == path or not journal_path(other).exists():
            continue
        steps = (step for step, counts in reversed(History(other).told()) if counts)
        last = next((step for step in steps if step.words in (words, _taken_out(to))), None)
        if last is None or last.words == words:
            continue
        try:
            done = Editing(other, folder).take_back(last, words)
            changed.append(other)
            if done.problem is not None:
                problems.append(Problem(other, 0, 0, done.problem))
        except FileProblem as problem:
            problems += problem.problems(other)
        except (EditError, ConflictError) as error:
            problems.append(Problem(other, 0, 0, str(error)))
    return Relinked(tuple(changed), tuple(problems), "are put back")


def renamed(old: Annotation, new: Annotation) -> Iterator[tuple[str, str]]:
    """Ids that commitments had, and those that they have now.

    Args:
        old: The records before.
        new: The records after.
    """
    was, now = ({each.id: each for each in side.commitments} for side in (old, new))
    come = [each for name, each in now.items() if name not in was]
    for name, one in was.items():
        if name in now:
            continue
        alike = [each for each in come if each.says == one.says]
        found = next((each for each in alike if each.title == one.title), *alike[:1] or (None,))
        if found is not None:
            come.remove(found)
            yield name, found.id


def _taken_out(name: str) -> str:
    """What a step that takes links out is said to do."""
    return f"Take links to {name} out"


def _changed(
    path: Path, folder: Folder, before: str, after: str | None, words: str
) -> tuple[list[Path], list[Problem]]:
    """Change links in other articles, or take them out; the files, and what could not be."""
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
            done = held.do(*operations, words=words)
            changed.append(other)
            if done.problem is not None:
                problems.append(Problem(other, 0, 0, done.problem))
        except FileProblem as problem:
            problems += problem.problems(other)
        except (EditError, ConflictError) as error:
            problems.append(Problem(other, 0, 0, str(error)))
    return changed, problems


def _links(commitment: Commitment, before: str, after: str | None) -> list[object] | None:
    """Plain data of the links; None where there are none any more."""
    left = [each for each in commitment.links if after is not None or each.to != before]
    found: list[object] = [
        msgspec.to_builtins(link) | ({"to": after} if link.to == before else {}) for link in left
    ]
    return found or None


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
