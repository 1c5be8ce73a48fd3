"""Titles and footer: what they say in little room."""

import re

import pytest

from migwatch.app.widgets.key_bar import KeyBar

SIZES = [(40, 10), (60, 20), (80, 24), (100, 30), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_count_of_passages_stands_with_the_selected_record(open_explorer, size):
    async with open_explorer(size=size) as driver:
        await driver.press("2", "f", *"barcena", "enter", "n", "1")
        (title,) = driver.lines("PaneTitle.-article")
        assert re.search(r" ¶\d+  2 of 2  Alicia Bár(cena|…) ", title)


async def test_the_title_names_what_is_under_the_cursor(open_explorer):
    async with open_explorer(size=(120, 40)) as driver:
        await driver.press("l")
        (title,) = driver.lines("PaneTitle.-article")
        assert " on United States " in title
        assert " of " not in title
        await driver.press("enter")
        (title,) = driver.lines("PaneTitle.-article")
        assert "1 of 10  United States" in title
        assert " on " not in title


@pytest.mark.parametrize("size", SIZES)
async def test_titles_keep_a_gap_and_their_count(open_explorer, size):
    async with open_explorer(size=size) as driver:
        await driver.press("f2", "f3", "f4", "f5", "2", "n", "f", *"antony b", "enter")
        (title,) = driver.lines("PaneTitle.-records")
        assert "Entities 1 of 84 with “antony" in title
        assert "”t" not in title and "…t" not in title
        await driver.press("1")
        (title,) = driver.lines("PaneTitle.-article")
        assert "2 of 5  Antony Bli" in title
        assert size[0] < 80 or " without " in title


async def test_a_narrow_footer_keeps_what_matters_most_and_says_that_there_is_more(open_explorer):
    async with open_explorer(size=(80, 24)) as driver:
        await driver.press("3")
        (keys,) = driver.lines("KeyBar")
        for words in (
            "enter words",
            "y cite",
            "f filter",
            "t switch",
            "n next",
            "? help",
            "q quit",
        ):
            assert f" {words} " in f"{keys} "
        assert " … " in keys
        assert not set(keys) & set("→←↑↓")
    async with open_explorer(size=(40, 10)) as driver:
        await driver.press("3")
        (keys,) = driver.lines("KeyBar")
        assert " enter words " in keys and " … " in keys and "q quit" in keys
    async with open_explorer(size=(120, 40)) as driver:
        await driver.press("3")
        (keys,) = driver.lines("KeyBar")
        # More would be a list, and that is what help is for.
        assert " tab pane " in keys and " ? help" in keys and " l unfold" not in keys


async def test_the_sign_for_more_keys_shows_all(open_explorer):
    async with open_explorer(size=(80, 24)) as driver:
        await driver.press("3")
        at = driver.lines("KeyBar")[0].index("…")
        await driver.pilot.click(KeyBar, offset=(at, 0))
        await driver.pilot.pause()
        assert driver.app.screen is not driver.explorer


async def test_the_footer_offers_the_way_back_at_once(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2")
        assert "esc back" not in driver.lines("KeyBar")[0]
        await driver.press("z")
        assert "esc back" in driver.lines("KeyBar")[0]
        await driver.press("escape")
        assert "esc back" not in driver.lines("KeyBar")[0]


async def test_the_header_keeps_the_day_and_the_problems(open_explorer, make_corpus):
    path = make_corpus(
        "The board met.",
        "format: migwatch/1\narticle: {text: accord.txt, sha256: $SHA256, language: en, "
        "translated_from: pt, published: 2023-05-02, title: A harbour accord of two countries}\n"
        "entities: [{id: a, kind: place, name: A, mentions: [gone]}]\n",
    )
    async with open_explorer(path, size=(80, 24)) as driver:
        await driver.press("escape")
        (header,) = driver.lines("Header")
        assert "A harbour accord" in header
        assert header.endswith("2023-05-02 · as of 2024-03-01 · 1 problem: !")
