"""The table of articles where they are many, or many of them are broken."""

from datetime import date

import pytest
from tests.app.test_corpus import opened, settled, sort_by, told
from tests.bench.grammar import write_folder

from migwatch.app.articles import BLOCK
from migwatch.app.beside import CORPUS
from migwatch.app.screens.corpus import CorpusScreen
from migwatch.app.screens.problems import ProblemsScreen
from migwatch.app.widgets.articles_view import ArticlesView
from migwatch.corpus.matching import Entry
from migwatch.corpus.store import Outline

MILLION = 1_000_000


class Endless:
    """A keeper and its store: a million articles, made up as they are asked for."""

    def __init__(self) -> None:
        self.given: list[tuple[int, int]] = []

    def ask(self, question):
        return question(self)

    def article_count(self, words="", cancelled=None):
        return MILLION

    def article_place(self, article_id, sort, descending, words, cancelled=None):
        return None

    def articles(self, sort, descending, words, offset, limit, cancelled=None):
        self.given.append((offset, limit))
        return [self.entry(at) for at in range(offset, min(offset + limit, MILLION))]

    def entry(self, at: int) -> Entry:
        return Entry(f"n{at}", f"Title {at:,}", "2024-01-01", "en", at % 7)

    def outline(self, article_id):
        return Outline(self.entry(int(article_id[1:])), (), {}, ())


async def filled(driver, screen) -> int:
    """Wait for the rows in view; returns the first of them."""
    view = screen.query_one(ArticlesView)
    first = round(view.scroll_y)
    await driver.until(lambda: not screen.articles.missing(first, first + view.page - 1))
    await driver.pilot.pause()
    return first


async def test_of_a_million_articles_only_rows_in_view_are_asked_for(open_explorer):
    endless = Endless()
    async with open_explorer() as driver:
        app = driver.app
        screen = CorpusScreen(endless, app.library.corpus, date(2024, 1, 1), lambda _: None)
        app.install_screen(screen, CORPUS)
        app.push_screen(CORPUS)
        screen.show("")
        await settled(driver, screen)
        view = screen.query_one(ArticlesView)
        for keys, at in (
            (("G",), MILLION - 1),
            (("pageup",), MILLION - view.page),
            (("g",), 0),
            (("pagedown",) * 5, 5 * (view.page - 1)),
        ):
            await driver.press(*keys)
            await settled(driver, screen)
            assert screen.articles.at == at
            assert screen.articles.entry.id == f"n{at}"
            first = await filled(driver, screen)
            rows = ["".join(segment.text for segment in strip) for strip in view._shown]
            assert all(f"Title {first + y:,} " in row for y, row in enumerate(rows))
        # The mouse shows other rows without moving the highlight.
        view._drag_to(view.page // 2)
        await driver.pilot.pause()
        assert await filled(driver, screen) > 400_000
        assert screen.articles.at == 5 * (view.page - 1)
        assert sum(limit for _, limit in endless.given) < 40 * BLOCK
        assert {limit for _, limit in endless.given} == {BLOCK}


@pytest.fixture(scope="module")
def damaged(tmp_path_factory):
    """A thousand articles, 200 of them broken in four ways."""
    folder = tmp_path_factory.mktemp("damaged")
    write_folder(folder, 1000, long=False)
    for number in range(0, 1000, 5):
        path = folder / f"{number:07}.yaml"
        written = path.read_text("utf-8")
        if number % 20 == 0:
            path.write_text(written.replace("format: ", "format: ["), "utf-8")
        elif number % 20 == 5:
            path.write_text(written.replace('exact: "', 'exact: "Not ', 1), "utf-8")
        elif number % 20 == 10:
            (folder / f"{number:07}.txt").unlink()
        else:
            path.write_text(written.replace('force: "', 'force: "un', 1), "utf-8")
    return folder


async def test_two_hundred_broken_files_among_a_thousand_are_listed(open_explorer, damaged):
    async with open_explorer(damaged) as driver:
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        await driver.press("escape")
        screen = await opened(driver)
        assert screen.articles.total == 1000
        await sort_by(driver, screen, "problems")
        broken = set()
        while screen.articles.entry.problems:
            entry = screen.articles.entry
            broken.add(entry.id)
            if len(broken) % 20 == 1:
                assert "! " in told(screen)
                await driver.press("exclamation_mark")
                sheet = driver.app.screen
                assert isinstance(sheet, ProblemsScreen)
                lines = ["".join(part.text for part in line) for line in sheet.lines()]
                assert sum(line.startswith(f"{entry.id}.yaml") for line in lines) == entry.problems
                await driver.press("escape")
            await driver.press("j")
            await settled(driver, screen)
        assert broken == {f"{number:07}" for number in range(0, 1000, 5)}
        assert screen.articles.at == 200
        entry = screen.articles.entry
        await driver.press("enter")
        explorer = driver.explorer
        await driver.until(lambda: explorer.article is not None and explorer.article.id == entry.id)
        assert explorer.is_current
        assert explorer.problems == ()
