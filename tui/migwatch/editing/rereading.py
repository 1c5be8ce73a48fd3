"""The records of a file whose lines have changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from migwatch.editing.document import Document
from migwatch.editing.pieces import ARTICLE, Key
from migwatch.editing.reading import meaning, meant, written
from migwatch.editing.references import all_records
from migwatch.editing.revision import Change
from migwatch.model.annotation import SECTIONS, Annotation, Metadata
from migwatch.model.records import Record
from migwatch.store.folder import Folder

Plain = dict[str, Any]


def reread(
    annotation: Annotation,
    document: Document,
    changes: Iterable[Change],
    text: str,
    folder: Folder,
) -> Annotation:
    """The records of a file after some of its pieces have changed.

    Args:
        annotation: The records before.
        document: The file now.
        changes: What has changed in it.
        text: The source text.
        folder: The corpus.
    """
    changed: dict[str, set[str]] = {}
    for change in changes:
        changed.setdefault(change.section, set()).update((change.id, change.key_after.id))
    fields: dict[str, Any] = {}
    for section, ids in changed.items():
        if section == ARTICLE:
            lines = document.get(Key(ARTICLE, ""))
            assert lines is not None
            head = meant(written(lines, Key(ARTICLE, "")), Key(ARTICLE, ""), text, folder)
            fields["article"] = head if isinstance(head, Metadata) else annotation.article
            continue
        read = {name: meaning(document, Key(section, name), text, folder) for name in ids if name}
        same = [record for record in read.values() if record is not None]
        positions = annotation.positions
        if len(same) == len(read) and all(
            record.id in positions and positions[record.id].section == section for record in same
        ):
            annotation = annotation.replacing(*same)
            continue
        before: tuple[Record, ...] = getattr(annotation, section)
        held = {record.id: record for record in before}
        for name, record in read.items():
            if record is None:
                held.pop(name, None)
            else:
                held[name] = record
        fields[section] = tuple(held[name] for name in document.ids(section) if name in held)
    return msgspec.structs.replace(annotation, **fields) if fields else annotation


def annotation_of(plain: Plain | None, known: Annotation) -> Annotation:
    """Plain data as an annotation; records that are as they were are the same objects.

    Args:
        plain: The data.
        known: Records that may be the same.
    """
    made = msgspec.convert(plain, Annotation, strict=False)
    same = {record.id: record for record in all_records(known)}
    fields: dict[str, Any] = {
        section: tuple(
            same[record.id] if same.get(record.id) == record else record
            for record in getattr(made, section)
        )
        for section in SECTIONS
    }
    if made.article == known.article:
        fields["article"] = known.article
    return msgspec.structs.replace(made, **fields)
