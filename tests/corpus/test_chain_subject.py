"""What a chain is about, and how its steps belong together."""

import msgspec
import pytest
from tests.steps import step

from migwatch.corpus.chain import Chain
from migwatch.corpus.chain_relations import relations
from migwatch.corpus.chains import Told, chains
from migwatch.model.vocabulary import Corpus

FORCES = [{"term": "agreed"}, {"term": "will"}, {"term": "discussed"}]
CORPUS = msgspec.convert({"title": "Harbours", "vocabularies": {"force": FORCES}}, Corpus)


def only(*steps: Told) -> Chain:
    (chain,) = chains(steps, CORPUS)
    return chain


def test_a_chain_is_about_what_most_steps_tell_of() -> None:
    chain = only(
        step("a/sea", "2023-01", force="will", by=["es"]),
        step("b/sea-again", "2023-02", [("restates", "a/sea")], force="discussed", by=["pt"]),
        step("c/meeting", "2023-03", [("follows_up", "a/sea")], force="agreed", by=["board"]),
    )
    assert [each.id for each in chain.subject] == ["a/sea", "b/sea-again"]
    assert (chain.title, chain.parties) == ("Title of sea", ("es", "pt"))


def test_among_equals_it_is_about_the_strongest_then_the_newest() -> None:
    chain = only(
        step("a/weak", "2023-01", force="discussed"),
        step("b/strong", "2023-02", [("follows_up", "a/weak")], force="agreed"),
        step("c/strong-too", "2023-03", [("follows_up", "a/weak")], force="agreed"),
        step("d/undated", None, [("follows_up", "a/weak")], force="agreed"),
    )
    assert chain.title == "Title of strong-too"


@pytest.mark.parametrize("rel", ["part_of", "under", "contradicts"])
def test_what_stands_aside_does_not_name_a_chain(rel: str) -> None:
    chain = only(
        step("a/whole", "2023-01", force="discussed"),
        step("b/aside", "2023-02", [(rel, "a/whole")], force="agreed"),
        step("c/aside-again", "2023-03", [("restates", "b/aside")], force="agreed"),
    )
    assert chain.title == "Title of whole"
    circle = only(
        step("a/x", "2023-01", [(rel, "b/y")]),
        step("b/y", "2023-02", [(rel, "a/x")], force="agreed"),
    )
    assert circle.title == "Title of y"


def test_each_step_says_what_it_is_to_the_one_before() -> None:
    chain = only(
        step("a/one", "2023-01", [("part_of", "c/three")]),
        step("b/two", "2023-02", [("follows_up", "a/one")]),
        step("c/three", "2023-03", [("restates", "b/two"), ("contradicts", "a/one")]),
        step("d/four", "2023-04", [("restates", "b/two"), ("follows_up", "c/three")]),
        step("e/five", "2023-05", [("part_of", "f/six")]),
        step("f/six", "2023-06", [("same_as", "a/one")]),
    )
    assert {name: (held.words, held.older.id) for name, held in relations(chain).items()} == {
        "b/two": ("follows up", "a/one"),
        "c/three": ("contradicts", "a/one"),
        "d/four": ("follows up", "c/three"),
        "f/six": ("the whole of", "e/five"),
    }
