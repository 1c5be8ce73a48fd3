"""Records that are begun and left are kept, and gone on with."""

import pytest
from tests.app import piers
from tests.app.panels import opened
from tests.app.piers import span

from migwatch.app.screens.annotate import AnnotateScreen
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.picker import Picker


@pytest.fixture
def article(make_corpus):
    return piers.write(make_corpus)


def on(article, words, drafts, selected=None):
    return opened(lambda: AnnotateScreen(article, *span(words), selected, drafts=drafts))


async def shown(driver, kind):
    await driver.until(lambda: isinstance(driver.app.screen, kind))
    await driver.pilot.pause()


async def choose(driver, letters):
    await driver.press("enter")
    await shown(driver, Picker)
    await driver.until(lambda: bool(driver.panel.rows))
    await driver.type(letters)
    await driver.press("enter")
    await driver.until(lambda: not isinstance(driver.app.screen, Picker))
    await driver.pilot.pause()


async def begin(driver):
    """Leave a claim whose kind is chosen."""
    await driver.press("k")
    await shown(driver, DraftForm)
    await choose(driver, "criticism")
    await shown(driver, DraftForm)
    assert driver.panel.hints[-1].words == "keep for later"
    await driver.press("escape")
    await shown(driver, AnnotateScreen)


async def test_what_is_left_is_there_when_the_same_is_begun_again(article):
    drafts = []
    async with on(article, "the pier is old", drafts) as driver:
        await begin(driver)
        assert driver.panel.problem == "it is kept as you left it; k or r goes on with it"
        await driver.press("k")
        await shown(driver, DraftForm)
        assert driver.panel.problem == "begun before: it is as you left it"
        assert "criticism" in driver.lines()[2]
        await choose(driver, "lund")
        await shown(driver, DraftForm)
        await choose(driver, "lund")
        await shown(driver, DraftForm)
        await driver.press("ctrl+s")
        (operation,) = await driver.given()
    assert (operation.record["kind"], operation.record["holder"]) == ("criticism", "lund")
    assert drafts == []


async def test_what_is_left_is_offered_with_other_words_too_and_thrown_away(article):
    drafts = []
    async with on(article, "the pier is old", drafts) as driver:
        await begin(driver)
        await driver.press("escape")
        assert await driver.given() is None
    async with on(article, "Lisbon", drafts) as driver:
        assert "begun: “the pier is old”" in driver.lines()[-1]
        await driver.press("r")
        await shown(driver, DraftForm)
        assert "The pier is old" in driver.lines()[0]
        await driver.press("escape")
        await shown(driver, AnnotateScreen)
        assert len(drafts) == 1
        await driver.press(*["down"] * 20, "x")
        assert drafts == []
        assert "begun" not in driver.lines()[-1]


async def test_an_untouched_form_leaves_nothing(article):
    drafts = []
    async with on(article, "the pier is old", drafts) as driver:
        await driver.press("k")
        await shown(driver, DraftForm)
        await driver.press("escape")
        await shown(driver, AnnotateScreen)
        assert (drafts, driver.panel.problem) == ([], "")


async def test_what_was_filled_in_is_undone_and_done_again(article):
    async with on(article, "the pier is old", []) as driver:
        await driver.press("k")
        await shown(driver, DraftForm)
        await driver.press("u")
        assert "nothing is filled in" in driver.panel.problem
        await choose(driver, "criticism")
        await shown(driver, DraftForm)
        await driver.press("u")
        assert "must be chosen" in driver.lines()[2]
        await driver.press("U")
        assert "criticism" in driver.lines()[2]


@pytest.mark.parametrize(
    ("key", "words", "lacking"), [("t", "July 2023", "value"), ("u", "boats", "value")]
)
async def test_a_missing_value_is_asked_for_once(article, key, words, lacking):
    async with on(article, words, []) as driver:
        await driver.press(key)
        await shown(driver, DraftForm)
        assert "should be written" in driver.lines()[0]
        await driver.press("ctrl+s")
        assert driver.panel.problem == f"{lacking} is missing; ctrl+s again makes it without"
        await driver.press("ctrl+s")
        if key == "u":
            assert driver.panel.problem.startswith("unit is missing")
            await driver.press("ctrl+s")
        (operation,) = await driver.given()
    assert "value" not in operation.record


async def test_a_quantity_is_a_number_and_its_period_a_duration(article):
    async with on(article, "1,200 boats", []) as driver:
        await driver.press("u", "enter")
        await shown(driver, LineScreen)
        await driver.press("ctrl+u", *"many", "ctrl+s")
        assert isinstance(driver.app.screen, LineScreen)
        await driver.press("ctrl+u", *"12", "ctrl+s")
        await shown(driver, DraftForm)
        await driver.press("g", "down", "down", "down", "enter")
        await shown(driver, LineScreen)
        await driver.press(*"2024", "ctrl+s")
        assert isinstance(driver.app.screen, LineScreen)
        await driver.press("ctrl+u", *"P1D", "ctrl+s")
        await shown(driver, DraftForm)
        await driver.press("ctrl+s")
        (operation,) = await driver.given()
    assert (operation.record["value"], operation.record["per"]) == ("12", "P1D")
