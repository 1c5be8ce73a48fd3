"""What is decided between two annotations is kept, and taken back one by one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from tests.app.conftest import Driver
from tests.editing.ferry import ANNOTATION, TEXT, editing

from migwatch.app.screens.adjudication import AdjudicationScreen
from migwatch.app.screens.form import Form
from migwatch.editing.apply import EditError
from migwatch.editing.going import take_back
from migwatch.editing.operations import Set
from migwatch.model.annotation import Annotation
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article

Open = Callable[..., AbstractAsyncContextManager[Driver]]

NAME = ("entities", "ana-reis", "name")
FORCE = ("commitments", "reopen-ferry", "force")
OTHER = ANNOTATION.replace("force: will", "force: agreed").replace("'Ana Reis'", "Ana M. Reis")


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus(TEXT, ANNOTATION)


@pytest.fixture
def other(path: Path) -> Annotation:
    head = path.read_text().split("# People", 1)[0]
    held = path.with_name("second.yaml")
    held.write_text(OTHER.replace("$HEAD\n", head))
    loaded = load_article(held, open_folder(path.parent))
    held.unlink()
    assert loaded.article is not None and loaded.problems == ()
    return loaded.article.annotation


async def differences(driver: Driver, other: Annotation) -> AdjudicationScreen:
    driver.explorer.adjudicate(other)
    return await shown(driver)


async def shown(driver: Driver) -> AdjudicationScreen:
    await driver.until(lambda: isinstance(driver.app.screen, AdjudicationScreen))
    screen = driver.app.screen
    assert isinstance(screen, AdjudicationScreen)
    await driver.until(lambda: len(screen.rows) > 0)
    assert [each.key for each in screen.rows] == [NAME, FORCE]
    return screen


def signs(screen: AdjudicationScreen) -> list[str]:
    return [screen.describe(row).left[0].text.strip() for row in screen.rows]


async def rename(driver: Driver, name: str) -> None:
    """Edit the highlighted difference in names by hand."""
    await driver.press("enter")
    form = driver.app.screen
    assert isinstance(form, Form)
    await driver.until(lambda: form.row is not None and form.row.path == ("name",))
    await driver.press("enter", "ctrl+u", *name, "enter", "escape")
    await driver.until(lambda: isinstance(driver.app.screen, AdjudicationScreen))


async def test_undo_takes_back_the_last_decision_and_only_it(
    open_explorer: Open, path: Path, other: Annotation
):
    async with open_explorer(path) as driver:
        screen = await differences(driver, other)
        await rename(driver, "Ana")
        await driver.until(lambda: b"name: Ana\n" in path.read_bytes())
        await driver.until(lambda: signs(screen) == ["✎", "·"] and screen.left == 1)
        await driver.press("j", "a")
        assert signs(screen) == ["✎", "A"]
        await driver.press("u")
        assert signs(screen) == ["✎", "·"]
        assert b"name: Ana\n" in path.read_bytes()
        await driver.press("u")
        await driver.until(lambda: b"name: 'Ana Reis'" in path.read_bytes())
        await driver.until(lambda: signs(screen) == ["·", "·"])
        await driver.until(lambda: screen.row.key == NAME)
        await driver.press("u")
        assert "nothing is decided" in screen.problem


async def test_undo_leaves_what_was_done_elsewhere(
    open_explorer: Open, path: Path, other: Annotation
):
    async with open_explorer(path) as driver:
        screen = await differences(driver, other)
        await driver.press("b")
        await driver.until(lambda: len(screen.rows) == 1)
        driver.explorer.edit(Set(record="reopen-ferry", field="title", value="Later"))
        await driver.until(lambda: b"title: Later" in path.read_bytes())
        await driver.press("u")
        await driver.until(lambda: "was done after it" in screen.problem)
        assert b"title: Later" in path.read_bytes() and b"Ana M. Reis" in path.read_bytes()
        driver.explorer.step(lambda held: held.undo())
        await driver.until(lambda: b"title: Later" not in path.read_bytes())
        await driver.press("u")
        await driver.until(lambda: b"Ana M. Reis" not in path.read_bytes())


async def test_decisions_outlast_the_program(open_explorer: Open, path: Path, other: Annotation):
    async with open_explorer(path) as driver:
        screen = await differences(driver, other)
        await rename(driver, "Ana")
        await driver.until(lambda: b"name: Ana\n" in path.read_bytes())
        await driver.press("j", "a")
        await driver.until(lambda: signs(screen) == ["✎", "A"])
        await driver.press("escape")
        await driver.press("q")
    async with open_explorer(path) as driver:
        screen = await differences(driver, other)
        assert signs(screen) == ["✎", "A"] and screen.left == 0
        await driver.press("u", "u")
        await driver.until(lambda: b"name: 'Ana Reis'" in path.read_bytes())
        await driver.until(lambda: signs(screen) == ["·", "·"])


async def test_a_decision_is_open_again_once_a_side_says_something_else(
    open_explorer: Open, path: Path, other: Annotation
):
    async with open_explorer(path) as driver:
        screen = await differences(driver, other)
        await driver.press("a", "a")
        assert signs(screen) == ["A", "A"]
        driver.explorer.edit(Set(record="ana-reis", field="name", value="Reis"))
        await driver.until(lambda: signs(screen) == ["·", "A"])


async def test_a_key_leads_back_to_the_differences(
    open_explorer: Open, path: Path, other: Annotation
):
    async with open_explorer(path) as driver:
        await driver.press("B")
        assert driver.app.screen is driver.explorer
        await differences(driver, other)
        await driver.press("a", "escape")
        assert driver.app.screen is driver.explorer
        assert "B leads back to what is to be decided." in driver.notices()
        await driver.press("B")
        assert signs(await shown(driver)) == ["A", "·"]


def test_taking_back_a_step_that_was_undone_says_so(path: Path):
    held = editing(path)
    done = held.do(Set(record="ana-reis", field="name", value="Ana"))
    held.undo()
    with pytest.raises(EditError, match="taken back already"):
        take_back(held, [done.number])
