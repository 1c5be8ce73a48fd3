"""The kept index follows the files of its corpus, whatever happens to either."""

import json
import multiprocessing
import os
import random
import resource
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.bench.grammar import _CORPUS, Grammar, as_yaml, packed

from migwatch.corpus.builder import update
from migwatch.corpus.index_file import index_path, locked
from migwatch.corpus.keeper import Keeper
from migwatch.corpus.library import open_library
from migwatch.corpus.opening import open_index, read_into_memory
from migwatch.store.folder import open_folder

AS_OF = date(2024, 3, 1)
QUERIES = (
    "kind:text",
    "kind:commitment by:mx",
    "ba*",
    "force:>=will -due:*",
    "published:2016..2018",
)


def put(folder: Path, number: int, seed: int = 0) -> None:
    """Write one article of the folder, another for another seed."""
    text, annotation = Grammar(number * 1000 + seed, 3000).article(number, 450, 6)
    (folder / f"{number:07}.txt").write_text(text, "utf-8")
    (folder / f"{number:07}.yaml").write_text(as_yaml(annotation), "utf-8")


def put_pack(folder: Path, articles: int, seed: int = 7) -> None:
    lines = packed(articles, seed=seed)
    renamed = (line.replace('{"id": "', '{"id": "p', 1) for line in lines)
    (folder / "more.jsonl").write_text("".join(f"{line}\n" for line in renamed), "utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "corpus.yaml").write_text(_CORPUS, "utf-8")
    for number in range(8):
        put(folder, number)
    put_pack(folder, 5)
    return folder


def told(store) -> list[object]:
    """Everything that a store says to some queries."""
    found: list[object] = []
    for query in QUERIES:
        page = store.search(query, AS_OF, limit=10_000)
        found.append([(hit.entry.id, hit.entry.source != "", hit.unit) for hit in page.hits])
        found.append(store.facets(query, AS_OF))
    return [*found, store.complete("by", ""), store.capabilities()[:2]]


def is_right(folder: Path) -> bool:
    """Whether the index says what the files say."""
    index = open_index(open_folder(folder))
    assert index is not None
    try:
        from migwatch.corpus.library import Library

        fresh = Library(open_folder(folder), None, (), whole=True)
        return told(index) == told(read_into_memory(fresh))
    finally:
        index.close()


def test_a_first_build_says_what_the_files_say(corpus):
    built = update(open_folder(corpus))
    assert built == (13, "")
    assert is_right(corpus)


def test_nothing_changed_is_nothing_done(corpus):
    update(open_folder(corpus))
    assert update(open_folder(corpus)) == (0, "")


def test_a_new_time_of_the_same_contents_is_noted_and_not_read_again(corpus):
    update(open_folder(corpus))
    os.utime(corpus / "0000003.yaml", (1, 1))
    seen: list[tuple[int, int]] = []
    assert update(open_folder(corpus), lambda *done: seen.append(done)).changed == 0
    assert seen[-1] == (1, 1)
    seen.clear()
    update(open_folder(corpus), lambda *done: seen.append(done))
    assert seen == [(0, 0)]
    assert is_right(corpus)


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: put(folder, 3, seed=1),
        lambda folder: put(folder, 99),
        lambda folder: (folder / "0000002.yaml").unlink(),
        lambda folder: (folder / "0000002.txt").unlink(),
        lambda folder: (folder / "0000004.txt").write_text("Another text.", "utf-8"),
        lambda folder: (folder / "0000005.yaml").write_text("format: [", "utf-8"),
        lambda folder: put_pack(folder, 9),
        lambda folder: put_pack(folder, 3),
        lambda folder: put_pack(folder, 5, seed=8),
        lambda folder: (folder / "more.jsonl").unlink(),
        lambda folder: (folder / "corpus.yaml").write_text(_CORPUS + "as_of: 2020-01-01\n"),
    ],
)
def test_what_changes_is_taken_in(corpus, change):
    update(open_folder(corpus))
    change(corpus)
    assert update(open_folder(corpus)).changed > 0
    assert is_right(corpus)


def test_a_packed_article_with_a_file_of_its_own_is_the_file(corpus):
    update(open_folder(corpus))
    line = json.loads((corpus / "more.jsonl").read_text("utf-8").splitlines()[0])
    text, annotation = line["text"] + " More.", line["annotation"]
    (corpus / f"{line['id']}.txt").write_text(text, "utf-8")
    annotation["article"] |= {"text": f"{line['id']}.txt", "title": "Unpacked"}
    (corpus / f"{line['id']}.yaml").write_text(as_yaml(annotation), "utf-8")
    update(open_folder(corpus))
    index = open_index(open_folder(corpus))
    assert index.article(line["id"]).title == "Unpacked"
    # The line is one that says what is wrong with it.
    assert index.article("more.jsonl:1").problems == 1
    assert index.capabilities().articles == 14
    assert is_right(corpus)


@pytest.mark.parametrize("shadow", ["file", "other pack"])
def test_what_an_article_hides_comes_out_when_it_goes(corpus, shadow):
    """Whichever comes first, and although the pack itself does not change."""
    pack = corpus / "more.jsonl"
    line = json.loads(pack.read_text("utf-8").splitlines()[2])
    if shadow == "file":
        hiding = corpus / f"{line['id']}.yaml"
        words = as_yaml(line["annotation"]).replace("title: ", "title: Hiding ")
    else:
        hiding = corpus / "a.jsonl"
        line["annotation"]["article"]["title"] = "Hiding"
        words = json.dumps(line)
    update(open_folder(corpus))
    titles = []
    for step in (lambda: None, lambda: hiding.write_text(words, "utf-8"), hiding.unlink):
        step()
        update(open_folder(corpus))
        assert is_right(corpus)
        index = open_index(open_folder(corpus))
        titles.append(index.article(line["id"]).title)
        index.close()
    assert titles[0] == titles[2]
    assert titles[1] != titles[0]
    assert update(open_folder(corpus)).changed == 0


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_a_pack_that_cannot_be_read_keeps_nothing_else_from_the_index(corpus, make):
    (corpus / "more.jsonl").unlink()
    make(corpus / "more.jsonl")
    make(corpus / "other.jsonl")
    assert update(open_folder(corpus)) == (10, "")
    index = open_index(open_folder(corpus))
    assert index.article("more.jsonl").problems == 1
    assert is_right(corpus)
    index.close()
    (corpus / "more.jsonl").unlink() if make is os.mkfifo else (corpus / "more.jsonl").rmdir()
    put_pack(corpus, 5)
    assert update(open_folder(corpus)).reason == ""
    assert is_right(corpus)


def damaged(path: Path, how: str) -> None:
    data = bytearray(path.read_bytes())
    if how == "cut":
        data = data[: len(data) // 3]
    elif how == "noise":
        rnd = random.Random(3)
        for at in range(8192, len(data)):
            data[at] = rnd.randrange(256)
    elif how == "no database":
        data = bytearray(b"something else")
    else:
        data = bytearray()
    path.write_bytes(data)


@pytest.mark.parametrize("how", ["cut", "noise", "no database", "empty"])
def test_a_damaged_index_is_made_anew(corpus, how):
    update(open_folder(corpus))
    path = index_path(corpus)
    damaged(path, how)
    put(corpus, 0, seed=5)
    for _ in range(2):
        built = update(open_folder(corpus))
    assert built.reason == ""
    assert is_right(corpus)


@pytest.mark.parametrize("how", ["cut", "noise", "no database", "empty"])
def test_a_damaged_index_does_not_keep_a_question_from_its_answer(corpus, how):
    library = open_library(corpus)
    update(library.folder)
    damaged(index_path(corpus), how)
    keeper = Keeper(library)
    page = keeper.ask(lambda store: store.search("kind:text", AS_OF, limit=1000))
    assert len({hit.entry.id for hit in page.hits}) == 13


def test_where_no_index_can_be_kept_questions_are_answered_from_memory(
    corpus, tmp_path, monkeypatch
):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    keeper = Keeper(open_library(corpus))
    *_, last = keeper.bring_up_to_date()
    assert "cannot be kept" in last.reason
    page = keeper.ask(lambda store: store.search("kind:text", AS_OF, limit=1000))
    assert len({hit.entry.id for hit in page.hits}) == 13


def test_a_full_disk_is_said_and_nothing_is_lost(corpus):
    def small() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    words = [sys.executable, "-P", "-m", "migwatch.corpus.builder", str(corpus)]
    done = subprocess.run(words, capture_output=True, text=True, preexec_fn=small, check=False)
    assert "the index cannot be kept" in done.stdout
    assert done.stderr == ""
    assert update(open_folder(corpus)).reason == ""
    assert is_right(corpus)


def test_only_one_brings_an_index_up_to_date(corpus):
    with locked(index_path(corpus)) as mine:
        assert mine
        assert "another" in update(open_folder(corpus)).reason
    assert update(open_folder(corpus)).changed == 13


def test_questions_are_answered_while_the_index_changes(corpus):
    update(open_folder(corpus))
    reader = open_index(open_folder(corpus))
    before = told(reader)
    put(corpus, 3, seed=2)
    assert told(reader) == before
    update(open_folder(corpus))
    assert told(reader) != before
    reader.close()


def test_broken_articles_are_in_the_index_with_their_problems(corpus):
    for number in range(20, 30):
        (corpus / f"{number:07}.yaml").write_text("format: [", "utf-8")
    update(open_folder(corpus))
    index = open_index(open_folder(corpus))
    assert index.article("0000025").problems > 0
    assert index.capabilities().articles == 23


def test_killed_at_any_moment_the_index_ends_right(corpus):
    rnd = random.Random(11)
    context = multiprocessing.get_context("fork")
    for round_ in range(200):
        change = rnd.randrange(4)
        number = rnd.randrange(12)
        if change == 0:
            (corpus / f"{number:07}.yaml").unlink(missing_ok=True)
        elif change == 1:
            put_pack(corpus, rnd.randrange(2, 7), seed=round_)
        else:
            put(corpus, number, seed=round_)
        if round_ % 40 == 39:
            index_path(corpus).unlink()
        child = context.Process(target=update, args=(open_folder(corpus),))
        child.start()
        child.join(timeout=rnd.random() * 0.06)
        child.kill()
        child.join()
        if round_ % 10 == 9:
            assert update(open_folder(corpus)).reason == ""
            assert is_right(corpus), round_
