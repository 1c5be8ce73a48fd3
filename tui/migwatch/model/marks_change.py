"""The marks of an article after a change to a few of its records."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from migwatch.model.marks import EDGE, Marks, Spans, mark_class, union
from migwatch.model.records import Record, passages

#: Classes whose passages have edges.
_SPEECH = frozenset({"quotation", "claim"})
#: Passages from which on it is faster to sort them all.
_MANY = 200

#: A mark by numbers: start, end, class, record, passage.
_Row = tuple[int, int, int, int, int]
Span = tuple[int, int]


def marks_after(marks: Marks, old: Sequence[Record], new: Sequence[Record]) -> Marks | None:
    """The marks after some records have come, gone, or been replaced.

    Args:
        marks: The marks before.
        old: The records before.
        new: The records now; those that are as they were are the same objects.

    Returns:
        The same marks as `Marks` makes; None where much has changed, or a class is new.
    """
    gone, come, behind = _apart(old, new)
    numbers = {name: number for number, name in enumerate(marks.classes)}
    if any(mark_class(new[at]) not in numbers for at in come):
        return None
    less = [row for at in gone for row in _rows(old[at], at, numbers)]
    more = [row for at in come for row in _rows(new[at], at, numbers)]
    if len(less) + len(more) > _MANY:
        return None
    columns = _columns_after(marks, less, more, (behind, len(new) - len(old)))
    made = Marks.of(marks.classes, columns, dict(marks.spans))
    for number, name in enumerate(marks.classes):
        spots = [(row[0], row[1]) for row in (*less, *more) if row[2] == number]
        if spots:
            _mend(made, name, spots, _touching(made, frozenset({name})))
        if spots and name in _SPEECH:
            edges = [edge for spot in spots for edge in _edges(*spot)]
            _mend(made, EDGE, edges, _touching_edges(made))
    return made


def _apart(old: Sequence[Record], new: Sequence[Record]) -> tuple[list[int], list[int], int]:
    """Positions of those that are gone, and that have come; from which on all are the same."""
    first = _alike(zip(old, new, strict=False))
    last = _alike(zip(reversed(old), reversed(new), strict=False))
    last = min(last, min(len(old), len(new)) - first)
    behind = len(old) - last
    if len(old) == len(new):
        changed = [at for at in range(first, behind) if old[at] is not new[at]]
        return changed, changed, behind
    return list(range(first, behind)), list(range(first, len(new) - last)), behind


def _columns_after(
    marks: Marks, less: Iterable[_Row], more: Iterable[_Row], shift: tuple[int, int]
) -> tuple[array[int], ...]:
    """Columns without some rows, and with others.

    Args:
        marks: The marks before.
        less: Rows that are gone.
        more: Rows that have come.
        shift: From which record on they have other positions, and by how much.
    """
    columns = tuple(column[:] for column in marks.columns)
    for row in less:
        at = _find(columns, row)
        for column in columns:
            del column[at]
    behind, by = shift
    if by:
        columns[3][:] = array("I", [at + by if at >= behind else at for at in columns[3]])
    for row in more:
        at = _find(columns, row)
        for column, value in zip(columns, row, strict=True):
            column.insert(at, value)
    return columns


def _alike(pairs: Iterable[tuple[Record, Record]]) -> int:
    """How many pairs at the beginning are of the same objects."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))


def _rows(record: Record, at: int, numbers: dict[str, int]) -> Iterator[_Row]:
    number = numbers[mark_class(record)]
    return ((p.start, p.end, number, at, nth) for nth, p in enumerate(passages(record)))


def _find(columns: Sequence[array[int]], row: _Row) -> int:
    """Where a row is, or is to stand."""
    starts, ends, *rest = columns
    at = bisect_left(starts, row[0])
    wanted = (-row[1], *row[2:])
    while at < len(starts) and starts[at] == row[0]:
        if (-ends[at], *(column[at] for column in rest)) >= wanted:
            break
        at += 1
    return at


def _edges(start: int, end: int) -> tuple[Span, Span]:
    return (start, start + 1), (end - 1, end)


def _touching(marks: Marks, classes: frozenset[str]) -> Callable[[int, int], list[Span]]:
    """Finds the passages that share a character with a stretch, or lie beside it."""

    def found(start: int, end: int) -> list[Span]:
        near = marks.overlapping(max(0, start - 1), end + 1, classes)
        return [(mark.start, mark.end) for mark in near]

    return found


def _touching_edges(marks: Marks) -> Callable[[int, int], list[Span]]:
    speech = _touching(marks, _SPEECH)

    def found(start: int, end: int) -> list[Span]:
        edges = (edge for spot in speech(start, end) for edge in _edges(*spot))
        return [edge for edge in edges if edge[0] <= end and edge[1] >= start]

    return found


def _mend(
    marks: Marks, name: str, spots: list[Span], touching: Callable[[int, int], list[Span]]
) -> None:
    """Work the union of a class's passages out anew where some have come or gone."""
    held: Spans = marks.spans.get(name, union(()))
    starts, ends = (column[:] for column in held)
    for spot in spots:
        low, high = 0, 0
        reach = spot
        while (low, high) != reach:
            low, high = reach
            first, behind = bisect_left(ends, low), bisect_right(starts, high)
            found = touching(low, high)
            reach = (
                min([low, *starts[first:behind], *(start for start, _ in found)]),
                max([high, *ends[first:behind], *(end for _, end in found)]),
            )
        starts[first:behind], ends[first:behind] = union(found)
    marks.spans[name] = starts, ends
