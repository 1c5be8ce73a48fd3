"""The page of an entity: all that a corpus of several articles says of it."""

import re
from pathlib import Path

import pytest
from tests.app.test_corpus import opened as open_corpus
from tests.talks import write_talks

from migwatch.app.screens.entity_page import EntityScreen
from migwatch.app.screens.search import SearchScreen
from migwatch.app.widgets.entity_view import EntityBar, EntityView


@pytest.fixture
def talks(tmp_path) -> Path:
    folder = tmp_path / "talks"
    folder.mkdir()
    return write_talks(folder)


async def complete(driver, screen) -> None:
    """Wait for all sections."""
    await driver.until(lambda: screen.page.articles is not None)
    await driver.until(lambda: all(each.total is not None for each in screen.page.sections))
    await driver.pilot.pause()


async def opened(driver) -> EntityScreen:
    """The page of Ana Reis, from the list of entities of the first article."""
    await driver.until(lambda: driver.explorer.indexed and driver.explorer.article is not None)
    await driver.press("2", "g", "j")
    assert "Ana Reis" in driver.row()
    await driver.press("e")
    screen = driver.app.screen
    assert isinstance(screen, EntityScreen)
    await complete(driver, screen)
    return screen


def told(screen) -> list[str]:
    """What the rows say."""
    view = screen.query_one(EntityView)
    lines = (view.paint_line(y, view.room) for y in range(len(screen.page.rows)))
    return ["".join(s.text for s in line or ()).strip("▌ ") for line in lines]


def section(screen, title: str) -> list[str]:
    """The rows under a heading, each without double blanks."""
    rows = [" ".join(row.split()) for row in told(screen)]
    begin = next(at for at, row in enumerate(rows) if row.startswith(f"▾ {title}"))
    found = []
    for row in rows[begin + 1 :]:
        if row.startswith(("▾", "▸")):
            break
        found.append(row)
    return found


async def go_to(driver, screen, words: str) -> None:
    """Bring the highlight to a row."""
    await driver.press("g")
    for _ in range(60):
        if words in told(screen)[screen.page.at]:
            return
        await driver.press("j")
    raise AssertionError(words)


async def test_the_page_tells_offices_bonds_words_and_company(open_explorer, talks):
    async with open_explorer(talks) as driver:
        screen = await opened(driver)
        title = "".join(
            part.text for parts in screen.query_one(EntityBar).parts() for part in parts
        )
        assert "Ana Reis" in title
        assert "in 3 articles" in title
        assert section(screen, "Offices") == [
            "2020-01-01 to 2023-06-30 chair, Norvland not on 2024-03-01 2 articles",
            "2023-07-01 to … minister, Norvland 1 article",
        ]
        (bound, _) = section(screen, "Ana Reis is bound to")
        assert "will Ana Reis Dredge the channel" in bound
        assert "kept" in bound
        (bound, words) = section(screen, "Acts for Norvland, which is bound to")
        assert "will NV Run a ferry" in bound
        assert "The second talks" in words
        assert len(section(screen, "Says")) == 2
        assert section(screen, "In one paragraph with") == [
            "Ivo Lund 2 paragraphs",
            "Ana Reis 1 paragraph",
        ]
        passages = section(screen, "All passages 6")
        assert [row for row in passages if row[-10:-8] == "20"] == [
            "The second talks 2023-08-01",
            "The first talks 2023-03-02",
            "A third text 2022-01-01",
        ]


async def test_an_entity_of_the_same_name_has_a_page_of_its_own(open_explorer, talks):
    async with open_explorer(talks) as driver:
        screen = await opened(driver)
        await go_to(driver, screen, "1 paragraph")
        await driver.press("enter")
        await complete(driver, screen)
        assert screen.page.subject[:3] == ("ana", "Ana Reis", "place")
        assert screen.page.articles == 1
        await driver.press("escape")
        await complete(driver, screen)
        assert screen.page.subject.id == "ana-reis"
        assert "1 paragraph" in told(screen)[screen.page.at]


async def test_a_passage_opens_at_its_words_and_escape_comes_back(open_explorer, talks):
    async with open_explorer(talks) as driver:
        screen = await opened(driver)
        explorer = driver.explorer
        await go_to(driver, screen, "Run a ferry")
        at = screen.page.at
        await driver.press("enter")
        await driver.until(lambda: explorer.article and explorer.article.id == "second")
        await driver.until(lambda: explorer.selected is not None)
        assert explorer.selected.record == "ferry"
        await driver.press("escape")
        assert driver.app.screen is screen
        assert screen.page.at == at
        await go_to(driver, screen, "¶2 text")
        await driver.press("enter")
        await driver.until(lambda: explorer.article and explorer.article.id == "first")
        await driver.until(lambda: explorer.selected is not None)
        assert explorer.selected == ("ana-reis", 1)
        assert driver.passage() == "Reis will"
        await driver.press("escape", "escape")
        assert explorer.is_current
        assert explorer.came_from == ""


async def test_statuses_and_offices_follow_the_day(open_explorer, talks):
    async with open_explorer(talks) as driver:
        screen = await opened(driver)
        await driver.press("at", "ctrl+u", *"2023", "minus", *"05", "minus", *"01", "enter")
        await driver.until(lambda: driver.app.screen is screen)
        await driver.pilot.pause()
        assert section(screen, "Offices") == [
            "2020-01-01 to 2023-06-30 chair, Norvland 2 articles",
            "2023-07-01 to … minister, Norvland not on 2023-05-01 1 article",
        ]
        assert "stated" in section(screen, "Ana Reis is bound to")[0]


async def test_sections_are_stepped_through_and_folded(open_explorer, talks):
    async with open_explorer(talks) as driver:
        screen = await opened(driver)
        seen = []
        for row in screen.page.rows:
            if row.kind != "section":
                continue
            seen.append(screen.page.row.key[0])
            await driver.press("tab")
        assert seen == ["roles", "by", "by/nv", "who", "with", "passages"]
        assert screen.page.at == 0
        rows = len(screen.page.rows)
        await driver.press("j", "h")
        assert screen.page.at == 0
        assert len(screen.page.rows) == rows - 2
        await driver.press("enter")
        assert len(screen.page.rows) == rows
        await driver.press("shift+tab", "h", "l")
        assert len(screen.page.rows) == rows
        assert screen.page.row.key == ("passages",)


async def test_a_found_entity_has_its_page_and_escape_leads_to_the_results(open_explorer, talks):
    async with open_explorer(talks) as driver:
        await driver.until(lambda: driver.explorer.indexed)
        await driver.press("s", *"kind", "colon", *"person", "enter")
        search = driver.app.screen
        assert isinstance(search, SearchScreen)
        await driver.until(lambda: bool(search.results.hits))
        assert search.results.hit.unit.record == "ana-reis"
        await driver.press("e")
        screen = driver.app.screen
        assert isinstance(screen, EntityScreen)
        await complete(driver, screen)
        assert screen.page.subject[:3] == ("ana-reis", "Ana Reis", "person")
        await go_to(driver, screen, "Run a ferry")
        await driver.press("enter")
        await driver.until(lambda: driver.explorer.is_current)
        await driver.press("escape")
        assert driver.app.screen is screen
        await driver.press("escape")
        assert driver.app.screen is search
        await driver.press("escape", "escape")
        assert driver.explorer.is_current


async def test_only_an_entity_has_a_page(open_explorer, talks):
    async with open_explorer(talks) as driver:
        await driver.until(lambda: driver.explorer.indexed)
        await driver.press("1", "e")
        assert driver.explorer.is_current
        assert driver.notices()[0].startswith("No record is selected")
        await driver.press("s", *"ferry", "enter")
        search = driver.app.screen
        await driver.until(lambda: bool(search.results.hits))
        await driver.press("e")
        assert driver.app.screen is search
        assert driver.notices() == ["Only an entity has a page; kind:entity finds them."]


async def test_the_page_and_the_table_of_articles_lead_back_each_to_its_own(open_explorer, talks):
    async with open_explorer(talks) as driver:
        table = await open_corpus(driver)
        await driver.press("enter", "2", "e")
        screen = driver.app.screen
        assert isinstance(screen, EntityScreen)
        await complete(driver, screen)
        await go_to(driver, screen, "Run a ferry")
        await driver.press("enter")
        await driver.until(lambda: driver.explorer.is_current)
        await driver.press("escape")
        assert driver.app.screen is screen
        await driver.press("escape")
        assert driver.explorer.is_current
        await driver.press("escape")
        assert driver.app.screen is table


async def test_in_a_corpus_of_one_article_there_is_a_page_too(open_explorer):
    async with open_explorer(size=(80, 24)) as driver:
        await driver.press("2", "j", "e")
        screen = driver.app.screen
        assert isinstance(screen, EntityScreen)
        await complete(driver, screen)
        assert screen.page.articles == 1
        assert screen.page.section("passages").total > 0


@pytest.mark.parametrize("holder", ["ana-reis", "nv"])
async def test_what_binds_nobody_is_told_apart(open_explorer, talks, holder):
    path = talks / "second.yaml"
    more = (
        "  - id: quay\n    title: Build a quay\n    force: discussed\n"
        f"    by: [{holder}]\n"
        "    says: [{exact: Nothing else was said, voice: newsroom, who: unstated}]\n"
    )
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    whose = {"ana-reis": "Ana Reis is", "nv": "Acts for Norvland, which is"}[holder]
    async with open_explorer(talks) as driver:
        screen = await opened(driver)
        (bound, _) = section(screen, f"{whose} bound to 1")
        assert "Build a quay" not in bound
        (loose, _) = section(screen, f"{whose} not bound to 1 stands ready, announced")
        assert "discussed" in loose
        assert "Build a quay" in loose


async def test_offices_without_days_say_nothing_of_days(open_explorer, talks):
    for path in talks.glob("*.yaml"):
        bare = re.sub(r', (from|to): "[-0-9]*"', "", path.read_text("utf-8"))
        path.write_text(bare, "utf-8")
    async with open_explorer(talks) as driver:
        screen = await opened(driver)
        assert section(screen, "Offices") == [
            "chair, Norvland 2 articles",
            "minister, Norvland 1 article",
        ]
