"""What is said of an annotation whose text has changed: once, not of each passage."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.editing.ferry import ANNOTATION, TEXT

from migwatch.store.fix import fix_file
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus(TEXT, ANNOTATION)


def told(path: Path, text: str) -> list[str]:
    path.with_name("accord.txt").write_text(text)
    return [str(each) for each in load_article(path, open_folder(path.parent)).problems]


def test_all_passages_that_moved_are_one_problem(path: Path):
    hashed, passages = told(path, TEXT.replace("The", "A", 1).replace("Ana Reis would", "He will"))
    assert "is not the one that was annotated" in hashed
    assert passages.endswith(
        "3 passages do not stand where the file says, because the text has changed, and 2 records "
        "are left out: rebase moves them"
    )
    loaded = load_article(path, open_folder(path.parent))
    assert loaded.article is not None
    assert [each.id for each in loaded.article.records] == ["harbour-board"]
    assert loaded.article.is_of_another_text


def test_nothing_is_said_of_passages_that_stand(path: Path):
    assert len(told(path, f"{TEXT} It rained.")) == 1


def test_one_passage_is_one(path: Path):
    found = told(path, TEXT.replace("The board", "A board"))
    assert found[1].endswith(
        "1 passage does not stand where the file says, because the text has changed: "
        "rebase moves it"
    )


def test_what_is_wrong_by_itself_is_still_told(path: Path):
    path.write_text(path.read_text().replace("end: 17", "end: 4").replace("[pt]", "[nobody]"))
    found = told(path, f"News. {TEXT}")
    assert any("start 4 is not before end 4" in each for each in found)
    assert any("nobody" in each for each in found)


def test_each_passage_is_told_of_where_the_text_is_the_same(path: Path):
    path.write_text(path.read_text().replace("start: 4", "start: 5"))
    (found,) = told(path, TEXT)
    assert "the text has" in found and "write those" in found


def test_no_offsets_are_filled_in_from_another_text(path: Path):
    before = path.read_bytes()
    told(path, f"News. {TEXT}")
    assert fix_file(path, open_folder(path.parent)).filled == 0
    assert path.read_bytes() == before
