"""Packs in the explorer: opened like corpora, and walked through."""

import os
from pathlib import Path

import pytest

from migwatch.app.screens.problems import ProblemsScreen
from migwatch.store.folder import open_folder
from migwatch.store.packing import Packing, pack_articles


@pytest.fixture
def pack(harbours: Path) -> Path:
    """The pack of a corpus that has no other articles."""
    path = harbours / "x.jsonl"
    pack_articles(open_folder(harbours), path, Packing(move=True), print)
    return path


@pytest.mark.parametrize("named", ["", "x.jsonl"])
async def test_the_articles_of_a_pack_follow_each_other(open_explorer, pack, named):
    async with open_explorer(pack.parent / named) as driver:
        explorer = driver.explorer
        seen = [explorer.article.id]
        for _ in range(4):
            await driver.press("right_square_bracket")
            await driver.until(lambda: explorer.article.id != seen[-1])
            seen.append(explorer.article.id)
        assert seen == ["autumn", "spring", "summer", "winter", "autumn"]


async def test_one_article_of_a_pack_leads_to_the_others(open_explorer, pack):
    async with open_explorer(pack / "summer") as driver:
        assert driver.explorer.article.id == "summer"
        await driver.press("right_square_bracket")
        await driver.until(lambda: driver.explorer.article.id == "winter")


async def test_a_bad_line_is_an_article_that_says_what_is_wrong(open_explorer, pack):
    lines = pack.read_bytes().splitlines(keepends=True)
    pack.write_bytes(lines[0] + b"{\n" + lines[1])
    os.mkfifo(pack.with_name("a.jsonl"))
    async with open_explorer(pack.parent) as driver:
        explorer = driver.explorer
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        assert [str(p).rpartition("/")[2] for p in explorer.problems] == [
            "a.jsonl: is a named pipe; name a regular file"
        ]
        await driver.press("escape", "right_square_bracket")
        await driver.until(lambda: explorer.article is not None)
        assert explorer.article.id == "autumn"
        await driver.press("right_square_bracket")
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        [problem] = explorer.problems
        assert (problem.path, problem.line) == (pack, 2)
        await driver.press("escape", "right_square_bracket")
        await driver.until(lambda: explorer.article is not None)
        assert explorer.article.id == "spring"
