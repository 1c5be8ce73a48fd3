"""The rows of a form: fields of a record or of a part of it, or the items of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from migwatch.app.fields import ITSELF, Field, fields_of
from migwatch.app.form_text import field_parts, item_parts
from migwatch.app.form_values import EMPTY, Path, field_at
from migwatch.app.parts import Part, one_line
from migwatch.app.row_text import RowText
from migwatch.model.article import Article
from migwatch.model.records import Entity

#: Kinds whose fields are known; a corpus may have others.
_KINDS = frozenset(
    {"person", "organisation", "place", "event", "agreement", "time", "quantity"},
)
#: Fields that only entities of some kinds have.
_ONLY: dict[str | int, frozenset[str]] = {
    "roles": frozenset({"person"}),
    "on": frozenset({"event", "agreement"}),
    "where": frozenset({"event", "agreement"}),
    "participants": frozenset({"event", "agreement"}),
    "value": frozenset({"time", "quantity"}),
    "mod": frozenset({"time"}),
    "unit": frozenset({"quantity"}),
    "approx": frozenset({"quantity"}),
    "per": frozenset({"quantity"}),
}
#: Kinds of fields whose values are typed in a line.
_WRITTEN = ("text", "date", "timex")
#: Cells for the name of a field.
_LABEL = 16


@dataclass(frozen=True)
class FormRow:
    """A row.

    Attributes:
        kind: ``field``, ``item`` of a list, ``new`` item, or ``accept``.
        path: Where its value is.
        field: The field.
        words: What it says where it holds no value.
    """

    kind: str
    path: Path = ()
    field: Field | None = None
    words: str = ""


def rows_at(struct: type[msgspec.Struct], path: Path, value: Any) -> tuple[FormRow, ...]:
    """The rows of what a path leads to.

    Args:
        struct: Definition of the record.
        path: The path; empty for the record itself.
        value: What is there.
    """
    field = field_at(struct, path)
    if field is None or not field.many:
        within = struct if field is None else field.struct
        assert within is not None
        found = [FormRow("field", (*path, each.key), each) for each in fields_of(within)]
        if within is Entity:
            found = [row for row in found if _can_hold(row.path[-1], value or {})]
        return tuple(found)
    items = range(len(value or ()))
    found = [FormRow("item", (*path, at), field.item()) for at in items]
    new = FormRow("new", (*path, len(found)), field.item(), "add one more")
    return (*found, new)


def _can_hold(key: str | int, entity: dict[str, Any]) -> bool:
    """Whether an entity of its kind has a field, or holds something in it nevertheless."""
    kinds = _ONLY.get(key)
    kind = entity.get("kind")
    return kinds is None or kind not in _KINDS or kind in kinds or bool(entity.get(str(key)))


def rows_of(struct: type[msgspec.Struct], paths: Sequence[Path]) -> tuple[FormRow, ...]:
    """A row for each of some paths to fields."""
    return tuple(FormRow("field", path, field_at(struct, path)) for path in paths)


def must_be_written(row: FormRow, value: Any) -> bool:
    """Whether a row is of a field that must be written, and is not yet.

    Args:
        row: The row.
        value: What it holds.
    """
    field = row.field
    if field is None or row.kind != "field" or field.many or value not in EMPTY:
        return False
    return field.required and field.kind in _WRITTEN


def row_text(article: Article, row: FormRow, value: Any, *, changed: bool = False) -> RowText:
    """What a row says.

    Args:
        article: The article.
        row: The row.
        value: What it holds.
        changed: Whether that has been changed.
    """
    if row.field is None or row.kind == "new":
        sign = "+" if row.kind == "new" else "✓"
        return RowText((Part(f"{sign} {one_line(row.words)}", "primary", "bold"),))
    if row.kind == "item":
        return RowText(tuple(item_parts(article, row.field, value)))
    label = row.field.label
    if len(row.path) > 1 and row.path[-1] == ITSELF:
        label = "words"
    opens = row.field.kind == "part" or (row.field.many and row.field.kind in ("text", "passage"))
    fold = Part("▸ " if opens else "  ", "mw-quiet")
    name = Part(f"{label:<{_LABEL}}", "mw-quiet")
    right = (Part(" changed", "mw-pause"),) if changed else ()
    return RowText((fold, name, *field_parts(article, row.field, value)), right)
