"""Doing a step again on a file that somebody else has changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import msgspec

from migwatch.editing.carry import common
from migwatch.editing.checks import check_change
from migwatch.editing.document import Document
from migwatch.editing.merging import Conflict, merge_annotations, merge_record
from migwatch.editing.outcome import ConflictError
from migwatch.editing.pieces import ARTICLE, Key
from migwatch.editing.reading import kind_of, plain_of, understood
from migwatch.editing.rereading import annotation_of, reread
from migwatch.editing.revision import Change, revised, with_change
from migwatch.model.annotation import Annotation, Metadata
from migwatch.model.records import Record
from migwatch.store.folder import Folder


@dataclass(frozen=True)
class Again:
    """What came of it.

    Attributes:
        document: The file.
        annotation: Its records.
        changes: What has changed in it.
        conflicts: What both sides changed differently; the file has theirs, unless ours
            was asked for.
    """

    document: Document
    annotation: Annotation
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


def done_again(
    document: Document,
    annotation: Annotation,
    changes: Iterable[Change],
    text: str,
    folder: Folder,
    *,
    ours: bool = False,
    after: str | None = None,
) -> Again:
    """Do changes to a file that may not be as it was when they were first done.

    Where a piece is as it was, its lines are replaced; else the two versions of its record
    are merged field by field.

    Args:
        document: The file.
        annotation: Its records.
        changes: What to do.
        text: The source text.
        folder: The corpus.
        ours: Whether to take our value where both sides changed one differently.
        after: The source text that belongs to the changes, where they change it as well; the
            records are to be read anew with that.

    Raises:
        EditError: A record has something wrong in it.
    """
    made: list[Change] = []
    conflicts: list[Conflict] = []
    changes = tuple(changes)
    for change in changes:
        changed = with_change(document, change)
        if changed is not None:
            if change is changes[-1]:
                changed.begin()
            annotation = reread(annotation, changed, [change], text, folder)
            document = changed
            made.append(change)
            continue
        if not change.id and change.section != ARTICLE:
            # The line that opens a section; one is made where it is missing.
            continue
        merged, found = _merged(document, change, (text, after or text), folder)
        conflicts += found
        if found and not ours:
            continue
        exact = None if found else _by_lines(document, change, merged, after or text, folder)
        if exact is not None:
            document = with_change(document, exact) or document
            annotation = reread(annotation, document, [exact], text, folder)
            made.append(exact)
            continue
        wanted = _with(annotation, change, merged)
        document, more = revised(document, annotation, wanted, text, folder)
        annotation = reread(annotation, document, more, text, folder)
        made += more
    return Again(document, annotation, tuple(made), tuple(conflicts))


def joined(
    sides: tuple[Annotation, Annotation, Annotation], words: str, text: str, folder: Folder
) -> Annotation:
    """What is to be saved, with what somebody else has saved meanwhile.

    Args:
        sides: What was seen, what was made of it, and what is in the file now.
        words: What was done, in words.
        text: The source text.
        folder: The corpus.

    Raises:
        EditError: Both together have something wrong in them.
        ConflictError: Both changed the same.
    """
    now = sides[-1]
    found = merge_annotations(*map(plain_of, sides))
    if found.conflicts:
        raise ConflictError(words, found.conflicts)
    both = annotation_of(found.value, now)
    check_change(now, both, text, folder)
    return both


def _merged(
    document: Document, change: Change, texts: tuple[str, str], folder: Folder
) -> tuple[Record | Metadata | None, list[Conflict]]:
    text, after = texts
    now = change.key_after if change.key not in document else change.key
    base = _plain(change.before, change.key, text, folder)
    ours = _plain(change.after, change.key, after, folder)
    theirs = _plain(document.get(now), now, text, folder)
    kind: Any = kind_of(change.key)
    found = merge_record(base, ours, theirs, kind)
    path = (change.section, change.id) if change.id else (change.section,)
    conflicts = [
        Conflict((*path, *each.path), each.base, each.ours, each.theirs) for each in found.conflicts
    ]
    value = None if found.value is None else msgspec.convert(found.value, kind, strict=False)
    return value, conflicts


def _by_lines(
    document: Document, change: Change, value: Record | Metadata | None, text: str, folder: Folder
) -> Change | None:
    """A change to other lines than those it was made to, comments and all.

    Args:
        document: The file.
        change: The change.
        value: What the piece must mean afterwards.
        text: The source text.
        folder: The corpus.

    Returns:
        None where its lines are not there as they were, or the piece would mean another.
    """
    held, key = document.get(change.key), change.key
    if None in (held, change.before, change.after, value) or change.to is not None:
        return None
    lines, old, new = (
        (each or "").splitlines(True) for each in (held, change.before, change.after)
    )
    first = common(old, new)
    last = common(old[first:][::-1], new[first:][::-1])
    # A line before, where there is one, so that lines are put in at their place.
    start = max(first - 1, 0)
    old, new = old[start : len(old) - last], new[start : len(new) - last]
    ats = [at for at in range(len(lines)) if old and lines[at : at + len(old)] == old]
    if len(ats) != 1:
        return None
    after = "".join((*lines[: ats[0]], *new, *lines[ats[0] + len(old) :]))
    same = understood(after, key, text, folder) == value
    return Change(section=key.section, id=key.id, before=held, after=after) if same else None


def _plain(lines: str | None, key: Key, text: str, folder: Folder) -> dict[str, Any] | None:
    value = None if lines is None else understood(lines, key, text, folder)
    return None if value is None else plain_of(value)


def _with(annotation: Annotation, change: Change, value: Record | Metadata | None) -> Annotation:
    """An annotation with what came of merging a record."""
    if isinstance(value, Metadata):
        return msgspec.structs.replace(annotation, article=value)
    held = getattr(annotation, change.section)
    ids = [record.id for record in held]
    names = [name for name in (change.id, change.key_after.id) if name in ids]
    at = ids.index(names[0]) if names else len(held)
    left = [record for record in held if record.id not in names]
    many = left if value is None else [*left[:at], value, *left[at:]]
    return msgspec.structs.replace(annotation, **{change.section: tuple(many)})
