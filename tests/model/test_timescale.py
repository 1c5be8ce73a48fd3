from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from migwatch.model.timeline import KINDS, TimelineMark, TimelineRow, days_of, kinds_of, main_days
from migwatch.model.timescale import LEVELS, Scale, bars, cells, days_at, fit

DAYS = st.dates()
COLUMNS = st.integers(1, 400)


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    """Any window, from a day to all of the calendar."""
    length = draw(st.one_of(st.integers(1, 40), st.integers(1, date.max.toordinal())))
    first = draw(st.integers(1, date.max.toordinal() + 1 - length))
    return Scale(first, length, draw(COLUMNS))


def mark(first: date, last: date | None = None, kind: str = "made") -> TimelineMark:
    end = first if last is None else last
    words = ("word", "when", None, "a", "x", 0, "title", "will", "who", "words", "", "article")
    return TimelineMark(first, end, kind, *words)


@st.composite
def windows_and_days(draw: st.DrawFn) -> tuple[Scale, date]:
    scale = draw(scales())
    return scale, draw(st.dates(*scale.span))


@given(scales(), DAYS, DAYS)
def test_later_days_never_stand_further_left(scale: Scale, one: date, other: date) -> None:
    one, other = min(one, other), max(one, other)
    assert scale.column(one) <= scale.column(other)


@given(windows_and_days())
def test_a_day_of_the_window_is_among_those_of_its_column(held: tuple[Scale, date]) -> None:
    scale, day = held
    assert scale.holds(day)
    column = scale.column(day)
    assert 0 <= column < scale.columns
    days = scale.days_of(column)
    assert days is not None
    assert days[0] <= day <= days[1]


@given(scales(), st.data())
def test_the_days_of_a_column_stand_in_it(scale: Scale, data: st.DataObject) -> None:
    column = data.draw(st.integers(0, scale.columns - 1))
    days = scale.days_of(column)
    if days is not None:
        assert scale.column(days[0]) == scale.column(days[1]) == column
    else:
        assert scale.days < scale.columns


@given(scales(), DAYS)
def test_what_is_outside_the_window_stands_outside(scale: Scale, day: date) -> None:
    assert scale.holds(day) == (scale.span[0] <= day <= scale.span[1])
    assert scale.holds(day) == (0 <= scale.column(day) < scale.columns)


@given(scales(), st.lists(st.tuples(DAYS, DAYS, st.sampled_from(["made", "due"]))))
def test_every_mark_in_the_window_lies_in_one_cell(
    scale: Scale, spans: list[tuple[date, date, str]]
) -> None:
    marks = [mark(min(a, b), max(a, b), kind) for a, b, kind in spans]
    found = cells(marks, scale)
    assert sorted(m for cell in found for m in cell.marks) == sorted(
        m for m in marks if scale.holds(m.day)
    )
    assert all(scale.column(m.day) == cell.column for cell in found for m in cell.marks)
    assert all(one.column < other.column for one, other in pairwise(found))


def test_the_sign_of_a_due_date_stands_at_its_last_day() -> None:
    first, last = date(2023, 7, 1), date(2023, 7, 31)
    assert mark(first, last, "due").day == last
    assert mark(first, last, "made").day == first


def test_bars_are_cut_at_the_window() -> None:
    scale = Scale(date(2023, 1, 11).toordinal(), 10, 10)
    marks = [
        mark(date(2023, 1, 1), date(2023, 1, 12)),
        mark(date(2023, 1, 14), date(2023, 1, 15)),
        mark(date(2023, 1, 16)),
        mark(date(2023, 1, 19), date(2024, 1, 1)),
        mark(date(2022, 1, 1), date(2022, 2, 1)),
    ]
    assert bars(marks, scale) == [(0, 1), (3, 4), (8, 9)]


@given(scales(), st.integers(1, 9))
def test_labels_never_touch(scale: Scale, per_character: int) -> None:
    ticks = scale.ticks(per_character)
    shown = [tick for tick in ticks if tick.label]
    for one, other in pairwise(shown):
        assert one.column + len(one.label) * per_character < other.column
    assert all(tick.column >= 0 for tick in ticks)
    assert all(t.column + len(t.label) * per_character <= scale.columns for t in shown)


@pytest.mark.parametrize(
    ("first", "days", "columns", "level", "labels"),
    [
        (
            date(1950, 6, 1),
            30_000,
            60,
            "years",
            ["1960", "1970", "1980", "1990", "2000", "2010", "2020"],
        ),
        (date(2020, 2, 1), 1461, 60, "years", ["2021", "2022", "2023"]),
        (date(2023, 2, 1), 730, 60, "quarters", ["Q2", "Q3", "Q4", "2024", "Q2", "Q3", "Q4"]),
        (date(2023, 11, 15), 120, 60, "months", ["Dec", "2024", "Feb", "Mar"]),
        (date(2023, 12, 20), 30, 60, "weeks", ["12-25", "01-01", "01-08", "01-15"]),
        (date(2024, 2, 28), 4, 40, "days", ["02-28", "02-29", "03-01", "03-02"]),
    ],
)
def test_the_axis(first: date, days: int, columns: int, level: str, labels: list[str]) -> None:
    scale = Scale(first.toordinal(), days, columns)
    assert scale.level.name == level
    assert [tick.label for tick in scale.ticks() if tick.label] == labels


def test_ticks_stand_where_their_units_begin() -> None:
    scale = Scale(date(2023, 12, 18).toordinal(), 28, 56)
    mondays = [date(2023, 12, 18) + timedelta(weeks=n) for n in range(4)]
    assert [tick.column for tick in scale.ticks()] == [scale.column(day) for day in mondays]


@given(st.integers(12, 400), st.sampled_from(LEVELS))
def test_each_level_shows_its_own_ticks(columns: int, level: object) -> None:
    assert Scale(700_000, days_at(level, columns), columns).level is level


@given(scales(), DAYS)
def test_zooming_leads_from_level_to_level_and_ends(scale: Scale, day: date) -> None:
    for by, nearer in ((1, True), (-1, False)):
        seen, now = [scale.days], scale
        for _ in range(len(LEVELS) + 1):
            now = now.zoomed(day, by)
            seen.append(now.days)
        assert seen == sorted(seen, reverse=nearer)
        assert now.zoomed(day, by) == now
        assert now.columns == scale.columns


@given(windows_and_days(), st.sampled_from([1, -1]))
def test_zooming_leaves_the_day_in_its_column(held: tuple[Scale, date], by: int) -> None:
    scale, day = held
    zoomed = scale.zoomed(day, by)
    assert zoomed.holds(day)
    assume(zoomed.days >= zoomed.columns)
    assume(1 < zoomed.first <= date.max.toordinal() - zoomed.days)
    assert zoomed.column(day) == scale.column(day)


@given(scales(), st.integers(-4_000_000, 4_000_000))
def test_moving_stays_within_the_calendar(scale: Scale, days: int) -> None:
    moved = scale.moved(days)
    first, last = moved.span
    assert (last - first).days + 1 == scale.days
    if 1 <= scale.first + days <= date.max.toordinal() + 1 - scale.days:
        assert moved.first == scale.first + days


@given(st.lists(DAYS, min_size=1), COLUMNS)
def test_a_fitting_window_holds_all_days(days: list[date], columns: int) -> None:
    scale = fit(days, columns)
    assert scale.columns == columns
    assert all(scale.holds(day) for day in days)


def test_a_window_on_nothing_is_a_window() -> None:
    assert fit([], 10).holds(date.today())


def test_the_as_of_day_is_in_the_window_unless_it_is_far_away() -> None:
    row = TimelineRow("a", "a", "", "", (mark(date(2023, 1, 1), date(2023, 1, 31)),), 0)
    near, far = date(2023, 4, 1), date(2026, 4, 1)
    assert near in days_of([row], near)
    assert far not in days_of([row], far)
    assert days_of([], far) == [far]


def test_each_kind_has_its_own_word_and_sign() -> None:
    kinds = KINDS.values()
    assert len({kind.sign for kind in kinds}) == len({kind.word for kind in kinds}) == len(kinds)
    assert all(len(kind.sign) == 1 and kind.sign.isprintable() for kind in kinds)


def test_legends_name_what_occurs() -> None:
    marks = (mark(date(2023, 1, 1), kind="kept"), mark(date(2023, 1, 1)))
    rows = [TimelineRow("a", "a", "", "", marks, 0)]
    assert [kind.id for kind in kinds_of(rows)] == ["made", "kept"]


def row_of(*days: date) -> TimelineRow:
    return TimelineRow("a/x", "x", "", "", tuple(map(mark, sorted(days))), 0)


def test_one_mark_of_long_ago_does_not_crowd_the_others() -> None:
    near = [date(2024, 1, day) for day in range(1, 20)]
    as_of = date(2024, 2, 1)
    rows = [row_of(date(1998, 5, 1)), row_of(*near)]
    days = main_days(rows, as_of)
    assert (min(days), max(days)) == (near[0], as_of)
    assert min(days_of(rows, as_of)) == date(1998, 5, 1)


@given(st.lists(DAYS, max_size=30), DAYS)
def test_a_timeline_begins_where_most_marks_are(held: list[date], as_of: date) -> None:
    rows = [row_of(*held)]
    days, whole = main_days(rows, as_of), days_of(rows, as_of)
    assert min(whole) <= min(days) <= max(days) <= max(whole)
    inside = sum(min(days) <= day <= max(days) for day in held)
    assert inside >= 0.85 * len(held)
    if set(days) != set(whole):
        assert (max(days) - min(days)) * 2 <= max(whole) - min(whole)
