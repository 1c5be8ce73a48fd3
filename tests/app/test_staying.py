"""What is selected after a change: the passage that was added, the record under its new id."""

import pytest
from tests.app import piers
from tests.app.piers import span

from migwatch.app.screens.annotate import AnnotateScreen
from migwatch.app.screens.form import Form
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.picker import Picker
from migwatch.app.screens.tick_list import TickList
from migwatch.app.selection import Selection
from migwatch.app.state import Selected
from migwatch.editing.operations import Rename


@pytest.fixture
def path(make_corpus):
    return make_corpus(piers.TEXT, piers.RECORDS)


async def shown(driver, kind):
    await driver.until(lambda: isinstance(driver.app.screen, kind))
    await driver.pilot.pause()


async def test_the_mention_that_was_added_is_selected(open_explorer, path):
    async with open_explorer(path) as driver:
        start, end = span("Ana Reis", 1)
        driver.explorer.annotate(Selection(driver.text, start, end))
        await shown(driver, AnnotateScreen)
        await driver.press("m")
        await shown(driver, Picker)
        await driver.until(lambda: bool(driver.app.screen.rows))
        await driver.press("enter")
        await shown(driver, TickList)
        await driver.press("enter")
        await driver.until(lambda: len(driver.explorer.article.record("reis").mentions) > 1)
        await driver.until(lambda: driver.explorer.selected == Selected("reis", 1))
        assert driver.explorer.cursor == start


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_a_record_with_another_id_stays_selected(open_explorer, path, pane):
    async with open_explorer(path) as driver:
        await driver.press("3", "j")
        assert driver.explorer.selected == Selected("mend-pier")
        await driver.press(pane)
        driver.explorer.select(Selected("mend-pier"))
        await driver.press("E")
        await shown(driver, Form)
        await driver.press("R")
        await shown(driver, LineScreen)
        await driver.press("ctrl+u", *"pier", "enter")
        await driver.until(lambda: driver.explorer.article.record("pier") is not None)
        await driver.press("escape")
        assert driver.explorer.selected == Selected("pier")
        await driver.press("u")
        await driver.until(lambda: driver.explorer.selected == Selected("mend-pier"))
        driver.explorer.edit(Rename(record="reis", to="ana"))
        await driver.until(lambda: driver.explorer.article.record("ana") is not None)
        assert driver.explorer.selected == Selected("mend-pier")
