"""An annotation file taken apart and understood, before anything is done to it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from migwatch.editing.document import Document
from migwatch.model.annotation import Annotation
from migwatch.model.article import Article
from migwatch.store.files import ANNOTATION_LIMIT, read_regular
from migwatch.store.folder import Folder
from migwatch.store.load import load_data
from migwatch.store.loaded import Loaded
from migwatch.store.parse import parse
from migwatch.store.writing import annotation_text


class Prepared(NamedTuple):
    """What is known of an annotation file that may be edited.

    Attributes:
        data: Its bytes.
        document: Its pieces.
        text: The source text.
        annotation: Its sound records.
    """

    data: bytes
    document: Document
    text: str
    annotation: Annotation


def prepared(path: Path, folder: Folder) -> Prepared | None:
    """Read an annotation file; nothing on the disk changes, and nobody is kept out of it.

    Args:
        path: The file.
        folder: Its corpus.

    Returns:
        None where there is nothing to edit.

    Raises:
        FileProblem: It cannot be read, or has not the form of an annotation file.
    """
    data = read_regular(path, ANNOTATION_LIMIT)
    document, loaded = taken_apart(path, folder, data)
    if loaded.article is None:
        return None
    return Prepared(data, document, loaded.article.text, loaded.article.annotation)


def as_shown(article: Article) -> Prepared:
    """What would be read of a file that says what an article does, and no more.

    Args:
        article: The article.
    """
    data = annotation_text(article.annotation).encode()
    return Prepared(data, Document.of(data), article.text, article.annotation)


def taken_apart(path: Path, folder: Folder, data: bytes) -> tuple[Document, Loaded]:
    """The pieces of an annotation file, and what it means; read once for both.

    Args:
        path: The file.
        folder: Its corpus.
        data: Its bytes.

    Raises:
        FileProblem: It has not the form of an annotation file.
    """
    plain, problems = parse(data)
    document = Document.of(data, (plain, problems))
    # Reading the records changes the plain data.
    return document, load_data(path, folder, data, parsed=(plain, problems))
