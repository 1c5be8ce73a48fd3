"""Selecting words of the article, by keys and by clicks."""

import pytest
from tests.app.accord import FIRST, SMALL, TEXT, quote

from migwatch.app.widgets.article_pane import ArticlePane


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("v", "The"),
        ("v w", "The U.S."),
        ("v w w w w w", "The U.S. board met in Lisbon"),
        ("v w w b", "The U.S."),
        ("v w w ctrl+left ctrl+right ctrl+right", "The U.S. board met"),
        ("v b b", "The"),
        ("v right_parenthesis", "The U.S. board met in Lisbon"),
        ("v right_parenthesis right_parenthesis", FIRST[: FIRST.index(".”")]),
        ("v right_parenthesis right_parenthesis left_parenthesis", "The U.S. board met in Lisbon"),
        ("v right_curly_bracket", FIRST[:-1]),
        ("v right_curly_bracket right_curly_bracket left_curly_bracket", FIRST[:-1]),
        ("v w l", "The U.S."),
        ("v w l l", "The U.S. board"),
        ("v w right right left left left", "The U.S."),
        ("v G", TEXT[:-2]),
        ("v G g", "The"),
        ("v w w w o w", "U.S. board met"),
        ("v w w w o w w b", "U.S. board met"),
        ("v w w w o w w o w", "board met in"),
        ("v c l", "The "),
        ("v c l h h", "Th"),
        ("v w c right_parenthesis", "The U.S. board met in Lisbon."),
        ("v w c l l c", "The U.S. board"),
        ("v j k", "The"),
        ("v down up", "The"),
        ("v v", ""),
        ("v w escape", ""),
        ("v w escape v", "U.S."),
    ],
)
async def test_keys(open_explorer, accord, keys, expected):
    async with open_explorer(accord, size=SMALL) as driver:
        await driver.press(*keys.split())
        assert quote(driver) == expected


async def test_a_match_is_selected_as_it_was_found(open_explorer, accord):
    async with open_explorer(accord, size=SMALL) as driver:
        await driver.press("slash", *"met in", "enter")
        await driver.until(lambda: driver.explorer.found_at >= 0)
        wanted = driver.explorer.match
        await driver.press("v")
        assert driver.explorer.selection.span == wanted
        held = driver.explorer.selection
        assert held is None or driver.explorer.cursor == held.head


@pytest.mark.parametrize("key", ["j", "down"])
async def test_down_goes_by_lines_of_the_screen(open_explorer, accord, key):
    async with open_explorer(accord, size=SMALL) as driver:
        pane = driver.explorer.query_one(ArticlePane)
        await driver.press("v", key)
        start, last = pane.line_ends(driver.explorer.cursor)
        assert 0 < start <= driver.explorer.cursor <= last < len(FIRST)
        assert driver.explorer.selection.end >= driver.explorer.cursor


@pytest.mark.parametrize(("start", "end"), [("0", "dollar_sign"), ("home", "end")])
async def test_the_ends_of_a_line(open_explorer, accord, start, end):
    async with open_explorer(accord, size=SMALL) as driver:
        pane = driver.explorer.query_one(ArticlePane)
        await driver.press("v", end)
        first, last = pane.line_ends(0)
        assert driver.explorer.cursor == last
        assert quote(driver) == TEXT[first : last + 1].rstrip(" ,.”")
        await driver.press(start)
        assert quote(driver) == "The"
        await driver.press("j", end, "o", end)
        assert driver.explorer.cursor == last


async def test_moving_by_pages_and_from_match_to_match_takes_the_selection_along(
    open_explorer, accord
):
    async with open_explorer(accord, size=SMALL) as driver:
        await driver.press("slash", *"pier", "enter", "escape", "g", "v")
        await driver.press("slash", *"Lisbon", "enter")
        assert quote(driver) == "The U.S. board met in Lisbon"
        await driver.press("pagedown")
        assert len(quote(driver)) > len("The U.S. board met in Lisbon")
        await driver.press("escape")
        assert quote(driver) == ""


async def test_it_begins_at_the_passage_of_the_selected_record(open_explorer, accord):
    async with open_explorer(accord, size=SMALL) as driver:
        await driver.press("2", "j", "j")
        passage = driver.passage()
        await driver.press("v")
        assert driver.explorer.pane == "article"
        assert quote(driver) == passage


async def test_it_begins_with_the_first_word_in_view_where_the_cursor_is_not(
    open_explorer, make_corpus
):
    path = make_corpus("\n".join(f"({n}) line of many." for n in range(99)), "$HEAD\n")
    async with open_explorer(path, size=SMALL) as driver:
        pane = driver.explorer.query_one(ArticlePane)
        pane.show_from(40)
        await driver.press("v")
        assert quote(driver) == "40"
        assert pane.scroll_y == 40


@pytest.mark.parametrize("text", ["", " \n\t\n ", "… — !\n"])
async def test_a_text_without_words(open_explorer, make_corpus, text):
    async with open_explorer(make_corpus(text, "$HEAD\n"), size=SMALL) as driver:
        if driver.app.screen is not driver.explorer:
            await driver.press("escape")
        await driver.press(
            *"vwbhljkoc0gGc", "dollar_sign", "right_parenthesis", "left_curly_bracket"
        )
        assert driver.app.is_running
        if not text.strip():
            await driver.press("a", "y")
            assert driver.app.clipboard == ""


async def test_another_pane_record_or_article_ends_it(open_explorer, accord):
    async with open_explorer(accord) as driver:
        explorer = driver.explorer
        for keys in (("tab",), ("2",), ("3",)):
            await driver.press("1", "v", *keys)
            assert explorer.selection is None
        await driver.press("1", "v")
        await driver.pilot.click("#records", offset=(5, 1))
        await driver.pilot.pause()
        assert explorer.selection is None
        await driver.press("1", "v")
        explorer.open(explorer.path)
        await driver.until(lambda: explorer.selection is None)


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
