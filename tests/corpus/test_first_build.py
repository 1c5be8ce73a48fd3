"""An index that is being built for the first time: asked meanwhile, and built by two at once."""

import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.bench.grammar import _CORPUS
from tests.corpus.test_builder import is_right, put, put_pack

from migwatch.corpus import index_articles
from migwatch.corpus.builder import update
from migwatch.corpus.library import Library
from migwatch.corpus.listed import SORTS
from migwatch.corpus.opening import open_index, read_into_memory
from migwatch.store.folder import open_folder


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Articles, some in a pack, of which some are broken."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "corpus.yaml").write_text(_CORPUS, "utf-8")
    for number in range(12):
        put(folder, number)
    for number in (2, 5, 7):
        path = folder / f"{number:07}.yaml"
        path.write_text(path.read_text("utf-8").replace("commitments:", "commitmnts:"), "utf-8")
    (folder / "0000009.yaml").write_text("format: [\n", "utf-8")
    (folder / "0000011.txt").unlink()
    put_pack(folder, 5)
    return folder


def tables(store) -> list[object]:
    """The table of articles in every order, all of it and by words, and where rows stand."""
    found: list[object] = []
    for sort in SORTS:
        for descending in (True, False):
            for words in ("", "0", "p"):
                rows = store.articles(sort, descending, words, 0, 100)
                middle = store.articles(sort, descending, words, 3, 4)
                places = [store.article_place(row.id, sort, descending, words) for row in rows]
                # Where an article was read from is known to an index alone.
                bare = [[replace(row, source="") for row in held] for held in (rows, middle)]
                found.append((bare, places))
    return found


@pytest.mark.parametrize("few", [0, 5_000])
def test_the_table_is_sorted_while_the_first_build_goes_on(corpus, few, monkeypatch):
    # Both ways in which an index sorts what has the words asked for.
    monkeypatch.setattr(index_articles, "_FEW", few)
    folder = open_folder(corpus)
    seen: list[tuple[int, list[object]]] = []

    def look(done: int, total: int) -> None:
        index = open_index(folder)
        assert index is not None
        try:
            seen.append((index.article_count(), tables(index)))
        finally:
            index.close()

    built = update(folder, look)
    assert built.reason == ""
    reference = read_into_memory(Library(folder, None, (), whole=True))
    assert [count for count, _ in seen] == [0, built.changed] == [0, reference.article_count()]
    assert seen[-1][1] == tables(reference)
    index = open_index(folder)
    assert index is not None
    assert tables(index) == seen[-1][1]
    index.close()


def test_two_that_build_at_once_make_one_right_index(corpus):
    command = [sys.executable, "-P", "-m", "migwatch.corpus.builder", str(corpus)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    ends = [each.communicate(timeout=60)[0].splitlines()[-1].split(" ", 2) for each in both]
    assert [each.returncode for each in both] == [0, 0]
    assert sum(int(changed) for _, changed, *_ in ends) == 17
    busy = "another migwatch-tui is bringing the index up to date"
    for _, changed, *reason in ends:
        assert changed == "17" or reason in ([], [""], [busy])
    assert is_right(corpus)
    index = open_index(open_folder(corpus))
    assert index is not None
    problems = index.articles("problems", True, "", 0, 5)
    assert {entry.id for entry in problems} == {
        "0000002",
        "0000005",
        "0000007",
        "0000009",
        "0000011",
    }
    assert all(entry.problems for entry in problems)
    index.close()
    assert update(open_folder(corpus)) == (0, "")
