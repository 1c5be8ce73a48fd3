"""A text whose lines end in CR LF looks like one whose lines end in LF."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.app.test_wrapping import lines_of

from migwatch.app.widgets.article_pane import ArticlePane
from migwatch.app.wrapping import UNSEEN, Wrapped, shown_line
from migwatch.formats.text import article_lines
from migwatch.model.context import around
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article

PLAIN = "The board\nmet in Lisbon, and\nthe pier stays.\n\nIt was a\nlong day.\n"
RECORDS = (
    "$HEAD\nentities:\n"
    "  - {id: board, kind: organisation, name: Board, mentions: [The board]}\n"
    "  - {id: pier, kind: place, name: Pier, mentions: [The pier, the pier]}\n"
)


@given(
    st.lists(st.sampled_from(["é", "ü漢", "éé éé ü", "\n", "\n\n"]), max_size=60).map("".join),
    st.integers(1, 40),
    st.booleans(),
)
def test_lines_are_those_of_the_text_with_line_feeds_alone(text, width, flowing):
    windows = text.replace("\n", "\r\n")
    shown = [
        [shown_line(each[line.start : line.end]).replace(UNSEEN, "") for line in lines_of(wrapped)]
        for each in (text, windows)
        for wrapped in (Wrapped(each, width, flowing=flowing),)
    ]
    assert shown[0] == shown[1]


def test_a_carriage_return_elsewhere_is_shown():
    assert shown_line("a\rb\r\nc\r") == f"a\u240db {UNSEEN}c\u240d"


@pytest.mark.parametrize("text", [PLAIN, PLAIN.replace("\n\n", "\n")])
async def test_clicks_cursor_and_selection_are_at_the_right_offsets(
    open_explorer, make_corpus, text
):
    windows = text.replace("\n", "\r\n")
    path = make_corpus(windows, RECORDS.replace("The pier, ", ""))
    async with open_explorer(path, size=(60, 24)) as driver:
        assert driver.text == windows
        pane = driver.explorer.query_one(ArticlePane)
        seen = set()
        for y in range(pane.virtual_size.height):
            row = "".join(segment.text for segment in pane.render_line(y))
            assert "\u240d" not in row and UNSEEN not in row
            for x in range(pane.room):
                start, end = pane.character_at(x, y) or (0, 0)
                if start < end:
                    words = windows[start:end]
                    assert row[x] == (" " if words == "\r\n" else words)
                    seen |= {start, end - 1}
        assert {at for at, each in enumerate(windows) if not each.isspace()} <= seen
        driver.explorer.cursor = windows.index("Lisbon")
        await driver.press("v", "y")
        assert driver.app.clipboard.startswith("\u201cLisbon\u201d")


async def test_marks_and_the_cursor_stand_on_the_same_words(open_explorer, make_corpus):
    painted = []
    for text in (PLAIN, PLAIN.replace("\n", "\r\n")):
        path = make_corpus(text, RECORDS)
        async with open_explorer(path, size=(60, 24)) as driver:
            pane = driver.explorer.query_one(ArticlePane)
            rows = []
            for at in (*(found.start() for found in re.finditer(r"\r?\n|.", text)),):
                driver.explorer.cursor = at
                await driver.pilot.pause()
                rows.append([[*pane.render_line(y).simplify()] for y in range(pane.page)])
            painted.append(rows)
    assert painted[0] == painted[1]


def test_printed_text_and_context_have_no_sign_for_it(make_corpus):
    article = load_article(
        path := make_corpus(PLAIN.replace("\n", "\r\n"), RECORDS), open_folder(path.parent)
    ).article
    printed = "\n".join(article_lines(article, date(2024, 1, 1), [], [], 80))
    assert "The board met in Lisbon, and the pier stays." in printed
    assert "\u240d" not in printed
    assert around(article.text, 4, 9, 10, 20) == ("The ", "")
