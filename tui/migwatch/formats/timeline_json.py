"""A timeline as JSON, one row a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from migwatch.formats.json import json_line
from migwatch.model.timeline import Timeline, TimelineMark, TimelineRow


def timeline_json(held: Timeline) -> Iterator[bytes]:
    """The rows of a timeline, each as UTF-8 on one line, without a line feed."""
    for row in held.rows:
        yield json_line(row_document(held, row))


def row_document(held: Timeline, row: TimelineRow) -> dict[str, Any]:
    """One row as plain values.

    Its keys, in this order: ``as_of`` (day, ISO 8601), ``by`` (``chain``, ``party`` or
    ``theme``), ``key``, ``label``, ``who``, ``state``, ``undated`` and ``marks``, which
    have the fields of `migwatch.model.timeline.TimelineMark`.

    Args:
        held: The timeline.
        row: One of its rows.
    """
    return {
        "as_of": held.as_of.isoformat(),
        "by": held.by,
        "key": row.key,
        "label": row.label,
        "who": row.who,
        "state": row.state,
        "undated": row.undated,
        "marks": [_mark(mark) for mark in row.marks],
    }


def _mark(mark: TimelineMark) -> dict[str, Any]:
    document = mark._asdict()
    return {**document, "first": mark.first.isoformat(), "last": mark.last.isoformat()}
