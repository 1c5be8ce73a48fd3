"""An article as a line of a pack."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from migwatch.model.article import Article
from migwatch.model.records import Entity
from migwatch.store.create import Refused
from migwatch.store.derived import unpack
from migwatch.store.derived_file import read_derived_file
from migwatch.store.files import sha256
from migwatch.store.folder import Folder
from migwatch.store.load import load_data
from migwatch.store.packed import Plain, Typed, load_packed
from migwatch.store.packs import LINE_LIMIT, Line
from migwatch.store.parse import parse
from migwatch.store.problem import FileProblem


def line_of(path: Path, data: bytes, folder: Folder, pack: Path) -> bytes:
    """An article that has a file of its own as a line that reads as the same article.

    Args:
        path: The annotation file.
        data: Its bytes.
        folder: The corpus.
        pack: The pack.

    Raises:
        FileProblem: It cannot be a line.
        Refused: Something is wrong with the article.
    """
    article = _article(path, data, folder)
    line = _encoded(article, data, folder) + b"\n"
    if len(line) > LINE_LIMIT:
        raise FileProblem(f"is longer than the {LINE_LIMIT:,} bytes that a line may have")
    packed = load_packed(pack, Line(0, 1, line, len(line)), folder, article.id)
    for problem in packed.problems:
        raise FileProblem(f"cannot be packed: {problem.message}")
    again = packed.article
    if again is None or (again.annotation, again.text) != (article.annotation, article.text):
        raise FileProblem("cannot be packed: it would be another article; keep it as it is")
    return line


def _article(path: Path, data: bytes, folder: Folder) -> Article:
    """The article of a file.

    Raises:
        Refused: Something is wrong with it.
    """
    if (body := read_derived_file(path)) is not None:
        known = unpack(body, path, folder, sha256(data))
        if known is not None:
            return known
    loaded = load_data(path, folder, data)
    if loaded.problems or loaded.article is None:
        raise Refused(*loaded.problems)
    return loaded.article


def _encoded(article: Article, data: bytes, folder: Folder) -> bytes:
    """An article as JSON; what it takes from shared entities is left to these."""
    entities = article.annotation.entities
    if not any(entity.id in folder.shared for entity in entities):
        return msgspec.json.encode(Typed(article.id, article.text, article.annotation))
    plain: dict[str, Any] = msgspec.to_builtins(article.annotation)
    file: Any = parse(data)[0]
    plain["entities"] = [
        _stated(entity, written) if entity.id in folder.shared else msgspec.to_builtins(entity)
        for entity, written in zip(entities, file["entities"], strict=True)
    ]
    return msgspec.json.encode(Plain(article.id, article.text, plain))


def _stated(entity: Entity, written: dict[str, Any]) -> dict[str, Any]:
    """The fields of an entity that its article states itself, such as take one back included."""
    plain: dict[str, Any] = msgspec.to_builtins(entity)
    fields = {field.encode_name: field.name for field in msgspec.structs.fields(Entity)}
    return {
        key: plain[key] if key in plain else getattr(entity, name)
        for key, name in fields.items()
        if key in written
    }
