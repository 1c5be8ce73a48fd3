"""Packs as they are read: sound lines, and what is no pack at all."""

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from tests.store.packing import TEXT, dumped, line, names, told, written

from migwatch.corpus.library import Library, open_library
from migwatch.store import packed as packed_module
from migwatch.store import packs


def test_sound_lines_are_articles(packed: Callable[..., Library]) -> None:
    library = packed(line("one"), line("two", TEXT + "\u00e9\u2028\0\r\n"), line("\u00e9t\u00e9"))
    assert told(library) == []
    assert names(library) == ["one", "two", "\u00e9t\u00e9"]
    article = library.load(library.paths[1]).article
    assert article is not None
    assert article.text == TEXT + "\u00e9\u2028\0\r\n"
    assert article.annotation.commitments[0].says[0].exact == "Norvland wil"


def test_empty_lines_line_ends_and_a_mark_are_passed_over(packed: Callable[..., Library]) -> None:
    one, two, three = (dumped(line(name)) for name in ("one", "two", "three"))
    library = packed(b"\xef\xbb\xbf" + one + b"\r\n\r\n  \t\n\n" + two + b"\n\n" + three)
    assert told(library) == []
    assert names(library) == ["one", "two", "three"]
    library = packed(b"\n\n" + one + b"\nx\n" + two)
    assert [each[:13] for each in told(library)] == ["x.jsonl:4:1: "]
    assert names(library) == ["one", "two"]


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_a_pack_without_lines(packed: Callable[..., Library], data: bytes) -> None:
    library = packed(data)
    assert (told(library), library.paths, library.first) == ([], (), None)
    alone = open_library(library.folder.root / "x.jsonl")
    assert told(alone) == ["x.jsonl: holds no articles; name another pack, or a folder"]


def test_a_line_of_a_hundred_megabytes(root: Path) -> None:
    with (root / "x.jsonl").open("wb") as file:
        file.write(dumped(line("one")) + b"\n" + b"x" * 100_000_000 + b"\n")
        file.write(dumped(line("three")) + b"\n")
    library = open_library(root)
    assert [each[:26] for each in told(library)] == ["x.jsonl:2:1: is no JSON: J"]
    assert names(library) == ["one", "three"]


def test_a_line_that_is_too_long(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (packs, packed_module):
        monkeypatch.setattr(module, "LINE_LIMIT", 2000)
    monkeypatch.setattr(packs, "_READ", 300)
    long = dumped(line("two", "x" * 5000))
    (root / "x.jsonl").write_bytes(written(line("one"), long + b"\n", line("three"), long))
    library = open_library(root)
    message = "is longer than the 2,000 bytes that are read; give the article a file of its own"
    assert told(library) == [f"x.jsonl:2:1: {message}", f"x.jsonl:4:1: {message}"]
    assert names(library) == ["one", "three"]


def test_ids_that_stand_twice(packed: Callable[..., Library], root: Path) -> None:
    (root / "a.jsonl").write_bytes(written(line("one", TEXT + "first")))
    library = packed(line("one"), line("two"), line("two", TEXT + "again"), line("three"))
    message = "stands in a line before this, which counts; rename one of them, or take this line"
    assert [each.removesuffix(" out") for each in told(library)] == [
        f"x.jsonl:1:1: the id “one” {message}",
        f"x.jsonl:3:1: the id “two” {message}",
    ]
    assert names(library) == ["one", "two", "three"]
    articles = [library.load(library.path_of(name)).article for name in ("one", "two")]
    assert [each and each.text for each in articles] == [TEXT + "first", TEXT]


@pytest.mark.parametrize("ending", ["yaml", "yml"])
def test_an_article_with_a_file_of_its_own_is_the_file(
    packed: Callable[..., Library], root: Path, ending: str
) -> None:
    (root / "own.txt").write_text(TEXT)
    digest = sha256(TEXT.encode()).hexdigest()
    (root / f"accord.{ending}").write_text(
        f"format: migwatch/1\narticle: {{text: own.txt, sha256: {digest}, title: Own}}"
    )
    library = packed(line("accord"), line("other"))
    [problem] = told(library)
    assert problem == (
        "x.jsonl:1:1: the article “accord” has a file of its own, which counts; "
        "rename one of them, or take this line out"
    )
    loaded = library.load(library.path_of("accord")).article
    assert loaded is not None
    assert loaded.annotation.article.title == "Own"
    assert names(library) == ["accord", "other"]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_file_is_no_pack(
    packed: Callable[..., Library], root: Path, make: Callable[[Path], None]
) -> None:
    make(root / "no.jsonl")
    library = packed(line("one"))
    kind = "a folder" if make is Path.mkdir else "a named pipe"
    assert told(library) == [f"no.jsonl: is {kind}; name a regular file"]
    assert names(library) == ["one"]
    alone = open_library(root / "no.jsonl")
    if make is os.mkfifo:
        assert told(alone) == [f"no.jsonl: is {kind}; name a regular file"]


def test_a_corpus_may_be_named_like_a_pack(root: Path) -> None:
    folder = root.rename(root.with_name("corpus.jsonl"))
    (folder / "x.jsonl").write_bytes(written(line("one")))
    (folder / "own.txt").write_text(TEXT)
    digest = sha256(TEXT.encode()).hexdigest()
    (folder / "own.yaml").write_text(
        f"format: migwatch/1\narticle: {{text: own.txt, sha256: {digest}, title: Own}}"
    )
    library = open_library(folder)
    assert told(library) == []
    assert names(library) == ["own", "one"]


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("one/dredge", ""),
        (
            "one/dredger",
            "the article “one” has no commitment “dredger”; did you mean “one/dredge”?",
        ),
        ("oe/dredge", "no article has the id “oe”; did you mean “one/dredge”?"),
        ("bad/lost", ""),
    ],
)
def test_links_to_and_from_packed_articles(
    packed: Callable[..., Library], root: Path, to: str, message: str
) -> None:
    held = line("two")
    held["annotation"]["commitments"][0]["links"] = [{"rel": "restates", "to": to}]
    bad = line("bad")
    bad["annotation"]["commitments"].append({"id": "lost"})
    library = packed(line("one"), bad, held)
    expected = [f"x.jsonl:3:1: two: commitments.dredge.links[0].to: {message}"] if message else []
    assert [each for each in told(library) if ":2:1:" not in each] == expected
    alone = open_library(root / "x.jsonl" / "two")
    assert told(alone) == expected
