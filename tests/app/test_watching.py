"""Files that change while their article is open and nothing has been edited here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from tests.app.conftest import Driver
from tests.editing.ferry import ANNOTATION, TEXT, editing

from migwatch.app.screens.form import Form
from migwatch.app.screens.problems import ProblemsScreen
from migwatch.editing.operations import Set
from migwatch.store.folder import open_folder
from migwatch.store.packing import Packing, pack_articles

Open = Callable[..., AbstractAsyncContextManager[Driver]]

AMISS = "You see it as it was; ! says why."

FORCE = Set(record="reopen-ferry", field="force", value="agreed")


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus(TEXT, ANNOTATION)


def title(driver: Driver) -> str:
    return driver.explorer.article.record("reopen-ferry").title


def retitled(path: Path) -> None:
    path.write_text(path.read_text().replace("Reopen the ferry", "Open it again"))


async def noted(driver: Driver, path: Path) -> None:
    """Edit the article in the explorer, so that it is watched by what edits it."""
    driver.explorer.edit(Set(record="reopen-ferry", field="note", value="First."))
    await driver.until(lambda: b"note: First." in path.read_bytes())


async def test_a_change_comes_by_itself_and_leaves_the_reader_in_place(
    open_explorer: Open, path: Path
):
    async with open_explorer(path) as driver:
        await driver.press("2", "j", "j", "j")
        selected, row, cursor = driver.explorer.selected, driver.row(), driver.explorer.cursor
        assert selected is not None
        retitled(path)
        await driver.until(lambda: title(driver) == "Open it again")
        assert (driver.explorer.selected, driver.row()) == (selected, row)
        assert driver.explorer.cursor == cursor
        assert driver.explorer.done.startswith("Taken in")
        assert driver.explorer._held is None


async def test_words_stay_selected(open_explorer: Open, path: Path):
    async with open_explorer(path) as driver:
        await driver.press("v", "w")
        selection = driver.explorer.selection
        assert selection is not None
        retitled(path)
        await driver.until(lambda: title(driver) == "Open it again")
        assert driver.explorer.selection == selection


async def test_a_filter_stays(open_explorer: Open, path: Path):
    async with open_explorer(path) as driver:
        await driver.press("2", "f", *"Ana")
        rows = len(driver.explorer.records.rows)
        retitled(path)
        await driver.until(lambda: title(driver) == "Open it again")
        assert driver.explorer.filtering
        assert driver.explorer.records.filter == "Ana"
        assert len(driver.explorer.records.rows) == rows


async def test_a_form_shows_what_another_process_has_saved(open_explorer: Open, path: Path):
    async with open_explorer(path) as driver:
        await driver.press("3", "j", "j", "E")
        await driver.until(lambda: isinstance(driver.app.screen, Form))
        editing(path).do(FORCE)
        await driver.until(lambda: driver.app.screen._plain["force"] == "agreed")
        assert isinstance(driver.app.screen, Form)


@pytest.mark.parametrize("edited", [False, True])
async def test_a_broken_file_leaves_the_last_good_article(
    open_explorer: Open, path: Path, edited: bool
):
    async with open_explorer(path) as driver:
        if edited:
            await noted(driver, path)
        whole = path.read_text()
        path.write_text(whole[: len(whole) // 2].rstrip() + "\n  - [")
        await driver.until(lambda: driver.explorer.amiss != "")
        assert title(driver) == "Reopen the ferry"
        assert AMISS in driver.notices()
        assert "not as on disk" in driver.lines("Header")[0]
        assert driver.explorer.problems[0].line > 0
        await driver.press("C")
        assert AMISS in driver.notices()
        # It does not lie over what is opened, and is there again behind it.
        await driver.press("!")
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        await driver.until(lambda: AMISS not in driver.notices())
        await driver.press("escape")
        await driver.until(lambda: AMISS in driver.notices())
        path.write_text(whole)
        await driver.until(lambda: driver.explorer.amiss == "")
        await driver.until(lambda: driver.explorer.problems == ())
        assert AMISS not in driver.notices()
        retitled(path)
        await driver.until(lambda: title(driver) == "Open it again")


@pytest.mark.parametrize("edited", [False, True])
async def test_a_file_that_is_gone_is_told_of_until_it_is_back(
    open_explorer: Open, path: Path, edited: bool
):
    async with open_explorer(path) as driver:
        if edited:
            await noted(driver, path)
        aside = path.with_suffix(".aside")
        path.rename(aside)
        await driver.until(lambda: "does not exist" in driver.explorer.amiss)
        aside.rename(path)
        await driver.until(lambda: driver.explorer.amiss == "")


async def test_a_file_that_was_broken_from_the_start_appears_once_it_is_mended(
    open_explorer: Open, path: Path
):
    whole = path.read_text()
    path.write_text("format: [")
    async with open_explorer(path) as driver:
        assert driver.explorer.article is None
        path.write_text(whole)
        await driver.until(lambda: driver.explorer.article is not None)
        assert title(driver) == "Reopen the ferry"
        await driver.until(lambda: driver.explorer.problems == ())


@pytest.mark.parametrize("edited", [False, True])
async def test_a_text_that_changes_is_shown_with_what_fits(
    open_explorer: Open, path: Path, edited: bool
):
    text = path.with_name("accord.txt")
    async with open_explorer(path) as driver:
        if edited:
            await noted(driver, path)
        text.write_text(TEXT + " It rained.")
        await driver.until(lambda: driver.text.endswith("It rained."))
        await driver.until(lambda: any("SHA-256" in p.message for p in driver.explorer.problems))
        assert title(driver) == "Reopen the ferry"


async def test_an_article_that_is_packed_and_unpacked_is_followed(
    open_explorer: Open, harbours: Path
):
    pack = harbours / "x.jsonl"
    async with open_explorer(harbours / "spring.yaml") as driver:
        pack_articles(open_folder(harbours), pack, Packing(move=True), print)
        await driver.until(lambda: driver.explorer.path == pack / "spring")
        pack.write_text(pack.read_text("utf-8").replace("The spring talks", "The first talks"))
        await driver.until(
            lambda: driver.explorer.article.annotation.article.title == "The first talks"
        )
        from migwatch.store.unpack import unpack_article

        unpack_article(pack, "spring", open_folder(harbours))
        await driver.until(lambda: driver.explorer.path == harbours / "spring.yaml")
        assert driver.explorer.amiss == ""


async def test_what_is_taken_back_is_not_silently_another_ones(open_explorer: Open, path: Path):
    from tests.editing.test_faults_processes import adding, ended

    assert ended([adding(path, "a", 1)]) == [0]
    async with open_explorer(path) as driver:
        await driver.press("u")
        await driver.until(
            lambda: any("(made in another window at " in each for each in driver.notices())
        )
        await driver.press("U")
        await driver.until(lambda: b"id: a-0" in path.read_bytes())
