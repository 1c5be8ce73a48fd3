"""The bar in which queries are written."""

import pytest
from textual.events import Key, Paste

from migwatch.app.screens.help import HelpScreen
from migwatch.app.screens.sheet import SheetView
from migwatch.app.widgets.query_bar import QueryBar
from migwatch.app.widgets.query_parts import ProblemLine


async def test_a_bad_expression_is_shown_at_its_column_and_the_matches_stay(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"/p[ie]+r")
        assert driver.matches() == ["pier", "pier", "Pier", "peer", "pier"]
        line = driver.explorer.query_one(ProblemLine)
        assert not line.display
        await driver.press("(")
        assert len(driver.matches()) == 5
        assert line.display
        shown = line.render_line(0).text
        field = driver.explorer.query_one(QueryBar).field
        assert shown.strip() == "▲ missing )"
        assert shown.index("▲") == field.content_region.x + len("/p[ie]+r(")
        await driver.press("enter")
        assert driver.explorer.query(QueryBar)
        await driver.press("s", ")", "slash")
        assert not line.display
        assert driver.matches() == []


async def test_earlier_queries_come_back(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        for words in ("pier", "board"):
            await driver.press("slash", *words, "enter")
        await driver.press("escape")
        assert driver.explorer.found is None
        await driver.press("slash", *"me", "up")
        field = driver.explorer.query_one(QueryBar).field
        assert field.value == "board"
        assert driver.matches() == ["board"]
        await driver.press("up", "up")
        assert field.value == "pier"
        await driver.press("down", "down", "down")
        assert field.value == "me"
        assert driver.matches() == ["me"]


async def test_one_step_leads_back_from_any_number_of_queries(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"pier", "enter", "n", "slash")
        assert driver.explorer.query_one(QueryBar).field.value == "pier"
        await driver.press(*"peer", "escape")
        assert len(driver.matches()) == 4
        assert driver.title() == "2 of 4"
        await driver.press("slash", *"peer", "enter")
        assert driver.matches() == ["peer"]
        await driver.press("escape")
        assert driver.explorer.found is None
        assert driver.explorer.cursor == 0
        assert driver.explorer.trail == []


async def test_other_keys_leave_the_matches(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"pier", "f2")
        assert len(driver.matches()) == 4
        assert driver.explorer.query(QueryBar)


async def test_another_pane_closes_the_bar_and_escape_leads_back_to_the_matches(
    open_explorer, harbour
):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"pier", "tab")
        assert not driver.explorer.query(QueryBar)
        assert driver.explorer.pane == "records"
        await driver.press("escape")
        assert driver.explorer.pane == "article"
        assert len(driver.matches()) == 4


@pytest.mark.parametrize("keys", [["enter"], ["escape"], ["tab"], ["z", "z", "tab"]])
async def test_a_query_that_finds_nothing_leaves_nothing_behind(open_explorer, harbour, keys):
    async with open_explorer(harbour) as driver:
        await driver.press("slash")
        await driver.press(*keys)
        assert not driver.explorer.query(QueryBar)
        assert driver.explorer.found is None
        assert driver.explorer.trail == []


async def test_a_click_in_the_article_closes_the_bar(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"pier")
        await driver.pilot.click("#article", offset=(8 + len("The board m"), 0))
        await driver.pilot.pause()
        assert not driver.explorer.query(QueryBar)
        assert len(driver.matches()) == 4
        await driver.press("n")
        assert driver.title() == "1 of 4"
        await driver.pilot.click("#article", offset=(8, 0))
        await driver.pilot.pause()
        assert driver.explorer.selected == ("board", 0)
        assert driver.matches() == []
        await driver.press("escape")
        assert len(driver.matches()) == 4


async def test_pasted_lines_become_one_query(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash")
        field = driver.explorer.query_one(QueryBar).field
        field.post_message(Paste('"board \x1b[31mmet.\nThe pier"'))
        await driver.pilot.pause()
        assert field.value == '"board [31mmet. The pier"'


async def test_what_is_typed_before_the_bar_is_open_is_not_lost(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        for key, character in (("slash", "/"), *zip("quay", "quay", strict=True)):
            driver.app.post_message(Key(key, character))
        await driver.until(lambda: driver.says() == "no “quay”")
        await driver.press("escape", "2")
        for character in "fqo":
            driver.app.post_message(Key(character, character))
        await driver.until(lambda: driver.explorer.listing.filter == "qo")
        assert driver.app.is_running


async def test_a_letter_with_alt_is_not_typed(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash")
        driver.app.post_message(Key("alt+w", "w"))
        driver.app.post_message(Key("alt+x", "x"))
        bar = driver.explorer.query_one(QueryBar)
        await driver.until(lambda: bar.whole)
        await driver.pilot.pause()
        assert bar.field.value == ""


async def test_a_letter_and_what_it_finds_are_painted_in_one_frame(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash")
        frames = []
        display = driver.app._display
        driver.app._display = lambda screen, update: (frames.append(1), display(screen, update))
        for key in ("p", "i", "x", "backspace", "alt+w", "ctrl+g"):
            frames.clear()
            await driver.press(key)
            await driver.pilot.pause(0.1)
            assert len(frames) <= 1, key


async def test_help_tells_how_queries_are_written(open_explorer):
    async with open_explorer() as driver:
        await driver.press("question_mark")
        assert isinstance(driver.app.screen, HelpScreen)
        told = "\n".join("".join(p.text for p in line) for line in driver.app.screen.lines())
        for words in ("`pier`", "/pier[s]?/", "alt+w", "n and N then go from match to match"):
            assert words in told
        assert driver.app.screen.query_one(SheetView)
