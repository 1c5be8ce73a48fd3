"""Measures of agreement."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.editing.annotations import annotated, at, ferry, person

from migwatch.editing.agreement import agreement
from migwatch.editing.agreement_measures import (
    Rates,
    cohens_kappa,
    krippendorffs_alpha,
    rates,
)

ITEMS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=20)


def test_kappa_of_a_table_worked_by_hand() -> None:
    # 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: Po 0.7, Pe 0.5.
    table = {("y", "y"): 20, ("y", "n"): 5, ("n", "y"): 10, ("n", "n"): 15}
    assert cohens_kappa([k for k, n in table.items() for _ in range(n)]) == pytest.approx(0.4)


def test_alpha_of_krippendorff_s_own_examples() -> None:
    # Computing Krippendorff's Alpha-Reliability, 2011: the data of its parts A and B.
    one, other = "0100000000", "1110010010"
    assert krippendorffs_alpha(list(zip(one, other, strict=True))) == pytest.approx(
        0.095, abs=0.0005
    )
    one, other = "aabbdcccedda", "babbbccceddd"
    assert krippendorffs_alpha(list(zip(one, other, strict=True))) == pytest.approx(
        0.692, abs=0.0005
    )


@pytest.mark.parametrize("seed", range(40))
def test_kappa_and_alpha_are_those_of_nltk(seed: int) -> None:
    task = pytest.importorskip("nltk.metrics.agreement").AnnotationTask
    made = random.Random(seed)
    labels = "abcd"[: made.randint(2, 4)]
    items = [(made.choice(labels), made.choice(labels)) for _ in range(made.randint(4, 60))]
    items += [("a", "b"), ("b", "a")]
    oracle = task(
        data=[
            (who, number, label)
            for number, item in enumerate(items)
            for who, label in zip("AB", item, strict=True)
        ]
    )
    assert cohens_kappa(items) == pytest.approx(oracle.kappa())
    assert krippendorffs_alpha(items) == pytest.approx(oracle.alpha())


@given(ITEMS)
def test_coefficients(items: list[tuple[str, str]]) -> None:
    for measure in (cohens_kappa, krippendorffs_alpha):
        value = measure(items)
        exchanged = measure([(second, first) for first, second in items])
        assert value == (None if exchanged is None else pytest.approx(exchanged))
        if value is None:
            assert len({label for item in items for label in item}) <= 1
            continue
        assert value <= 1
        assert (value == 1) == all(first == second for first, second in items)


def test_rates_of_nothing() -> None:
    assert rates(0, 0, 0, 0) == Rates(None, None, None)
    assert rates(0, 3, 0, 0) == Rates(0.0, None, 0.0)
    assert rates(0, 2, 0, 2) == Rates(0.0, 0.0, 0.0)


def test_spans_and_labels() -> None:
    one = annotated(
        entities=[person("ana", "Ana Reis"), person("board", "Harbour Board", kind="organisation")],
        commitments=[ferry(), ferry("dredge", "dredge the north channel")],
    )
    other = annotated(
        entities=[
            person("reis", "Ana Reis"),
            person("harbour", "The Harbour Board", kind="place"),
            person("channel", "north channel", kind="place"),
        ],
        commitments=[ferry("x", force="agreed", who="reis")],
    )
    entities, commitments = agreement(one, other)
    assert (entities.section, entities.one, entities.other) == ("entities", 2, 3)
    assert entities.exact == Rates(1 / 3, 1 / 2, pytest.approx(0.4))
    assert entities.relaxed == Rates(2 / 3, 1.0, pytest.approx(0.8))
    kind, sure = entities.labels
    assert (kind.label, kind.items, kind.same, kind.kappa) == ("kind", 2, 1, pytest.approx(1 / 3))
    assert (sure.same, sure.kappa, sure.alpha) == (2, None, None)
    assert commitments.exact == Rates(1.0, 0.5, pytest.approx(2 / 3))
    force, voice, who = commitments.labels
    assert (force.items, force.same, voice.same) == (1, 0, 1)
    # One person under two ids.
    assert who.same == 1


def test_records_that_point_at_the_same_words() -> None:
    def two(*forces: str) -> Any:
        return annotated(
            commitments=[ferry(f"c{n}-{force}", force=force) for n, force in enumerate(forces)]
        )

    [found] = agreement(two("will", "agreed"), two("agreed", "will"))
    assert found.exact == Rates(1.0, 1.0, 1.0)
    assert found.labels[0].same == 2
    [found] = agreement(two("will", "will"), two("will"))
    assert found.exact == Rates(1.0, 0.5, pytest.approx(2 / 3))
    assert found.relaxed == Rates(1.0, 1.0, 1.0)


@given(st.data())
def test_who_is_right_exchanges_precision_and_recall(data: st.DataObject) -> None:
    words = st.sampled_from(["Ana", "Ana Reis", "Board", "Harbour Board", "ferry", "channel"])
    sides = [
        annotated(
            entities=[
                person(f"{side}{n}", each, kind=data.draw(st.sampled_from(["person", "place"])))
                for n, each in enumerate(data.draw(st.lists(words, min_size=1, max_size=5)))
            ]
        )
        for side in "xy"
    ]
    [one], [other] = agreement(*sides), agreement(*reversed(sides))
    for name in ("exact", "relaxed"):
        first, second = getattr(one, name), getattr(other, name)
        assert (first.precision, first.recall) == (second.recall, second.precision)
        assert first.f1 == pytest.approx(second.f1)
    assert all(exact <= relaxed for exact, relaxed in zip(one.exact, one.relaxed, strict=True))
    [same] = agreement(sides[0], sides[0])
    assert same.exact == same.relaxed == Rates(1.0, 1.0, 1.0)
    assert all(each.same == each.items for each in same.labels)


def test_a_due_date_s_words_are_no_passage_of_its_force() -> None:
    due = {"on": "2023-07", "words": at("north channel")}
    [found] = agreement(annotated(commitments=[ferry(due=due)]), annotated(commitments=[ferry()]))
    assert found.exact == Rates(1.0, 1.0, 1.0)
