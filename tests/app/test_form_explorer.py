"""Forms over the explorer: undoing in them, leaving drafts, what a key needs."""

import pytest
from tests.app import piers

from migwatch.app.screens.annotate import AnnotateScreen
from migwatch.app.screens.confirm import Confirm
from migwatch.app.screens.conflict import ConflictScreen
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.screens.form import Form
from migwatch.app.screens.line import LineScreen
from migwatch.editing.operations import Delete, Set


@pytest.fixture
def path(make_corpus):
    return make_corpus(piers.TEXT, piers.RECORDS)


async def shown(driver, kind):
    await driver.until(lambda: isinstance(driver.app.screen, kind))
    await driver.pilot.pause()


def values(driver, key):
    return getattr(driver.explorer.article.record("mend-pier"), key)


async def note(driver, words):
    await shown(driver, Form)
    await driver.press("G", "enter")
    await shown(driver, LineScreen)
    await driver.press("ctrl+u", *words, "ctrl+s")
    await driver.until(lambda: values(driver, "note") == words)


async def test_changes_are_taken_back_and_done_again_in_the_form(open_explorer, path):
    before = path.read_bytes()
    async with open_explorer(path) as driver:
        await driver.press("3", "j", "E")
        await note(driver, "one")
        await note(driver, "two")
        form = driver.app.screen
        await driver.press("u")
        await driver.until(lambda: values(driver, "note") == "one")
        assert form.value(("note",)) == "one"
        await driver.press("u")
        await driver.until(lambda: path.read_bytes() == before)
        await driver.press("u")
        assert form.problem == "nothing has been changed in this form"
        await driver.press("U")
        await driver.until(lambda: values(driver, "note") == "one")
        await driver.press("ctrl+r")
        await driver.until(lambda: form.value(("note",)) == "two")


async def test_another_id_is_taken_back_in_the_form(open_explorer, path):
    async with open_explorer(path) as driver:
        await driver.press("3", "j", "E")
        await shown(driver, Form)
        form = driver.app.screen
        await driver.press("R")
        await shown(driver, LineScreen)
        await driver.press("ctrl+u", *"pier", "enter")
        await driver.until(lambda: driver.explorer.article.record("pier") is not None)
        await driver.press("u")
        await driver.until(lambda: driver.explorer.article.record("mend-pier") is not None)
        await driver.until(lambda: form.record == "mend-pier")
        assert driver.app.screen is form


async def test_quitting_asks_about_what_was_begun(open_explorer, path):
    async with open_explorer(path) as driver:
        await driver.press("v", "a")
        await shown(driver, AnnotateScreen)
        await driver.press("k")
        await shown(driver, DraftForm)
        await driver.press("g", "enter")
        await shown(driver, LineScreen)
        await driver.press("x", "enter")
        await shown(driver, DraftForm)
        await driver.press("escape", "escape", "escape", "q")
        await shown(driver, Confirm)
        assert [each[:2] for each in driver.app.screen.hints] == [
            ("enter y", "quit"),
            ("esc n", "stay"),
        ]
        await driver.press("n")
        assert not driver.app._exit
        await driver.press("q")
        await shown(driver, Confirm)
        await driver.press("y")
        await driver.until(lambda: driver.app._exit)


async def test_a_heading_says_what_editing_needs(open_explorer, path):
    async with open_explorer(path) as driver:
        await driver.press("3", "g", "E")
        (told,) = driver.notices()
        assert told == "This is a heading: go down (j ↓) to a record under it, then E."


@pytest.mark.parametrize(("query", "quote"), [("boats wait", "boats"), ("Reisl", "Reisl")])
async def test_a_selection_begins_with_the_current_match(open_explorer, path, query, quote):
    keys = {" ": "space"}
    async with open_explorer(path) as driver:
        await driver.press("slash", *(keys.get(each, each) for each in query), "enter", "v")
        assert driver.explorer.selection.quote == quote
        assert driver.explorer.match == driver.explorer.selection.span


async def changed_meanwhile(driver, words):
    """Ask for another note, while somebody else makes it another one."""
    await driver.press("3", "j", "E")
    await note(driver, "one")
    await driver.press("G", "enter")
    await shown(driver, LineScreen)
    driver.explorer.edit(Set(record="mend-pier", field="note", value="theirs"))
    await driver.until(lambda: values(driver, "note") == "theirs")
    await driver.press("ctrl+u", *words, "ctrl+s")


@pytest.mark.parametrize(("key", "kept"), [("y", "ours"), ("t", "theirs")])
async def test_what_became_another_value_while_it_was_asked_for_is_a_choice(
    open_explorer, path, key, kept
):
    async with open_explorer(path) as driver:
        await changed_meanwhile(driver, "ours")
        await shown(driver, ConflictScreen)
        assert values(driver, "note") == "theirs"
        await driver.press(key)
        await shown(driver, Form)
        await driver.until(lambda: values(driver, "note") == kept)
        assert f"note: {kept}" in path.read_text()


async def test_a_value_that_is_left_as_it_was_takes_nothing_back(open_explorer, path):
    async with open_explorer(path) as driver:
        await changed_meanwhile(driver, "one")
        await shown(driver, Form)
        assert values(driver, "note") == "theirs"


async def test_what_was_typed_for_a_record_that_is_gone_is_told(open_explorer, path):
    async with open_explorer(path) as driver:
        await driver.press("3", "j", "E")
        await shown(driver, Form)
        await driver.press("G", "enter")
        await shown(driver, LineScreen)
        driver.explorer.edit(Delete(record="mend-pier"))
        await driver.until(lambda: driver.explorer.article.record("mend-pier") is None)
        await driver.press(*"typed", "ctrl+s")
        await driver.until(lambda: driver.app.screen is driver.explorer)
        assert any("typed" in each and "deleted" in each for each in driver.notices())
