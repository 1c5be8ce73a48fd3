"""Which records refer to which, and other ids in their place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from migwatch.model.annotation import Annotation
from migwatch.model.commitment import Commitment, Reading, Says
from migwatch.model.records import UNSTATED, Caution, Claim, Entity, Quotation, Record

#: Gives the id to put in the place of one; None to leave it out.
Ids = Callable[[str], str | None]

_T = TypeVar("_T", bound=msgspec.Struct)


def with_ids(record: Record, ids: Ids) -> Record:
    """A record with other ids where it refers to something; its own stays.

    Args:
        record: The record.
        ids: Gives the id to put in the place of one; None to leave it out, which leaves
            `unstated` where somebody has to stand.

    Returns:
        The record itself where nothing changes.
    """
    if isinstance(record, Entity):
        roles = tuple(_with(role, of=_one(role.of, ids)) for role in record.roles)
        return _with(
            record,
            roles=roles,
            where=_one(record.where, ids),
            participants=_many(record.participants, ids),
        )
    if isinstance(record, Quotation):
        return _with(
            record,
            speaker=ids(record.speaker) or UNSTATED,
            via=_via(record.via, ids),
            addressee=_many(record.addressee, ids),
            cautions=_many(record.cautions, ids),
        )
    if isinstance(record, Claim):
        return _with(
            record,
            holder=ids(record.holder) or UNSTATED,
            about=_many(record.about, ids),
            says=_says(record.says, ids),
            reading=_reading(record.reading, ids),
        )
    return record if isinstance(record, Caution) else _commitment(record, ids)


def _commitment(record: Commitment, ids: Ids) -> Commitment:
    made = record.made
    if made is not None:
        made = _with(made, at=_one(made.at, ids))
    links = [_with(link, to=to) for link in record.links if (to := ids(link.to)) is not None]
    return _with(
        record,
        by=_many(record.by, ids) or (UNSTATED,),
        to=_many(record.to, ids),
        for_=_many(record.for_, ids),
        made=made,
        says=_says(record.says, ids),
        reading=_reading(record.reading, ids),
        links=tuple(links),
    )


def referring(annotation: Annotation, record_id: str) -> tuple[Record, ...]:
    """The records that refer to one, in the order of the file.

    Args:
        annotation: The article's records.
        record_id: The id.
    """
    return tuple(
        record
        for record in all_records(annotation)
        if record.id != record_id and _names(record, record_id)
    )


def leaves_unstated(record: Record, record_id: str) -> bool:
    """Whether somebody is not stated in a record any more once a record is taken out.

    Args:
        record: The record that refers to it.
        record_id: Id of the record that is taken out.
    """
    left = with_ids(record, lambda each: None if each == record_id else each)
    word = msgspec.json.encode(UNSTATED)
    return msgspec.json.encode(left).count(word) > msgspec.json.encode(record).count(word)


def _names(record: Record, wanted: str) -> bool:
    found = False

    def note(each: str) -> str:
        nonlocal found
        found = found or each == wanted
        return each

    with_ids(record, note)
    return found


def all_records(annotation: Annotation) -> tuple[Record, ...]:
    """Every record, section by section."""
    return (
        *annotation.entities,
        *annotation.quotations,
        *annotation.claims,
        *annotation.commitments,
        *annotation.cautions,
    )


def _with(value: _T, **fields: Any) -> _T:
    changed = {name: new for name, new in fields.items() if getattr(value, name) != new}
    return msgspec.structs.replace(value, **changed) if changed else value


def _one(value: str | None, ids: Ids) -> str | None:
    return None if value is None else ids(value)


def _many(values: tuple[str, ...], ids: Ids) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new for value in values if (new := ids(value)) is not None))


def _via(via: str | tuple[str, ...], ids: Ids) -> str | tuple[str, ...]:
    if isinstance(via, str):
        return (ids(via) or ()) if via else via
    return _many(via, ids)


def _says(says: tuple[Says, ...], ids: Ids) -> tuple[Says, ...]:
    return tuple(
        _with(each, who=ids(each.who) or UNSTATED, via=_via(each.via, ids)) for each in says
    )


def _reading(reading: Reading, ids: Ids) -> Reading:
    return _with(reading, cautions=_many(reading.cautions, ids))
