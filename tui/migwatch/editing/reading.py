"""What the lines of a record mean."""

from __future__ import annotations

from typing import Any

import msgspec

from migwatch.editing.document import Document
from migwatch.editing.pieces import ARTICLE, Key
from migwatch.model.annotation import SECTIONS, Annotation, Metadata
from migwatch.model.records import Entity, Record
from migwatch.store.fill import Filler
from migwatch.store.folder import Folder
from migwatch.store.parse import parse
from migwatch.store.problem import FileProblem
from migwatch.store.resolve import Resolver
from migwatch.store.tidy import as_read


def kind_of(key: Key) -> type:
    """The type of what a piece holds."""
    return Metadata if key.section == ARTICLE else SECTIONS[key.section]


def written(lines: str, key: Key) -> Any:
    """The plain data in a piece's lines.

    Args:
        lines: The lines.
        key: What the piece is.

    Raises:
        FileProblem: They cannot be read by themselves.
    """
    plain, problems = parse(lines.encode())
    if not problems:
        if key.section == ARTICLE and isinstance(plain, dict) and ARTICLE in plain:
            return plain[ARTICLE]
        if isinstance(plain, list) and len(plain) == 1:
            return plain[0]
    raise FileProblem("is written in a form that cannot be edited by itself")


def meant(plain: Any, key: Key, text: str, folder: Folder) -> Record | Metadata | None:
    """The record that plain data means.

    Args:
        plain: The data as the file has it; it is not changed.
        key: What it is.
        text: The source text, in which short passages are looked up.
        folder: The corpus.

    Returns:
        None where something is wrong with it.
    """
    kind = kind_of(key)
    value = msgspec.json.decode(msgspec.json.encode(plain))
    if kind is Entity:
        value, findings, _ = Filler(folder).fill(value, (key.section, 0))
        if findings:
            return None
    if Resolver(text).record(value, kind, ()):
        return None
    try:
        record: Record | Metadata = msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return None
    return record


def understood(lines: str, key: Key, text: str, folder: Folder) -> Record | Metadata | None:
    """The record in a piece's lines; None where they cannot be read, or something is wrong.

    Args:
        lines: The lines.
        key: What the piece is.
        text: The source text.
        folder: The corpus.
    """
    try:
        return meant(written(lines, key), key, text, folder)
    except FileProblem:
        return None


def meaning(document: Document, key: Key, text: str, folder: Folder) -> Record | None:
    """The record of a file; None where there is none, or something is wrong with it.

    Args:
        document: The file.
        key: What is asked for.
        text: The source text.
        folder: The corpus.
    """
    lines = document.get(key)
    found = None if lines is None else understood(lines, key, text, folder)
    assert not isinstance(found, Metadata)
    return found


def plain_of(value: Record | Metadata | Annotation) -> dict[str, Any]:
    """A value as plain data without defaults, as it would be read from a file."""
    plain: dict[str, Any] = as_read(msgspec.to_builtins(value))
    return plain
