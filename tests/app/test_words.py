"""Where words are cut: in rows, and in what is selected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migwatch.app.selection import selection_of
from migwatch.app.wrapping import cells, cut_words
from migwatch.model.context import around

TEXT = st.text(st.sampled_from("ab é漢\n,"), max_size=200)


@given(TEXT, st.integers(0, 200), st.integers(0, 200))
def test_what_stands_around_a_passage_is_of_its_line_and_of_whole_words(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    before, behind = around(text, start, end, 24, 48)
    assert "\n" not in before + behind
    words = before.removeprefix("…")
    assert text[:start].endswith(words)
    if words != before:
        assert words == "" or words.startswith(" ")
    elif len(words) < start:
        assert text[start - len(words) - 1] == "\n"
    words = behind.removesuffix("…")
    assert text[end:].startswith(words)
    if words != behind:
        assert words == "" or words.endswith(" ")
    elif end + len(words) < len(text):
        assert text[end + len(words)] == "\n"


@given(TEXT, st.integers(0, 40))
def test_cutting_between_words_keeps_to_the_room(text, room):
    shown = text.replace("\n", " ")
    found = cut_words(shown, room)
    assert cells(found) <= room or found == shown
    if found != shown and room:
        assert found.endswith("…")


@pytest.mark.parametrize("words", ["nited States hail", " United States hailed ", "ed Stat"])
async def test_a_citation_of_what_is_selected_has_whole_words(open_explorer, words):
    async with open_explorer() as driver:
        explorer = driver.explorer
        start = explorer.article.text.index(words)
        explorer.selection = selection_of(explorer.article.text, (start, start + len(words)))
        await driver.press("y")
        expected = "United States" if "hail" not in words else "United States hailed"
        assert driver.app.clipboard.startswith(f"“{expected}”\n")


async def test_only_quitting_works_in_a_window_that_is_too_small(open_explorer):
    async with open_explorer(size=(39, 9)) as driver:
        await driver.press("2", "j", "f2", "z", "question_mark", "y")
        explorer = driver.explorer
        assert (explorer.pane, explorer.selected, explorer.maximised_pane) == ("article", None, "")
        assert driver.app.screen is explorer
        assert driver.app.clipboard == ""
        await driver.press("q")
        assert not driver.app.is_running or driver.app._exit


@pytest.mark.parametrize("pane", ["1", "2", "3"])
async def test_the_smallest_window_gives_the_focused_pane_the_room(open_explorer, pane):
    async with open_explorer(size=(40, 10)) as driver:
        await driver.press(pane)
        explorer = driver.explorer
        assert explorer.page_height >= 4
        shown = [
            each
            for each in ("#article", "#records", "#commitments")
            if explorer.query_one(each).size.height
        ]
        assert shown == [f"#{explorer.pane}"]
