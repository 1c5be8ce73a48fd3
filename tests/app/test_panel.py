"""The steps of an article, and what the mouse does in any panel."""

from tests.app.panels import opened

from migwatch.app.screens.history import HistoryScreen
from migwatch.editing.journal import Entry


def step(number: int, words: str) -> Entry:
    when = f"2024-03-01T10:0{number}:00+00:00"
    return Entry(number=number, when=when, words=words, changes=(), base="", result="")


STEPS = [
    (step(1, "Set force of mend-pier to agreed"), True),
    (step(2, "Merge ivo into reis"), True),
    (step(3, "Delete boats"), False),
]


async def test_the_last_step_that_counts_is_highlighted():
    async with opened(lambda: HistoryScreen(STEPS)) as driver:
        assert "Merge ivo into reis" in driver.row()
        assert "undone" in driver.lines()[0]
        await driver.press("down")
        assert driver.panel.told == "Set force of mend-pier to agreed"
        await driver.press("enter")
        assert await driver.given() == 1


async def test_no_step_at_all():
    async with opened(lambda: HistoryScreen([])) as driver:
        assert driver.lines()[0].strip() == "Nothing has been changed yet."
        await driver.press("enter", "escape")
        assert await driver.given() is None


async def test_a_click_on_a_key_presses_it():
    async with opened(lambda: HistoryScreen(STEPS)) as driver:
        await driver.pilot.click("Hints", offset=(3, 0))
        assert await driver.given() == 2


async def test_a_click_on_keys_that_move_presses_none():
    async with opened(lambda: HistoryScreen(STEPS)) as driver:
        await driver.pilot.click("Hints", offset=(35, 0))
        await driver.press("escape")
        assert await driver.given() is None


async def test_a_click_beside_the_panel_leaves_all_as_it_is():
    async with opened(lambda: HistoryScreen(STEPS)) as driver:
        await driver.pilot.click(offset=(0, 0))
        assert await driver.given() is None


async def test_a_second_click_on_a_row_chooses_it():
    async with opened(lambda: HistoryScreen(STEPS)) as driver:
        await driver.pilot.click("ListView", offset=(8, 2))
        assert "agreed" in driver.row()
        await driver.pilot.click("ListView", offset=(8, 2))
        assert await driver.given() == 1
