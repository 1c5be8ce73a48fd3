"""Marks after a change against those of all records."""

from hypothesis import given
from hypothesis import strategies as st
from tests.model.test_marks import RECORDS, record

from migwatch.model.marks import Mark, Marks
from migwatch.model.marks_change import marks_after
from migwatch.model.records import Record


def every(marks: Marks) -> list[Mark]:
    return sorted(marks[at] for at in range(len(marks)))


@st.composite
def changes(draw: st.DrawFn) -> tuple[list[Record], list[Record]]:
    old = draw(RECORDS)
    new = list(old)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(new)))
        kept = at + draw(st.integers(0, 2))
        new[at:kept] = draw(RECORDS)[:2]
    return old, new


@given(changes())
def test_they_are_the_same(change: tuple[list[Record], list[Record]]) -> None:
    old, new = change
    wanted, made = Marks(new), marks_after(Marks(old), old, new)
    if made is None:
        assert set(wanted.classes) - set(Marks(old).classes)
        return
    assert every(made) == every(wanted)
    starts = [(made[at].start, -made[at].end) for at in range(len(made))]
    assert starts == sorted(starts)
    spans = {name: span for name, span in made.spans.items() if span[0]}
    assert spans == {name: span for name, span in wanted.spans.items() if span[0]}


def test_where_much_has_changed_they_are_left_to_be_sorted() -> None:
    old = [record(number) for number in range(300)]
    assert marks_after(Marks(old), old, [record(number + 1) for number in range(300)]) is None
