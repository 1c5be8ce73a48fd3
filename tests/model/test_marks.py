"""Marks against a plain search through all of them."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from migwatch.model.annotation import Annotation, Metadata, Outside
from migwatch.model.commitment import Commitment, Due, Says
from migwatch.model.marks import EDGE, OUTSIDE, Mark, Marks, mark_class
from migwatch.model.passage import Passage
from migwatch.model.records import Caution, Claim, Entity, Quotation, Record, passages

LENGTH = 60
KINDS = ["person", "place", "time", "caution", "outside"]
CLASSES = ["person", "place", "time", "entity", "quotation", "claim", "commitment", "caution"]


def passage(span: tuple[int, int]) -> Passage:
    return Passage(start=span[0], end=span[1], exact="x" * (span[1] - span[0]))


def says(span: tuple[int, int]) -> Says:
    return Says(start=span[0], end=span[1], exact="", voice="direct", who="es")


SPANS = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 12)).map(lambda t: (t[0], t[0] + t[1]))
LISTS = st.lists(SPANS, max_size=5)
PASSAGES = SPANS.map(passage)
RECORDS = st.lists(
    st.one_of(
        st.builds(
            lambda kind, spans: Entity(
                id="e", kind=kind, name="E", mentions=tuple(map(passage, spans))
            ),
            st.sampled_from(KINDS),
            LISTS,
        ),
        st.builds(lambda p: Quotation(id="q", voice="direct", speaker="es", passage=p), PASSAGES),
        st.builds(
            lambda spans: Claim(
                id="k", title="", kind="position", holder="es", says=tuple(map(says, spans))
            ),
            LISTS,
        ),
        st.builds(
            lambda spans, words: Commitment(
                id="c",
                title="",
                force="will",
                by=("es",),
                says=tuple(map(says, spans)),
                due=Due(on="2023", words=words),
            ),
            LISTS,
            st.none() | PASSAGES,
        ),
        st.builds(
            lambda p: Caution(id="v", kind="name", passage=p, reading="", basis=""), PASSAGES
        ),
    ),
    max_size=12,
)
OFFSETS = st.integers(0, LENGTH + 12)
SOME = st.frozensets(st.sampled_from(CLASSES))


def annotation(outside: list[tuple[int, int]]) -> Annotation:
    held = tuple(Outside(kind="link", passage=passage(span)) for span in outside)
    return Annotation(article=Metadata(text="", sha256="", title="", outside=held))


def every_mark(records: list[Record]) -> list[Mark]:
    found = [
        Mark(p.start, p.end, mark_class(record), at, nth)
        for at, record in enumerate(records)
        for nth, p in enumerate(passages(record))
    ]
    return sorted(found, key=lambda m: (m.start, -m.end))


def unordered(marks: list[Mark]) -> list[Mark]:
    return sorted(marks)


@given(RECORDS)
def test_all_passages_are_there_in_text_order(records: list[Record]) -> None:
    marks = Marks(records)
    found = [marks[at] for at in range(len(marks))]
    assert unordered(found) == unordered(every_mark(records))
    assert [(m.start, -m.end) for m in found] == sorted((m.start, -m.end) for m in found)


@given(RECORDS, OFFSETS, OFFSETS, SOME)
def test_overlapping(records: list[Record], start: int, end: int, classes: frozenset[str]) -> None:
    found = Marks(records).overlapping(start, end, classes)
    assert unordered(found) == unordered(
        [
            mark
            for mark in every_mark(records)
            if mark.cls in classes and max(mark.start, start) < min(mark.end, end)
        ]
    )
    assert [m.start for m in found] == sorted(m.start for m in found)


@given(RECORDS, OFFSETS, SOME)
def test_under(records: list[Record], offset: int, classes: frozenset[str]) -> None:
    found = Marks(records).under(offset, classes)
    assert unordered(found) == unordered(
        [m for m in every_mark(records) if m.cls in classes and m.start <= offset < m.end]
    )
    lengths = [m.end - m.start for m in found]
    assert lengths == sorted(lengths)


@given(RECORDS, OFFSETS, SOME)
def test_after_and_before(records: list[Record], offset: int, classes: frozenset[str]) -> None:
    marks = Marks(records)
    starts = [m.start for m in every_mark(records) if m.cls in classes]
    assert marks.after(offset, classes) == min((s for s in starts if s > offset), default=None)
    assert marks.before(offset, classes) == max((s for s in starts if s < offset), default=None)


@given(RECORDS, OFFSETS, OFFSETS)
def test_what_begins_and_what_lies_in_a_stretch(
    records: list[Record], start: int, end: int
) -> None:
    marks = Marks(records)
    every = every_mark(records)
    assert marks.beginning(start, end) == {m.cls for m in every if start <= m.start < end}
    over = [m.record for m in marks.overlapping(start, end, frozenset(CLASSES))]
    assert marks.records_over(start, end) == over


def painted(spans: list[tuple[int, int]], start: int, end: int) -> set[int]:
    return {at for a, b in spans for at in range(max(a, start), min(b, end))}


@given(RECORDS, LISTS, OFFSETS, OFFSETS)
def test_covering(
    records: list[Record], outside: list[tuple[int, int]], start: int, end: int
) -> None:
    marks = Marks(records, annotation(outside))
    wanted = {name: [] for name in CLASSES} | {OUTSIDE: outside, EDGE: []}
    for mark in every_mark(records):
        wanted[mark.cls].append((mark.start, mark.end))
        if mark.cls in ("quotation", "claim"):
            wanted[EDGE] += [(mark.start, mark.start + 1), (mark.end - 1, mark.end)]
    for name, spans in wanted.items():
        found = list(marks.covering(name, start, end))
        assert painted(found, 0, 1000) == painted(spans, start, end)
        assert all(a < b for a, b in found)
        assert sum(b - a for a, b in found) == len(painted(found, 0, 1000))
        assert found == sorted(found)


@given(RECORDS, OFFSETS, OFFSETS)
def test_touches(records: list[Record], start: int, end: int) -> None:
    spans = [(m.start, m.end) for m in every_mark(records)]
    assert Marks(records).touches(start, end) == bool(painted(spans, start, end))


@given(RECORDS, LISTS, OFFSETS, OFFSETS)
def test_marks_are_the_same_after_packing(
    records: list[Record], outside: list[tuple[int, int]], start: int, end: int
) -> None:
    marks = Marks(records, annotation(outside))
    again = Marks.unpacked(marks.packed())
    assert [again[at] for at in range(len(again))] == [marks[at] for at in range(len(marks))]
    assert again.spans == marks.spans
    classes = frozenset(CLASSES)
    assert again.overlapping(start, end, classes) == marks.overlapping(start, end, classes)


@given(st.binary(max_size=40) | RECORDS.map(lambda r: Marks(r).packed()[:-1]))
def test_what_is_no_packed_marks_is_refused(packed: bytes) -> None:
    with pytest.raises((msgspec.DecodeError, ValueError)):
        Marks.unpacked(packed)


@pytest.mark.parametrize("position", range(1, 6))
def test_columns_that_do_not_fit_together_are_refused(position: int) -> None:
    form = msgspec.msgpack.decode(Marks([record(0)]).packed())
    form[position] += b"\xff\xff\xff\x0f"
    with pytest.raises(ValueError, match="columns of different lengths"):
        Marks.unpacked(msgspec.msgpack.encode(form))


def test_a_class_that_has_no_name_is_refused() -> None:
    form = msgspec.msgpack.decode(Marks([record(0)]).packed())
    form[0] = []
    with pytest.raises(ValueError, match="a class without a name"):
        Marks.unpacked(msgspec.msgpack.encode(form))


def record(number: int, kind: str = "place") -> Entity:
    return Entity(id=f"e{number}", kind=kind, name="", mentions=(passage((number, number + 3)),))


def test_passages_far_apart_are_found_among_many() -> None:
    long = Entity(id="long", kind="place", name="", mentions=(passage((0, 5000)),))
    marks = Marks([record(number) for number in range(3000)] + [long])
    found = marks.overlapping(2500, 2501, frozenset({"place"}))
    assert [(m.start, m.end) for m in found] == [
        (0, 5000),
        (2498, 2501),
        (2499, 2502),
        (2500, 2503),
    ]


def test_there_may_be_more_kinds_than_a_byte_can_count() -> None:
    marks = Marks([record(number, f"kind{number}") for number in range(600)])
    assert marks[599].cls == "kind599"
    assert Marks.unpacked(marks.packed())[599] == marks[599]


@pytest.mark.parametrize("kind", ["caution", "quotation", "claim", "commitment", OUTSIDE, EDGE])
def test_a_kind_of_entity_is_never_taken_for_another_record(kind: str) -> None:
    assert mark_class(record(0, kind)) == "entity"
