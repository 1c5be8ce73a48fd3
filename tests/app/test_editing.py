"""Steps of editing in the explorer: on the screen, in the file, taken back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from tests.app.conftest import Driver
from tests.editing.ferry import ANNOTATION, TEXT, editing

from migwatch.app.screens.conflict import ConflictScreen
from migwatch.app.screens.history import HistoryScreen
from migwatch.editing.operations import Add, Delete, Rename, Set

Open = Callable[..., AbstractAsyncContextManager[Driver]]

FORCE = Set(record="reopen-ferry", field="force", value="agreed")


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus(TEXT, ANNOTATION)


async def test_a_step_is_on_the_screen_and_in_the_file(open_explorer: Open, path: Path):
    before = path.read_bytes()
    async with open_explorer(path) as driver:
        await driver.press("3")
        driver.explorer.edit(FORCE)
        await driver.until(lambda: b"force: agreed" in path.read_bytes())
        await driver.until(lambda: "agreed" in "\n".join(driver.lines("#commitments")))
        assert driver.explorer.done == "Set force of reopen-ferry to “agreed”"
        assert "✓ Set force of reopen-ferry to “agreed”" in driver.lines("Header")[0]
        await driver.press("u")
        await driver.until(lambda: path.read_bytes() == before)
        await driver.until(lambda: "will" in "\n".join(driver.lines("#commitments")))
        await driver.press("U")
        await driver.until(lambda: b"force: agreed" in path.read_bytes())


async def test_lists_keep_their_highlight_and_folding(open_explorer: Open, path: Path):
    async with open_explorer(path) as driver:
        await driver.press("2", "j", "j", "j")
        row = driver.row()
        driver.explorer.edit(Rename(record="harbour-board", to="board"))
        await driver.until(lambda: b"- id: board" in path.read_bytes())
        await driver.until(lambda: driver.explorer.article.record("board") is not None)
        assert driver.row() == row


async def test_what_cannot_be_done_is_told(open_explorer: Open, path: Path):
    before = path.read_bytes()
    async with open_explorer(path) as driver:
        driver.explorer.edit(Delete(record="harbour-board"))
        await driver.until(lambda: any("refer to" in each for each in driver.notices()))
        await driver.press("u")
        await driver.until(lambda: "nothing to undo" in driver.notices())
    assert path.read_bytes() == before


async def test_work_that_cannot_be_saved_is_told_of_until_it_is(open_explorer: Open, path: Path):
    aside = path.with_suffix(".aside")
    async with open_explorer(path) as driver:
        driver.explorer.edit(Set(record="reopen-ferry", field="title", value="First"))
        await driver.until(lambda: b"title: First" in path.read_bytes())
        path.rename(aside)
        driver.explorer.edit(FORCE)
        await driver.until(lambda: any("Your work is kept" in each for each in driver.notices()))
        aside.rename(path)
        driver.explorer._look()
        await driver.until(lambda: b"force: agreed" in path.read_bytes())
        await driver.until(lambda: driver.explorer.unsaved == "")
        assert not any("Your work is kept" in each for each in driver.notices())


async def test_what_somebody_else_saved_is_taken_in(open_explorer: Open, path: Path):
    async with open_explorer(path) as driver:
        driver.explorer.edit(FORCE)
        await driver.until(lambda: b"force: agreed" in path.read_bytes())
        path.write_text(path.read_text().replace("Reopen the ferry", "Open it again"))
        driver.explorer._look()
        await driver.until(
            lambda: driver.explorer.article.record("reopen-ferry").title == "Open it again"
        )


async def test_the_first_record_of_an_empty_annotation(
    open_explorer: Open, make_corpus: Callable[..., Path]
):
    path = make_corpus(TEXT, "$HEAD\n")
    async with open_explorer(path) as driver:
        driver.explorer.edit(
            Add(
                section="entities",
                record={"id": "ana", "kind": "person", "name": "Ana", "mentions": ["in Lisbon"]},
            )
        )
        await driver.until(lambda: b"- id: ana" in path.read_bytes())
        await driver.until(lambda: "Ana" in "\n".join(driver.lines("#records")))


async def test_going_back_to_a_step_and_forward_again(open_explorer: Open, path: Path):
    async with open_explorer(path) as driver:
        explorer = driver.explorer
        for title in ("First", "Second", "Third"):
            explorer.edit(Set(record="reopen-ferry", field="title", value=title))
            await driver.until(lambda title=title: title.encode() in path.read_bytes())
        for keys, title in ((["j", "j"], b"First"), (["k", "k"], b"Third")):
            await driver.press("H")
            await driver.until(lambda: isinstance(driver.app.screen, HistoryScreen))
            assert len(driver.app.screen.rows) == 3
            await driver.press(*keys, "enter")
            await driver.until(lambda title=title: title in path.read_bytes())
            await driver.until(
                lambda title=title: explorer.article.record("reopen-ferry").title.encode() == title
            )


async def test_what_was_left_unfinished_is_finished_and_told(open_explorer: Open, path: Path):
    aside = path.with_suffix(".aside")
    held = editing(path)
    path.rename(aside)
    held.do(FORCE)
    aside.rename(path)
    async with open_explorer(path) as driver:
        await driver.until(lambda: b"force: agreed" in path.read_bytes())
        await driver.until(lambda: driver.explorer.article.record("reopen-ferry").force == "agreed")
        await driver.until(lambda: any("Set force of" in each for each in driver.notices()))


@pytest.mark.parametrize(("key", "force"), [("y", b"agreed"), ("t", b"committed")])
async def test_what_waits_for_a_decision_is_asked_about(
    open_explorer: Open, path: Path, key: str, force: bytes
):
    aside = path.with_suffix(".aside")
    held = editing(path)
    path.rename(aside)
    held.do(FORCE)
    aside.write_bytes(aside.read_bytes().replace(b"force: will", b"force: committed"))
    aside.rename(path)
    async with open_explorer(path) as driver:
        await driver.until(lambda: isinstance(driver.app.screen, ConflictScreen))
        await driver.press(key)
        await driver.until(lambda: b"force: " + force in path.read_bytes())
        await driver.until(lambda: editing(path).choices == [])


async def test_going_back_leads_to_the_lists_as_they_are_now(
    open_explorer: Open, make_corpus: Callable[..., Path]
):
    path = make_corpus(TEXT, "$HEAD\n")
    async with open_explorer(path) as driver:
        # A search leaves a place to go back to.
        await driver.press("slash", *"ferry", "enter")
        assert driver.explorer.trail
        says = [{"exact": "the ferry", "voice": "indirect", "who": "unstated"}]
        record = {"id": "a", "title": "A", "force": "will", "by": ["pt"], "says": says}
        driver.explorer.edit(Add(section="commitments", record=record))
        await driver.until(lambda: len(driver.explorer.commitments.rows) > 1)
        rows = driver.explorer.commitments.rows
        await driver.press("escape")
        assert driver.explorer.trail == []
        assert driver.explorer.commitments.rows == rows
