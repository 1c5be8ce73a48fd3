from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.steps import step

from migwatch.corpus.chain import Chain
from migwatch.corpus.chain_times import chain_schedule, chain_state, chain_status
from migwatch.corpus.chains import Told, chains
from migwatch.model.times import schedule, status
from migwatch.model.vocabulary import Corpus

FORCES = [{"term": "agreed"}, {"term": "will"}, {"term": "discussed"}]
CORPUS = msgspec.convert({"title": "Harbours", "vocabularies": {"force": FORCES}}, Corpus)
DAY = date(2023, 6, 1)


def line(on: str, status: str) -> dict[str, str]:
    return {"on": on, "status": status, "basis": "none"}


def chain(*steps: Told) -> Chain:
    (found,) = chains(steps, CORPUS)
    return found


STATUSES = ["stated", "under_way", "kept", "stalled", "unknown"]
DAYS = ["2022", "2023-05-31", "2023-06-01", "2023-06-02", "2023-06", "2024", "someday"]


@given(
    st.lists(st.tuples(st.sampled_from(DAYS), st.sampled_from(STATUSES))),
    st.one_of(st.none(), st.sampled_from(DAYS)),
    st.sampled_from([None, "start", "end"]),
)
def test_a_chain_of_one_is_read_as_its_record(
    history: list[tuple[str, str]], due: str | None, mod: str | None
) -> None:
    one = step(
        "a/x",
        "2022",
        history=[line(*each) for each in history],
        due=None if due is None else {"on": due, "mod": mod},
    )
    assert chain_status(chain(one), DAY) == status(one.commitment, DAY)
    assert chain_schedule(chain(one), DAY) == schedule(one.commitment, DAY)


@pytest.mark.parametrize(
    ("rel", "first", "second", "expected"),
    [
        ("restates", [line("2023-02", "under_way")], [line("2023-03", "stated")], "under_way"),
        ("same_as", [line("2023-02", "under_way")], [line("2023-03", "unknown")], "under_way"),
        ("restates", [line("2023-04", "kept")], [line("2023-03", "under_way")], "kept"),
        ("restates", [line("2023-03", "stalled")], [line("2023-03", "kept")], "kept"),
        ("part_of", [], [line("2023-03", "kept")], "stated"),
        ("follows_up", [line("2023-02", "kept")], [line("2023-03", "stated")], "stated"),
        ("supersedes", [line("2023-02", "kept")], [], "stated"),
        ("follows_up", [line("2023-02", "kept")], [line("2023-07", "kept")], "stated"),
        ("contradicts", [line("2023-02", "kept")], [], "kept"),
    ],
)
def test_status(rel: str, first: list[Any], second: list[Any], expected: str) -> None:
    held = chain(
        step("a/x", "2023-01", history=first),
        step("b/y", "2023-03", [(rel, "a/x")], history=second),
    )
    assert chain_status(held, DAY) == expected


def test_a_circle_of_follow_ups_still_has_a_status() -> None:
    held = chain(
        step("a/x", "2023-01", [("follows_up", "b/y")], history=[line("2023-02", "kept")]),
        step("b/y", "2023-03", [("follows_up", "a/x")]),
    )
    assert chain_status(held, DAY) == "stated"


def test_what_another_thing_replaced_is_superseded() -> None:
    held = chain(
        step("a/x", "2023-01", force="agreed", due={"on": "2023-04"}),
        step("b/y", "2023-03", [("supersedes", "a/x")], due={"on": "2023-05"}),
    )
    assert chain_state(held, date(2023, 2, 1)) == ("stated", "upcoming", (), False)
    assert chain_state(held, DAY) == ("superseded", "no_date", ("overdue",), False)


def test_what_must_not_be_missed_beside_what_a_chain_is_about() -> None:
    broken = [line("2023-05-20", "not_kept")]
    held = chain(
        step("a/x", "2023-01", force="agreed"),
        step("b/y", "2023-02", [("follows_up", "a/x")], history=broken),
        step("c/z", "2023-03", [("follows_up", "a/x")], due={"on": "2023-04"}),
        step("d/w", "2023-04", [("contradicts", "a/x")]),
    )
    assert chain_state(held, DAY) == ("stated", "no_date", ("not_kept", "overdue"), True)


def test_what_is_told_later_is_not_known() -> None:
    held = chain(
        step("a/x", "2023-01", due={"on": "2023-04"}, history=[line("2023-02", "under_way")]),
        step("b/y", "2023-07", [("supersedes", "a/x")], history=[line("2023-02", "kept")]),
    )
    assert (chain_status(held, DAY), chain_schedule(held, DAY)) == ("under_way", "overdue")
    later = date(2023, 8, 1)
    assert (chain_status(held, later), chain_schedule(held, later)) == ("kept", "met")
    before = date(2022, 12, 31)
    assert (chain_status(held, before), chain_schedule(held, before)) == ("stated", "no_date")


def test_the_most_urgent_date_counts() -> None:
    dues = ["2023-09", "2023-06", "2023-05"]
    expected = ["upcoming", "due", "overdue"]
    for count in range(1, 4):
        steps = [
            step(f"a/x{at}", "2023-01", [("part_of", "a/x0")] if at else [], due={"on": due})
            for at, due in enumerate(dues[:count])
        ]
        assert chain_schedule(chain(*steps), DAY) == expected[count - 1]


def test_a_date_is_met_when_another_article_tells_that_it_was_kept() -> None:
    kept = [line("2023-05-05", "kept")]
    first = step("a/x", "2023-01", due={"on": "2023-04"})
    assert chain_schedule(chain(first), DAY) == "overdue"
    again = step("b/y", "2023-05", [("restates", "a/x")], history=kept)
    assert chain_schedule(chain(first, again), DAY) == "met"
    more = step("b/y", "2023-05", [("follows_up", "a/x")], force="discussed", history=kept)
    assert chain_schedule(chain(first, more), DAY) == "overdue"
