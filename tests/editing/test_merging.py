"""Merging versions of records and of annotations."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.editing.versions import annotation, commitment, entity, loose

from migwatch.editing.merging import Conflict, Merged, merge_annotations, merge_record
from migwatch.model.commitment import Commitment
from migwatch.model.records import Entity

Plain = dict[str, Any]
Merge = Callable[[Any, Any, Any], Merged]


def merge_commitments(base: Any, ours: Any, theirs: Any) -> Merged:
    return merge_record(base, ours, theirs, Commitment)


def merge_entities(base: Any, ours: Any, theirs: Any) -> Merged:
    return merge_record(base, ours, theirs, Entity)


KINDS: list[tuple[Merge, Any]] = [
    (merge_commitments, st.none() | commitment()),
    (merge_entities, st.none() | entity(st.just("ana"))),
    (merge_annotations, annotation()),
]
versions = st.sampled_from(KINDS).flatmap(
    lambda kind: st.tuples(st.just(kind[0]), kind[1], kind[1], kind[1])
)


def exchanged(conflicts: tuple[Conflict, ...]) -> list[str]:
    return sorted(repr(Conflict(c.path, c.base, c.theirs, c.ours)) for c in conflicts)


@given(versions)
def test_what_one_side_leaves_alone_is_the_other_s(made: tuple[Merge, Any, Any, Any]) -> None:
    merge, base, other, _ = made
    assert merge(base, base, other) == Merged(other, ())
    assert merge(base, other, base) == Merged(other, ())
    assert merge(base, other, other) == Merged(other, ())


@given(versions)
def test_sides_can_be_exchanged(made: tuple[Merge, Any, Any, Any]) -> None:
    merge, base, ours, theirs = made
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)
    assert sorted(map(repr, one.conflicts)) == exchanged(other.conflicts)
    if not one.conflicts:
        assert loose(one.value) == loose(other.value)


def leaves(value: Any, path: tuple[str, ...] = ()) -> set[tuple[tuple[str, ...], str]]:
    """Every plain value with the fields that lead to it."""
    if isinstance(value, dict):
        return {leaf for key, held in value.items() for leaf in leaves(held, (*path, key))}
    if isinstance(value, list):
        return {leaf for held in value for leaf in leaves(held, path)}
    return {(path, repr(value))}


@given(versions)
def test_no_value_of_either_side_is_dropped(made: tuple[Merge, Any, Any, Any]) -> None:
    merge, base, ours, theirs = made
    merged = merge(base, ours, theirs)
    kept = {value for _, value in leaves(merged.value)}
    for conflict in merged.conflicts:
        kept |= {value for _, value in leaves([conflict.ours, conflict.theirs])}
    new = (leaves(ours) | leaves(theirs)) - leaves(base)
    assert {value for _, value in new} <= kept


@given(st.tuples(commitment(), commitment(), commitment()))
def test_no_line_of_history_is_lost(made: tuple[Plain, Plain, Plain]) -> None:
    base, ours, theirs = made
    merged = merge_commitments(base, ours, theirs).value
    assert merged is not None
    held = [(step["on"], step["status"]) for step in merged.get("history", ())]
    if base.get("history") not in (ours.get("history"), theirs.get("history")):
        for side in (ours, theirs):
            assert {(s["on"], s["status"]) for s in side.get("history", ())} <= set(held)


def ferry(**fields: Any) -> Plain:
    return {"id": "ferry", "title": "Reopen the ferry", "force": "will", "by": ["pt"], **fields}


def says(start: int, **fields: Any) -> Plain:
    return {"start": start, "end": start + 5, "exact": "ferry", "voice": "direct", **fields}


def step(on: str, status: str, **fields: Any) -> Plain:
    return {"on": on, "status": status, "basis": "none", **fields}


def test_fields_are_merged_each_on_its_own() -> None:
    base = ferry(made={"on": "2023"})
    ours = ferry(made={"on": "2023"}) | {"force": "agreed"}
    theirs = ferry(made={"on": "2023", "at": "meeting"}, note="x")
    assert merge_commitments(base, ours, theirs) == Merged(
        ferry(made={"on": "2023", "at": "meeting"}, note="x") | {"force": "agreed"}, ()
    )


def test_a_field_changed_by_both_is_a_conflict_that_holds_all() -> None:
    merged = merge_commitments(ferry(), ferry() | {"force": "agreed"}, ferry() | {"force": "x"})
    assert merged.value == ferry() | {"force": "agreed"}
    assert merged.conflicts == (Conflict(("force",), "will", "agreed", "x"),)


def test_passages_keep_text_order_and_change_each_on_its_own() -> None:
    base = ferry(says=[says(10, who="ana"), says(40, who="ana")])
    ours = ferry(says=[says(10, who="board"), says(40, who="ana"), says(50, who="ana")])
    theirs = ferry(says=[says(0, who="ana"), says(10, who="ana")])
    merged = merge_commitments(base, ours, theirs)
    assert merged.conflicts == ()
    assert merged.value == ferry(
        says=[says(0, who="ana"), says(10, who="board"), says(50, who="ana")]
    )


def test_offsets_may_be_numbers_or_words() -> None:
    base = ferry(says=[says(10, who="ana")])
    ours = ferry(says=[says(10, who="ana") | {"start": "10", "end": "15"}], note="x")
    theirs = ferry(says=[says(10, who="board")])
    merged = merge_commitments(base, ours, theirs)
    assert merged.conflicts == ()
    assert merged.value is not None
    assert [each["who"] for each in merged.value["says"]] == ["board"]


def test_taking_out_against_changing_is_a_conflict() -> None:
    base = ferry(says=[says(10, who="ana")])
    ours, theirs = ferry(says=[]), ferry(says=[says(10, who="board")])
    merged = merge_commitments(base, ours, theirs)
    assert merged.value == ours
    [conflict] = merged.conflicts
    assert conflict == Conflict(("says", "10-15"), says(10, who="ana"), None, says(10, who="board"))
    [conflict] = merge_commitments(base, None, theirs).conflicts
    assert conflict == Conflict((), base, None, theirs)
    assert merge_commitments(base, None, base) == Merged(None, ())


def test_lists_of_words_are_sets_that_keep_an_order() -> None:
    base = ferry(theme=["a", "b", "c"])
    merged = merge_commitments(
        base, ferry(theme=["a", "x", "c"]), ferry(theme=["a", "b", "y", "c"])
    )
    assert merged == Merged(ferry(theme=["a", "x", "y", "c"]), ())


def test_histories_are_joined_by_date() -> None:
    base = ferry(history=[step("2023-05-01", "stated")])
    ours = ferry(history=[step("2023-05-01", "stated"), step("2023-07-01", "kept")])
    theirs = ferry(
        history=[
            step("2023-05-01", "stated", note="In Lisbon."),
            step("2023-06", "stalled"),
            step("2023-07-01", "kept", note="Seen."),
        ]
    )
    merged = merge_commitments(base, ours, theirs)
    assert merged.conflicts == ()
    assert merged.value is not None
    history = merged.value["history"]
    assert history[:2] == theirs["history"][:2]
    assert sorted(map(repr, history[2:])) == sorted(
        map(repr, [ours["history"][1], theirs["history"][2]])
    )


def test_a_line_taken_out_of_a_history_comes_back_with_a_conflict() -> None:
    base = ferry(history=[step("2023-05-01", "stated")])
    merged = merge_commitments(base, ferry(), ferry(history=[*base["history"], step("2024", "x")]))
    assert merged.value is not None
    assert [each["on"] for each in merged.value["history"]] == ["2023-05-01", "2024"]
    assert [each.path for each in merged.conflicts] == [("history", "2023-05-01 stated")]


def test_offsets_filled_in_by_one_side_are_the_same_passage() -> None:
    base: Plain = {"id": "ana", "name": "Ana", "mentions": ["Ana Reis", "the chair"]}
    filled = {"start": 3, "end": 11, "exact": "Ana Reis"}
    ours = base | {"mentions": [filled, {"start": 20, "end": 29, "exact": "the chair"}]}
    theirs = base | {"mentions": [{"exact": "Ana Reis", "suffix": " said"}, "the chair"]}
    merged = merge_entities(base, ours, theirs)
    assert merged == Merged(
        base | {"mentions": [filled | {"suffix": " said"}, ours["mentions"][1]]}, ()
    )
    merged = merge_entities(base, ours | {"mentions": [filled, "the chair"]}, base | {"note": "x"})
    assert merged == Merged(base | {"mentions": [filled, "the chair"], "note": "x"}, ())


def test_records_are_merged_by_id_and_stay_in_text_order() -> None:
    def at(name: str, start: int) -> Plain:
        return {"id": name, "title": name, "says": [says(start, who="ana")]}

    head: Plain = {"format": "migwatch/1", "article": {"text": "a", "title": "A"}}
    base = head | {"commitments": [at("b", 20), at("d", 40)]}
    ours = head | {"commitments": [at("b", 20), at("c", 30), at("d", 40)]}
    theirs = {
        "format": "migwatch/1",
        "article": {"text": "a", "title": "B"},
        "commitments": [at("a", 10), at("b", 20), at("bb", 25)],
    }
    merged = merge_annotations(base, ours, theirs)
    assert merged.conflicts == ()
    assert merged.value is not None
    assert [each["id"] for each in merged.value["commitments"]] == ["a", "b", "bb", "c"]
    assert merged.value["article"]["title"] == "B"


def test_a_changed_id_is_taking_out_and_adding() -> None:
    base: Plain = {"commitments": [ferry()]}
    ours = {"commitments": [ferry() | {"id": "night-ferry"}]}
    theirs = {"commitments": [ferry() | {"force": "agreed"}]}
    merged = merge_annotations(base, ours, theirs)
    assert merged.value == ours
    assert [each.path for each in merged.conflicts] == [("commitments", "ferry")]


@pytest.mark.parametrize("odd", ["words", None, {"a": "b"}, ["x", None, ["y"]], [{"id": None}]])
@pytest.mark.parametrize("other", ["words", None, {"a": "c"}, ["x", {"start": "one"}], []])
def test_data_of_any_form_is_merged(odd: Any, other: Any) -> None:
    for name in ("says", "by", "history", "due", "title"):
        merged = merge_commitments(
            ferry(**{name: [says(1)]}), ferry(**{name: odd}), ferry(**{name: other})
        )
        assert merged.conflicts or name in merged.value
