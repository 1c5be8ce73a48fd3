"""Operations on an article's records; nothing is changed in place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Any

import msgspec

from migwatch.editing.operations import (
    Add,
    AddPassage,
    AnyOperation,
    Delete,
    Merge,
    MovePassage,
    RemovePassage,
    Rename,
    Set,
    Split,
)
from migwatch.editing.parts import first, moved, ordered, replaced, said, section_of, without
from migwatch.editing.references import Ids, referring, with_ids
from migwatch.model.annotation import SECTIONS, Annotation, Metadata
from migwatch.model.commitment import Commitment
from migwatch.model.records import Claim, Entity, Record
from migwatch.store.check_records import is_id
from migwatch.store.explain import explain
from migwatch.store.problem import any_of, excerpt, nearest
from migwatch.store.resolve import Resolver

#: Fields that hold a record's passages, which operations of their own change.
_LISTED = {Entity: "mentions", Claim: "says", Commitment: "says"}


class EditError(Exception):
    """An operation that cannot be done; the message says why and what to do."""


def applied(annotation: Annotation, operation: AnyOperation, text: str) -> Annotation:
    """An annotation after an operation.

    Args:
        annotation: The records.
        operation: What to do.
        text: The source text, in which short passages are looked up.

    Raises:
        EditError: It cannot be done.
    """
    return _Applying(annotation, text).run(operation)


class _Applying:
    """One operation."""

    def __init__(self, annotation: Annotation, text: str) -> None:
        self._annotation = annotation
        self._text = text

    def run(self, operation: AnyOperation) -> Annotation:
        if isinstance(operation, Add):
            return self._add(operation)
        if isinstance(operation, Set):
            return self._set(operation)
        record = self._record(operation.record)
        if isinstance(operation, AddPassage):
            return self._add_passage(record, operation)
        if isinstance(operation, RemovePassage):
            return self._remove_passage(record, operation)
        if isinstance(operation, MovePassage):
            return self._move_passage(record, operation)
        if isinstance(operation, Delete):
            return self._delete(record, operation)
        if isinstance(operation, Rename):
            return self._rename(record, operation)
        return (
            self._merge(record, operation)
            if isinstance(operation, Merge)
            else self._split(record, operation)
        )

    # ------------------------------------------------------------------- records

    def _add(self, operation: Add) -> Annotation:
        kind = SECTIONS.get(operation.section)
        if kind is None:
            sections = any_of(SECTIONS)
            raise EditError(f"{excerpt(operation.section)} is no section; write one of {sections}")
        record = self._converted(operation.record, kind)
        self._unused(record.id)
        return self._inserted(record)

    def _set(self, operation: Set) -> Annotation:
        if not operation.record:
            article = self._with_field(self._annotation.article, operation)
            return msgspec.structs.replace(self._annotation, article=article)
        record = self._record(operation.record)
        if operation.field == "id":
            raise EditError("an id is changed by `rename`, which changes what refers to it as well")
        return self._replaced(record, self._with_field(record, operation))

    def _with_field(self, value: Record | Metadata, operation: Set) -> Any:
        kind = type(value)
        names = [field.encode_name for field in msgspec.structs.fields(kind)]
        if operation.field not in names:
            near = nearest(operation.field, names)
            hint = f"did you mean {excerpt(near)}?" if near else f"write one of {any_of(names)}"
            raise EditError(f"{excerpt(operation.field)} is no field of it; {hint}")
        plain = msgspec.to_builtins(value)
        if operation.value is None:
            plain.pop(operation.field, None)
        else:
            plain[operation.field] = operation.value
        return self._converted(plain, kind)

    def _delete(self, record: Record, operation: Delete) -> Annotation:
        found = referring(self._annotation, record.id)
        if found and not operation.references:
            names = ", ".join(each.id for each in found)
            raise EditError(
                f"{names} refer{'s' if len(found) == 1 else ''} to {excerpt(record.id)}; "
                "change that first, or delete it with its references"
            )
        changed = self._referring_to(found, lambda name: None if name == record.id else name)
        return without(changed, record)

    def _rename(self, record: Record, operation: Rename) -> Annotation:
        self._unused(operation.to)
        found = referring(self._annotation, record.id)
        changed = self._referring_to(
            found, lambda name: operation.to if name == record.id else name
        )
        new = msgspec.structs.replace(record, id=operation.to)
        return replaced(changed, {record.id: new})

    def _merge(self, record: Record, operation: Merge) -> Annotation:
        other = self._record(operation.into)
        if not isinstance(record, Entity) or not isinstance(other, Entity):
            raise EditError("only entities can be made one; link commitments instead")
        if record.id == other.id:
            raise EditError("an entity cannot be made one with itself; name another")
        if record.kind != other.kind:
            raise EditError(
                f"{excerpt(record.id)} is a {record.kind}, {excerpt(other.id)} a {other.kind}; "
                "give both the same kind first"
            )
        names = dict.fromkeys((*other.aliases, record.name, *record.aliases))
        names.pop(other.name, None)
        one = msgspec.structs.replace(
            other,
            mentions=ordered((*other.mentions, *record.mentions)),
            aliases=tuple(names),
            roles=tuple(dict.fromkeys((*other.roles, *record.roles))),
            same_as=tuple(dict.fromkeys((*other.same_as, *record.same_as))),
            participants=tuple(dict.fromkeys((*other.participants, *record.participants))),
            note="\n".join(filter(None, dict.fromkeys((other.note, record.note)))),
        )
        changed = replaced(self._annotation, {other.id: one})
        changed = without(changed, record)
        self._annotation = changed
        found = referring(changed, record.id)
        return self._referring_to(found, lambda name: other.id if name == record.id else name)

    def _split(self, record: Record, operation: Split) -> Annotation:
        if not isinstance(record, Entity):
            raise EditError("only entities can be divided; add a second record instead")
        spans = set(operation.passages)
        taken = tuple(each for each in record.mentions if (each.start, each.end) in spans)
        if len(taken) != len(spans):
            raise EditError(f"{excerpt(record.id)} has no mention at one of these offsets")
        new = self._converted(operation.entity, Entity)
        self._unused(new.id)
        new = msgspec.structs.replace(new, mentions=taken)
        left = tuple(each for each in record.mentions if each not in taken)
        self._annotation = self._replaced(record, msgspec.structs.replace(record, mentions=left))
        return self._inserted(new)

    # ------------------------------------------------------------------ passages

    def _add_passage(self, record: Record, operation: AddPassage) -> Annotation:
        field = self._listed(record)
        held = getattr(record, field)
        plain = msgspec.to_builtins(record)
        plain[field] = [*plain.get(field, ()), operation.passage]
        changed = self._converted(plain, type(record))
        added = getattr(changed, field)[-1]
        if any((each.start, each.end) == (added.start, added.end) for each in held):
            raise EditError(f"{excerpt(record.id)} has {excerpt(added.exact)} there already")
        many = ordered((*held, added)) if field == "mentions" else (*held, added)
        return self._replaced(record, msgspec.structs.replace(changed, **{field: many}))

    def _remove_passage(self, record: Record, operation: RemovePassage) -> Annotation:
        field = self._listed(record)
        held = getattr(record, field)
        left = tuple(
            each for each in held if (each.start, each.end) != (operation.start, operation.end)
        )
        if len(left) == len(held):
            raise self._nowhere(record, operation.start, operation.end)
        if not left and field == "says":
            raise EditError(
                f"{excerpt(record.id)} would rest on no passage; add another first, or delete it"
            )
        return self._replaced(record, msgspec.structs.replace(record, **{field: left}))

    def _move_passage(self, record: Record, operation: MovePassage) -> Annotation:
        span = (operation.start, operation.end)
        start, end = operation.new_start, operation.new_end
        if not 0 <= start < end <= len(self._text):
            raise EditError(f"{start} to {end} is no passage of the text")
        boundaries = {"start": start, "end": end, "exact": self._text[start:end]}
        plain = msgspec.to_builtins(record)
        if not moved(plain, span, boundaries):
            raise self._nowhere(record, *span)
        changed = self._converted(plain, type(record))
        if isinstance(changed, Entity):
            changed = msgspec.structs.replace(changed, mentions=ordered(changed.mentions))
        return self._replaced(record, changed)

    def _nowhere(self, record: Record, start: int, end: int) -> EditError:
        return EditError(f"{excerpt(record.id)} has no passage from {start} to {end}")

    def _listed(self, record: Record) -> str:
        field = _LISTED.get(type(record))
        if field is None:
            raise EditError(f"{excerpt(record.id)} has one passage; move that, or add a record")
        return field

    # ------------------------------------------------------------------- helpers

    def _record(self, record_id: str) -> Record:
        known = self._annotation.record(record_id)
        if known is not None:
            return known
        near = nearest(record_id, self._annotation.positions)
        hint = f"; did you mean {excerpt(near)}?" if near else "; list the ids with `show`"
        raise EditError(f"there is no record {excerpt(record_id)}{hint}")

    def _unused(self, record_id: str) -> None:
        if not is_id(record_id):
            message = "is no id; write words in lower case joined by hyphens"
            raise EditError(f"{excerpt(record_id)} {message}")
        if self._annotation.record(record_id) is not None:
            raise EditError(f"the id {excerpt(record_id)} is taken; choose another")

    def _converted(self, plain: Any, kind: type) -> Any:
        plain = msgspec.json.decode(msgspec.json.encode(plain))
        findings = Resolver(self._text).record(plain, kind, ())
        if not findings:
            try:
                return msgspec.convert(plain, kind)
            except msgspec.ValidationError:
                findings = explain(plain, kind, ())
        raise EditError("; ".join(said(route, message) for route, message in findings))

    def _inserted(self, record: Record) -> Annotation:
        section = section_of(record)
        held = getattr(self._annotation, section)
        starts = [first(each) for each in held]
        # Where earlier ones stand in no order, the end is a better place than the middle.
        at = bisect_right(starts, first(record)) if starts == sorted(starts) else len(held)
        many = (*held[:at], record, *held[at:])
        return msgspec.structs.replace(self._annotation, **{section: many})

    def _replaced(self, old: Record, new: Record) -> Annotation:
        return replaced(self._annotation, {old.id: new})

    def _referring_to(self, found: Iterable[Record], ids: Ids) -> Annotation:
        return replaced(self._annotation, {each.id: with_ids(each, ids) for each in found})
