"""Selecting words of the article by keys."""

from pathlib import Path

import pytest
from textual.widgets import Input

from migwatch.app.commands import all_commands
from migwatch.app.screens.help import HelpScreen
from migwatch.app.settings import Settings, conflicts
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


FIRST = TEXT[: TEXT.index("\n\n")]


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
        await driver.press("w", "c", "o", "a", "b")
        assert driver.explorer.selection is None


async def test_keys_are_typed_while_something_is_typed(open_explorer, accord):
    async with open_explorer(accord, size=SMALL) as driver:
        await driver.press("v", "slash", *"who")
        assert driver.explorer.query_one(Input).value == "who"


async def test_the_user_s_own_keys(open_explorer, accord):
    keys = {"extend-word": "e,E", "right": "L", "next-passage": "w"}
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


async def test_help_and_palette_have_every_key_of_the_mode(open_explorer, accord):
    mode = [held for held in all_commands().values() if held.area == "Selecting words"]
    assert len(mode) >= 16
    async with open_explorer(accord, size=SMALL) as driver:
        explorer = driver.explorer
        assert [held.id for held in mode if held.available(explorer)] == ["select-words"]
        await driver.press("v")
        assert all(held.available(explorer) for held in mode)
        told = "\n".join(
            "".join(part.text for part in line)
            for line in HelpScreen(explorer.keys, explorer.describer).lines()
        )
        for held in mode:
            assert held.title in told and held.key_words() in told
