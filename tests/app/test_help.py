"""The help sheet."""

from datetime import date

import pytest

from migwatch.app.row_text import Describer
from migwatch.app.screens.help import HelpScreen
from migwatch.app.screens.sheet import SheetView
from migwatch.corpus.library import open_library


def test_words_and_meanings_keep_a_gap(make_corpus):
    path = make_corpus(
        "The board met.",
        "$HEAD\n",
        "format: migwatch-corpus/1\ntitle: Harbours\nvocabularies:\n"
        "  force:\n"
        "    - {term: bound, label: bound for as long as the harbour stands, definition: Long.}\n"
        "    - {term: short, definition: Brief.}\n"
        "  rel: [{term: under, definition: Below.}]\n"
        "  own_words: [{term: 漢字漢字漢字漢字漢字, definition: Wide.}]\n",
    )
    library = open_library(path)
    article = library.load(path).article
    assert article is not None
    told = HelpScreen({}, Describer(article, date(2024, 3, 1))).lines()
    lines = ["".join(part.text for part in line) for line in told]
    assert "Links between records" in lines
    assert "own words" in lines
    for meaning in ("Long.", "Brief.", "Below.", "Wide."):
        assert any(line.endswith(f"  {meaning}") for line in lines)
    force = [line for line in lines if line.endswith(("Long.", "Brief."))]
    assert len({line.index(m) for line, m in zip(force, ("Long", "Brief"), strict=True)}) == 1


def test_wide_keys_keep_a_gap():
    told = HelpScreen({"back": "ctrl+shift+f12,ctrl+alt+delete"}, None).lines()
    lines = ["".join(part.text for part in line) for line in told]
    assert any("ctrl+alt+delete  Go one step back" in line for line in lines)


@pytest.mark.parametrize(
    ("keys", "section"),
    [
        ((), "Moving"),
        (("2",), "Lists"),
        (("v",), "Selecting words"),
        (("slash", *"mexico", "enter"), "Finding"),
        (("T",), "Timeline"),
    ],
)
async def test_it_opens_at_the_section_of_where_it_is_asked(open_explorer, keys, section):
    async with open_explorer(size=(80, 24)) as driver:
        await driver.press(*keys, "question_mark")
        assert top(driver) == section


async def test_signs_terms_and_sections_are_reached_by_key(open_explorer):
    async with open_explorer(size=(80, 24)) as driver:
        await driver.press("question_mark", "s")
        assert top(driver) == "Signs"
        await driver.press("t")
        assert top(driver) == "Force of commitments, strong to weak"
        await driver.press("shift+tab")
        assert top(driver) == "Signs of the timeline"
        await driver.press("g", "tab")
        assert top(driver) == "Moving"


async def test_what_is_broken_hangs_under_its_beginning(open_explorer):
    async with open_explorer(size=(60, 24)) as driver:
        await driver.press("question_mark")
        view = driver.app.screen.query_one(SheetView)
        lines = [view.paint_line(y, view.room).text for y in range(int(view.virtual_size.height))]
        first = next(at for at, line in enumerate(lines) if "Record: go to its passage" in line)
        column = lines[first].index("Record:")
        assert lines[first + 1][:column].strip() == ""
        assert lines[first + 1][column] != " "


def top(driver) -> str:
    """The topmost line of the help."""
    view = driver.app.screen.query_one(SheetView)
    line = view.paint_line(round(view.scroll_y), view.room)
    return "" if line is None else line.text.strip()
