"""Selecting words: what is shown, told, copied and painted."""

import pytest
from tests.app.accord import SMALL, TEXT, key_bar, quote
from textual import events
from textual.widgets import Input

from migwatch.app.commands import all_commands
from migwatch.app.settings import Settings, conflicts
from migwatch.app.widgets.article_pane import ArticlePane


async def test_the_footer_shows_the_keys_of_the_mode(open_explorer, accord):
    async with open_explorer(accord, size=SMALL) as driver:
        assert "v select" in key_bar(driver)
        await driver.press("v")
        assert key_bar(driver).split("  ")[:6] == [
            " a annotate",
            "w word",
            "y cite",
            ") sentence",
            "esc back",
            "c exact",
        ]
        assert key_bar(driver).endswith("? help  q quit")
        await driver.press("escape")
        assert "v select" in key_bar(driver)


async def test_the_selected_words_are_cited_and_copied(open_explorer, accord):
    async with open_explorer(accord, size=SMALL) as driver:
        await driver.press("v", "w", "w", "y")
        assert driver.app.clipboard.startswith("“The U.S. board”\n")
        assert "characters 0-14 of accord.txt" in driver.app.clipboard
        await driver.press("ctrl+c")
        assert driver.app.clipboard == "The U.S. board"
        assert quote(driver) == "The U.S. board"


@pytest.mark.parametrize("key", ["a", "enter"])
async def test_annotating_is_asked_for(open_explorer, accord, key, monkeypatch):
    async with open_explorer(accord, size=SMALL) as driver:
        asked = []
        monkeypatch.setattr(driver.explorer, "annotate", asked.append)
        await driver.press(key)
        assert asked == []
        await driver.press("v", "w", key)
        assert [held.span for held in asked] == [(0, 8)]
        await driver.press("c", "l", "o", "dollar_sign", "o", "l")
        assert driver.notices() == []


async def test_white_space_is_not_annotated(open_explorer, accord, monkeypatch):
    async with open_explorer(accord, size=SMALL) as driver:
        monkeypatch.setattr(driver.explorer, "annotate", lambda _: pytest.fail("asked"))
        await driver.press("v", "c", "l", "o", "l", "l", "l", "a")
        assert quote(driver) == " "
        assert driver.notices() == ["Nothing but white space is selected."]


async def test_what_the_keys_do_otherwise_they_do_again_afterwards(open_explorer, accord):
    async with open_explorer(accord, size=SMALL) as driver:
        await driver.press("v", "escape", "l")
        assert driver.explorer.cursor == TEXT.index("board")
        await driver.press("enter")
        assert driver.explorer.selected.record == "board"
        await driver.press("c", "o", "a")
        assert driver.explorer.selection is None


async def test_keys_are_typed_while_something_is_typed(open_explorer, accord):
    async with open_explorer(accord, size=SMALL) as driver:
        await driver.press("v", "slash", *"who")
        assert driver.explorer.query_one(Input).value == "who"


async def test_the_user_s_own_keys(open_explorer, accord):
    keys = {"extend-word": "e,E", "right": "L", "next-passage": "W"}
    assert list(conflicts(keys)) == []
    async with open_explorer(accord, size=SMALL, settings=Settings(keys=keys)) as driver:
        await driver.press("v", "e", "E", "l", "l")
        assert quote(driver) == "The U.S. board met"
        assert "e word" in key_bar(driver)
        await driver.press("escape")
        driver.explorer.cursor = 0
        await driver.press("l")
        assert driver.explorer.cursor == 0
        await driver.press("L")
        assert driver.explorer.cursor == TEXT.index("board")


def test_keys_of_one_state_conflict_and_of_two_do_not():
    assert list(conflicts({})) == []
    assert list(conflicts({"extend-word": "q", "sort-reverse": "y"})) == []
    [told] = conflicts({"extend-word": "b"})
    assert "“b” would do both extend-word and reduce-word" in told
    [told] = conflicts({"next-passage": "y"})
    assert "next-passage and copy" in told


async def test_a_key_and_what_it_selects_are_painted_in_one_frame(open_explorer, accord):
    async with open_explorer(accord, size=SMALL) as driver:
        frames = []
        display = driver.app._display
        driver.app._display = lambda screen, update: (frames.append(1), display(screen, update))
        for key in ("v", "w", "l", "right_parenthesis", "j", "o", "c", "G", "g", "escape"):
            frames.clear()
            await driver.press(key)
            await driver.pilot.pause(0.1)
            assert len(frames) <= 1, key


@pytest.mark.parametrize("no_color", [False, True])
async def test_it_is_painted_above_all_else(open_explorer, accord, monkeypatch, no_color):
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with open_explorer(accord, size=SMALL) as driver:
        pane = driver.explorer.query_one(ArticlePane)
        # The board is the current passage, and a match.
        await driver.press("slash", *"board", "enter", "enter")
        driver.explorer.cursor = 0
        await driver.press("v", "w", "w", "w")
        painted = ""
        for segment in pane.render_line(0):
            if segment.style == segment.style + pane.palette.selection:
                painted += segment.text
        assert painted == "The U.S. board me"
        if no_color:
            style = pane.palette.selection
            assert style.reverse and style.underline
            assert style != pane.palette.current


async def clicked(driver, words: str, times: int) -> None:
    pane = driver.explorer.query_one(ArticlePane)
    offset = TEXT.index(words)
    at = next(
        (x, y)
        for y in range(pane.page)
        for x in range(8, pane.room - 1)
        if pane.character_at(x, y)[0] == offset
    )
    await driver.pilot.click("#article", offset=at, times=times)
    await driver.pilot.pause()


@pytest.mark.parametrize(
    ("words", "times", "expected"),
    [
        ("isbon", 2, "Lisbon"),
        ("isbon", 3, "The U.S. board met in Lisbon"),
        ("fe\u0301s", 2, "cafe\u0301s"),
        (".S.", 2, "U.S."),
        ("n it ends", 3, "Then it ends"),
    ],
)
async def test_two_clicks_select_a_word_and_three_a_sentence(
    open_explorer, accord, words, times, expected
):
    async with open_explorer(accord, size=SMALL) as driver:
        await driver.press("3")
        await clicked(driver, words, times)
        assert quote(driver) == expected
        assert driver.explorer.pane == "article"
        await driver.press("w")
        assert quote(driver).startswith(expected) and quote(driver) != expected
        await clicked(driver, "No pier", 1)
        assert driver.explorer.selection is None
        assert driver.explorer.cursor == TEXT.index("No pier")


def test_every_key_of_the_mode_is_in_the_palette_and_the_help():
    held = [c for c in all_commands().values() if c.area == "Selecting words"]
    assert len(held) >= 16


async def test_keys_in_a_burst_all_count(open_explorer, accord):
    async with open_explorer(accord) as driver:
        await driver.press("v", "w", "w", "l")
        wanted = quote(driver)
    async with open_explorer(accord) as driver:
        for key in "vwwl":
            driver.app.post_message(events.Key(key, key))
        await driver.until(lambda: driver.explorer.selection is not None)
        await driver.until(lambda: quote(driver) == wanted)
