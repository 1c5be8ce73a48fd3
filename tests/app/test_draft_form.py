"""Filling in a record that is being made: where the highlight goes, what is shown."""

import pytest
from tests.app import piers
from tests.app.panels import opened
from tests.app.piers import span

from migwatch.app.screens.annotate import AnnotateScreen
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.screens.picker import Picker


@pytest.fixture
def article(make_corpus):
    return piers.write(make_corpus)


def on(article, words, nth=0):
    """Opens the menu on some words."""
    return opened(lambda: AnnotateScreen(article, *span(words, nth)))


async def form(driver, key):
    """The form of a kind of record."""
    await driver.press(key)
    await driver.until(lambda: isinstance(driver.app.screen, DraftForm))
    await driver.pilot.pause()
    return driver.app.screen


async def choose(driver):
    """Choose what is offered first."""
    form = driver.app.screen
    await driver.press("enter")
    await driver.until(lambda: isinstance(driver.app.screen, Picker))
    await driver.until(lambda: bool(driver.panel.rows))
    await driver.press("enter")
    await driver.until(lambda: driver.app.screen is form)
    await driver.pilot.pause()


async def test_after_an_optional_field_the_next_one_is_highlighted(article):
    async with on(article, "We will mend the pier") as driver:
        held = await form(driver, "c")
        # Those that must be given come first, and then what makes the record.
        while held.row.path:
            await choose(driver)
        held.highlight(("to",))
        await choose(driver)
        assert held.row.path == ("says", 0, "voice")
        await driver.press("m")
        held.highlight(("theme",))
        at = held.at
        await choose(driver)
        assert held.at == at + 1
        await driver.press("k", "x")
        assert held.at == at


async def test_a_field_that_holds_something_is_never_hidden(article):
    async with on(article, "boats") as driver:
        held = await form(driver, "e")
        few = [row.path for row in held.rows]
        await driver.press("m")
        held.put(("note",), "To be looked up")
        held.highlight(("note",))
        await driver.press("m")
        assert [row.path for row in held.rows] == [*few[:-1], ("note",), ()]
        assert held.row.path == ("note",)
        held.put(("note",), None)
        assert [row.path for row in held.rows] == few


async def test_letters_on_a_field_that_must_be_written_write_it(article):
    async with on(article, "boats") as driver:
        held = await form(driver, "w")
        await choose(driver)
        assert held.row.path == ("reading",)
        keys = [each.key for each in held.hints]
        assert keys[0] == "type" and "m" not in keys and "u" not in keys
        await driver.pilot.press(*"muMu", "space", *"jkx", "enter")
        await driver.until(lambda: held.value(("reading",)) == "muMu jkx")
        # Once it says something its letters are keys again.
        held.highlight(("reading",))
        assert "m" in [each.key for each in held.hints]
        await driver.press("u")
        assert held.value(("reading",)) is None
