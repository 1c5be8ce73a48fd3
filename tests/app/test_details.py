"""The details strip says what is highlighted, and `y` copies nothing else."""

import pytest

from migwatch.model.records import Commitment, Entity


async def test_a_list_that_takes_the_focus_shows_its_own_row(open_explorer):
    async with open_explorer() as driver:
        explorer = driver.explorer
        await driver.press("2", "j", "1")
        entity = explorer.selected.record
        for key, kind in (("3", Commitment), ("2", Entity), ("tab", Commitment)):
            await driver.press(key)
            record = explorer.article.record(explorer.selected.record)
            assert isinstance(record, kind)
            assert explorer.listing.row.record == record.id
            title = record.name if isinstance(record, Entity) else record.title
            assert title in driver.details().replace("\n", " ")
        await driver.press("2")
        assert explorer.selected.record == entity


async def test_coming_back_to_a_list_keeps_the_passage(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2", "n", "n")
        before = driver.explorer.selected, driver.explorer.cursor
        assert before[0].nth == 2
        await driver.press("1", "2")
        assert (driver.explorer.selected, driver.explorer.cursor) == before


@pytest.mark.parametrize(
    ("keys", "definition"),
    [
        (["2", "g"], "A named human being."),
        (["2", "t", "t", "t", "G", "h"], "The statement is wrong"),
        (["3", "g"], "Root causes"),
        (["3", "t", "t", "t", "t", "g"], "It was kept."),
    ],
)
async def test_a_heading_is_explained_and_is_no_record(open_explorer, keys, definition):
    async with open_explorer() as driver:
        explorer = driver.explorer
        await driver.press(*keys)
        heading = explorer.listing.row
        assert heading.record is None
        assert definition in driver.details()
        assert f"{heading.number} record" in driver.details()
        assert explorer.selected is None
        await driver.press("y")
        assert driver.app.clipboard == ""
        assert driver.notices() == [
            "Nothing to cite: go to a record, or select words with the mouse."
        ]
        await driver.press("l", "j", "y")
        assert driver.passage() and driver.passage() in driver.app.clipboard


async def test_a_filter_that_finds_nothing_leaves_nothing_to_copy(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2", "j")
        before = driver.explorer.selected
        await driver.press("f", *"zzz")
        assert driver.explorer.selected is None
        assert driver.details() == ""
        await driver.press("enter", "y")
        assert driver.app.clipboard == ""
        await driver.press("escape")
        assert driver.explorer.selected == before
        assert driver.explorer.listing.row.record == before.record


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("exclamation_mark", "No problems."),
        ("right_square_bracket", "The only article of this corpus."),
        ("n", "No record is selected: go to one in a list, or press enter on its words."),
    ],
)
async def test_a_key_that_cannot_act_says_why(open_explorer, key, says):
    async with open_explorer() as driver:
        await driver.press(key, key)
        assert driver.notices() == [says]
