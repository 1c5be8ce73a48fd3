"""Articles checked against each other: links, circles, names."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store.linked import HEAD, Place, commitment, found, held, mentioning, placed, places

from migwatch.corpus.library import open_library
from migwatch.store.stages import load_now

Corpus = Callable[[dict[str, str]], tuple[Path, list[Place]]]

TO_SECOND = {"second.yaml": held(commitment("reopen-ferry"), commitment("dredge"))}


@pytest.mark.parametrize(
    ("message", "files"),
    [
        (
            "no article has the id “secnd”; did you mean “second/dredge”?",
            {"accord.yaml": held(commitment("ferry", "restates ¶secnd/dredge")), **TO_SECOND},
        ),
        (
            "no article has the id “zzz”; write it as its file is named, without the ending",
            {"accord.yaml": held(commitment("ferry", "restates ¶zzz/dredge")), **TO_SECOND},
        ),
        (
            "the article “second” has no commitment “reopen-fery”; did you mean “second/reopen-fe",
            {"accord.yaml": held(commitment("ferry", "under ¶second/reopen-fery")), **TO_SECOND},
        ),
        (
            "the article “second” has no commitment “zzz”; correct the id",
            {"accord.yaml": held(commitment("ferry", "part_of ¶second/zzz")), **TO_SECOND},
        ),
        (
            "the article “second” has no commitment “quay”; correct the id",
            {
                "accord.yaml": held(commitment("ferry", "restates ¶second/quay")),
                "second.yaml": mentioning("id: quay, kind: place, name: Quay"),
            },
        ),
        (
            "the commitment is linked with itself; take the link out",
            {"accord.yaml": held(commitment("ferry", "restates ¶accord/ferry"))},
        ),
        (
            "part_of runs in a circle: “accord/ferry > accord/ferry”; take one of these",
            {"accord.yaml": held(commitment("ferry", "part_of ¶accord/ferry"))},
        ),
        (
            "part_of runs in a circle: “a/x > b/y > b/z > a/x”; take one of these links out",
            {
                "a.yaml": held(commitment("x", "part_of ¶b/y")),
                "b.yaml": held(commitment("y", "part_of z"), commitment("z", "part_of a/x")),
            },
        ),
        (
            "the entity “quay” is “organisation” here and “place” in “accord”; move it to",
            {
                "accord.yaml": mentioning("id: quay, kind: place, name: Quay"),
                "second.yaml": mentioning("id: quay, kind: ¶organisation, name: The Quay"),
            },
        ),
        (
            "is “The Quay” here and “Quay” in “accord”; move it to entities.yaml, or give one",
            {
                "accord.yaml": mentioning("id: quay, kind: place, name: Quay"),
                "second.yaml": mentioning("id: quay, kind: place, name: ¶The Quay"),
                "third.yaml": mentioning("id: quay, kind: place, name: The Quay"),
            },
        ),
        (
            "“the BOARD” is a name of “board” too; take it out of one of them, or tell them",
            {
                "accord.yaml": HEAD,
                "entities.yaml": """\
entities:
  - {id: board, kind: organisation, name: Board, aliases: [The  Board, Board]}
  - {id: council, kind: organisation, name: Council, aliases: [x, ¶the BOARD]}
""",
            },
        ),
        (
            "“Straße” is a name of “one” too",
            {
                "accord.yaml": HEAD,
                "entities.yaml": """\
entities: [{id: one, kind: place, name: STRASSE}, {id: two, kind: place, name: ¶Straße}]
""",
            },
        ),
    ],
    ids=lambda value: value[:32] if isinstance(value, str) else "",
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_each_problem_is_reported_once_where_it_stands(
    corpus: Corpus, message: str, files: dict[str, str], ending: str
) -> None:
    root, marked = corpus(files)
    for name in files:
        path = root / name
        path.write_bytes(path.read_bytes().replace(b"\n", ending.encode()))
    problems = found(root)
    assert placed(problems) == marked
    assert len(marked) == 1
    assert message in problems[0].message
    assert str(problems[0]).isprintable()


@pytest.mark.parametrize("to", ["/dredge", "second/", "second/a/b", "second//b", "second/A"])
def test_a_link_of_another_form_is_reported_in_its_own_article(corpus: Corpus, to: str) -> None:
    root, marked = corpus({"accord.yaml": held(commitment("ferry", f"restates ¶{to}"))})
    library = open_library(root / "accord.yaml")
    [problem] = library.load(library.paths[0]).problems
    assert placed([problem]) == marked
    assert "leads nowhere; write article/commitment, two ids" in problem.message


def test_what_fits_together_is_no_problem(corpus: Corpus) -> None:
    root, _ = corpus(
        {
            "accord.yaml": held(
                commitment("ferry", "restates second/dredge", "part_of second/reopen-ferry"),
                commitment("quay", "part_of second/reopen-ferry", "restates accord/ferry"),
            ),
            **TO_SECOND,
            "third.yaml": mentioning(
                "id: monday, kind: time, name: Monday",
                "id: two, kind: quantity, name: two",
                "id: board, kind: organisation, name: Another Board",
            ),
            "fourth.yaml": mentioning(
                "id: monday, kind: time, name: that day",
                "id: two, kind: time, name: two",
                "id: board",
            ),
            "entities.yaml": "entities: [{id: board, kind: organisation, name: Board}]\n",
        }
    )
    assert found(root) == []
    assert all(found(path) == [] for path in root.glob("[!ce]*.yaml"))


def test_one_article_is_checked_against_those_it_names(corpus: Corpus) -> None:
    files = {
        "a.yaml": held(commitment("x", "part_of b/y", "restates ¶c/gone"))
        + "entities: [{id: quay, kind: place, name: Quay, mentions: [ferry]}]\n",
        "b.yaml": held(commitment("y", "part_of c/z")),
        "c.yaml": held(commitment("z", "part_of a/x", "restates nowhere/x"))
        + "entities: [{id: quay, kind: event, name: Quay, mentions: [ferry]}]\n",
        "d.yaml": held(commitment("w", "part_of a/x")),
    }
    root, _ = corpus(files)
    assert [p.message for p in found(root / "a.yaml")] == [
        "part_of runs in a circle: “a/x > b/y > c/z > a/x”; take one of these links out",
        "the article “c” has no commitment “gone”; correct the id",
    ]
    assert placed(found(root / "b.yaml")) == places("b.yaml", files["b.yaml"].replace("c/", "¶c/"))
    assert found(root / "d.yaml") == []
    assert len(found(root)) == 4
    # From derived files, too.
    for name in ("a", "b", "c"):
        load_now(root / f"{name}.yaml", open_library(root).folder)
    assert len(found(root / "a.yaml")) == 2
