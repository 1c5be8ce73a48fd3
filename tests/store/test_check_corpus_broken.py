"""Checking articles against each other where some are broken, many, or gone."""

import gc
import os
import re
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.store.linked import HEAD, Place, commitment, found, held, mentioning, placed

from migwatch.corpus.library import open_library
from migwatch.store import check_corpus, extract
from migwatch.store.check_corpus import CorpusChecks

Corpus = Callable[[dict[str, str]], tuple[Path, list[Place]]]

TO_SECOND = {"second.yaml": held(commitment("reopen-ferry"), commitment("dredge"))}


def test_a_commitment_that_cannot_be_read_may_be_named(corpus: Corpus) -> None:
    broken = commitment("dredge").replace("title: x", "titel: x")
    root, _ = corpus(
        {
            "accord.yaml": held(commitment("ferry", "restates second/dredge")),
            "second.yaml": held(broken),
        }
    )
    assert {problem.path.name for problem in found(root)} == {"second.yaml"}
    assert found(root / "accord.yaml") == []


@pytest.mark.parametrize("torn", ["[", "x", "", "commitments: x\n", HEAD + "commitments: x\n"])
def test_nothing_is_missed_that_a_broken_article_may_hold(corpus: Corpus, torn: str) -> None:
    root, _ = corpus(
        {"accord.yaml": held(commitment("ferry", "part_of torn/x")), "torn.yaml": torn}
    )
    assert {problem.path.name for problem in found(root)} == {"torn.yaml"}


def test_a_broken_entities_file_hides_no_link(corpus: Corpus) -> None:
    root, marked = corpus(
        {
            "accord.yaml": held(commitment("ferry", "part_of ¶gone/x"))
            + "entities: [{id: quay, kind: place, name: Quay, mentions: [ferry]}]\n",
            "second.yaml": mentioning("id: quay, kind: place, name: The Quay"),
            "entities.yaml": "entities: ¶*x\n",
        }
    )
    assert placed(found(root)) == marked


def test_two_files_of_one_id(corpus: Corpus) -> None:
    root, _ = corpus({"accord.yaml": HEAD, "accord.yml": HEAD})
    assert [str(problem) for problem in found(root)] == [
        f"{root / 'accord.yml'}: has the id of “accord.yaml”; rename one of them"
    ]


def test_a_long_circle_is_shown_short_and_once(corpus: Corpus) -> None:
    count = 30
    root, _ = corpus(
        {
            f"a{n:02}.yaml": held(commitment("x", f"part_of a{(n + 1) % count:02}/x"))
            for n in range(count)
        }
    )
    [problem] = found(root)
    assert "“a00/x > a01/x > a02/x > a03/x > a04/x > … > a00/x”" in problem.message


def test_no_article_is_held_and_only_files_with_a_finding_are_read_again(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, marked = corpus(
        {
            "accord.yaml": held(commitment("ferry", "restates ¶second/gone")),
            **TO_SECOND,
            "third.yaml": mentioning("id: quay, kind: place, name: Quay"),
        }
    )
    read: list[str] = []

    def noted(path: Path, *more: Any) -> bytes:
        read.append(path.name)
        return (root / path).read_bytes()

    library = open_library(root)
    checks = CorpusChecks(library.folder)
    articles = []
    for path in library.paths:
        loaded = library.load(path)
        checks.add(loaded)
        articles.append(weakref.ref(loaded.article))
        del loaded
    gc.collect()
    assert [article() for article in articles] == [None] * 3
    monkeypatch.setattr(check_corpus, "read_regular", noted)
    monkeypatch.setattr(extract, "read_regular", noted)
    assert placed(checks.problems(whole=True)) == marked
    assert read == ["accord.yaml"]
    assert checks.problems(whole=True) == checks.problems(whole=True)


def test_a_file_that_is_gone_meanwhile_is_reported_all_the_same(corpus: Corpus) -> None:
    root, _ = corpus({"accord.yaml": held(commitment("ferry", "restates gone/x"))})
    library = open_library(root)
    checks = CorpusChecks(library.folder)
    checks.add(library.load(library.paths[0]))
    (root / "accord.yaml").unlink()
    os.mkfifo(root / "accord.yaml")
    [problem] = checks.problems(whole=True)
    assert re.fullmatch(r".*accord\.yaml: no article has the id “gone”; .*", str(problem))


def test_no_more_problems_are_listed_than_anyone_can_read(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check_corpus, "PROBLEM_LIMIT", 10)
    links = [f"restates gone/x{n}" for n in range(20)]
    root, _ = corpus({"accord.yaml": held(commitment("ferry", *links))})
    problems = found(root)
    assert len(problems) == 11
    assert str(problems[-1]) == f"{root}: more than 10 problems; the rest are not listed"
