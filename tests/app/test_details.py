"""The details strip says what is highlighted, and `y` copies nothing else."""

import pytest

from migwatch.app.screens.details import DetailsScreen
from migwatch.app.screens.sheet import SheetView
from migwatch.app.settings import Settings
from migwatch.app.widgets.details import Details
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
            "Nothing to cite: go to a record, or select words with v or the mouse."
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


async def test_a_heading_that_cannot_be_edited_says_where_records_are(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2", "g", "E")
        [told] = driver.notices()
        assert told.startswith("This is a heading: go down (j")


async def test_what_the_strip_has_no_room_for_is_read_by_keys(open_explorer):
    async with open_explorer(size=(80, 24)) as driver:
        await driver.press("3", "j", "j")
        strip = driver.explorer.query_one(Details)
        lines = strip.virtual_size.height
        assert lines > strip.page
        shown = set()
        while True:
            top = round(strip.scroll_y)
            text = ["".join(s.text for s in strip.render_line(y)) for y in range(strip.page)]
            below = lines - top - strip.page
            assert (f"J {below} more" in text[-1]) == (below > 0)
            shown.update(range(top, top + strip.page - (below > 0)))
            if not below:
                break
            await driver.press("J")
        assert shown == set(range(lines))
        last = round(strip.scroll_y)
        await driver.press("K")
        assert strip.scroll_y == max(0, last - (strip.page - 1)) < last
        await driver.press("J", "j", "j")
        assert strip.scroll_y == 0


async def test_details_on_a_sheet(open_explorer):
    async with open_explorer(size=(80, 24)) as driver:
        await driver.press("3", "j", "j", "d")
        assert isinstance(driver.app.screen, DetailsScreen)
        told = driver.explorer.query_one(Details).told()
        sheet = driver.app.screen.query_one(SheetView)
        seen = ""
        for _ in range(20):
            for y in range(sheet.page):
                seen += "".join(s.text for s in sheet.render_line(y))
            await driver.press("pagedown")
        for parts in told:
            assert "".join("".join(p.text for p in parts).split()) in "".join(
                c for c in seen if not c.isspace() and c not in "│█"
            )
        await driver.press("d")
        assert driver.app.screen is driver.explorer


async def test_keys_of_the_hint_are_the_user_s(open_explorer):
    settings = Settings(keys={"details-down": "ctrl+j"})
    async with open_explorer(size=(80, 24), settings=settings) as driver:
        await driver.press("3", "j", "j")
        strip = driver.explorer.query_one(Details)
        assert "ctrl+j" in "".join(s.text for s in strip.render_line(strip.page - 1))
