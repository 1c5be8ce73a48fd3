"""From one state of an annotation to another, as changes to the pieces of its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from migwatch.editing.apply import EditError
from migwatch.editing.carry import carried
from migwatch.editing.document import Document, Place
from migwatch.editing.patch import patched
from migwatch.editing.pieces import ARTICLE, Key, opened
from migwatch.editing.reading import kind_of, meant, plain_of, written
from migwatch.model.annotation import SECTIONS, Annotation, Metadata
from migwatch.model.records import Entity, Record
from migwatch.store.folder import Folder
from migwatch.store.problem import FileProblem, excerpt
from migwatch.store.writing import item_lines


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Other lines for one piece of a file.

    Attributes:
        section: Section of the piece.
        id: Id of its record; empty for the line that opens the section.
        before: Its lines before; None where there was none.
        after: Its lines after; None where there is none any more.
        to: Id of the record afterwards, where that is another.
        place: Where the piece stands; for one that comes or goes.
    """

    section: str
    id: str
    before: str | None
    after: str | None
    to: str | None = None
    place: Place = Place("", 0)

    @property
    def key(self) -> Key:
        """The piece before."""
        return Key(self.section, self.id)

    @property
    def key_after(self) -> Key:
        """The piece afterwards."""
        return Key(self.section, self.id if self.to is None else self.to)

    def inverse(self) -> Change:
        """What takes the change back."""
        old, new = (self.id, None) if self.to is None else (self.to, self.id)
        return Change(
            section=self.section,
            id=old,
            before=self.after,
            after=self.before,
            to=new,
            place=self.place,
        )


class Revised(NamedTuple):
    """A file after a change.

    Attributes:
        document: The file.
        changes: What has changed, in order.
    """

    document: Document
    changes: tuple[Change, ...]


def inverse(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """What takes changes back."""
    return tuple(change.inverse() for change in reversed(changes))


def differences(old: Document, new: Document) -> tuple[Change, ...]:
    """From one file to another that has the same records, and the same lines between them.

    Args:
        old: The one file.
        new: The other.

    Raises:
        ValueError: It has not.
    """
    found = []
    for (key, lines, between), (other, *rest) in zip(_runs(old), _runs(new), strict=True):
        whole = "".join(rest)
        after = whole.removesuffix(between)
        if key != other or not whole.endswith(between) or (key is None and lines != after):
            raise ValueError
        if key is not None and lines != after:
            found.append(Change(section=key.section, id=key.id, before=lines, after=after))
    return tuple(found)


def _runs(document: Document) -> list[tuple[Key | None, str, str]]:
    """The pieces that are something, each with the lines behind it."""
    runs: list[tuple[Key | None, str, str]] = [(None, "", "")]
    for piece in document.pieces:
        if piece.key is not None:
            runs.append((piece.key, piece.text, ""))
        else:
            key, lines, between = runs[-1]
            runs[-1] = (key, lines, between + piece.text)
    return runs


def is_done(document: Document, changes: tuple[Change, ...]) -> bool:
    """Whether a file is, in the pieces that are concerned, as changes left it."""
    after: dict[Key, str | None] = {}
    for change in changes:
        after[change.key] = None
        after[change.key_after] = change.after
    return all(document.get(key) == lines for key, lines in after.items())


def with_change(document: Document, change: Change) -> Document | None:
    """A file after a change; None where the piece is not as it was before."""
    key, held = change.key, document.get(change.key)
    lead = "" if change.before is None else _lead(change.before)
    if lead and held is not None and not held.startswith(lead):
        # Line breaks that came with a piece are lines between when the file is read again.
        document = document.with_lead(key, lead) or document
        held = document.get(key)
    if held != change.before or (change.to is not None and change.key_after in document):
        return None
    if change.after is None:
        return document if held is None else document.without(key)
    if held is None:
        return document.with_piece(key, change.after, change.place)
    changed = document.with_text(key, change.after)
    return changed if change.to is None else changed.with_key(key, change.key_after)


def _lead(lines: str) -> str:
    return lines[: len(lines) - len(lines.lstrip("\r\n"))]


def revised(
    document: Document, old: Annotation, new: Annotation, text: str, folder: Folder
) -> Revised:
    """A file after its records have changed.

    Args:
        document: The file.
        old: Its records.
        new: The records that it is to hold.
        text: The source text.
        folder: The corpus.

    Raises:
        EditError: A record that is to change has something wrong in it, or is written in a
            form that leaves no room for the change.
    """
    return _Revising(document, text, folder).run(old, new)


class _Revising:
    def __init__(self, document: Document, text: str, folder: Folder) -> None:
        self._document = document
        self._text = text
        self._folder = folder
        self._changes: list[Change] = []

    def run(self, old: Annotation, new: Annotation) -> Revised:
        if old.article != new.article:
            self._rewrite(Key(ARTICLE, ""), old.article, new.article)
        for section in SECTIONS:
            before, after = getattr(old, section), getattr(new, section)
            if before is not after:
                self._section(section, before, after)
        return Revised(self._document, tuple(self._changes))

    def _change(self, change: Change) -> None:
        changed = with_change(self._document, change)
        assert changed is not None
        self._document = changed
        self._changes.append(change)

    def _section(self, section: str, old: tuple[Record, ...], new: tuple[Record, ...]) -> None:
        for one, other in _renamed(old, new):
            self._rewrite(Key(section, one.id), one, other)
            old = tuple(other if each is one else each for each in old)
        held = {record.id: record for record in old}
        wanted = {record.id for record in new}
        for record in old:
            if record.id not in wanted:
                self._remove(Key(section, record.id))
        after = ""
        for record in new:
            before = held.get(record.id)
            if before is None:
                self._add(section, record, after)
            elif before is not record and before != record:
                self._rewrite(Key(section, record.id), before, record)
            after = record.id

    def _remove(self, key: Key) -> None:
        place = self._document.place(key)
        before = self._document.get(key)
        self._change(Change(section=key.section, id=key.id, before=before, after=None, place=place))

    def _add(self, section: str, record: Record, after: str) -> None:
        if Key(section, record.id) in self._document:
            raise EditError(
                f"the id {excerpt(record.id)} is taken by a record that has something wrong in "
                "it; choose another"
            )
        self._open(section)
        document = self._document
        lines = item_lines(self._plain(record), type(record), document.indent(section))
        if document.is_spaced(section) and (after or document.ids(section)):
            lines = ["", *lines]
        self._change(
            Change(
                section=section,
                id=record.id,
                before=None,
                after=self._joined(lines, Key(section, after)),
                place=Place(after, 0),
            )
        )

    def _plain(self, record: Record) -> dict[str, object]:
        """A new record's data; what a shared entity says is left to that."""
        plain = plain_of(record)
        shared = self._folder.shared.get(record.id) if isinstance(record, Entity) else None
        if shared is not None:
            known = plain_of(shared)
            plain = {k: v for k, v in plain.items() if k == "id" or known.get(k) != v}
        return plain

    def _open(self, section: str) -> None:
        """Make room for a section's first record."""
        key, document = Key(section, ""), self._document
        heading = document.get(key)
        if heading is None:
            lines = ["", f"{section}:"]
            after = self._joined(lines, None)
            self._change(Change(section=section, id="", before=None, after=after))
        elif not document.ids(section):
            opening = opened(heading)
            if opening != heading:
                self._change(Change(section=section, id="", before=heading, after=opening))

    def _joined(self, lines: list[str], behind: Key | None) -> str:
        """Lines to stand behind a piece, the last of the file if it is None."""
        document = self._document
        made = document.newline.join(lines)
        before = document.pieces[-1].text if behind is None else document.get(behind)
        ends = (before or "\n").endswith(("\n", "\r"))
        return made + document.newline if ends else document.newline + made

    def _rewrite(self, key: Key, old: Record | Metadata, new: Record | Metadata) -> None:
        lines = self._document.get(key)
        try:
            if lines is None:
                raise FileProblem("is not in the file")
            held = written(lines, key)
            if meant(held, key, self._text, self._folder) != old:
                raise FileProblem("has something wrong in it; mend it in the file first")
            wanted = carried(held, plain_of(old), plain_of(new))
            made = patched(lines, held, wanted, kind_of(key), record=key.section != ARTICLE)
        except FileProblem as problem:
            raise EditError(f"{excerpt(key.id or ARTICLE)} {problem.message}") from None
        to = None if isinstance(new, Metadata) or new.id == key.id else new.id
        self._change(Change(section=key.section, id=key.id, before=lines, after=made, to=to))


def _renamed(old: tuple[Record, ...], new: tuple[Record, ...]) -> Iterator[tuple[Record, Record]]:
    """Records that have another id, and as what."""
    if len(old) != len(new):
        return
    for one, other in zip(old, new, strict=True):
        if one.id != other.id and msgspec.structs.replace(one, id=other.id) == other:
            yield one, other
