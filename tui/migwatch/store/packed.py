"""One article of a pack: what its line holds, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from migwatch.model.annotation import Annotation
from migwatch.model.article import Article
from migwatch.store.check_passages import PassageChecks, check_metadata, record_passages
from migwatch.store.check_records import RecordChecks
from migwatch.store.files import decode, sha256
from migwatch.store.folder import ENDINGS, Folder
from migwatch.store.held import collector_held
from migwatch.store.loaded import Loaded, Packed
from migwatch.store.packs import LINE_LIMIT, Line, can_be_id, id_of, number_of
from migwatch.store.problem import PROBLEM_LIMIT, FileProblem, Problem, Route, excerpt
from migwatch.store.search import Search


class Typed(msgspec.Struct, forbid_unknown_fields=True):
    """A line whose annotation is all that it should be, as to its form.

    Attributes:
        id: Id of the article.
        text: The source text.
        annotation: Its annotation.
    """

    id: str
    text: str
    annotation: Annotation


class Plain(msgspec.Struct, forbid_unknown_fields=True):
    """A line with an annotation that may be of any form.

    Attributes:
        id: Id of the article.
        text: The source text.
        annotation: What an annotation file would hold.
    """

    id: str
    text: str
    annotation: dict[str, Any]


_typed = msgspec.json.Decoder(Typed).decode
_plain = msgspec.json.Decoder(Plain).decode


def load_packed(pack: Path, line: Line, folder: Folder, name: str) -> Loaded:
    """Read, resolve and check one article of a pack, as `load_article` does one of a file.

    Args:
        pack: The file.
        line: Its line.
        folder: The corpus it belongs to.
        name: What it is named by: the id; `line_name` where the line gives none, or one
            that another article has.
    """
    with collector_held():
        try:
            article = _sound(line.data, folder, name)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            article = None
        if article is not None:
            return Loaded(pack / name, article, (), {}, Packed(line.number, None))
        own = id_of(line.data)
        if own is not None and own != name:
            return _refused(pack, line, name, _twice(pack, own))
        return _load_plain(pack, line, folder, name)


def _twice(pack: Path, article_id: str) -> str:
    """What is wrong with a line whose id another article has."""
    for ending in ENDINGS:
        if pack.with_name(f"{article_id}{ending}").exists():
            message = f"the article {excerpt(article_id)} has a file of its own, which counts"
            return f"{message}; rename one of them, or take this line out"
    message = f"the id {excerpt(article_id)} stands in a line before this, which counts"
    return f"{message}; rename one of them, or take this line out"


def _sound(data: bytes, folder: Folder, name: str) -> Article | None:
    """The article of that id, if nothing is wrong in its line and nothing written in short."""
    held = _typed(data)
    if held.id != name or not can_be_id(name):
        return None
    annotation = held.annotation
    if folder.shares and any(each.id in folder.shared for each in annotation.entities):
        return None
    article = Article(held.id, held.text, annotation, folder.corpus, shared=folder.shared)
    if sha256(held.text.encode()) != annotation.article.sha256:
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
    day = annotation.article.published
    if any(True for _ in RecordChecks(routed, names, folder, published=day).run()):
        return None
    return None if any(True for _ in check_metadata(annotation.article)) else article


def _load_plain(pack: Path, line: Line, folder: Folder, name: str) -> Loaded:
    """The sound part of a line, and everything that is wrong with it."""
    from migwatch.store.load import load_plain

    try:
        held = plain_line(line.data)
    except FileProblem as problem:
        return _refused(pack, line, name, problem.message)
    number, path = number_of(pack, line), pack / name
    packed = Packed(number, _commitments(held.annotation))
    article, findings, resolved = load_plain(path, folder, held.annotation, held.text)
    problems = [Problem(pack, number, 1, in_words(name, *finding)) for finding in findings]
    if len(findings) >= PROBLEM_LIMIT:
        message = f"{name}: more than {PROBLEM_LIMIT:,} problems; the rest are not listed"
        problems.append(Problem(pack, number, 1, message))
    return Loaded(path, article, tuple(problems), resolved, packed)


def plain_line(data: bytes) -> Plain:
    """What a line holds, whatever is wrong with its annotation.

    Raises:
        FileProblem: It is no line of a pack.
    """
    from migwatch.store.parse import DEPTH_LIMIT

    if not data:
        message = f"is longer than the {LINE_LIMIT:,} bytes that are read"
        raise FileProblem(f"{message}; give the article a file of its own")
    deep = f"is nested more than {DEPTH_LIMIT} levels deep; write it as `schema` describes it"
    try:
        held = _plain(data)
    except msgspec.ValidationError as error:
        message = f"is no article: {error}; write id, text and annotation"
        raise FileProblem(message) from None
    except UnicodeDecodeError as error:
        decode(data)
        raise FileProblem(f"is not UTF-8: {error.reason}; convert it to UTF-8") from None
    except msgspec.DecodeError as error:
        raise FileProblem(f"is no JSON: {error}; write one object on a line") from None
    except RecursionError:
        raise FileProblem(deep) from None
    if not can_be_id(held.id):
        message = f"{excerpt(held.id)} can be no id of an article"
        raise FileProblem(f"{message}; write words in lower case joined by hyphens")
    if _depth_exceeds(held.annotation, DEPTH_LIMIT):
        raise FileProblem(deep)
    return held


def _depth_exceeds(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        inner = (each.values() if isinstance(each, dict) else each for each in level)
        level = [each for held in inner for each in held if isinstance(each, dict | list)]
    return bool(level)


def _commitments(annotation: dict[str, Any]) -> str | None:
    """Ids of the commitments in plain data, one a line; None where they cannot be known."""
    held = annotation.get("commitments")
    if held is not None and not isinstance(held, list):
        return None
    found = (item.get("id") for item in held or () if isinstance(item, dict))
    return "\n".join(each for each in found if isinstance(each, str))


def in_words(article_id: str, route: Route, message: str) -> str:
    """A problem in a line: where in the annotation it stands is said in words."""
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in route)
    return f"{article_id}: {where.lstrip('.') or 'it'}: {message}"


def _refused(pack: Path, line: Line, name: str, message: str) -> Loaded:
    number = number_of(pack, line)
    problem = Problem(pack, number, 1, message)
    return Loaded(pack / name, None, (problem,), {}, Packed(number, None))
