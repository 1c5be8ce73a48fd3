"""Searching all articles, by keys."""

from pathlib import Path

import pytest
from tests.bench.grammar import write_folder
from tests.talks import write_talks

from migwatch.app.screens.search import SearchScreen
from migwatch.app.widgets.facets_view import FacetsView
from migwatch.app.widgets.results_view import ResultsView
from migwatch.model.records import passages


def search_of(driver) -> SearchScreen:
    screen = driver.app.screen
    assert isinstance(screen, SearchScreen)
    return screen


async def ask(driver, query: str) -> SearchScreen:
    """Type a query and wait for what comes of it."""
    if not isinstance(driver.app.screen, SearchScreen):
        await driver.press("s")
    screen = search_of(driver)
    for character in query:
        await driver.press(
            {" ": "space", ":": "colon", "(": "left_parenthesis"}.get(character, character)
        )
    await driver.until(lambda: screen.asked == query or screen.error is not None)
    return screen


async def test_typing_finds_and_enter_opens_the_passage(open_explorer):
    async with open_explorer() as driver:
        screen = await ask(driver, "keep border")
        await driver.until(lambda: screen.total != "")
        await driver.press("enter")
        assert screen.area == "results"
        while screen.results.hit.unit.record != "keep-crossings-open":
            at = screen.results.at
            await driver.press("j")
            assert screen.results.at > at
        await driver.press("enter")
        explorer = driver.explorer
        await driver.until(lambda: explorer.selected is not None)
        record = explorer.article.record("keep-crossings-open")
        assert explorer.selected.record == record.id
        assert explorer.cursor == passages(record)[0].start
        assert explorer.pane == "article"
        row = screen.results.at
        await driver.press("escape")
        assert search_of(driver) is screen
        assert screen.results.at == row
        assert screen.asked == "keep border"


async def test_a_hit_in_the_text_puts_the_cursor_on_its_word(open_explorer):
    async with open_explorer() as driver:
        screen = await ask(driver, "kind:text fentanyl")
        await driver.press("enter", "enter")
        explorer = driver.explorer
        await driver.until(lambda: explorer.is_current)
        assert explorer.article.text[explorer.cursor :].lower().startswith("fentanyl")
        assert screen.results.hit.unit.start <= explorer.cursor


async def test_a_typing_error_keeps_the_last_good_results(open_explorer):
    async with open_explorer() as driver:
        screen = await ask(driver, "border")
        held = screen.results.hits
        assert held
        for character in ["space", "b", "o", "g", "colon", "x"]:
            await driver.press(character)
        await driver.until(lambda: screen.error is not None)
        assert screen.error.column == len("border ")
        await driver.press(*["backspace"] * 6)
        await driver.until(lambda: screen.error is None and screen.asked == "border")
        assert [hit.unit for hit in screen.results.hits] == [hit.unit for hit in held]


async def test_a_facet_narrows_and_excludes(open_explorer):
    async with open_explorer() as driver:
        screen = await ask(driver, "border")
        await driver.until(lambda: bool(screen.counts))
        await driver.press("enter", "tab")
        assert screen.area == "facets"
        chosen = screen.counts[0]
        before = len(screen.results.hits)
        await driver.press("enter")
        await driver.until(lambda: screen.asked.startswith(f"border {chosen.field}:"))
        assert len(screen.results.hits) == chosen.number < before
        await driver.until(lambda: screen.facets.total == chosen.number)
        await driver.press("j", "x")
        await driver.until(lambda: " -" in screen.asked)
        assert 0 <= len(screen.results.hits) < chosen.number


async def test_tab_completes_fields_and_their_values(open_explorer):
    async with open_explorer() as driver:
        screen = await ask(driver, "for")
        await driver.until(lambda: bool(screen.begun))
        assert [each.field for each in screen.begun][:2] == ["for", "force"]
        await driver.press("c", "tab")
        assert screen.input.value == "force:"
        await driver.until(lambda: any(each.id for each in screen.begun))
        numbers = [each.number for each in screen.begun]
        assert numbers == sorted(numbers, reverse=True)
        await driver.press("a", "g")
        await driver.until(lambda: screen.begun and screen.begun[0].id == "agreed")
        await driver.press("tab")
        await driver.until(lambda: screen.asked == "force:agreed ")
        assert {hit.unit.values["force"] for hit in screen.results.hits} == {("agreed",)}


async def test_results_can_be_grouped_otherwise_and_keep_the_highlight(open_explorer):
    async with open_explorer() as driver:
        screen = await ask(driver, "border")
        await driver.press("enter", "j", "j", "j")
        unit = screen.results.hit.unit
        for by in ("commitment", "entity", "article"):
            await driver.press("t")
            assert screen.results.gathering == by
            assert screen.results.hit.unit == unit


@pytest.fixture(scope="module")
def forty(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("forty")
    write_folder(folder, 40, long=False)
    return folder


async def test_many_articles_are_indexed_and_opened_from_results(open_explorer, forty):
    async with open_explorer(forty) as driver:
        explorer = driver.explorer
        await driver.until(lambda: explorer.indexed)
        screen = await ask(driver, "kind:commitment by:mx")
        await driver.until(lambda: screen.facets is not None and screen.asked.endswith("mx"))
        assert screen.facets.total > 3
        assert len({hit.entry.id for hit in screen.results.hits}) > 3
        await driver.press("enter", "G")
        hit = screen.results.hit
        await driver.press("enter")
        await driver.until(
            lambda: explorer.article is not None and explorer.article.id == hit.entry.id
        )
        await driver.until(lambda: explorer.selected is not None)
        assert explorer.selected.record == hit.unit.record
        await driver.press("escape")
        assert search_of(driver).results.hit == hit


async def test_further_results_come_as_the_reader_goes_down(open_explorer, forty):
    async with open_explorer(forty) as driver:
        await driver.until(lambda: driver.explorer.indexed)
        screen = await ask(driver, "kind:text")
        first = len(screen.results.hits)
        await driver.press("enter", "G")
        await driver.until(lambda: len(screen.results.hits) > first)
        while screen.results.after is not None:
            held = len(screen.results.hits)
            await driver.press("G")
            await driver.until(
                lambda held=held: len(screen.results.hits) > held or screen.results.after is None
            )
        assert screen.facets.total == len(screen.results.hits)
        places = [hit.place for hit in screen.results.hits]
        assert places == sorted(set(places))


async def test_the_mouse_narrows_and_opens(open_explorer):
    async with open_explorer() as driver:
        screen = await ask(driver, "border")
        await driver.until(lambda: bool(screen.counts))
        await driver.pilot.click(FacetsView, offset=(4, 1))
        await driver.until(lambda: screen.asked.startswith("border kind:"))
        await driver.pilot.click("#results", offset=(10, 1))
        assert screen.area == "results"
        await driver.pilot.click("#results", offset=(10, 1))
        await driver.until(lambda: driver.explorer.is_current)


async def test_what_is_sought_in_the_article_is_asked_of_all(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        for words in ("night", "port"):
            await driver.press("slash", *words, "ctrl+s")
            await driver.until(lambda: isinstance(driver.app.screen, SearchScreen))
            screen = driver.app.screen
            await driver.until(lambda words=words, screen=screen: screen.asked == words)
            assert screen.input.value == words
            await driver.until(lambda screen=screen: bool(screen.results.hits))
            await driver.press("escape")
            await driver.until(lambda: driver.app.screen is driver.explorer)
            assert not driver.explorer.finding


async def test_a_holder_and_a_heading_have_names(open_explorer, tmp_path):
    folder = write_talks(tmp_path)
    async with open_explorer(folder, size=(80, 24)) as driver:
        await driver.until(lambda: driver.explorer.indexed)
        screen = await ask(driver, "dredge")
        await driver.until(lambda: screen.total != "")
        view = screen.query_one(ResultsView)
        lines = [view.paint_line(y, 80).text for y in range(len(screen.results.rows))]
        assert any("will Ana Reis Dredge the channel" in line for line in lines)
        assert not any("ana-reis" in line for line in lines)
        await driver.press("enter", "t", "t")
        rows = [row.text.strip() for row in screen.results.rows if row.kind == "group"]
        assert "Ana Reis" in rows
