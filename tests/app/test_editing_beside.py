"""Editing in the explorer beside others, on disks that come and go, and over articles."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from tests.app.conftest import Driver
from tests.editing.ferry import ANNOTATION, TEXT

from migwatch.app.screens.conflict import ConflictScreen
from migwatch.app.screens.history import HistoryScreen
from migwatch.cli import main
from migwatch.editing.operations import Set

Open = Callable[..., AbstractAsyncContextManager[Driver]]

FORCE = Set(record="reopen-ferry", field="force", value="agreed")


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus(TEXT, ANNOTATION)


async def unsaved(driver: Driver, path: Path) -> Path:
    """Do a step that cannot be saved; where the file is meanwhile."""
    driver.explorer.edit(Set(record="reopen-ferry", field="note", value="First."))
    await driver.until(lambda: b"note: First." in path.read_bytes())
    aside = path.with_suffix(".aside")
    path.rename(aside)
    driver.explorer.edit(FORCE)
    await driver.until(lambda: driver.explorer.unsaved != "")
    return aside


async def test_unsaved_work_that_meets_another_change_is_asked_about(
    open_explorer: Open, path: Path
):
    async with open_explorer(path) as driver:
        aside = await unsaved(driver, path)
        aside.write_bytes(aside.read_bytes().replace(b"force: will", b"force: committed"))
        aside.rename(path)
        driver.explorer._look()
        await driver.until(lambda: isinstance(driver.app.screen, ConflictScreen))
        await driver.press("y")
        await driver.until(lambda: b"force: agreed" in path.read_bytes())


async def test_a_notice_about_unsaved_work_outlasts_other_notices(open_explorer: Open, path: Path):
    async with open_explorer(path) as driver:
        aside = await unsaved(driver, path)
        await driver.until(lambda: any("Your work is kept" in each for each in driver.notices()))
        for _ in range(2):
            # A command that cannot be done clears what was told before.
            await driver.press("C")
            await driver.until(lambda: "The only article of this corpus." in driver.notices())
            assert len(driver.notices()) == 2
            assert any("Your work is kept" in each for each in driver.notices())
        aside.rename(path)
        await driver.until(lambda: driver.explorer.unsaved == "")
        assert not any("Your work is kept" in each for each in driver.notices())


async def test_a_step_that_is_not_saved_yet_counts_in_the_history(open_explorer: Open, path: Path):
    async with open_explorer(path) as driver:
        aside = await unsaved(driver, path)
        await driver.press("H")
        await driver.until(lambda: isinstance(driver.app.screen, HistoryScreen))
        assert [counts for _, counts in driver.app.screen.rows] == [True, True]
        aside.rename(path)


async def test_what_could_not_be_saved_is_saved_though_another_article_is_open(
    open_explorer: Open, path: Path
):
    other = path.with_name("later.yaml")
    other.write_bytes(path.read_bytes())
    title = Set(record="reopen-ferry", field="title", value="Elsewhere")
    async with open_explorer(path.parent) as driver:
        assert driver.explorer.path == path
        aside = await unsaved(driver, path)
        driver.explorer.open(other)
        assert driver.explorer.unsaved == ""
        await driver.until(lambda: driver.explorer.article.id == "later")
        driver.explorer.edit(title)
        await driver.until(lambda: b"title: Elsewhere" in other.read_bytes())
        aside.rename(path)
        driver.explorer._look()
        await driver.until(lambda: b"force: agreed" in path.read_bytes())
        assert b"force: will" in other.read_bytes()


async def test_a_text_that_somebody_else_changes_is_shown(
    open_explorer: Open, path: Path, tmp_path: Path
):
    new, text = tmp_path / "new.txt", path.with_name("accord.txt")
    new.write_text(f"Lisbon, 2 May. {TEXT}")
    async with open_explorer(path) as driver:
        driver.explorer.edit(FORCE)
        await driver.until(lambda: b"force: agreed" in path.read_bytes())
        assert main(["rebase", str(path), str(new), "--in-place"]) == 0
        driver.explorer._look()
        await driver.until(lambda: driver.explorer.article.text.startswith("Lisbon, 2 May."))
        article = driver.explorer.article
        board = article.record("harbour-board").mentions[0]
        assert article.text[board.start : board.end] == board.exact
        await driver.press("u")
        await driver.until(lambda: driver.explorer.article.text == text.read_text() == TEXT)
        await driver.press("U")
        await driver.until(lambda: driver.explorer.article.text.startswith("Lisbon, 2 May."))
        assert text.read_text() == new.read_text()


async def test_what_is_done_while_the_file_cannot_be_read_comes_into_it(
    open_explorer: Open, path: Path
):
    whole = path.read_text()
    async with open_explorer(path) as driver:
        path.write_text(f"<<<<<<< HEAD\n{whole}=======\n{whole}>>>>>>> side\n")
        await driver.until(lambda: driver.explorer.amiss != "")
        driver.explorer.edit(FORCE)
        await driver.until(lambda: driver.explorer.unsaved != "")
        assert any("Your work is kept" in each for each in driver.notices())
        path.write_text(whole)
        await driver.until(
            lambda: path.read_text() == whole.replace("force: will", "force: agreed")
        )
        await driver.until(lambda: driver.explorer.unsaved == driver.explorer.amiss == "")
