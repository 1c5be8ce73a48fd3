"""The little of an article that other articles are checked against."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from migwatch.model.article import Article
from migwatch.store.check_links import FAR, PART_OF
from migwatch.store.derived import read_derived
from migwatch.store.files import ANNOTATION_LIMIT, read_regular
from migwatch.store.folder import Folder, is_packed
from migwatch.store.load import load_article
from migwatch.store.loaded import Loaded
from migwatch.store.packed import load_packed
from migwatch.store.packs import find_line
from migwatch.store.parse import parse
from migwatch.store.problem import FileProblem

_SECTION = "commitments"


class HeldLink(NamedTuple):
    """A link of a commitment.

    Attributes:
        commitment: Id of the commitment that has it.
        nth: Position among its links.
        rel: Term of the vocabulary ``rel``.
        to: What it leads to, as it is written.
    """

    commitment: str
    nth: int
    rel: str
    to: str


class Extract(NamedTuple):
    """What is kept of an article; a corpus may have very many.

    Attributes:
        commitments: Ids of its commitments, one a line; None where they cannot be known.
        links: Those of its links that lead to another article or to a whole.
    """

    commitments: str | None
    links: tuple[HeldLink, ...]

    @property
    def ids(self) -> list[str]:
        """Ids of its commitments."""
        return (self.commitments or "").split("\n")


def extract(loaded: Loaded) -> Extract:
    """What is kept of an article that has been read.

    The ids of commitments that could not be read are among its ids, so that naming one
    is no further problem.
    """
    if loaded.article is None:
        return Extract(None, ())
    held = _of_article(loaded.article)
    if loaded.problems:
        packed = loaded.packed
        ids = _ids(loaded.path) if packed is None else packed.commitments
        return held._replace(commitments=ids)
    return held


def extract_of_file(path: Path, folder: Folder) -> Extract:
    """What is kept of an article that has not been read."""
    if is_packed(path):
        try:
            line = find_line(path.parent, path.name)
        except FileProblem:
            return Extract(None, ())
        return extract(load_packed(path.parent, line, folder, path.name))
    article = read_derived(path, folder)
    return extract(load_article(path, folder)) if article is None else _of_article(article)


def _of_article(article: Article) -> Extract:
    commitments = article.annotation.commitments
    links = (
        HeldLink(commitment.id, nth, link.rel, link.to)
        for commitment in commitments
        for nth, link in enumerate(commitment.links)
        if link.rel == PART_OF or FAR in link.to
    )
    return Extract("\n".join(each.id for each in commitments), tuple(links))


def _ids(path: Path) -> str | None:
    """Ids of the commitments in a file, one a line."""
    try:
        plain: Any = parse(read_regular(path, ANNOTATION_LIMIT))[0]
    except FileProblem:
        return None
    held = plain.get(_SECTION) if isinstance(plain, dict) else None
    if held is not None and not isinstance(held, list):
        return None
    found = (item.get("id") for item in held or () if isinstance(item, dict))
    return "\n".join(each for each in found if isinstance(each, str))
