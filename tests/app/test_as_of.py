"""The day from which the corpus is read, changed while it is read."""

from datetime import date

import pytest
from textual.widgets import Input

from migwatch.app.screens.day import DayScreen
from migwatch.app.screens.search import SearchScreen
from migwatch.app.widgets.bars import Header
from migwatch.app.widgets.search_bars import HintBar

KEYS = {"-": "minus", " ": "space"}


async def type_day(driver, words: str) -> DayScreen:
    await driver.press("at")
    screen = driver.app.screen
    assert isinstance(screen, DayScreen)
    await driver.press("ctrl+u", *(KEYS.get(character, character) for character in words))
    assert screen.query_one(Input).value == words
    return screen


async def set_day(driver, words: str) -> None:
    await type_day(driver, words)
    await driver.press("enter")
    await driver.until(lambda: not isinstance(driver.app.screen, DayScreen))


def header(driver) -> str:
    return "".join(part.text for part in driver.explorer.query_one(Header).parts()[1])


def rows(driver) -> list[str]:
    """What the rows of the commitments say."""
    explorer = driver.explorer
    return [
        "".join(part.text for part in explorer.describer.describe(row).left)
        for row in explorer.commitments.rows
    ]


async def to_dredging(driver) -> None:
    """Unfold the commitment with two later steps."""
    await driver.until(lambda: driver.explorer.article is not None)
    await driver.press("3", "g", "j")
    while "Dredge" not in driver.row():
        await driver.press("j")
    await driver.press("l")


async def test_statuses_schedules_and_history_follow_the_day(open_explorer, harbours):
    async with open_explorer(harbours / "spring.yaml") as driver:
        await to_dredging(driver)
        assert "status kept" in driver.details()
        assert "later than" not in driver.details()
        await set_day(driver, "2023-09-01")
        assert "Dredge" in driver.row()
        assert "status stalled" in driver.details()
        assert "upcoming" in driver.details()
        steps = [row for row in rows(driver) if "2023-" in row and "(" in row]
        assert steps[0].startswith("2023-08-10 stalled")
        assert steps[1].startswith("later: 2023-11-28 kept")
        await driver.press("J")
        assert "later than 2023-09-01" in driver.details()
        assert "as of 2023-09-01" in header(driver)


async def test_groups_by_status_and_due_date_follow_and_the_highlight_stays(
    open_explorer, harbours
):
    async with open_explorer(harbours / "spring.yaml") as driver:
        await to_dredging(driver)
        while driver.explorer.grouping != "status":
            await driver.press("t")
        assert any(row.startswith("kept ") for row in rows(driver))
        await set_day(driver, "2023-03-01")
        assert "Dredge" in driver.row()
        assert {row.text for row in driver.explorer.commitments.rows if row.record is None} == {
            "stated"
        }
        await driver.press("t")
        assert driver.explorer.grouping == "due"
        assert "upcoming · due 2023-12 " in " ".join(rows(driver))
        await set_day(driver, "2023-12-30")
        assert "met · due 2023-12 " in " ".join(rows(driver))


async def test_a_step_back_leads_to_the_list_as_of_the_new_day(open_explorer, harbours):
    async with open_explorer(harbours / "spring.yaml") as driver:
        await to_dredging(driver)
        while driver.explorer.grouping != "status":
            await driver.press("t")
        await driver.press("enter")
        assert driver.explorer.pane == "article"
        await set_day(driver, "2023-03-01")
        await driver.press("escape")
        assert driver.explorer.pane == "commitments"
        assert "Dredge" in driver.row()
        assert not any(row.startswith("kept ") for row in rows(driver))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2023-02", "more than a day; write it as 2023-02-28"),
        ("soon", "not a date; write it as 2024-01-19, or today"),
        ("2023-02-30", "not a date"),
    ],
)
async def test_what_is_no_day_is_told_as_it_is_typed(open_explorer, harbours, words, told):
    async with open_explorer(harbours / "spring.yaml") as driver:
        day = driver.explorer.as_of
        screen = await type_day(driver, words)
        assert told in screen.problem
        await driver.press("enter")
        assert driver.app.screen is screen
        await driver.press("escape")
        assert driver.explorer.is_current
        assert driver.explorer.as_of == day


async def test_empty_is_the_corpus_s_own_day_and_today_is_today(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        await set_day(driver, "today")
        assert driver.explorer.as_of == date.today()
        assert "as of" not in header(driver)
        await set_day(driver, "")
        assert driver.explorer.as_of == date(2024, 3, 1)
    async with open_explorer() as driver:
        await set_day(driver, "")
        assert driver.explorer.as_of == date.today()


async def test_escape_and_a_click_elsewhere_cancel(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        day = driver.explorer.as_of
        await type_day(driver, "2020-01-01")
        await driver.press("escape")
        await type_day(driver, "2020-01-01")
        await driver.pilot.click(offset=(5, 5))
        assert driver.explorer.is_current
        assert driver.explorer.as_of == day


async def test_the_day_stays_when_another_article_is_opened(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        await driver.until(lambda: driver.explorer.article is not None)
        first = driver.explorer.article
        await set_day(driver, "2023-09-01")
        await driver.press("right_square_bracket")
        await driver.until(lambda: driver.explorer.article is not first)
        assert driver.explorer.describer.as_of == date(2023, 9, 1)
        assert "as of 2023-09-01" in header(driver)


async def test_a_search_follows_and_keeps_its_highlight(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        await driver.until(lambda: driver.explorer.indexed)
        await driver.press("s", *"status", "colon", *"kept", "enter")
        screen = driver.app.screen
        assert isinstance(screen, SearchScreen)
        await driver.until(lambda: bool(screen.results.hits))
        found = {hit.unit.record for hit in screen.results.hits}
        assert "dredge-channel" in found
        await set_day(driver, "2023-09-01")
        await driver.until(lambda: not screen.results.hits)
        assert driver.explorer.as_of == date(2023, 9, 1)
        told = "".join(part.text for part in screen.query_one(HintBar).parts()[1])
        assert "as of 2023-09-01" in told
        await set_day(driver, "2024-03-01")
        await driver.until(lambda: {hit.unit.record for hit in screen.results.hits} == found)
        assert screen.focused is None


async def test_the_highlighted_result_stays_on_another_day(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        await driver.until(lambda: driver.explorer.indexed)
        await driver.press("s", *"ferry", "enter", "j", "j")
        screen = driver.app.screen
        hit, counts = screen.results.hit, screen.counts
        assert screen.results.at > 1
        await set_day(driver, "2023-03-01")
        await driver.until(lambda: screen.counts != counts)
        assert screen.results.hit == hit
