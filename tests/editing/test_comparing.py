"""What differs between two annotations."""

from hypothesis import given
from hypothesis import strategies as st
from tests.editing.annotations import TEXT, annotated, at, ferry, person

from migwatch.editing.comparing import FieldDifference, compare
from migwatch.editing.comparing_pairs import covered, paired, shared_characters
from migwatch.model.passage import Passage

MEASURES = st.lists(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=3), max_size=5
)


def test_nothing_differs_from_itself() -> None:
    one = annotated(entities=[person()], commitments=[ferry()])
    assert not compare(one, one)


def test_fields_are_told_each_with_both_values() -> None:
    one = annotated(commitments=[ferry(theme=["a", "b"], made={"on": "2023"})])
    other = annotated(
        commitments=[ferry(theme=["b", "c"], made={"on": "2023-05"}, force="agreed", who="board")]
    )
    [record] = compare(one, other).records
    assert (record.section, record.one.id, record.other.id) == ("commitments", "ferry", "ferry")
    span = "{start}-{end}".format(**at("will reopen the ferry"))
    assert record.fields == (
        FieldDifference(("force",), "will", "agreed"),
        FieldDifference(("theme",), "a", None),
        FieldDifference(("theme",), None, "c"),
        FieldDifference(("made", "on"), "2023", "2023-05"),
        FieldDifference(("says", span, "who"), "ana", "board"),
    )


def test_neither_order_nor_ways_of_writing_count() -> None:
    one = annotated(
        entities=[person(), person("board", "The Harbour Board")],
        commitments=[ferry(theme=["a", "b"], via="board", to=[], note="")],
    )
    other = annotated(
        entities=[person("board", "The Harbour Board"), person()],
        commitments=[ferry(theme=["b", "a"], via=["board"])],
    )
    assert not compare(one, other)


def test_records_with_other_ids_are_found_by_their_words() -> None:
    one = annotated(entities=[person()], commitments=[ferry()])
    other = annotated(
        entities=[person("reis", "Reis")],
        commitments=[ferry("night-ferry", "reopen the ferry", who="reis")],
    )
    entity, commitment = compare(one, other).records
    assert entity.fields[0] == FieldDifference(("id",), "ana", "reis")
    # Other boundaries of one passage, not one passage less and one more.
    [_, said] = commitment.fields
    assert said.path == ("says", "{start}-{end}".format(**at("will reopen the ferry")))
    assert (said.one["exact"], said.other["exact"]) == ("will reopen the ferry", "reopen the ferry")
    assert said.other["who"] == "ana"


def test_the_same_kind_comes_before_more_common_words() -> None:
    one = annotated(entities=[person("ana", "Ana Reis"), person("board", "Board", kind="place")])
    other = annotated(
        entities=[
            person("thing", "Ana Reis", kind="event"),
            person("reis", "Reis"),
            person("harbour", "Harbour Board", kind="organisation"),
        ]
    )
    pairs = {(p.one and p.one.id, p.other and p.other.id) for p in paired(one, other, "entities")}
    assert pairs == {("ana", "reis"), ("board", "harbour"), (None, "thing")}


def test_records_of_one_annotation_only() -> None:
    one = annotated(commitments=[ferry()])
    other = annotated(commitments=[ferry("dredge", "dredge the north channel")])
    first, second = compare(one, other).records
    assert (first.one.id, first.other) == ("ferry", None)
    assert (second.one, second.other.id) == (None, "dredge")


def test_facts_about_the_article() -> None:
    one, other = annotated(), annotated(article={"text": "a.txt", "sha256": "9", "title": "B"})
    assert compare(one, other).article == (FieldDifference(("title",), "A", "B"),)


@given(MEASURES, MEASURES)
def test_shared_characters_are_those_of_both(left: list, right: list) -> None:
    def spans(things: list) -> list:
        passages = [
            [Passage(start=start, end=start + length, exact="") for start, length in thing]
            for thing in things
        ]
        return [covered(thing) for thing in passages]

    one, other = spans(left), spans(right)
    sets = [
        [{at for start, end in thing for at in range(start, end)} for thing in side]
        for side in (one, other)
    ]
    assert shared_characters(one, other) == {
        (a, b): len(first & second)
        for a, first in enumerate(sets[0])
        for b, second in enumerate(sets[1])
        if first & second
    }


SPANS = st.sampled_from([TEXT[4:11], TEXT[4:17], "Ana", "Ana Reis", "ferry", "the ferry"])
SIDES = st.lists(
    st.tuples(st.sampled_from("abcd"), SPANS, st.sampled_from(["person", "place"])),
    max_size=4,
    unique_by=lambda each: each[0],
)


@given(SIDES, SIDES)
def test_each_record_is_in_one_pair(left: list, right: list) -> None:
    one, other = (
        annotated(entities=[person(name, words, kind=kind) for name, words, kind in side])
        for side in (left, right)
    )
    pairs = paired(one, other, "entities")
    assert [pair.one for pair in pairs if pair.one] == list(one.entities)
    found = [pair.other.id for pair in pairs if pair.other]
    assert sorted(found) == sorted(record.id for record in other.entities)
    assert not any(
        difference.one is None and difference.other is None
        for difference in compare(one, other).records
    )
