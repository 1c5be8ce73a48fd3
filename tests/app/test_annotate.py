"""Making records from selected words."""

import pytest
from tests.app import piers
from tests.app.panels import opened
from tests.app.piers import span

from migwatch.app.making import SAYS
from migwatch.app.screens.annotate import AnnotateScreen
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.picker import Picker
from migwatch.app.screens.tick_list import TickList
from migwatch.editing.apply import applied
from migwatch.editing.operations import AddPassage
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article


@pytest.fixture
def article(make_corpus):
    return piers.write(make_corpus)


def on(article, words, nth=0, selected=None):
    """Opens the menu on some words."""
    return opened(lambda: AnnotateScreen(article, *span(words, nth), selected))


async def until_shown(driver, kind):
    await driver.until(lambda: isinstance(driver.app.screen, kind))
    await driver.pilot.pause()


def after(article, operations):
    annotation = article.annotation
    for operation in operations:
        annotation = applied(annotation, operation, article.text)
    return annotation


async def test_a_mention_and_its_further_occurrences(article):
    async with on(article, "Ana Reis", 1) as driver:
        await driver.press("m")
        await until_shown(driver, Picker)
        await driver.until(lambda: len(driver.panel.rows) == 3)
        assert driver.row().startswith("Ana Reis")
        await driver.press("enter")
        await until_shown(driver, TickList)
        # Its one mention, the selected words and another person's name are left out.
        assert len(driver.panel.rows) == 1
        assert "Ana Reis left" in driver.lines()[0]
        await driver.press("enter")
        operations = await driver.given()
    assert [type(each) for each in operations] == [AddPassage, AddPassage]
    reis = after(article, operations).entities[1]
    assert [m.start for m in reis.mentions] == [span("Ana Reis", n)[0] for n in (0, 1, 3)]


async def test_occurrences_can_be_left_out(article):
    async with on(article, "Harbour Board", 1) as driver:
        await driver.press("m")
        await until_shown(driver, Picker)
        await driver.until(lambda: len(driver.panel.rows) == 3)
        assert driver.row().startswith("Harbour Board")
        await driver.press("enter")
        await until_shown(driver, TickList)
        await driver.press("space", "enter")
        assert len(await driver.given()) == 1


async def test_very_many_occurrences_are_one_operation(make_corpus):
    path = make_corpus(
        "A pier. " * 300,
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
        await driver.press("enter")
        (operation,) = await driver.given()
    (pier,) = after(article, [operation]).entities
    assert [each.start for each in pier.mentions] == list(range(2, 2400, 8))


async def test_words_that_are_a_mention_already_are_refused(article):
    async with on(article, "Ivo Lund") as driver:
        await driver.press("m")
        await until_shown(driver, Picker)
        await driver.until(lambda: len(driver.panel.rows) == 3)
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, AnnotateScreen))
        await driver.until(lambda: driver.panel.problem != "")
        assert "there already" in driver.panel.problem


async def test_a_new_entity(article):
    async with on(article, "Lisbon") as driver:
        await driver.press("e")
        await until_shown(driver, DraftForm)
        lines = driver.lines()
        assert "kind" in lines[0] and "must be chosen" in lines[0]
        assert "Lisbon" in lines[1] and "lisbon" in lines[2]
        await driver.press("ctrl+s")
        assert driver.panel.problem == "kind must be chosen"
        await driver.press("enter")
        await until_shown(driver, Picker)
        await driver.type("place")
        await driver.press("enter")
        await until_shown(driver, DraftForm)
        await driver.press("enter")
        (operation,) = await driver.given()
    place = after(article, [operation]).entities[-2]
    assert (place.id, place.name, place.kind) == ("lisbon", "Lisbon", "place")


async def test_a_commitment_is_made_by_choosing_what_must_be_chosen(article):
    async with on(article, "the pier is old") as driver:
        await driver.press("c")
        await until_shown(driver, DraftForm)
        for letters in ("agreed", "board", "lund"):
            await driver.press("enter")
            await until_shown(driver, Picker)
            await driver.until(lambda: bool(driver.panel.rows))
            await driver.type(letters)
            await driver.press("enter")
            await until_shown(driver, DraftForm)
        assert "Make the commitment" in driver.row()
        await driver.press("enter")
        operations = await driver.given()
    made = after(article, operations).commitments[-1]
    assert (made.id, made.title) == ("the-pier-is-old", "The pier is old")
    assert (made.force, made.by) == ("agreed", ("board",))
    assert (made.says[0].voice, made.says[0].who) == ("indirect", "lund")


async def test_one_more_passage_of_the_selected_claim(article):
    async with on(article, "pier", 0, "old-pier") as driver:
        assert "One" not in driver.lines()[-1] and "The pier is old" in driver.lines()[-1]
        await driver.press("s")
        await until_shown(driver, DraftForm)
        assert "Ana Reis" in driver.lines()[1]
        await driver.press("enter")
        (operation,) = await driver.given()
    claim = after(article, [operation]).claims[0]
    assert (claim.says[1].voice, claim.says[1].who) == ("direct", "reis")


async def test_one_more_passage_needs_a_record_that_has_some(article):
    async with on(article, "pier", 0, "reis") as driver:
        await driver.press("s")
        assert all(making is not SAYS for making in driver.panel.rows)
        await driver.press("escape")
        assert await driver.given() is None


async def test_a_quantity_is_read_from_its_words(article):
    async with on(article, "1,200 boats") as driver:
        await driver.press("u")
        await until_shown(driver, DraftForm)
        assert "1200" in driver.lines()[0] and "boats" in driver.lines()[1]
        await driver.press("ctrl+s")
        (operation,) = await driver.given()
    assert operation.record["kind"] == "quantity"


async def test_a_time_is_checked_as_it_is_typed(article):
    async with on(article, "July 2023") as driver:
        await driver.press("t")
        await until_shown(driver, DraftForm)
        await driver.press("enter")
        await until_shown(driver, LineScreen)
        await driver.type("July")
        await driver.press("enter")
        assert isinstance(driver.app.screen, LineScreen)
        await driver.press("ctrl+u")
        await driver.type("2023-07")
        await driver.press("enter")
        await until_shown(driver, DraftForm)
        await driver.press("ctrl+s")
        (operation,) = await driver.given()
    assert operation.record["value"] == "2023-07"


@pytest.mark.parametrize("key", ["q", "k", "w"])
async def test_escape_leads_back_to_the_menu(article, key):
    async with on(article, "the pier is old") as driver:
        await driver.press(key)
        await until_shown(driver, DraftForm)
        await driver.press("escape")
        await until_shown(driver, AnnotateScreen)
        await driver.press("escape")
        assert await driver.given() is None


async def test_an_id_that_is_taken_is_refused_as_it_is_typed(article):
    async with on(article, "Lisbon") as driver:
        await driver.press("e")
        await until_shown(driver, DraftForm)
        await driver.press("down", "down", "enter")
        await until_shown(driver, LineScreen)
        await driver.press("ctrl+u", *"reis", "enter")
        assert isinstance(driver.app.screen, LineScreen)
        await driver.press(*"2", "enter")
        await until_shown(driver, DraftForm)
        assert "reis2" in driver.lines()[2]
