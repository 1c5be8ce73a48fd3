"""Selecting words of the article with the mouse."""

from pathlib import Path

import pytest

from migwatch.app.widgets.article_pane import ArticlePane

TEXT = (
    "The board met in Lisbon.\n"
    "\n"
    "漢字 and 👩‍👧 and cafe\u0301 stand here.\n"
    "\n"
    "A last paragraph that is long enough to be broken, whatever the width of the pane may be, "
    "because it goes on and on without saying anything of note to anybody at all.\n"
)
ENTITY = "entities:\n  - {id: board, kind: organisation, name: Board, mentions: [The board]}\n"


@pytest.fixture
def accord(make_corpus) -> Path:
    return make_corpus(TEXT, f"$HEAD\n{ENTITY}")


class Mouse:
    """The mouse over the article."""

    def __init__(self, driver) -> None:
        self.driver = driver
        self.pane = driver.explorer.query_one("#article", ArticlePane)

    def cell(self, offset: int) -> tuple[int, int]:
        """A cell that shows a character: the leftmost."""
        for y in range(self.pane.page):
            for x in range(8, self.pane.room - 1):
                span = self.pane.character_at(x, y)
                if span is not None and span[0] <= offset < span[1]:
                    return x, y
        raise AssertionError(f"{offset} is not on the screen")

    async def drag(self, *ways: tuple[int, int]) -> None:
        """Press at the first cell, move over the others, let go at the last."""
        pilot = self.driver.pilot
        await pilot.mouse_down("#article", offset=ways[0])
        for way in ways[1:]:
            await pilot.hover("#article", offset=way)
        await pilot.mouse_up("#article", offset=ways[-1])
        await pilot.pause()

    async def over(self, words: str, *, backward: bool = False) -> None:
        """Drag from the first to the last character of words, or from the last to the first."""
        start = TEXT.index(words)
        ends = [self.cell(start), self.cell(start + len(words) - 1)]
        await self.drag(*(reversed(ends) if backward else ends))


async def copied(driver) -> str:
    await driver.press("y")
    return driver.app.clipboard


@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize(
    "words",
    [
        "board met",
        "T",
        "ard m",
        "字 and",
        "漢字",
        "and 👩‍👧 and",
        "cafe\u0301",
        "met in Lisbon.\n\n漢字 and",
        "Lisbon.\n\n漢字 and 👩‍👧 and cafe\u0301 stand here.\n\nA last paragraph that",
        "broken, whatever the width of the pane may be, because it goes on and on without saying",
    ],
)
async def test_the_dragged_words_are_copied(open_explorer, accord, words, backward):
    async with open_explorer(accord) as driver:
        mouse = Mouse(driver)
        if len(words) == 1:
            x, y = mouse.cell(TEXT.index(words))
            await mouse.drag((x, y), (x + 1, y), (x, y))
        else:
            await mouse.over(words, backward=backward)
        citation = await copied(driver)
        # What is selected in the middle of a word has all of it.
        cited = {"T": "The", "ard m": "board met", "(so": "so"}.get(words, words)
        start = TEXT.index(cited)
        assert driver.explorer.selection.span == (start, start + len(cited))
        assert citation.startswith(f"“{cited}”\n")
        assert f"characters {start}-{start + len(cited)} of accord.txt" in citation
        assert driver.explorer.cursor == TEXT.index(words) + (
            0 if backward else len(words.rstrip("\u0301")) - 1
        )
        await driver.press("escape")
        assert driver.explorer.selection is None
        assert driver.explorer.trail == []


async def test_either_half_of_a_wide_character_is_that_character(open_explorer, accord):
    async with open_explorer(accord) as driver:
        mouse = Mouse(driver)
        start = TEXT.index("漢")
        x, y = mouse.cell(start)
        for left, right in ((x, x + 2), (x + 1, x + 3)):
            await mouse.drag((left, y), (right, y))
            assert driver.explorer.selection.span == (start, start + 2)
            await mouse.drag((right, y), (left, y))
            assert driver.explorer.selection.span == (start, start + 2)
        await driver.pilot.click("#article", offset=(x + 3, y))
        await driver.pilot.pause()
        assert driver.explorer.cursor == start + 1


@pytest.mark.parametrize("no_color", [False, True])
async def test_what_is_dragged_over_is_painted_apart(open_explorer, accord, monkeypatch, no_color):
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with open_explorer(accord) as driver:
        mouse = Mouse(driver)
        await mouse.over("met in Lisbon.\n\n漢")
        # Where the cursor is, it is painted above the selection.
        assert driver.explorer.cursor == TEXT.index("漢")
        marked = ""
        for y in range(3):
            for segment in mouse.pane.render_line(y):
                if segment.style == segment.style + mouse.pane.palette.selection:
                    marked += segment.text
        assert marked == "met in Lisbon."


async def test_beyond_the_ends_of_lines_and_of_the_text(open_explorer, accord):
    async with open_explorer(accord) as driver:
        mouse = Mouse(driver)
        room = mouse.pane.room
        x, _ = mouse.cell(TEXT.index("Lisbon"))
        await mouse.drag((x, 0), (room - 2, 0))
        assert (await copied(driver)).startswith("“Lisbon”\n")
        await mouse.drag((room - 2, 0), (2, 0))
        assert (await copied(driver)).startswith("“The board met in Lisbon”\n")
        await mouse.drag((8, 0), (room - 2, mouse.pane.page - 1))
        assert driver.explorer.selection.span == (0, len(TEXT.rstrip()) - 1)
        await mouse.drag((2, 0), (3, 1))
        assert driver.explorer.selection.span == (0, TEXT.index(".\n"))


async def test_a_drag_into_another_pane_ends_at_the_edge(open_explorer, accord):
    async with open_explorer(accord) as driver:
        mouse = Mouse(driver)
        pilot = driver.pilot
        await pilot.mouse_down("#article", offset=mouse.cell(TEXT.index("board")))
        await pilot.hover("#records", offset=(5, 0))
        await pilot.mouse_up("#records", offset=(5, 0))
        await pilot.pause()
        assert (await copied(driver)).startswith("“board met in Lisbon”\n")
        assert driver.explorer.pane == "article"


async def test_the_text_comes_along_beyond_the_edge(open_explorer, make_corpus):
    lines = [f"Line {n} of many." for n in range(100)]
    path = make_corpus("\n".join(lines), "$HEAD\n")
    async with open_explorer(path, size=(80, 24)) as driver:
        pane = driver.explorer.query_one("#article", ArticlePane)
        pilot = driver.pilot
        await pilot.mouse_down("#article", offset=(8, 0))
        for x in range(5, 15):
            await pilot.hover("#details", offset=(x, 1))
        await pilot.mouse_up("#details", offset=(14, 1))
        await pilot.pause()
        assert pane.scroll_y > 0
        words = driver.explorer.selection.quote
        assert words.startswith("Line 0 of many.\nLine 1")
        assert words.count("\n") == pane.page - 1 + pane.scroll_y


async def test_a_click_ends_the_selection_and_puts_the_cursor(open_explorer, accord):
    async with open_explorer(accord) as driver:
        mouse = Mouse(driver)
        await mouse.over("met in")
        await driver.pilot.click("#article", offset=mouse.cell(TEXT.index("Lisbon")))
        await driver.pilot.pause()
        assert driver.explorer.selection is None
        assert driver.explorer.cursor == TEXT.index("Lisbon")
        await mouse.over("met in")
        await driver.pilot.click("#records", offset=(5, 1))
        await driver.pilot.pause()
        assert driver.explorer.selection is None


async def test_the_scroll_bar_selects_nothing(open_explorer, make_corpus):
    path = make_corpus("line\n" * 200, "$HEAD\n")
    async with open_explorer(path) as driver:
        mouse = Mouse(driver)
        bar = mouse.pane.room
        await mouse.drag((bar, 0), (bar, 10))
        assert driver.explorer.selection is None
        assert mouse.pane.scroll_y > 0
        assert driver.explorer.cursor == 0


async def test_the_terminal_s_own_key_copies_the_bare_words(open_explorer, accord):
    async with open_explorer(accord) as driver:
        await Mouse(driver).over("met in")
        await driver.press("ctrl+c")
        assert driver.app.clipboard == "met in"
