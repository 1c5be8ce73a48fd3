"""What is read ahead of the first step, and what is not."""

import pytest
from tests.editing.ferry import ANNOTATION, TEXT

from migwatch.editing import preparing, saving
from migwatch.editing.operations import Set
from migwatch.store.places import state_folder

NOTE = Set(record="reopen-ferry", field="note", value="First.")


@pytest.fixture
def path(make_corpus):
    return make_corpus(TEXT, ANNOTATION)


@pytest.fixture
def loads(monkeypatch):
    """Each time that a file is taken apart."""
    found = []
    whole = preparing.taken_apart

    def noted(*words):
        found.append(words[0])
        return whole(*words)

    for module in (preparing, saving):
        monkeypatch.setattr(module, "taken_apart", noted)
    return found


async def test_a_reader_who_selects_words_leaves_nothing_behind(open_explorer, path):
    before = path.read_bytes()
    async with open_explorer(path) as driver:
        await driver.press("v")
        await driver.until(lambda: driver.explorer._known is not None)
        await driver.press("escape")
    assert path.read_bytes() == before
    assert not (state_folder() / "journals").exists()


async def test_the_file_is_taken_apart_once(open_explorer, path, loads):
    async with open_explorer(path) as driver:
        await driver.press("v", "w", "w")
        await driver.until(lambda: driver.explorer._known is not None)
        driver.explorer.edit(NOTE)
        await driver.until(lambda: b"note: First." in path.read_bytes())
        assert loads == [path]
        assert driver.explorer._known is None


async def test_what_was_read_is_let_go_where_the_file_is_another(open_explorer, path):
    async with open_explorer(path) as driver:
        await driver.press("v")
        await driver.until(lambda: driver.explorer._known is not None)
        path.write_text(path.read_text().replace("Reopen the ferry", "Open it again"))
        driver.explorer.edit(NOTE)
        await driver.until(lambda: b"note: First." in path.read_bytes())
        assert b"Open it again" in path.read_bytes()


async def test_another_article_lets_go_of_it(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        await driver.press("v")
        await driver.until(lambda: driver.explorer._known is not None)
        await driver.press("escape", "right_square_bracket")
        assert driver.explorer._known is None
