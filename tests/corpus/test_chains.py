from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.steps import step

from migwatch.corpus.chain import Chain, ChainLink, Change, Contradiction
from migwatch.corpus.chains import JOINING, Told, chains
from migwatch.corpus.components import components
from migwatch.model.vocabulary import Corpus

CORPUS = msgspec.convert(
    {
        "title": "Harbours",
        "vocabularies": {
            "force": [{"term": "agreed"}, {"term": "will"}, {"term": "discussed"}],
            "theme": [{"term": "ports"}, {"term": "fish"}],
        },
    },
    Corpus,
)


def ids(found: list[Chain]) -> list[list[str]]:
    return [[each.id for each in chain.steps] for chain in found]


def only(*steps: Told) -> Chain:
    (chain,) = chains(steps, CORPUS)
    return chain


def test_links_within_and_across_articles_join() -> None:
    found = chains(
        [
            step("b/y", "2023-03", [("restates", "a/x"), ("under", "b/z")]),
            step("b/z", "2023-02", [("part_of", "alone-not-here")]),
            step("c/x", "2023-01"),
            step("a/x", "2023-01"),
        ],
        CORPUS,
    )
    assert ids(found) == [["a/x", "b/z", "b/y"], ["c/x"]]
    assert found[0].id == "a/x"
    assert found[0].articles == ("a", "b")
    assert found[0].links == (
        ChainLink("restates", "b/y", "a/x", ""),
        ChainLink("under", "b/y", "b/z", ""),
    )


@pytest.mark.parametrize("rel", sorted(JOINING))
def test_every_joining_relation_joins(rel: str) -> None:
    assert ids(chains([step("a/x"), step("b/y", None, [(rel, "a/x")])], CORPUS)) == [["a/x", "b/y"]]


@pytest.mark.parametrize(
    "link", [("mentions", "a/x"), ("under", "meeting"), ("restates", "other/x"), ("same_as", "y")]
)
def test_others_and_what_is_no_known_commitment_do_not(link: tuple[str, str]) -> None:
    assert ids(chains([step("a/x"), step("b/y", None, [link])], CORPUS)) == [["a/x"], ["b/y"]]


def test_of_two_with_one_id_the_first_counts() -> None:
    one, other = step("a/x", title="First"), step("a/x", title="Second")
    assert [chain.title for chain in chains([one, other], CORPUS)] == ["First"]


def test_the_oldest_step_comes_first_and_the_undated_last() -> None:
    join = [("same_as", "a/undated")]
    chain = only(
        step("a/undated"),
        step("b/published", links=join, published="2023-05-02"),
        step("b/later-there", links=join, published="2023-05-02", start=9),
        step("z/interval", "2023-04-30/2023-06", join),
        step("a/day", "2023-05-02", join),
        step("c/duration", "P1D", join, published="2022-01"),
        step("d/unreadable", "soon", join, published="2021"),
    )
    assert [each.id for each in chain.steps] == [
        "d/unreadable",
        "c/duration",
        "z/interval",
        "a/day",
        "b/published",
        "b/later-there",
        "a/undated",
    ]


def test_parties_themes_and_due_dates() -> None:
    chain = only(
        step("a/x", "2023-01", by=["es", "pt"], theme=["fish"], due={"on": "2024"}),
        step("b/y", "2023-02", [("same_as", "a/x")], by=["board", "pt"], theme=["ports", "fish"]),
    )
    assert chain.parties == ("es", "pt", "board")
    assert chain.themes == ("ports", "fish")
    assert [(step_id, due.on) for step_id, due in chain.dues] == [("a/x", "2024")]


def test_changes_of_force_from_step_to_step() -> None:
    join = [("restates", "a/one")]
    chain = only(
        step("a/one", "2023-01", force="will"),
        step("b/same-day", "2023-01", join, force="discussed"),
        step("c/same-force", "2023-02", join, force="discussed"),
        step("d/up", "2023-03", join, force="agreed"),
        step("e/down", "2023-04", join, force="will"),
        step("f/undated", None, join, force="agreed"),
    )
    assert chain.changes == (
        Change("c/same-force", "d/up", "strengthened", "discussed", "agreed"),
        Change("d/up", "e/down", "weakened", "agreed", "will"),
    )


def test_what_is_reaffirmed_keeps_its_force() -> None:
    join = [("restates", "a/one")]
    chain = only(
        step("a/one", "2023-01", force="agreed"),
        step("b/again", "2023-02", join, force="reaffirmed"),
        step("c/down", "2023-03", join, force="will"),
        step("d/again", "2023-04", join, force="reaffirmed"),
        step("e/same", "2023-05", join, force="will"),
    )
    assert chain.changes == (Change("a/one", "c/down", "weakened", "agreed", "will"),)


def test_a_change_is_one_of_what_a_step_is_linked_with() -> None:
    beyond = [("restates", "c/next"), ("restates", "b/next-part")]
    chain = only(
        step("a/whole", "2023-01", force="will"),
        step("a/part", "2023-01", [("part_of", "a/whole")], force="agreed"),
        step("b/next-part", "2023-02", [("part_of", "a/whole")], force="discussed"),
        step("c/next", "2023-03", [("supersedes", "a/whole")], force="discussed"),
        step("d/other", "2023-04", [("contradicts", "a/whole")], force="agreed"),
        step("e/both", "2023-05", beyond, force="discussed"),
    )
    assert chain.changes == (
        Change("a/whole", "c/next", "weakened", "will", "discussed"),
        Change("a/whole", "d/other", "strengthened", "will", "agreed"),
    )


@pytest.mark.parametrize("rel", ["follows_up", "part_of", "under"])
def test_another_thing_is_neither_stronger_nor_weaker(rel: str) -> None:
    chain = only(
        step("a/one", "2023-01", force="agreed"),
        step("b/other", "2023-02", [(rel, "a/one")], force="discussed"),
        step("c/third", "2023-03", [(rel, "b/other")], force="committed"),
    )
    assert chain.changes == ()


def test_contradictions_by_link_and_by_two_voices_on_one_thing() -> None:
    chain = only(
        step("a/one", "2023-01", force="agreed", who="ana"),
        step("b/other-voice", "2023-02", [("same_as", "a/one")], force="discussed", who="luis"),
        step("c/same-voice", "2023-03", [("same_as", "a/one")], force="discussed", who="ana"),
        step("d/same-force", "2023-04", [("same_as", "a/one")], force="agreed", who="luis"),
        step("e/restated", "2023-05", [("restates", "a/one")], force="discussed", who="luis"),
        step("f/against", "2023-06", [("contradicts", "a/one"), ("contradicts", "a/one")]),
    )
    assert chain.contradictions == (
        Contradiction("a/one", "b/other-voice", "force", ""),
        Contradiction("a/one", "f/against", "contradicts", ""),
    )


def test_a_link_that_contradicts_outweighs_one_that_says_the_same() -> None:
    links = [("contradicts", "a/one"), ("same_as", "a/one")]
    both = only(
        step("a/one", "2023-01", force="agreed", who="ana"),
        step("b/two", "2023-02", links, force="will", who="luis"),
    )
    assert [found.basis for found in both.contradictions] == ["contradicts"]


def test_what_is_made_later_is_not_known_yet() -> None:
    chain = only(
        step("a/x", "2023-01-31"),
        step("b/y", "2023-02-01", [("same_as", "a/x")]),
        step("c/z", "2023-03", [("same_as", "b/y"), ("contradicts", "a/x")], force="agreed"),
    )
    assert chain.as_of(date(2023, 1, 30)) is None
    january = chain.as_of(date(2023, 1, 31))
    assert january is not None
    assert [each.id for each in january.steps] == ["a/x"]
    assert january.links == ()
    february = chain.as_of(date(2023, 2, 28))
    assert february is not None
    assert [link.rel for link in february.links] == ["same_as"]
    assert february.contradictions == february.changes == ()
    assert chain.as_of(date(2023, 3, 1)) is chain


def test_what_only_a_later_step_joins_stays_together() -> None:
    chain = only(
        step("a/x", "2023-01"),
        step("b/y", "2023-02"),
        step("c/z", "2023-03", [("part_of", "a/x"), ("part_of", "b/y")]),
    )
    known = chain.as_of(date(2023, 2, 2))
    assert known is not None
    assert [each.id for each in known.steps] == ["a/x", "b/y"]


NAMES = [f"{article}/{name}" for article in "abc" for name in "xyz"]


@st.composite
def corpora(draw: st.DrawFn) -> list[Told]:
    """Commitments with links of every kind, some of which lead nowhere."""
    names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    targets = st.sampled_from([*NAMES, "x", "y", "z", "meeting", "d/x"])
    rels = st.sampled_from([*sorted(JOINING), "mentions"])
    days = st.one_of(st.none(), st.sampled_from(["2023", "2023-01-02", "2022-12"]))
    return [
        step(name, draw(days), draw(st.lists(st.tuples(rels, targets), max_size=3)))
        for name in names
    ]


def reached(tolds: list[Told]) -> set[frozenset[str]]:
    """The components by walking from each commitment, step for step."""
    known = {each.id for each in tolds}
    near: dict[str, set[str]] = {name: set() for name in known}
    for each in tolds:
        for link in each.commitment.links:
            to = link.to if "/" in link.to else f"{each.article}/{link.to}"
            if link.rel in JOINING and to in known:
                near[each.id].add(to)
                near[to].add(each.id)
    found = set()
    for name in known:
        seen, todo = {name}, [name]
        while todo:
            new = near[todo.pop()] - seen
            seen |= new
            todo += new
        found.add(frozenset(seen))
    return found


@given(corpora())
def test_chains_are_what_walking_along_links_reaches(tolds: list[Told]) -> None:
    found = chains(tolds, CORPUS)
    assert {frozenset(each.id for each in chain.steps) for chain in found} == reached(tolds)
    assert sum(len(chain.steps) for chain in found) == len(tolds)


@given(corpora(), st.randoms())
def test_the_order_of_the_commitments_makes_no_difference(tolds: list[Told], random: Any) -> None:
    shuffled = list(tolds)
    random.shuffle(shuffled)
    assert chains(shuffled, CORPUS) == chains(tolds, CORPUS)


@given(st.integers(1, 30), st.data())
def test_components_are_those_of_a_walk(count: int, data: st.DataObject) -> None:
    number = st.integers(0, count - 1)
    pairs = data.draw(st.lists(st.tuples(number, number)))
    held = {at: {at} for at in range(count)}
    for one, other in pairs:
        both = held[one] | held[other]
        for each in both:
            held[each] = both
    found = components(count, pairs)
    assert [set(each) for each in found] == [held[each[0]] for each in found]
    assert [each[0] for each in found] == sorted({min(each) for each in held.values()})
    assert all(each == sorted(each) for each in found)


def test_a_long_chain_is_joined_without_recursion() -> None:
    count = 50_000
    assert len(components(count, ((at, at + 1) for at in reversed(range(count - 1))))) == 1
