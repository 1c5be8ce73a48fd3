"""Making records from selected words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.app import piers
from tests.app.panels import opened
from tests.app.piers import span

from migwatch.app.making import MAKINGS, SAYS, begun
from migwatch.app.screens.annotate import AnnotateScreen
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.picker import Picker
from migwatch.app.screens.tick_list import TickList
from migwatch.app.suggesting import id_from, is_quoted, title_from, voice_of
from migwatch.editing.apply import applied
from migwatch.editing.occurrences import again, places
from migwatch.editing.operations import Add, AddPassage
from migwatch.store.check_records import is_id


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


def test_every_kind_begins_with_what_is_known(article):
    for making in (*MAKINGS[1:], SAYS):
        plain = begun(making, article, *span("We will mend the pier"))
        assert plain.get("voice", "direct") == "direct"
    claim = begun(MAKINGS[4], article, *span("We will mend the pier"))
    assert claim["holder"] == claim["says"][0]["who"] == "reis"


def test_the_voice_is_that_of_a_quotation_or_of_quotation_marks(article):
    assert voice_of(article, *span("mend")) == ("direct", "reis")
    assert voice_of(article, *span("boats")) == ("indirect", None)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we |come| again”.", True),
        ("He said “we come” and |went|.", False),
        ('He said "we |come| again".', True),
        ("It’s |his|.", False),
        ("He said ‘it’s |his|’.", True),
        ("He said “no.\nThen |went|.", False),
        ("Er sagte: „|ja|“.", True),
    ],
)
def test_words_in_quotation_marks(text, quoted):
    start = text.index("|")
    end = text.rindex("|") - 1
    assert is_quoted(text.replace("|", ""), start, end) is quoted


@given(st.text(max_size=80))
def test_a_suggested_id_is_one_and_is_free(words):
    made = id_from(words, _ARTICLE, "entity")
    assert is_id(made)
    assert _ARTICLE.record(made) is None


@given(st.text(max_size=200))
def test_a_suggested_title_is_one_short_line(words):
    title = title_from(words)
    assert "\n" not in title and len(title) <= 80


@given(st.text("ab \n-", max_size=60), st.integers(0, 60), st.integers(1, 5))
def test_further_occurrences_are_the_same_words_and_overlap_nothing(text, start, length):
    end = min(len(text), start + length)
    found = again(text, start, end) if start < end else ()
    for first, last in found:
        assert text[first:last].split() == text[start:end].split()
        assert last <= start or first >= end
    assert list(found) == sorted(found)


def test_only_whole_words_occur_again():
    assert places("a pier, piers, Pier; pier", "pier") == ((2, 6), (21, 25))
    assert places("the  harbour\nboard", "the harbour board") == ((0, 18),)
    assert places("“so” “so”", "“so”") == ((0, 4), (5, 9))


def _bundled():
    from migwatch.corpus.library import open_library

    library = open_library()
    return library.load_now(library.paths[0]).article


_ARTICLE = _bundled()


async def test_every_record_that_is_made_can_be_added(article):
    for making in MAKINGS[1:]:
        plain = begun(making, article, *span("Lisbon"))
        for path, value in {"kind": "x", "voice": "x", "speaker": "x", "force": "x"}.items():
            if (path,) in making.paths:
                plain.setdefault(path, value)
        for name in ("holder", "reading", "basis"):
            if (name,) in making.paths:
                plain[name] = "x"
        if ("by",) in making.paths:
            plain["by"] = ["x"]
        for each in plain.get("says", ()):
            each["who"] = "x"
        section = {
            "entity": "entities",
            "quotation": "quotations",
            "claim": "claims",
            "commitment": "commitments",
            "caution": "cautions",
        }[making.struct.__name__.lower()]
        assert after(article, [Add(section=section, record=plain)]) != article.annotation
