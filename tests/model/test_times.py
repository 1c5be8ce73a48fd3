"""Days and periods, and how a commitment stands against them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migwatch.model.commitment import Commitment, Due, Step
from migwatch.model.times import is_timex, narrowed, period, schedule, status


def day(written: str) -> date:
    return date.fromisoformat(written)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-01-19", "2024-01-19", "2024-01-19"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("9999-12", "9999-12-01", "9999-12-31"),
        ("2023-H1", "2023-01-01", "2023-06-30"),
        ("2023-H2", "2023-07-01", "2023-12-31"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2023-Q4", "2023-10-01", "2023-12-31"),
        ("2023-SP", "2023-03-01", "2023-05-31"),
        ("2023-SU", "2023-06-01", "2023-08-31"),
        ("2023-FA", "2023-09-01", "2023-11-30"),
        ("2023-WI", "2023-12-01", "2024-02-29"),
    ],
)
def test_a_value_is_a_period(value: str, first: str, last: str) -> None:
    assert period(value) == (day(first), day(last))


@pytest.mark.parametrize(
    "value",
    ["", "24", "2024-13", "2024-02-30", "0000", "2024-W54", "2023-W53", "9999-W53", "2024-1"]
    + ["2024-Q5", "2024-H3", "2024-su", "0000-SU", "9999-WI", "2024-XX", "2024-SU-01"]
    + [
        "2024-01-19T10:00",
        " 2024",
        "2024\n",
        "\uff12\uff10\uff12\uff14",
        "1e3",
        "P1D",
        "2024/2025",
    ],
)
def test_what_is_no_date_is_no_period(value: str) -> None:
    assert period(value) is None


@pytest.mark.parametrize(
    "value", ["2024", "2024-02-01/2024-03", "2024-02/2024-02-10", "P1D", "P1Y2M", "PT36H", "P1DT2H"]
)
def test_timex_values(value: str) -> None:
    assert is_timex(value)


@pytest.mark.parametrize(
    "value",
    ["", "P", "PT", "P1", "1D", "PD", "P1DT", "2024/", "/2024", "2024/2023", "2024/2025/2026"]
    + ["P\uff11D", "P1D\n", "next week"],
)
def test_what_is_no_timex_value(value: str) -> None:
    assert not is_timex(value)


@pytest.mark.parametrize(
    ("value", "mod", "first", "last"),
    [
        ("2023-07", "start", "2023-07-01", "2023-07-10"),
        ("2023-07", "mid", "2023-07-11", "2023-07-21"),
        ("2023-07", "end", "2023-07-22", "2023-07-31"),
        ("2023-07", "approx", "2023-07-01", "2023-07-31"),
        ("2023-07", None, "2023-07-01", "2023-07-31"),
        ("2023-07-04", "start", "2023-07-04", "2023-07-04"),
    ],
)
def test_a_modifier_takes_a_third(value: str, mod: str | None, first: str, last: str) -> None:
    assert narrowed(value, mod) == (day(first), day(last))


@given(st.sampled_from(["{:04}", "{:04}-02", "{:04}-07", "{:04}-W07"]), st.integers(1, 9998))
def test_the_three_thirds_of_a_period_follow_each_other(form: str, year: int) -> None:
    value = form.format(year)
    spans = [narrowed(value, mod) for mod in ("start", "mid", "end")]
    (first, a), (b, c), (d, last) = [span for span in spans if span is not None]
    assert (first, last) == period(value)
    assert first <= a < b <= c < d <= last
    assert (b - a, d - c) == (timedelta(1), timedelta(1))


def commitment(due: Due | None = None, *history: tuple[str, str]) -> Commitment:
    steps = tuple(Step(on=on, status=to, basis="none") for on, to in history)
    return Commitment(id="c", title="", force="will", by=("es",), says=(), due=due, history=steps)


@pytest.mark.parametrize(
    ("as_of", "wanted"),
    [
        ("2023-04-30", "stated"),
        ("2023-05-02", "under_way"),
        ("2023-06-01", "stalled"),
        ("2023-06-30", "stalled"),
        ("2024-01-01", "kept"),
    ],
)
def test_the_status_is_that_of_the_last_step_so_far(as_of: str, wanted: str) -> None:
    steps = [("2023-05-02", "under_way"), ("2023-06", "stalled"), ("2023-07", "kept")]
    assert status(commitment(None, *steps), day(as_of)) == wanted


def test_a_commitment_without_history_is_stated() -> None:
    assert status(commitment(), day("2023-05-02")) == "stated"


JULY = Due(on="2023-07", mod="start")


@pytest.mark.parametrize(
    ("due", "history", "as_of", "wanted"),
    [
        (None, [], "2023-05-02", "no_date"),
        (Due(on="soon"), [], "2023-05-02", "no_date"),
        (JULY, [], "2023-06-30", "upcoming"),
        (JULY, [], "2023-07-01", "due"),
        (JULY, [], "2023-07-10", "due"),
        (JULY, [], "2023-07-11", "overdue"),
        (JULY, [("2023-07-20", "kept")], "2023-07-19", "overdue"),
        (JULY, [("2023-07-20", "kept")], "2023-07-20", "met"),
        (JULY, [("2023-07-20", "partly_kept")], "2023-07-20", "overdue"),
        (None, [("2023-07-20", "kept")], "2023-07-20", "met"),
    ],
)
def test_the_schedule_is_read_on_a_day(
    due: Due | None, history: list[tuple[str, str]], as_of: str, wanted: str
) -> None:
    assert schedule(commitment(due, *history), day(as_of)) == wanted
