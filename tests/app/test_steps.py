"""The history of an article, and the keys at the foot of a panel."""

from migwatch.app.screens.steps import StepsScreen
from tests.app.panels import opened

STEPS = [
    (1, "10:00", "Set force of mend-pier to agreed", False),
    (2, "10:05", "Merge ivo into reis", False),
    (3, "10:09", "Delete boats", True),
]


async def test_the_newest_step_that_is_in_effect_is_highlighted():
    async with opened(lambda: StepsScreen(STEPS)) as driver:
        assert "Merge ivo into reis" in driver.row()
        assert "undone" in driver.lines()[0]
        assert driver.panel.told == "Undoes 1 step: this one and all after."
        await driver.press("down")
        assert driver.panel.told == "Undoes 2 steps: this one and all after."
        await driver.press("u")
        assert await driver.given() == 1


async def test_what_is_undone_cannot_be_undone_again():
    async with opened(lambda: StepsScreen(STEPS)) as driver:
        await driver.press("up", "enter")
        assert "undone already" in driver.panel.problem
        await driver.press("escape")
        assert await driver.given() is None


async def test_no_step_at_all():
    async with opened(lambda: StepsScreen([])) as driver:
        assert driver.lines()[0].strip() == "Nothing has been changed yet."
        await driver.press("enter", "escape")
        assert await driver.given() is None


async def test_a_click_on_a_key_presses_it():
    async with opened(lambda: StepsScreen(STEPS)) as driver:
        await driver.pilot.click("Hints", offset=(3, 0))
        assert await driver.given() == 2


async def test_a_click_beside_the_panel_leaves_all_as_it_is():
    async with opened(lambda: StepsScreen(STEPS)) as driver:
        await driver.pilot.click(offset=(0, 0))
        assert await driver.given() is None
