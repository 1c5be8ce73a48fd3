from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.steps import step

from migwatch.api import bundled_corpus
from migwatch.corpus.chains import Told, chains
from migwatch.corpus.library import open_library
from migwatch.corpus.reading import all_told
from migwatch.corpus.timeline import BYS, By, timeline
from migwatch.model.timeline import KINDS, TimelineMark, TimelineRow
from migwatch.model.vocabulary import Corpus

AS_OF = date(2024, 3, 1)
CORPUS = bundled_corpus().corpus


def rows(*steps: Told, by: By = "chain", as_of: date = AS_OF) -> list[TimelineRow]:
    return timeline(chains(steps, CORPUS), CORPUS, as_of, by)


def marks(*steps: Told, as_of: date = AS_OF) -> list[TimelineMark]:
    (row,) = rows(*steps, as_of=as_of)
    return list(row.marks)


def facts(found: list[TimelineMark]) -> list[tuple[str, str, str]]:
    return [(mark.kind, f"{mark.first}", f"{mark.last}") for mark in found]


def line(on: str, status: str, note: str = "") -> dict[str, str]:
    return {"on": on, "status": status, "basis": "documented", "note": note}


def test_made_from_the_day_or_the_publication() -> None:
    (day,) = marks(step("a/x", "2023-02", made={"on": "2023-02", "at": "talks"}))
    assert (day.kind, day.first, day.last) == ("made", date(2023, 2, 1), date(2023, 2, 28))
    assert day.note == "at talks"
    (published,) = marks(step("a/x", published="2023-02-03"))
    assert published.first == date(2023, 2, 3)
    assert published.note == "day of publication"
    (row,) = rows(step("a/x"))
    assert (row.marks, row.undated) == ((), 1)


@pytest.mark.parametrize(
    ("rel", "restated"), [("restates", "b/y"), ("same_as", "c/z"), ("follows_up", None)]
)
def test_what_tells_again_is_restated(rel: str, restated: str | None) -> None:
    found = marks(
        step("b/y", "2023-01", [(rel, "c/z")]),
        step("c/z", "2023-02"),
    )
    kinds = {f"{mark.article}/{mark.commitment}": mark.kind for mark in found}
    assert [name for name, kind in kinds.items() if kind == "restated"] == (
        [restated] if restated else []
    )


def test_due_periods_are_narrowed_and_lead_to_their_words() -> None:
    words = {"start": 3, "end": 8, "exact": "early"}
    due = {"on": "2024-03", "mod": "start", "words": words}
    _, found = marks(step("a/x", "2023", due=due))
    assert facts([found]) == [("due", "2024-03-01", "2024-03-10")]
    assert (found.when, found.mod, found.nth, found.words) == ("2024-03", "start", 1, "early")
    assert found.note == "due"
    (_, plain) = marks(step("a/x", "2023", due={"on": "2024-02"}))
    assert (plain.kind, plain.nth, plain.words, plain.note) == ("overdue", 0, "x", "")
    assert plain.day == date(2024, 2, 29)
    assert len(marks(step("a/x", "2023", due={"on": "soon"}))) == 1


def test_a_date_is_met_when_another_step_was_kept() -> None:
    found = marks(
        step("a/x", "2023-01", due={"on": "2023-05"}),
        step("b/y", "2023-06", [("same_as", "a/x")], history=[line("2023-06-02", "kept")]),
    )
    assert [mark.note for mark in found if mark.kind == "due"] == ["met"]


def test_history_up_to_the_day_without_what_says_nothing() -> None:
    history = [
        line("2023-02", "stated"),
        line("2023-03-04", "under_way", "Begun."),
        line("2023-05", "not_kept"),
        line("someday", "stalled"),
        line("2023-06", "unknown"),
        line("2023-07", "half_forgotten"),
        line("2024-03-02", "kept"),
    ]
    found = marks(step("a/x", "2023-01-01", history=history))
    assert [(mark.kind, mark.word) for mark in found] == [
        ("made", "made"),
        ("under_way", "under way"),
        ("not_kept", "not kept"),
        ("unknown", "unknown"),
        ("other", "half forgotten"),
    ]
    assert found[1].note == "documented: Begun."
    assert found[1].first == date(2023, 3, 4)


def test_a_status_that_is_called_like_another_kind_of_mark() -> None:
    found = marks(step("a/x", "2023", history=[line("2023-02", "due"), line("2023-03", "made")]))
    assert [mark.kind for mark in found] == ["made", "other", "other"]


def test_superseded_leads_to_what_takes_its_place() -> None:
    found = marks(
        step("a/x", "2023-01", history=[line("2023-03", "superseded")]),
        step("b/y", "2023-02-02", [("supersedes", "a/x")]),
    )
    (replaced,) = [mark for mark in found if mark.kind == "superseded"]
    assert replaced.title == "Title of x"
    assert (replaced.article, replaced.commitment) == ("b", "y")
    assert replaced.first == date(2023, 2, 2)
    assert replaced.note == "by Title of y"
    alone = marks(step("a/x", "2023-01", history=[line("2023-03", "superseded")]))
    assert facts(alone)[1] == ("superseded", "2023-03-01", "2023-03-31")


def test_contradicted_by_a_link_and_by_force() -> None:
    first = step("a/x", "2023-01", force="agreed", who="ana")
    (mark,) = [
        m
        for m in marks(first, step("b/y", "2023-02-02", [("contradicts", "a/x")]))
        if m.kind == "contradicted"
    ]
    assert (mark.first, mark.article, mark.commitment) == (date(2023, 2, 2), "b", "y")
    assert mark.note == "cannot hold together with Title of x (Article a)"
    same = step("b/y", "2023-02-02", [("same_as", "a/x")], force="discussed", who="luis")
    (mark,) = [m for m in marks(first, same) if m.kind == "contradicted"]
    assert mark.note == "told elsewhere as agreed (Article a)"


def test_nothing_of_a_later_day_but_due_dates() -> None:
    steps = [
        step("a/x", "2023-01-01", due={"on": "2025"}, history=[line("2023-02", "kept")]),
        step("b/y", "2023-02", [("contradicts", "a/x")]),
        step("c/z", "2023-02", [("supersedes", "a/x")]),
    ]
    found = marks(*steps, as_of=date(2023, 1, 31))
    assert [mark.kind for mark in found] == ["made", "due"]
    assert rows(*steps, as_of=date(2022, 12, 31)) == []


def test_a_chain_is_labelled_by_title_holders_and_state() -> None:
    (row,) = rows(
        step("a/x", "2023-01", by=["unstated", "mx"], due={"on": "2023-05"}),
        step("b/y", "2023-02", [("same_as", "a/x")], by=["us", "board"], force="agreed"),
    )
    assert (row.key, row.label, row.who) == ("a/x", "Title of y", "US+MX+board+unstated")
    assert row.state == "stated, overdue"


def test_rows_by_party_and_theme() -> None:
    steps = [
        step("a/x", "2023-01", by=["mx", "us"], theme=["fentanyl", "legal_pathways"]),
        step("b/y", "2023-02-02", [("contradicts", "a/x")], by=["board"]),
        step("c/z", by=["unstated"]),
    ]
    parties = rows(*steps, by="party")
    assert [(row.key, row.label, row.undated) for row in parties] == [
        ("us", "us", 0),
        ("mx", "mx", 0),
        ("board", "board", 0),
        ("unstated", "unstated", 1),
    ]
    # A contradiction stands in the rows of both sides.
    assert [[mark.kind for mark in row.marks] for row in parties] == [
        ["made", "contradicted"],
        ["made", "contradicted"],
        ["made", "contradicted"],
        [],
    ]
    themes = rows(*steps, by="theme")
    assert [row.label for row in themes] == ["Legal pathways", "Fentanyl", "no theme"]
    assert [len(row.marks) for row in themes] == [2, 2, 2]


def test_one_body_that_two_articles_name_by_other_ids_has_one_row(harbours: Path) -> None:
    library = open_library(harbours)
    found = timeline(chains(all_told(library), library.corpus), library.corpus, AS_OF, "party")
    assert [row.label for row in found] == ["Norvland", "Sudmark", "Harbour Board", "not stated"]
    board = next(row for row in found if row.label == "Harbour Board")
    assert [mark.article for mark in board.marks] == ["spring", "winter", "winter"]


def test_every_mark_leads_to_a_passage(harbours: Path) -> None:
    from migwatch.model.records import passages

    library = open_library(harbours)
    articles = {path.stem: library.load(path).article for path in library.paths}
    found = timeline(chains(all_told(library), library.corpus), library.corpus, AS_OF, "chain")
    seen = set()
    for row in found:
        for mark in row.marks:
            seen.add(mark.kind)
            article = articles[mark.article]
            assert article is not None
            record = article.record(mark.commitment)
            assert record is not None
            assert passages(record)[mark.nth].exact == mark.words
    assert seen == {
        "made",
        "restated",
        "due",
        "overdue",
        "kept",
        "under_way",
        "stalled",
        "superseded",
        "contradicted",
    }


DAYS = st.sampled_from(["2023", "2023-02", "2023-02-03", "2024-02", "2025-01-01"])
STATUSES = st.sampled_from(["stated", "under_way", "kept", "superseded", "odd"])


@st.composite
def corpora(draw: st.DrawFn) -> list[Told]:
    names = ["a/x", "a/y", "b/x", "b/y"]
    rels = st.sampled_from(["same_as", "supersedes", "contradicts", "part_of"])
    return [
        step(
            name,
            draw(st.one_of(st.none(), DAYS)),
            draw(st.lists(st.tuples(rels, st.sampled_from(names)), max_size=2)),
            by=draw(st.lists(st.sampled_from(["us", "mx", "board"]), min_size=1)),
            theme=draw(st.lists(st.sampled_from(["fentanyl", "fish"]))),
            due=draw(st.one_of(st.none(), st.builds(lambda on: {"on": on}, DAYS))),
            history=draw(st.lists(st.builds(line, DAYS, STATUSES), max_size=2)),
        )
        for name in names
    ]


@given(corpora(), st.dates(date(2022, 1, 1), date(2026, 1, 1)))
def test_rows_hold_the_same_marks_however_they_are_grouped(steps: list[Told], as_of: date) -> None:
    held = {by: rows(*steps, by=by, as_of=as_of) for by in BYS}
    wanted = {mark for row in held["chain"] for mark in row.marks}
    for found in held.values():
        assert {mark for row in found for mark in row.marks} == wanted
        assert len({row.key for row in found}) == len(found)
        for row in found:
            assert list(row.marks) == sorted(row.marks, key=lambda mark: mark.day)
            assert all(mark.kind in KINDS for mark in row.marks)
    for mark in wanted:
        assert mark.kind == "due" or mark.first <= as_of


def test_the_constant_and_the_type_agree() -> None:
    assert get_args(By) == BYS


def test_an_empty_corpus_has_no_rows() -> None:
    empty: Any = []
    for by in BYS:
        assert timeline(empty, Corpus(title="Empty"), AS_OF, by) == []
