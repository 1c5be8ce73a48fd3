"""Large articles: the text at once, the rest as it comes, the same in the end."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.store.derived_file import derived_path
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article
from migwatch.store.stages import Stage, beginning, load_in_stages, load_now

Make = Callable[..., Path]

LINES = [f"Ship {n} of \u00c9vora met the board." for n in range(4000)]
TEXT = "\n".join(LINES) + "\n"
HEAD = "format: migwatch/1\narticle: {text: accord.txt, sha256: %s, title: x}\n"


def annotation(head: str = "$HEAD\n") -> str:
    at = 0
    ships, words = [], []
    for n, line in enumerate(LINES):
        exact = line[: line.index(" met")]
        place = f"{{start: {at}, end: {at + len(exact)}, exact: {exact}}}"
        ships.append(f"- {{id: s{n}, kind: place, name: {exact}, mentions: [{place}]}}\n")
        words.append(f"- {{id: q{n}, voice: direct, speaker: s{n}, passage: {place}}}\n")
        at += len(line) + 1
    return f"{head}entities:\n{''.join(ships)}quotations:\n{''.join(words)}"


@pytest.fixture
def large(make_corpus: Make) -> Path:
    path = make_corpus(TEXT, annotation())
    assert path.stat().st_size > 512 << 10
    return path


def stages(path: Path) -> list[Stage]:
    return list(load_in_stages(path, open_folder(path.parent)))


def assert_ends_as_if_read_at_once(path: Path, found: list[Stage]) -> None:
    whole = load_article(path, open_folder(path.parent))
    last = found[-1]
    assert last.progress is None
    assert last.loaded is not None
    assert last.loaded.problems == whole.problems
    assert whole.article is not None
    assert last.loaded.article is not None
    assert last.loaded.article.text == whole.article.text
    # Compared in parts: a difference between thousands of records takes minutes to print.
    assert bool(last.loaded.article.annotation == whole.article.annotation)
    assert bool(last.loaded.article.marks.packed() == whole.article.marks.packed())


def test_a_large_article_comes_text_first_and_whole_in_the_end(large: Path) -> None:
    assert load_now(large, open_folder(large.parent)) is None
    first, *between, last = found = stages(large)
    assert first.progress == 0
    assert first.loaded is not None
    assert first.loaded.article is not None
    assert first.loaded.article.text == TEXT
    assert_ends_as_if_read_at_once(large, found)
    assert last.loaded is not None
    assert last.loaded.article is not None
    for section in ("entities", "quotations"):
        some = getattr(first.loaded.article.annotation, section)
        assert 0 < len(some) < len(LINES)
        assert getattr(last.loaded.article.annotation, section)[: len(some)] == some
    shares = [stage.progress for stage in between]
    assert shares
    assert shares == sorted(share for share in shares if share is not None)
    assert all(stage.loaded is None for stage in between)


def test_a_large_article_is_read_once(large: Path) -> None:
    stages(large)
    assert derived_path(large).exists()
    [stage] = stages(large)
    assert_ends_as_if_read_at_once(large, [stage])


@pytest.mark.parametrize(
    "head",
    [HEAD % ("0" * 64), HEAD % "$SHA256" + "x: y\n", HEAD % "x"],
    ids=["wrong hash", "unknown key", "no hash"],
)
def test_a_large_article_with_a_problem_is_shown_all_the_same(make_corpus: Make, head: str) -> None:
    path = make_corpus(TEXT, annotation(head))
    found = stages(path)
    assert len(found) > 2
    assert_ends_as_if_read_at_once(path, found)
    assert not derived_path(path).exists()


def test_a_large_annotation_without_a_text_gives_its_problems(large: Path) -> None:
    large.with_name("accord.txt").unlink()
    [stage] = stages(large)
    assert stage.loaded is not None
    assert stage.loaded.article is None
    assert stage.loaded.problems == load_article(large, open_folder(large.parent)).problems


@pytest.mark.parametrize("program", ["/bin/false", "/nonexistent", ""])
def test_a_large_article_is_read_where_no_other_process_can_do_it(
    large: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(sys, "executable", program)
    assert_ends_as_if_read_at_once(large, stages(large))


def test_nothing_that_lies_in_the_working_folder_is_run(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("migwatch", "msgspec", "yaml", "platformdirs"):
        large.with_name(f"{name}.py").write_text("open('run', 'w').close()\nraise SystemExit\n")
    monkeypatch.chdir(large.parent)
    found = stages(large)
    assert not large.with_name("run").exists()
    assert_ends_as_if_read_at_once(large, found)


def test_a_reader_who_turns_away_stops_the_other_process(large: Path) -> None:
    coming = load_in_stages(large, open_folder(large.parent))
    assert next(coming).progress == 0
    assert next(coming).loaded is None
    coming.close()
    assert not derived_path(large).exists()


def test_a_small_article_comes_at_once(make_corpus: Make) -> None:
    path = make_corpus("Harbour Board", "$HEAD\n")
    [stage] = stages(path)
    assert_ends_as_if_read_at_once(path, [stage])


def test_a_small_annotation_of_a_large_text_is_not_waited_for(make_corpus: Make) -> None:
    path = make_corpus("Harbour Board\n" * 80_000, "$HEAD\n")
    assert load_now(path, open_folder(path.parent)) is None


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_the_beginning_is_cut_between_records(ending: str) -> None:
    data = annotation("format: migwatch/1\n").replace("\n", ending).encode()
    head = beginning(data)
    assert len(head) < 52 << 10
    assert set(head.splitlines(keepends=True)) < set(data.splitlines(keepends=True))
    assert head.count(b"- {id: s") > 1
    assert head.count(b"- {id: q") > 1


@pytest.mark.parametrize("data", [b"", b"entities:", b"entities:\n", b"format: x\nclaims:\r\n- a"])
def test_what_is_short_is_its_own_beginning(data: bytes) -> None:
    assert beginning(data) == data
