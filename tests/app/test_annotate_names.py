"""What a record that is being made is called, and how many of its occurrences are taken."""

import pytest
from tests.app import piers
from tests.app.panels import opened
from tests.app.piers import span
from tests.app.test_annotate import until_shown

from migwatch.app.screens.annotate import AnnotateScreen
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.picker import Picker
from migwatch.app.screens.tick_list import TickList
from migwatch.app.widgets.context_view import ContextView
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article


@pytest.fixture
def article(make_corpus):
    return piers.write(make_corpus)


def to(form, key: str) -> None:
    form.at = next(at for at, row in enumerate(form.rows) if row.path == (key,))


async def say(driver, key: str, words: str) -> None:
    """Type the value of a field."""
    form = driver.app.screen
    to(form, key)
    await driver.press("enter")
    await until_shown(driver, LineScreen)
    await driver.press("ctrl+u")
    await driver.type(words)
    await driver.press("enter")
    await driver.until(lambda: driver.app.screen is form)


@pytest.mark.parametrize(("key", "field"), [("c", "title"), ("e", "name")])
async def test_the_id_follows_the_title_or_name_until_it_is_changed_by_hand(article, key, field):
    async with opened(lambda: AnnotateScreen(article, *span("the pier is old"))) as driver:
        await driver.press(key)
        await until_shown(driver, DraftForm)
        form = driver.app.screen
        assert form.value(("id",)) == "the-pier-is-old"
        await say(driver, field, "renew the quay")
        assert form.value(("id",)) == "renew-the-quay"
        await driver.press("u")
        assert form.value(("id",)) == "the-pier-is-old"
        await say(driver, field, "mend pier")
        # The id of a record that is there is not taken.
        assert form.value(("id",)) == "mend-pier-2"
        await say(driver, "id", "my-own")
        await say(driver, field, "another")
        assert form.value(("id",)) == "my-own"


@pytest.mark.parametrize("further", [9, 10])
async def test_where_only_the_first_occurrences_are_taken_it_is_said(
    make_corpus, further, monkeypatch
):
    monkeypatch.setattr("migwatch.app.screens.annotate_mentions.LIMIT", 9)
    path = make_corpus(
        "A pier. " * (further + 2),
        "$HEAD\nentities:\n  - id: pier\n    kind: place\n    name: Pier\n"
        "    mentions: [{start: 2, end: 6, exact: pier}]\n",
    )
    article = load_article(path, open_folder(path.parent)).article
    async with opened(lambda: AnnotateScreen(article, 10, 14)) as driver:
        await driver.press("m")
        await until_shown(driver, Picker)
        await driver.until(lambda: bool(driver.panel.rows))
        await driver.press("enter")
        await until_shown(driver, TickList)
        assert len(driver.panel.rows) == 9
        limited = "9 of the first 9 ticked; no more are taken at once"
        assert driver.panel.told == (limited if further > 9 else "9 of 9 ticked")


async def test_the_context_is_cut_between_words(make_corpus):
    text = "Unending " * 40 + "pier" + " boundless" * 40
    path = make_corpus(text, "$HEAD\n")
    article = load_article(path, open_folder(path.parent)).article
    at = text.index("pier")
    async with opened(lambda: AnnotateScreen(article, at, at + 4), (120, 40)) as driver:
        view = driver.panel.query_one(ContextView)
        lines = (view.paint_line(y, view.room) for y in range(view.virtual_size.height))
        shown = " ".join("".join(s.text for s in line or ()) for line in lines).split()
        assert (shown[0], shown[-1]) == ("…", "…")
        assert set(shown) == {"…", "Unending", "pier", "boundless"}


async def test_occurrences_are_shown_with_what_stands_behind_them_beyond_the_line(make_corpus):
    text = "Lisbon is far.\n\nAfter a long way over the hills they came to Lisbon\nTown at night.\n"
    article = load_article(path := make_corpus(text, "$HEAD\n"), open_folder(path.parent)).article
    start = text.rindex("Lisbon")
    async with opened(lambda: TickList("Which", article, [(start, start + 6)])) as driver:
        (line,) = driver.lines()
        assert line.endswith("came to Lisbon Town at night.")
        assert line.startswith("▌[x] ¶2 ") and len(line) <= driver.panel.row_room + 5
