"""Operations: what an annotator does to an article, one thing at a time.

Each is plain data, so that a script can write them as JSON: `{"do": "add", ...}`.
"""

from __future__ import annotations

from typing import Any

import msgspec


class Operation(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="do", forbid_unknown_fields=True
):
    """One change to an article's annotation."""


class Add(Operation, frozen=True, kw_only=True, tag="add"):
    """Add a record.

    Attributes:
        section: ``entities``, ``quotations``, ``claims``, ``commitments`` or ``cautions``.
        record: Its plain data; passages may be written in short.
    """

    section: str
    record: dict[str, Any]


class Set(Operation, frozen=True, kw_only=True, tag="set"):
    """Give a field of a record, or of the article, another value.

    Attributes:
        record: Id of the record; empty for the article's own facts.
        field: The field; its id is changed by `rename` instead.
        value: Plain data; null takes the field out.
    """

    record: str
    field: str
    value: Any


class AddPassage(Operation, frozen=True, kw_only=True, tag="add-passage"):
    """Add a mention to an entity, or one more `says` to a commitment or claim.

    Attributes:
        record: Id of the record.
        passage: Plain data of the passage, or its words if they occur once.
    """

    record: str
    passage: dict[str, Any] | str


class RemovePassage(Operation, frozen=True, kw_only=True, tag="remove-passage"):
    """Take a mention or a `says` from a record.

    Attributes:
        record: Id of the record.
        start: Offset of the passage's first character, in code points.
        end: Offset behind its last one.
    """

    record: str
    start: int
    end: int


class MovePassage(Operation, frozen=True, kw_only=True, tag="move-passage"):
    """Move the boundaries of a passage of a record.

    Attributes:
        record: Id of the record.
        start: Offset of its first character now, in code points.
        end: Offset behind its last one now.
        new_start: Offset of its first character from now on.
        new_end: Offset behind its last one from now on.
    """

    record: str
    start: int
    end: int
    new_start: int
    new_end: int


class Delete(Operation, frozen=True, kw_only=True, tag="delete"):
    """Take a record out.

    Attributes:
        record: Id of the record.
        references: Whether to take out what refers to it as well; else a record that
            something refers to stays.
    """

    record: str
    references: bool = False


class Rename(Operation, frozen=True, kw_only=True, tag="rename"):
    """Give a record another id, there and wherever it is referred to.

    Attributes:
        record: Its id now.
        to: Its id from now on.
    """

    record: str
    to: str


class Merge(Operation, frozen=True, kw_only=True, tag="merge"):
    """Make two entities one.

    Attributes:
        record: Id of the entity that goes; its mentions, aliases and roles move.
        into: Id of the entity that stays.
    """

    record: str
    into: str


class Split(Operation, frozen=True, kw_only=True, tag="split"):
    """Make two entities of one.

    Attributes:
        record: Id of the entity.
        entity: Plain data of the new one, without mentions.
        passages: Start and end of the mentions that are the new one's.
    """

    record: str
    entity: dict[str, Any]
    passages: tuple[tuple[int, int], ...]


AnyOperation = (
    Add | Set | AddPassage | RemovePassage | MovePassage | Delete | Rename | Merge | Split
)
