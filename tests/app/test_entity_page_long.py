"""The page of an entity that many articles name: more of it comes as one goes down."""

import json

import pytest
from tests.app.test_entity_page import complete, told
from tests.bench.grammar import _CORPUS, Grammar

from migwatch.app.screens.entity_page import EntityScreen
from migwatch.app.subjects import name_of, offices_of
from migwatch.app.widgets.entity_view import EntityView
from migwatch.corpus.matching import Entry
from migwatch.corpus.store import Hit
from migwatch.corpus.unit import Office, Unit


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Forty articles that all name the same one."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "corpus.yaml").write_text(_CORPUS, "utf-8")
    grammar = Grammar()
    for number in range(40):
        text, annotation = grammar.article(number, 900, 12)
        entity = annotation["entities"][0]
        for each in annotation["commitments"]:
            each["by"] = ["envoy" if by == entity["id"] else by for by in each["by"]] + ["envoy"]
        entity |= {"id": "envoy", "kind": "person", "name": "The Envoy", "party": "gt"}
        (folder / f"{number:07}.txt").write_text(text, "utf-8")
        (folder / f"{number:07}.yaml").write_text(json.dumps(annotation), "utf-8")
    return folder


async def opened(driver) -> EntityScreen:
    await driver.until(lambda: driver.explorer.indexed and driver.explorer.article is not None)
    await driver.press("2", "f", *"envoy", "enter")
    while driver.explorer.selected is None or driver.explorer.selected.record != "envoy":
        await driver.press("j")
    await driver.press("e")
    screen = driver.app.screen
    assert isinstance(screen, EntityScreen)
    await complete(driver, screen)
    return screen


async def test_more_comes_as_the_reader_goes_down(open_explorer, many):
    async with open_explorer(many) as driver:
        screen = await opened(driver)
        assert screen.page.articles == 40
        bound = screen.page.section("by")
        assert bound.title == "The Envoy is bound to"
        assert len(bound.hits) < bound.total
        while screen.page.row.key[0] != "by":
            await driver.press("tab")
        while screen.page.section("by").after is not None:
            await driver.press("j")
            assert screen.page.row.key[0] == "by"
        bound = screen.page.section("by")
        assert len(bound.hits) == bound.total
        assert len({hit.place for hit in bound.hits}) == bound.total
        assert {hit.unit.values["by"][-1] for hit in bound.hits} == {"envoy"}


async def test_all_passages_are_reached_and_none_twice(open_explorer, many):
    async with open_explorer(many, size=(80, 24)) as driver:
        screen = await opened(driver)
        await driver.press("shift+tab")
        assert screen.page.row.key == ("passages",)
        for _ in range(200):
            section = screen.page.section("passages")
            if section.after is None:
                break
            await driver.press("G")
            await driver.until(
                lambda section=section: screen.page.section("passages") is not section
            )
        section = screen.page.section("passages")
        assert len(section.hits) == section.total + screen.page.articles
        assert len({hit.place for hit in section.hits}) == len(section.hits)
        headings = [row for row in screen.page.rows if row.kind == "article"]
        assert len(headings) == 40
        view = screen.query_one(EntityView)
        assert round(view.scroll_y) <= screen.page.at < round(view.scroll_y) + view.page
        await driver.press("G", "enter")
        explorer = driver.explorer
        await driver.until(lambda: explorer.is_current and explorer.selected is not None)
        assert explorer.article.id == section.hits[-1].entry.id


async def test_the_highlight_stays_when_the_page_is_told_anew(open_explorer, many):
    async with open_explorer(many) as driver:
        screen = await opened(driver)
        await driver.press("tab", "j", "j", "j")
        row, words = screen.page.row, told(screen)[screen.page.at]
        screen.ask_again()
        asked = screen.page.asked
        await complete(driver, screen)
        await driver.until(lambda: screen.page.asked == asked)
        assert screen.page.row.key == row.key
        assert told(screen)[screen.page.at] == words


def unit(title: str, *offices: Office) -> Unit:
    return Unit("reis", 0, 0, 4, 1, "Reis", title, roles=offices)


def hit(day: str, *offices: Office) -> Hit:
    return Hit(Entry(day, "", day, "en"), unit("Reis", *offices), 0)


CHAIR = Office("chair", "", "2020", "")
ENVOY = Office("envoy", "Board", "", "")
AGENT = Office("agent", "", "2011-05", "2013")


def test_offices_run_over_time_and_count_articles():
    held = offices_of((hit("2024-01-02", CHAIR, ENVOY, CHAIR), hit("2024-01-01", AGENT, CHAIR)))
    assert [(each.office, each.number, each.hit.entry.id) for each in held] == [
        (AGENT, 1, "2024-01-01"),
        (CHAIR, 2, "2024-01-02"),
        (ENVOY, 1, "2024-01-02"),
    ]


@pytest.mark.parametrize(
    ("title", "offices", "name"),
    [
        ("Ana Reis", (), "Ana Reis"),
        ("Ana Reis, chair", (CHAIR,), "Ana Reis"),
        ("Reis, Ana, chair, envoy", (CHAIR, ENVOY, CHAIR), "Reis, Ana"),
        ("chair, envoy", (CHAIR, ENVOY), "chair"),
        ("chair", (CHAIR,), "chair"),
    ],
)
def test_a_name_is_told_from_its_offices(title, offices, name):
    assert name_of(unit(title, *offices)) == name
