"""The articles of a corpus in a table, by keys and mouse."""

import pytest
from tests.bench.grammar import write_folder

from migwatch.app.screens.corpus import CorpusScreen
from migwatch.app.screens.problems import ProblemsScreen
from migwatch.app.settings import Settings
from migwatch.app.widgets.articles_view import ArticlesHeading, ArticlesView
from migwatch.app.widgets.day_line import DayBar
from migwatch.app.widgets.key_bar import KeyBar
from migwatch.app.widgets.outline_view import OutlineView
from migwatch.app.widgets.search_bars import HintBar


@pytest.fixture(scope="module")
def thirty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("thirty")
    write_folder(folder, 30, long=False)
    return folder


async def opened(driver) -> CorpusScreen:
    """The table, once its rows and the preview have come."""
    await driver.until(lambda: driver.explorer.indexed)
    await driver.press("C")
    screen = driver.app.screen
    assert isinstance(screen, CorpusScreen)
    await settled(driver, screen)
    return screen


async def settled(driver, screen) -> None:
    def holds() -> bool:
        articles, outline = screen.articles, screen.outline
        if articles.total == 0:
            return True
        return bool(
            articles.entry is not None
            and outline is not None
            and outline.entry.id == articles.entry.id
        )

    await driver.until(holds)
    await driver.pilot.pause()


async def sort_by(driver, screen, sort: str) -> None:
    """Press the key until the table is sorted so, and has come."""
    while screen.articles.question.sort != sort:
        await driver.press("greater_than_sign")
    asked = screen.articles.asked
    await driver.until(lambda: bool(screen.articles.blocks) and screen.articles.asked == asked)
    await settled(driver, screen)


def shown(screen) -> list[str]:
    """What the rows in view say."""
    view = screen.query_one(ArticlesView)
    return ["".join(s.text for s in strip).strip("▌ █│") for strip in view._shown]


def told(screen) -> str:
    view = screen.query_one(OutlineView)
    lines = (view.paint_line(y, view.room) for y in range(view.virtual_size.height))
    return "\n".join("".join(s.text for s in line or ()).rstrip() for line in lines)


def held(screen) -> list:
    """The articles of the whole table, as it is sorted now."""
    total = screen.articles.total
    return [screen.articles.row(at) for at in range(total)]


async def test_the_footer_shows_the_way_in(open_explorer, thirty):
    async with open_explorer(thirty, size=(80, 24)) as driver:
        bar = driver.explorer.query_one(KeyBar)
        assert "C articles" in "".join(s.text for s in bar.render_line(0))
    async with open_explorer() as driver:
        bar = driver.explorer.query_one(KeyBar)
        assert "C articles" not in "".join(s.text for s in bar.render_line(0))
        await driver.press("C")
        assert driver.explorer.is_current
        assert driver.notices() == ["The only article of this corpus."]


async def test_the_table_begins_at_the_open_article_newest_first(open_explorer, thirty):
    async with open_explorer(thirty) as driver:
        screen = await opened(driver)
        assert screen.articles.total == 30
        assert screen.articles.entry.id == driver.explorer.article.id
        days = [entry.published for entry in held(screen)]
        assert days == sorted(days, reverse=True)
        article = driver.explorer.article
        preview = told(screen)
        for commitment in article.annotation.commitments:
            assert article.corpus.label("force", commitment.force) in preview
            assert article.short(commitment.by[0]) in preview
            assert commitment.title.split()[0] in preview


async def test_enter_opens_and_escape_comes_back_to_the_same_row(open_explorer, thirty):
    async with open_explorer(thirty) as driver:
        screen = await opened(driver)
        first = driver.explorer.article.id
        await driver.press("g", "j", "j", "j")
        await settled(driver, screen)
        entry, at = screen.articles.entry, screen.articles.at
        assert entry.id != first
        await driver.press("enter")
        explorer = driver.explorer
        await driver.until(lambda: explorer.article is not None and explorer.article.id == entry.id)
        assert explorer.is_current
        await driver.press("escape")
        assert driver.app.screen is screen
        assert (screen.articles.entry, screen.articles.at) == (entry, at)
        await driver.press("escape")
        assert explorer.is_current
        assert explorer.came_from == ""
        await driver.press("right_square_bracket")
        await driver.until(lambda: explorer.article.id != entry.id)
        await driver.press("C")
        await driver.until(lambda: screen.articles.entry.id == explorer.article.id)


async def test_each_column_sorts_and_the_other_way_round(open_explorer, thirty):
    async with open_explorer(thirty) as driver:
        screen = await opened(driver)
        await sort_by(driver, screen, "title")
        titles = [entry.title.casefold() for entry in held(screen)]
        assert titles == sorted(titles)
        await driver.press("r")
        await driver.until(lambda: bool(screen.articles.blocks) and screen.articles.at == 0)
        await driver.until(lambda: held(screen)[0].title.casefold() == titles[-1])
        await settled(driver, screen)
        assert "title↓" in "".join(p.text for p in screen.query_one(ArticlesHeading).parts()[0])
        await driver.press("less_than_sign")
        assert screen.articles.question.sort == "published"
        assert screen.articles.question.descending


async def test_a_click_on_a_heading_sorts_and_on_a_row_opens(open_explorer, thirty):
    async with open_explorer(thirty) as driver:
        screen = await opened(driver)
        await driver.pilot.click(ArticlesHeading, offset=(15, 0))
        assert screen.articles.question == ("title", False, "")
        await driver.pilot.click(ArticlesHeading, offset=(15, 0))
        assert screen.articles.question == ("title", True, "")
        await driver.pilot.click(ArticlesHeading, offset=(2, 0))
        await driver.until(lambda: screen.articles.question.sort == "published")
        await settled(driver, screen)
        await driver.pilot.click(ArticlesView, offset=(4, 2))
        assert screen.articles.at == 2
        await settled(driver, screen)
        entry = screen.articles.entry
        await driver.pilot.click(ArticlesView, offset=(4, 2))
        await driver.until(
            lambda: driver.explorer.article and driver.explorer.article.id == entry.id
        )


async def test_typing_filters_by_words_of_title_or_id(open_explorer, thirty):
    async with open_explorer(thirty) as driver:
        screen = await opened(driver)
        entry = held(screen)[4]
        word = entry.title.split()[1]
        wanted = [e.id for e in held(screen) if word.casefold() in e.title.casefold().split()]
        await driver.press("f", *word)
        await driver.until(
            lambda: screen.articles.question.words == word and bool(screen.articles.blocks)
        )
        await driver.until(lambda: screen.articles.total == len(wanted))
        assert [e.id for e in held(screen)] == wanted
        await driver.press("down", "up", "enter")
        assert screen.focused is None
        await driver.press("f", *["backspace"] * 20, *entry.id, "enter")
        await driver.until(lambda: screen.articles.total == 1)
        await settled(driver, screen)
        assert screen.articles.entry.id == entry.id
        await driver.press("escape")
        await driver.until(lambda: screen.articles.total == 30)
        await driver.until(
            lambda: screen.articles.entry is not None and screen.articles.entry.id == entry.id
        )
        assert driver.app.screen is screen
        await driver.press("f", *"qqq")
        await driver.until(lambda: screen.articles.total == 0)
        await driver.until(lambda: shown(screen)[0].startswith("No id or title"))
        await driver.press("enter", "enter", "exclamation_mark", "G", "k")
        assert driver.app.screen is screen


async def test_a_filter_is_left_by_tab_or_escape(open_explorer, thirty):
    async with open_explorer(thirty) as driver:
        screen = await opened(driver)
        await driver.press("f", "a", "tab")
        assert not screen.query("FilterInput")
        assert screen.articles.question.words == "a"
        await driver.press("f", "escape")
        assert not screen.query("FilterInput")
        assert screen.articles.question.words == ""
        assert driver.app.screen is screen


async def test_statuses_in_the_preview_follow_the_day(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        screen = await opened(driver)
        while screen.articles.entry.id != "spring":
            await driver.press("j")
        await settled(driver, screen)
        assert "kept" in told(screen)
        await driver.press("at", "ctrl+u", *"2023", "minus", *"09", "minus", *"01", "enter")
        await driver.until(lambda: driver.app.screen is screen)
        await driver.pilot.pause()
        assert "kept" not in told(screen)
        assert "stalled" in told(screen)


async def test_what_is_wrong_is_listed_for_the_highlighted_article(open_explorer, make_corpus):
    path = make_corpus(
        "The board met.",
        "$HEAD\nentities:\n"
        "  - {id: board, kind: organisation, name: Board, mentions: [The board, No such words]}\n",
    )
    (path.parent / "broken.yaml").write_text("format: migwatch/1\n", "utf-8")
    async with open_explorer(path.parent) as driver:
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        await driver.press("escape")
        screen = await opened(driver)
        await sort_by(driver, screen, "problems")
        assert {entry.id: entry.problems for entry in held(screen)} == {"broken": 1, "accord": 1}
        for entry in held(screen):
            while screen.articles.entry.id != entry.id:
                await driver.press("j")
            await settled(driver, screen)
            await driver.press("exclamation_mark")
            sheet = driver.app.screen
            assert isinstance(sheet, ProblemsScreen)
            lines = ["".join(part.text for part in line) for line in sheet.lines()]
            assert any(line.startswith(f"{entry.id}.yaml") for line in lines)
            assert any("cannot be read until" in line for line in lines) is (entry.id == "broken")
            await driver.press("escape")
        assert any("broken cannot be read" in line for line in shown(screen))


async def test_an_article_that_cannot_be_read_is_opened_and_left_again(open_explorer, harbours):
    (harbours / "zz.yaml").write_text("format: migwatch/1\n", "utf-8")
    async with open_explorer(harbours) as driver:
        screen = await opened(driver)
        await driver.press("G")
        await settled(driver, screen)
        assert screen.articles.entry.id == "zz"
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        await driver.press("escape", "escape")
        assert driver.app.screen is screen
        assert screen.articles.entry.id == "zz"


async def test_the_reader_s_own_keys_are_told(open_explorer, harbours):
    keys = {"sort-reverse": "ctrl+y", "as-of": "f9", "left": "b"}
    async with open_explorer(harbours, settings=Settings(keys=keys)) as driver:
        screen = await opened(driver)

        def told(shown):
            return "".join(part.text for part in shown.query_one(HintBar).parts()[0])

        assert "ctrl+y reverse" in told(screen)
        await driver.press("f9")
        line = driver.app.screen.query_one(DayBar)
        assert "".join(part.text for part in line.parts()[0]) == (
            " enter set  esc cancel  empty 2024-03-01  "
        )
        await driver.press("escape", "escape", "s")
        await driver.until(lambda: driver.app.screen.query(HintBar))
        assert "tab complete" in told(driver.app.screen)
