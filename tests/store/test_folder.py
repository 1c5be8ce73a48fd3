"""Corpora: what their folders and their corpus.yaml say, sound and broken."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.corpus.library import open_library
from migwatch.store.folder import bundled, open_folder

pytestmark = pytest.mark.usefixtures("each_parser")

Make = Callable[..., Path]

HERE = "\u00b6"
HARBOURS = "format: migwatch-corpus/1\ntitle: Harbours\n"
ANNOTATION = """\
$HEAD
entities:
- {id: x, kind: quay, name: X, party: pt, mentions: [Harbour Board]}
- {id: y, kind: place, name: Y, where: es, mentions: [Harbour Board]}
"""


def test_the_bundled_corpus_is_sound() -> None:
    library = open_library()
    assert library.paths
    assert library.all_problems() == []


def test_a_folder_lists_its_annotation_files_by_name(tmp_path: Path) -> None:
    names = ["b.yaml", "a.yml", "corpus.yaml", "entities.yaml", ".c.yaml", "d.txt", "e.yaml.bak"]
    for name in names:
        (tmp_path / name).touch()
    assert [path.name for path in open_folder(tmp_path).articles()] == ["a.yml", "b.yaml"]


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    [found] = open_library(tmp_path).problems
    assert found.message == "holds no annotation files; add one, or name another folder"


def test_a_folder_without_a_corpus_file_has_the_bundled_terms(tmp_path: Path) -> None:
    folder = open_folder(tmp_path)
    assert folder.problems == ()
    assert folder.corpus.title == tmp_path.name
    assert folder.corpus.vocabularies == open_folder(bundled()).corpus.vocabularies
    assert folder.corpus.party("us") is not None


def test_vocabularies_that_are_not_given_are_the_bundled_ones(make_corpus: Make) -> None:
    path = make_corpus(
        "x", "$HEAD\n", HARBOURS + "vocabularies: {kind: [{term: quay, label: Quays}]}\n"
    )
    folder = open_folder(path.parent)
    assert folder.problems == ()
    assert folder.corpus.knows("kind", "quay")
    assert not folder.corpus.knows("kind", "place")
    assert folder.corpus.knows("force", "agreed")
    assert folder.corpus.parties == ()


@pytest.mark.parametrize(
    ("message", "corpus"),
    [
        ("holds nothing; write `format: migwatch-corpus/1` and `title:`", "¶"),
        ("expected a mapping with format, title, texts", "¶[]"),
        ("`title` is missing; write `title: ...`", "¶format: migwatch-corpus/1\n"),
        ("did you mean `parties`?", HARBOURS + "¶partys: []\n"),
        ("found “x”, but this program reads migwatch-corpus/1", "format: ¶x\ntitle: x\n"),
        ("“May” is not a date; write it as 2024-01-19", HARBOURS + "as_of: ¶May\n"),
        ("“2023-05” is not a date; write it as 2024-01-19", HARBOURS + "as_of: ¶2023-05\n"),
        ("“/etc” is not a folder beside the corpus", HARBOURS + "texts: ¶/etc\n"),
        ("“../..” is not a folder beside the corpus", HARBOURS + "texts: ¶../..\n"),
        ("“..” is not a folder beside the corpus", HARBOURS + "texts: ¶..\n"),
        ("“a␀” is not a folder beside the corpus", HARBOURS + 'texts: ¶"a\\0"\n'),
        ("the key “title” stands twice here", HARBOURS + "¶title: x\n"),
        (
            "the party “pt” stands twice; keep one",
            HARBOURS + "parties:\n- {id: pt, name: P, short: P}\n- {id: ¶pt, name: Q, short: Q}\n",
        ),
        (
            "“unstated” has a meaning of its own; write another id",
            HARBOURS + "parties:\n- {id: ¶unstated, name: P, short: P}\n",
        ),
        (
            "the term “a” stands twice; keep one",
            HARBOURS + "vocabularies: {force: [{term: a}, {term: ¶a}]}\n",
        ),
        (
            "“claim” is a record of its own; write another term",
            HARBOURS + "vocabularies: {kind: [{term: ¶claim}]}\n",
        ),
        ("did you mean `force`?", HARBOURS + "vocabularies: {¶forse: [{term: a}]}\n"),
        ("did you mean `term`?", HARBOURS + "vocabularies: {force: [{term: a, ¶terms: b}]}\n"),
        ("expected a mapping with term", HARBOURS + "vocabularies: {force: [¶a]}\n"),
        ("expected a list, found “a”", HARBOURS + "vocabularies: {force: ¶a}\n"),
        ("expected a mapping, found a list", HARBOURS + "vocabularies: ¶[]\n"),
        ("a tab stands where the line is indented", HARBOURS + "¶\tx: y\n"),
    ],
    ids=lambda value: value[:24],
)
def test_what_is_wrong_with_a_corpus_file_is_reported_and_articles_still_load(
    make_corpus: Make, message: str, corpus: str
) -> None:
    path = make_corpus("Harbour Board", "$HEAD\n", corpus.replace(HERE, ""))
    library = open_library(path)
    [found] = library.problems
    before = corpus[: corpus.index(HERE)]
    place = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    assert found.path == path.parent / "corpus.yaml"
    assert (found.line, found.column) == place
    assert message in found.message
    loaded = library.load(path)
    assert loaded.problems == ()
    assert loaded.article is not None


def test_terms_are_let_be_where_they_cannot_be_known(make_corpus: Make) -> None:
    path = make_corpus("Harbour Board", ANNOTATION, HARBOURS + "parties: [\n")
    library = open_library(path)
    assert len(library.problems) == 1
    assert library.load(path).problems == ()


def test_the_sound_part_of_a_corpus_file_counts(make_corpus: Make) -> None:
    path = make_corpus(
        "Harbour Board",
        ANNOTATION,
        """\
title: [x]
as_of: "2023-05-02"
parties: [{id: pt, name: Portugal, short: PT}, {id: es, nom: Spain}, {name: x}, y]
vocabularies: {kind: [{term: quay, definition: x}, {term: place, meaning: x}, z], force: x}
""",
    )
    library = open_library(path)
    assert len(library.problems) == 10
    assert library.corpus.as_of == "2023-05-02"
    assert [party.id for party in library.corpus.parties] == ["pt", "es"]
    assert [term.term for term in library.corpus.vocabularies["kind"]] == ["quay", "place"]
    assert library.load(path).problems == ()


def test_a_corpus_file_that_is_no_file_does_not_hang(make_corpus: Make) -> None:
    path = make_corpus("Harbour Board", ANNOTATION)
    (path.parent / "corpus.yaml").unlink()
    os.mkfifo(path.parent / "corpus.yaml")
    library = open_library(path.parent)
    assert [(p.line, p.column, p.message) for p in library.problems] == [
        (0, 0, "is a named pipe; name a regular file")
    ]
    assert library.load(path).problems == ()


def test_a_folder_that_is_a_link_to_itself(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    library = open_library(loop / "accord.yaml")
    [found] = library.load(library.paths[0]).problems
    assert found.message == "is a link that leads back to itself; name the file itself"


def test_texts_may_not_come_from_behind_a_link(make_corpus: Make, tmp_path: Path) -> None:
    path = make_corpus("x", "$HEAD\n", HARBOURS + "texts: ../texts\n")
    (tmp_path / "texts").symlink_to("/etc")
    [found] = open_library(path).problems
    assert "“../texts” is not a folder beside the corpus" in found.message


def test_texts_within_the_corpus_may_be_named(make_corpus: Make) -> None:
    path = make_corpus("x", "$HEAD\n", HARBOURS + "texts: texts\n")
    assert open_library(path).problems == ()


def test_a_corpus_opened_through_a_link_is_the_same_corpus(
    make_corpus: Make, tmp_path: Path
) -> None:
    path = make_corpus("x", "$HEAD\n", HARBOURS + "texts: ../texts\n")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "link").symlink_to(path.parent)
    library = open_library(tmp_path / "elsewhere" / "link")
    assert library.all_problems() == []
    assert library.folder.texts == tmp_path / "texts"
