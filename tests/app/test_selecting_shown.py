"""Selected words on the screen: what is told and painted of them, and clicks on them."""

from pathlib import Path

import pytest

from migwatch.app.widgets.article_pane import ArticlePane

TEXT = (
    "The U.S. board met in Lisbon. It agreed: “No pier falls, nor cafe\u0301s.” So it was.\n"
    "\n"
    "A second paragraph, long enough to be broken into lines, whatever the width of the pane "
    "may be, because it goes on and on without saying anything of note. Then it ends.\n"
    "\n"
    "The end.\n"
)
ENTITIES = (
    "entities:\n"
    "  - {id: board, kind: organisation, name: Board, mentions: [board]}\n"
    "  - {id: pier, kind: place, name: Pier, mentions: [pier]}\n"
)
SMALL = (80, 24)


@pytest.fixture
def accord(make_corpus) -> Path:
    return make_corpus(TEXT, f"$HEAD\n{ENTITIES}")


def quote(driver) -> str:
    held = driver.explorer.selection
    return "" if held is None else held.quote


def key_bar(driver) -> str:
    return driver.lines("KeyBar")[0]


async def test_the_words_are_counted_and_told(open_explorer, accord):
    async with open_explorer(accord, size=SMALL) as driver:
        await driver.press("v", "w", "w")
        assert "Selected 3 words, 14 characters" in driver.details()
        assert "¶1, characters 0-14" in driver.details()
        assert "“The U.S. board”" in driver.details()
        await driver.press("c", "b", "b")
        assert "Selected 1 word, 3 characters, exact" in driver.details()
        await driver.press("escape")
        assert "Selected" not in driver.details()


async def test_a_long_selection_is_told_by_its_ends(open_explorer, make_corpus):
    path = make_corpus("one " * 30_000 + "last.", "$HEAD\n")
    async with open_explorer(path, size=SMALL) as driver:
        await driver.press("v", "G")
        assert "Selected 120,004 characters" in driver.details().replace("\n", " ")
        assert "…" in driver.details()
        assert driver.details().endswith("last”")


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
