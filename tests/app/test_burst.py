"""Keys that are typed faster than the screen follows all have their effect, in their order."""

from tests.app import piers
from textual import events

_CHARACTERS = {"enter": "\r", "space": " ", "slash": "/"}


def burst(driver, *keys):
    """Press keys without waiting for any."""
    for key in keys:
        driver.app.post_message(
            events.Key(key, _CHARACTERS.get(key, key if len(key) == 1 else None))
        )


async def test_the_key_behind_that_which_keeps_a_filter_works(open_explorer, harbour):
    async with open_explorer(harbour.parent) as driver:
        burst(driver, "2", "f", *"pier", "enter", "enter")
        await driver.until(lambda: driver.explorer.pane == "article")
        await driver.pilot.pause()
        assert driver.explorer.records.filter == "pier"
        assert driver.explorer.selected.record == "pier"


async def test_what_is_taken_back_in_a_line_is_so_before_more_is_typed(open_explorer, harbour):
    async with open_explorer(harbour.parent) as driver:
        burst(driver, "2", "f", *"pix", "backspace", *"er", "enter", "j")
        await driver.until(lambda: not driver.explorer.filtering)
        await driver.pilot.pause()
        assert driver.explorer.records.filter == "pier"


async def test_words_are_found_and_selected_at_once(open_explorer, harbour):
    async with open_explorer(harbour.parent) as driver:
        burst(driver, "slash", *"stays", "enter", "v")
        await driver.until(lambda: driver.explorer.selection is not None)
        assert driver.explorer.selection.quote == "stays"
        assert not driver.explorer.finding


async def test_typing_goes_on_where_there_is_nothing_to_keep(open_explorer, harbour):
    async with open_explorer(harbour.parent) as driver:
        burst(driver, "slash", *"stayz", "enter", "backspace", "s")
        await driver.until(lambda: driver.matches() == ["stays"])
        assert driver.explorer.finding


async def test_a_commitment_is_made_in_one_go(open_explorer, make_corpus):
    path = make_corpus(piers.TEXT, piers.RECORDS)
    async with open_explorer(path) as driver:
        burst(driver, "slash", *"wait", "enter", "v", "a", "c")
        burst(driver, "enter", *"agre", "enter", "enter", *"boar", "enter")
        burst(driver, "enter", *"lund", "enter", "enter")
        await driver.until(lambda: driver.explorer.article.record("wait") is not None)
        made = driver.explorer.article.record("wait")
        assert (made.force, made.by, made.says[0].who) == ("agreed", ("board",), "lund")
        await driver.until(lambda: "id: wait" in path.read_text())


async def test_a_value_is_typed_in_one_go(open_explorer, make_corpus):
    path = make_corpus(piers.TEXT, piers.RECORDS)
    async with open_explorer(path) as driver:
        await driver.press("3", "j")
        assert driver.explorer.selected.record == "mend-pier"
        burst(driver, "E", "G", "enter", *"mxDa", "enter", "ctrl+s", "q")
        await driver.until(lambda: driver.app._exit)
        await driver.until(lambda: "note: mxDa" in path.read_text())


async def test_several_are_ticked_in_one_go(open_explorer, make_corpus):
    path = make_corpus(piers.TEXT, piers.RECORDS)
    async with open_explorer(path) as driver:
        await driver.press("3", "j")
        burst(driver, "E", "g", "down", "down", "down", "enter", *"lund", "space", "ctrl+u")
        burst(driver, *"spa", "space", "ctrl+s")
        await driver.until(
            lambda: driver.explorer.article.record("mend-pier").by == ("board", "lund", "es")
        )
