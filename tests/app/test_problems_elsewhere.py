"""What is wrong with the other articles of a corpus, and the way on from one that is unread."""

import pytest
from tests.app.test_corpus import settled

from migwatch.app.screens.corpus import CorpusScreen
from migwatch.app.screens.problems import ProblemsScreen
from migwatch.app.widgets.bars import Header
from migwatch.store.places import cache_folder


def header(driver) -> str:
    return "".join(s.text for s in driver.explorer.query_one(Header).render_line(0))


def lines(driver) -> list[str]:
    sheet = driver.app.screen
    assert isinstance(sheet, ProblemsScreen)
    return ["".join(part.text for part in line) for line in sheet.lines()]


def break_files(folder, number: int) -> None:
    for nth in range(number):
        (folder / f"x{nth}.yaml").write_text("format: migwatch/1\nbad: [\n", "utf-8")


@pytest.mark.parametrize("kept", [True, False])
async def test_problems_of_all_articles_are_counted_and_listed(open_explorer, harbours, kept):
    break_files(harbours, 3)
    if not kept:
        cache_folder().parent.mkdir(parents=True, exist_ok=True)
        cache_folder().write_text("no folder", "utf-8")
    async with open_explorer(harbours) as driver:
        await driver.until(lambda: "3 problems: !" in header(driver))
        assert driver.explorer.is_current
        await driver.press("exclamation_mark")
        told = lines(driver)
        assert told[0] == "Nothing is wrong with the article that is open."
        named = [line.partition(":")[0] for line in told if "x" in line and ".yaml:" in line]
        assert named == ["x0.yaml", "x1.yaml", "x2.yaml"]


async def test_the_open_article_comes_first_and_is_counted_once(open_explorer, harbours):
    break_files(harbours, 2)
    async with open_explorer(harbours) as driver:
        await driver.until(lambda: driver.explorer.wrong_elsewhere == 2)
        await driver.press("left_square_bracket")
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        assert driver.explorer.open_id == "x1"
        assert [line.partition(":")[0] for line in lines(driver)[2:3]] == ["x1.yaml"]
        assert driver.app.screen.sheet_title() == "1 problem"
        await driver.until(lambda: driver.explorer.wrong_elsewhere == 1)
        await driver.press("escape", "exclamation_mark")
        assert [line.partition(":")[0] for line in lines(driver)[2:4]] == ["x1.yaml", "x0.yaml"]
        assert driver.app.screen.sheet_title() == "2 problems"


async def test_what_is_mended_is_no_longer_counted(open_explorer, harbours):
    break_files(harbours, 1)
    async with open_explorer(harbours) as driver:
        await driver.until(lambda: "1 problem: !" in header(driver))
        (harbours / "x0.yaml").unlink()
        driver.explorer.index()
        await driver.until(lambda: "problem" not in header(driver))


async def test_of_very_many_problems_the_first_are_listed(open_explorer, harbours):
    path = harbours / "summer.yaml"
    bad = "".join(f"\n  - {{id: x{nth}, kind: nonsense, name: X}}" for nth in range(400))
    path.write_text(path.read_text("utf-8").replace("\nentities:", f"\nentities:{bad}"), "utf-8")
    async with open_explorer(harbours) as driver:
        await driver.until(lambda: driver.explorer.wrong_elsewhere > 400)
        total = driver.explorer.wrong_elsewhere
        await driver.press("exclamation_mark")
        told = lines(driver)
        assert sum("summer.yaml:" in line for line in told) == 200
        assert f"and {total - 200:,} more" in told
        assert driver.app.screen.sheet_title() == f"{total:,} problems"


@pytest.mark.parametrize(
    ("key", "there"), [("left_square_bracket", "winter"), ("right_square_bracket", "autumn")]
)
async def test_from_an_unread_article_the_keys_lead_to_others(open_explorer, harbours, key, there):
    break_files(harbours, 1)
    async with open_explorer(harbours) as driver:
        await driver.press("left_square_bracket")
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        assert "Press [ or ] for other articles, C to list them." in lines(driver)[0]
        await driver.press(key)
        explorer = driver.explorer
        await driver.until(lambda: explorer.article is not None and explorer.article.id == there)
        await driver.until(lambda: explorer.is_current)


async def test_from_an_unread_article_all_are_listed(open_explorer, harbours):
    break_files(harbours, 1)
    async with open_explorer(harbours) as driver:
        await driver.until(lambda: driver.explorer.indexed)
        await driver.press("left_square_bracket")
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        await driver.press("C")
        await driver.until(lambda: isinstance(driver.app.screen, CorpusScreen))
        await settled(driver, driver.app.screen)
        assert driver.app.screen.articles.entry.id == "x0"
        await driver.press("exclamation_mark")
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        before = driver.explorer.path
        await driver.press("right_square_bracket")
        assert isinstance(driver.app.screen, ProblemsScreen)
        assert driver.explorer.path == before


async def test_alone_an_unread_article_leaves_only_the_way_out(open_explorer, make_corpus):
    async with open_explorer(make_corpus("A pier.", "format: [\n")) as driver:
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        assert lines(driver)[0].endswith("Press escape, then q to quit.")


async def test_opened_by_a_file_the_table_lists_its_folder(open_explorer, harbours):
    async with open_explorer(harbours / "summer.yaml") as driver:
        await driver.press("C")
        await driver.until(lambda: isinstance(driver.app.screen, CorpusScreen))
        screen = driver.app.screen
        await driver.until(lambda: screen.articles.total == 4)
        await settled(driver, screen)
        assert screen.articles.entry.id == "summer"
        await driver.press("g")
        await settled(driver, screen)
        there = screen.articles.entry.id
        await driver.press("enter")
        explorer = driver.explorer
        await driver.until(lambda: explorer.article is not None and explorer.article.id == there)


async def test_opened_by_a_file_the_next_is_that_of_its_folder(open_explorer, harbours):
    async with open_explorer(harbours / "summer.yaml") as driver:
        await driver.press("right_square_bracket")
        explorer = driver.explorer
        await driver.until(lambda: explorer.article is not None and explorer.article.id == "winter")
