"""Articles as they were read last time, so that YAML need not be read again.

A derived file is used only when its own digest and the hashes of every file it was
made from are right.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from migwatch.model.annotation import Annotation
from migwatch.model.article import Article
from migwatch.model.marks import Marks
from migwatch.store.derived_file import FORM, read_derived_file
from migwatch.store.files import (
    ANNOTATION_LIMIT,
    TEXT_LIMIT,
    decode,
    read_regular,
    sha256,
    text_path,
)
from migwatch.store.folder import Folder
from migwatch.store.problem import FileProblem


class _Derived(msgspec.Struct, frozen=True, array_like=True):
    form: str
    source: str
    corpus: str
    text: str
    annotation: msgspec.Raw
    marks: bytes


def pack(article: Article, source: str, stamp: bytes) -> bytes:
    """An article as the body of a derived file.

    Args:
        article: The article.
        source: SHA-256 of its annotation file.
        stamp: The bytes that defined its corpus.
    """
    annotation = msgspec.Raw(msgspec.msgpack.encode(article.annotation))
    # The annotation may give another hash than the text has.
    text = sha256(article.text.encode())
    marks = article.marks.packed()
    return msgspec.msgpack.encode(_Derived(FORM, source, sha256(stamp), text, annotation, marks))


def read_derived(path: Path, folder: Folder) -> Article | None:
    """The article of an annotation file from its derived file.

    Returns:
        The article; None where there is no derived file, or it is damaged, or any of
        the files it was made from is another now.
    """
    body = read_derived_file(path)
    if body is None:
        return None
    try:
        source = sha256(read_regular(path, ANNOTATION_LIMIT))
    except FileProblem:
        return None
    return unpack(body, path, folder, source)


def unpack(
    body: bytes | memoryview, path: Path, folder: Folder, source: str, text: str | None = None
) -> Article | None:
    """The article that `pack` packed, if all it was made from is still the same.

    Args:
        body: What `pack` gave.
        path: The annotation file.
        folder: Its corpus.
        source: SHA-256 of the annotation file now.
        text: The source text, if it has been read already.
    """
    try:
        held = msgspec.msgpack.decode(body, type=_Derived)
        if (held.form, held.source, held.corpus) != (FORM, source, sha256(folder.stamp)):
            return None
        annotation = msgspec.msgpack.decode(held.annotation, type=Annotation)
        marks = Marks.unpacked(held.marks)
        if text is None or sha256(text.encode("utf-8")) != held.text:
            real = text_path(path, annotation.article.text, folder.root, folder.texts)
            data = read_regular(real, TEXT_LIMIT)
            if sha256(data) != held.text:
                return None
            text = decode(data)
    except (msgspec.DecodeError, ValueError, FileProblem):
        return None
    return Article(path.stem, text, annotation, folder.corpus, marks, folder.shared)
