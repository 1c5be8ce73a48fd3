"""Every passage of an article in text order, for finding what lies at an offset.

A mark is one passage of one record, filed under its class: the kind of an entity,
or the kind of record. Two structures answer all questions without looking at
marks that lie elsewhere:

- all marks sorted by start, with the furthest end of each block of them, for
  "what lies under this offset" and "which comes next";
- per class, the union of its passages as disjoint spans, for painting, whose cost
  then depends on the width of the screen and not on how many passages overlap.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

import msgspec

from migwatch.model.annotation import Annotation
from migwatch.model.records import Entity, Record, passages

OUTSIDE = "outside"
#: First and last character of each quotation and claim.
EDGE = "edge"

#: Classes that are no kinds of entities.
RECORD_CLASSES = frozenset({"quotation", "claim", "commitment", "caution", OUTSIDE, EDGE})

_BLOCK = 256

#: Starts and ends, in order.
Spans: TypeAlias = "tuple[array[int], array[int]]"


class Mark(NamedTuple):
    """One passage of one record.

    Attributes:
        start: First offset, code points.
        end: Offset behind the last (half-open).
        cls: Class: an entity's kind, or the kind of record.
        record: Position of the record in the article's records.
        nth: Which of the record's passages, from 0.
    """

    start: int
    end: int
    cls: str
    record: int
    nth: int


def mark_class(record: Record) -> str:
    """The class under which a record's passages are filed.

    That is ``entity`` for an entity whose kind is the name of another class.
    """
    if isinstance(record, Entity):
        return "entity" if record.kind in RECORD_CLASSES else record.kind
    return type(record).__name__.lower()


class _Packed(msgspec.Struct, frozen=True, array_like=True):
    """The form in which marks are kept in a file: machine-independent arrays as bytes."""

    classes: tuple[str, ...]
    starts: bytes
    ends: bytes
    cls: bytes
    records: bytes
    nth: bytes
    spans: dict[str, tuple[bytes, bytes]]


def union(pairs: Iterable[tuple[int, int]]) -> Spans:
    """Stretches that some half-open pairs cover: their starts and their ends, in order."""
    starts, ends = array("I"), array("I")
    for start, end in sorted(pairs):
        if starts and start <= ends[-1]:
            if end > ends[-1]:
                ends[-1] = end
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


class Marks:
    """All marks of one article.

    Args:
        records: The article's records, in the order that `Mark.record` counts.
        annotation: Where the passages outside the article are named, if anywhere.
    """

    def __init__(self, records: Sequence[Record], annotation: Annotation | None = None) -> None:
        rows: list[tuple[int, int, int, int, int]] = []
        classes: dict[str, int] = {}
        for position, record in enumerate(records):
            cls = classes.setdefault(mark_class(record), len(classes))
            rows += [
                (p.start, -p.end, cls, position, nth) for nth, p in enumerate(passages(record))
            ]
        rows.sort()
        columns = list(zip(*rows, strict=True)) or [()] * 5
        self._classes = tuple(classes)
        self._starts = array("I", columns[0])
        self._ends = array("I", [-end for end in columns[1]])
        self._cls = array("I", columns[2])
        self._records = array("I", columns[3])
        self._nth = array("I", columns[4])
        self._outside = () if annotation is None else annotation.article.outside
        self._furthest = self._furthest_ends()

    @cached_property
    def spans(self) -> dict[str, Spans]:
        """Per class, the union of its passages."""
        by_class: dict[str, list[tuple[int, int]]] = {name: [] for name in self._classes}
        for start, end, number in zip(self._starts, self._ends, self._cls, strict=True):
            by_class[self._classes[number]].append((start, end))
        speech = [*by_class.get("quotation", ()), *by_class.get("claim", ())]
        if speech:
            edges = [(start, start + 1) for start, _ in speech]
            by_class[EDGE] = edges + [(end - 1, end) for _, end in speech]
        if self._outside:
            by_class[OUTSIDE] = [(o.passage.start, o.passage.end) for o in self._outside]
        return {name: union(pairs) for name, pairs in by_class.items()}

    def _furthest_ends(self) -> array[int]:
        return array(
            "I", (max(self._ends[at : at + _BLOCK]) for at in range(0, len(self._ends), _BLOCK))
        )

    @classmethod
    def unpacked(cls, packed: bytes) -> Marks:
        """Marks from the bytes that `packed` gave.

        Raises:
            msgspec.DecodeError: The bytes are not of that form.
            ValueError: The columns do not fit together.
        """
        form = msgspec.msgpack.decode(packed, type=_Packed)
        columns = [_column(c) for c in (form.starts, form.ends, form.cls, form.records, form.nth)]
        spans = {n: (_column(a), _column(b)) for n, (a, b) in form.spans.items()}
        lengths = {len(column) for column in columns}
        if len(lengths) != 1 or any(len(a) != len(b) for a, b in spans.values()):
            raise ValueError("columns of different lengths")
        if max(columns[2], default=-1) >= len(form.classes):
            raise ValueError("a class without a name")
        return cls.of(form.classes, columns, spans)

    @classmethod
    def of(
        cls, classes: tuple[str, ...], columns: Iterable[array[int]], spans: dict[str, Spans]
    ) -> Marks:
        """Marks from what they are made of.

        Args:
            classes: Names of classes.
            columns: Of each mark, in text order: start, end, class by its position, record
                and passage.
            spans: Per class, the union of its passages.
        """
        marks = cls.__new__(cls)
        marks._classes = classes
        marks._starts, marks._ends, marks._cls, marks._records, marks._nth = columns
        marks.spans = spans
        marks._furthest = marks._furthest_ends()
        return marks

    @property
    def classes(self) -> tuple[str, ...]:
        """Names of classes; `columns` counts them."""
        return self._classes

    @property
    def columns(self) -> tuple[array[int], ...]:
        """What `of` takes."""
        return self._starts, self._ends, self._cls, self._records, self._nth

    def packed(self) -> bytes:
        """The marks as bytes, for a derived file."""
        return msgspec.msgpack.encode(
            _Packed(
                classes=self._classes,
                starts=_raw(self._starts),
                ends=_raw(self._ends),
                cls=_raw(self._cls),
                records=_raw(self._records),
                nth=_raw(self._nth),
                spans={n: (_raw(a), _raw(b)) for n, (a, b) in self.spans.items()},
            )
        )

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, at: int) -> Mark:
        return Mark(
            self._starts[at],
            self._ends[at],
            self._classes[self._cls[at]],
            self._records[at],
            self._nth[at],
        )

    def overlapping(self, start: int, end: int, classes: frozenset[str]) -> list[Mark]:
        """The marks of some classes that share a character with ``[start, end)``, in order."""
        found: list[Mark] = []
        limit = bisect_left(self._starts, end) if start < end else 0
        wanted = bytes(name in classes for name in self._classes)
        for block, furthest in enumerate(self._furthest[: -(-limit // _BLOCK)]):
            if furthest > start:
                begin = block * _BLOCK
                found += [
                    self[at]
                    for at in range(begin, min(limit, begin + _BLOCK))
                    if self._ends[at] > start and wanted[self._cls[at]]
                ]
        return found

    def records_over(self, start: int, end: int) -> list[int]:
        """The records of the marks that share a character with ``[start, end)``, in order."""
        found: list[int] = []
        limit = bisect_left(self._starts, end) if start < end else 0
        ends, records = self._ends, self._records
        for block, furthest in enumerate(self._furthest[: -(-limit // _BLOCK)]):
            if furthest > start:
                begin = block * _BLOCK
                spots = range(begin, min(limit, begin + _BLOCK))
                found += [records[at] for at in spots if ends[at] > start]
        return found

    def under(self, offset: int, classes: frozenset[str]) -> list[Mark]:
        """The marks of some classes that hold an offset, the shortest first."""
        found = self.overlapping(offset, offset + 1, classes)
        return sorted(found, key=lambda m: (m.end - m.start, m.start, m.record, m.nth))

    def beginning(self, start: int, end: int) -> set[str]:
        """Classes of the marks that begin in ``[start, end)``."""
        first, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return {self._classes[number] for number in set(self._cls[first:behind])}

    def after(self, offset: int, classes: frozenset[str]) -> int | None:
        """Where the next passage of some classes begins behind an offset, or None."""
        return self._seek(bisect_right(self._starts, offset), 1, classes)

    def before(self, offset: int, classes: frozenset[str]) -> int | None:
        """Where the last passage of some classes begins before an offset, or None."""
        return self._seek(bisect_left(self._starts, offset) - 1, -1, classes)

    def _seek(self, at: int, step: int, classes: frozenset[str]) -> int | None:
        wanted = bytes(name in classes for name in self._classes)
        if not any(wanted):
            return None
        while 0 <= at < len(self._starts):
            if wanted[self._cls[at]]:
                return self[at].start
            at += step
        return None

    def touches(self, start: int, end: int) -> bool:
        """Whether any passage shares a character with ``[start, end)``."""
        return any(True for name in self.spans for _ in self.covering(name, start, end))

    def covering(self, name: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of ``[start, end)`` that passages of a class cover, in order."""
        spans = self.spans.get(name)
        if spans is None:
            return
        starts, ends = spans
        at = bisect_right(ends, start)
        while start < end and at < len(starts) and starts[at] < end:
            yield max(start, starts[at]), min(end, ends[at])
            at += 1


def _raw(column: array[int]) -> bytes:
    if sys.byteorder == "big":
        column = array(column.typecode, column)
        column.byteswap()
    return column.tobytes()


def _column(raw: bytes) -> array[int]:
    column = array("I")
    column.frombytes(raw)
    if sys.byteorder == "big":
        column.byteswap()
    return column
