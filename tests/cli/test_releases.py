"""Questions to a corpus of real releases, linked with each other and the bundled article."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.releases import SEED, build, missing, recipes

from migwatch.cli import main
from migwatch.corpus.chain import Chain
from migwatch.corpus.chain_times import chain_schedule, chain_status
from migwatch.corpus.chains import chains
from migwatch.corpus.library import open_library
from migwatch.corpus.reading import all_told

pytestmark = pytest.mark.skipif(bool(missing()), reason="the texts are not beside the checkout")

Asked = Callable[..., list[dict]]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return build(tmp_path / "talks")


@pytest.fixture
def asked(corpus: Path, capsys: pytest.CaptureFixture[str]) -> Asked:
    def ask(verb: str, *words: str) -> list[dict]:
        capsys.readouterr()
        assert main([verb, *words, "--json"]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return ask


def chain_of(corpus: Path, step: str) -> Chain:
    library = open_library(corpus)
    found = chains(all_told(library), library.corpus)
    return next(chain for chain in found if any(each.id == step for each in chain.steps))


def ids(hits: list[dict]) -> set[str]:
    return {f"{hit['article']}/{hit['record']}" for hit in hits}


def test_nothing_is_wrong_with_it_and_it_is_of_some_size(corpus: Path):
    assert main(["check", str(corpus)]) == 0
    held = recipes().values()
    commitments = [each for recipe in held for each in recipe["commitments"]]
    assert len(commitments) >= 25
    assert len({each["id"] for recipe in held for each in recipe["entities"]}) >= 40
    library = open_library(corpus)
    links = [
        link.to
        for told in all_told(library)
        for link in told.commitment.links
        if link.to.partition("/")[0] not in (told.article, link.to)
    ]
    assert len(links) >= 12


def test_the_committee_s_meetings_are_one_chain_oldest_first(corpus: Path):
    chain = chain_of(corpus, "tfc-december-2023/meet-in-mexico")
    assert [step.id for step in chain.steps] == [
        "tfc-april-2023/meet-in-summer",
        "tfc-december-2023/meet-in-mexico",
        f"{SEED}/fentanyl-committee-meeting",
        "readout-february-2024/fourth-meeting",
    ]
    assert [(each.was, each.now) for each in chain.changes] == [
        ("agreed", "announced"),
        ("announced", "will"),
    ]
    assert (chain_status(chain, date(2024, 1, 31)), chain_schedule(chain, date(2024, 1, 31))) == (
        "stated",
        "due",
    )
    assert (chain_status(chain, date(2024, 3, 1)), chain_schedule(chain, date(2024, 3, 1))) == (
        "kept",
        "met",
    )


def test_two_voices_tell_of_the_border_with_different_force(corpus: Path):
    chain = chain_of(corpus, f"{SEED}/keep-crossings-open")
    assert len(chain.articles) == 3
    (found,) = chain.contradictions
    assert (found.first, found.second, found.basis) == (
        "communique-december-2023/border-trade",
        f"{SEED}/keep-crossings-open",
        "force",
    )


def test_no_change_of_force_is_told_of_what_is_only_a_part(corpus: Path):
    chain = chain_of(corpus, "readout-february-2024/share-information")
    parts = {f"{SEED}/more-returns", "tfc-february-2024/embed-personnel"}
    assert parts < {step.id for step in chain.steps}
    assert not parts & {each for change in chain.changes for each in change[:2]}


def test_what_mexico_is_bound_to_and_who_says_so(asked: Asked, corpus: Path):
    found = asked("search", "kind:commitment by:mx force:agreed", str(corpus), "--limit", "0")
    assert {(hit["record"], hit["says"]) for hit in found} == {
        ("meet-in-mexico", "United States"),
        ("meet-in-washington", "United States and Mexico together"),
        ("keep-crossings-open", "Andrés Manuel López Obrador"),
        ("steps-and-timelines", "United States"),
        ("share-information", "United States"),
    }


def test_what_is_due_when(asked: Asked, corpus: Path):
    assert ids(asked("search", "kind:commitment due:2023-08", str(corpus))) == {
        "tfc-april-2023/meet-in-summer"
    }
    query = "kind:commitment schedule:overdue"
    assert asked("search", query, str(corpus), "--as-of", "2023-06-30") == []
    found = asked("search", query, str(corpus), "--as-of", "2023-07-01")
    assert ids(found) == {"tfc-april-2023/drug-surveillance"}


def test_what_was_told_again_in_another_article(asked: Asked, corpus: Path):
    rows = asked("timeline", str(corpus), "--as-of", "2024-06-01")
    again = {
        f"{mark['article']}/{mark['commitment']}"
        for row in rows
        for mark in row["marks"]
        if mark["kind"] == "restated"
    }
    assert {
        "tfc-february-2024/cut-flows",
        "communique-december-2023/promote-pathways",
        f"{SEED}/smuggling-crackdown",
    } <= again


def test_who_is_named_in_many_articles(asked: Asked, corpus: Path):
    found = asked("search", "kind:person entity:=liz-sherwood-randall", str(corpus), "--limit", "0")
    assert len({hit["article"] for hit in found}) == 7


def test_what_rests_on_a_single_voice(asked: Asked, corpus: Path):
    found = asked("search", "kind:commitment voices:1", str(corpus), "--limit", "0")
    single = {
        told.id
        for told in all_told(open_library(corpus))
        if len({says.who for says in told.commitment.says}) == 1
    }
    assert ids(found) == single
    assert f"{SEED}/keep-crossings-open" in single
    assert f"{SEED}/joint-efforts" not in single


def test_the_commitments_of_one_release_are_listed_by_force(asked: Asked, corpus: Path):
    release = corpus / "readout-february-2024.yaml"
    found = asked("list", "commitments", str(release), "--by", "force")
    forces = [each["force"] for each in found]
    assert set(forces) == {"agreed", "will", "reaffirmed", "discussed"}
    assert forces == sorted(forces, key=["agreed", "will", "reaffirmed", "discussed"].index)
    assert {each["article"] for each in asked("list", "commitments", str(corpus))} == {
        SEED,
        *recipes(),
    }
