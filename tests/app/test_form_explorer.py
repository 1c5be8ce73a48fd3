"""Forms over the explorer: undoing in them, leaving drafts, what a key needs."""

import pytest
from tests.app import piers

from migwatch.app.drafts import Draft, Drafts
from migwatch.app.screens.annotate import AnnotateScreen
from migwatch.app.screens.confirm import Confirm
from migwatch.app.screens.conflict import ConflictScreen
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.screens.form import Form
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.picker import Picker
from migwatch.editing.operations import Delete, Set
from migwatch.model.article import Article
from migwatch.store.places import state_folder


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


def claims(driver):
    return driver.explorer.article.annotation.claims


async def begin(driver):
    """Begin a claim, and leave it with a title of one letter."""
    await driver.press("v", "a")
    await shown(driver, AnnotateScreen)
    await driver.press("k")
    await shown(driver, DraftForm)
    await driver.press("g", "enter")
    await shown(driver, LineScreen)
    await driver.press("ctrl+u", "x", "enter")
    await shown(driver, DraftForm)


async def kept(driver):
    """Wait until what was begun is in the state folder; it is read back."""
    article = driver.explorer.article

    def there():
        return bool(Drafts(driver.explorer.library.folder.root, article))

    await driver.until(there)


async def test_what_was_begun_outlasts_the_program(open_explorer, path):
    async with open_explorer(path) as driver:
        await begin(driver)
        # The form is open still when the program is killed.
        await kept(driver)
    async with open_explorer(path) as driver:
        await driver.until(lambda: bool(driver.notices()))
        (told,) = driver.notices()
        assert told == "You began a record here. To go on press v, then a."
        await driver.press("v", "a")
        await shown(driver, AnnotateScreen)
        await driver.press("r")
        await shown(driver, DraftForm)
        form = driver.app.screen
        assert form.value(("title",)) == "x"
        await driver.press("escape", "escape", "escape", "q")
        await driver.until(lambda: driver.app._exit)
    async with open_explorer(path) as driver:
        assert len(driver.explorer.drafts_of(driver.explorer.article)) == 1


async def test_what_is_made_of_it_is_begun_no_more(open_explorer, path):
    async with open_explorer(path) as driver:
        await begin(driver)
        await kept(driver)
        for words in ("criticism", "reis", "reis"):
            await driver.press("enter")
            await shown(driver, Picker)
            await driver.until(lambda: bool(driver.app.screen.rows))
            await driver.press(*words, "enter")
            await shown(driver, DraftForm)
        await driver.press("ctrl+s")
        await driver.until(lambda: any(each.title == "x" for each in claims(driver)))
        article, root = driver.explorer.article, driver.explorer.library.folder.root
        await driver.until(lambda: not Drafts(root, article))
        assert driver.explorer.drafts_of(article) == []


async def test_what_was_begun_with_other_words_is_let_go(open_explorer, path):
    async with open_explorer(path) as driver:
        await begin(driver)
        await kept(driver)
        article, root = driver.explorer.article, driver.explorer.library.folder.root
        other = Article(article.id, "Another text.", article.annotation, article.corpus)
        assert len(Drafts(root, article)) == len(driver.explorer.drafts_of(article)) == 1
        assert Drafts(root, other) == driver.explorer.drafts_of(other) == []


async def test_two_windows_keep_what_each_has_begun(open_explorer, path):
    async with open_explorer(path) as driver:
        article, root = driver.explorer.article, driver.explorer.library.folder.root
        ours, theirs = Drafts(root, article), Drafts(root, article)
        for drafts, end in ((ours, 4), (theirs, 5)):
            drafts.append(Draft("k", (0, end), article.text[:end], {"title": "x"}))
            drafts.keep()
        assert sorted(each.span for each in Drafts(root, article)) == [(0, 4), (0, 5)]
        ours.clear()
        ours.keep()
        assert [each.span for each in Drafts(root, article)] == [(0, 5)]


async def test_quitting_asks_where_what_was_begun_cannot_be_kept(open_explorer, path):
    state_folder().mkdir(parents=True)
    (state_folder() / "drafts").write_text("a file where the folder belongs")
    async with open_explorer(path) as driver:
        await begin(driver)
        await driver.until(lambda: any(each.failed for each in driver.explorer.drafts.values()))
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


async def test_deleting_shows_links_of_other_articles_and_takes_them_out(open_explorer, harbours):
    summer, link = harbours / "summer.yaml", "to: spring/night-ferry"
    before = summer.read_bytes()
    async with open_explorer(harbours) as driver:
        explorer = driver.explorer
        await driver.press("right_square_bracket")
        await driver.until(lambda: explorer.article is not None and explorer.article.id == "spring")
        explorer.open_form("night-ferry")
        await shown(driver, Form)
        await driver.press("D")
        await shown(driver, Confirm)
        assert driver.app.screen.rows == (
            "Commitment “Only talk about the nig…” in autumn.yaml: contradicts",
            "Commitment “Stand by the night ferry” in summer.yaml: restates",
        )
        await driver.press("enter")
        await driver.until(lambda: explorer.article.record("night-ferry") is None)
        assert link not in summer.read_text()
        await driver.until(lambda: driver.app.screen is explorer)
        await driver.press("u")
        await driver.until(lambda: explorer.article.record("night-ferry") is not None)
        assert summer.read_bytes() == before
