"""Every character is shown, none is obeyed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migwatch.model.visible import visible, visible_lines

EVERYTHING = "".join(map(chr, range(0x110000)))


def test_every_character_has_one_visible_character() -> None:
    shown = visible(EVERYTHING)
    assert len(shown) == len(EVERYTHING)
    assert shown.isprintable()


def test_what_is_plainly_shown_stays() -> None:
    changed = [a for a, b in zip(EVERYTHING, visible(EVERYTHING), strict=True) if a != b]
    assert [c for c in changed if c.isprintable()] == list("\u115f\u1160\u3164\ufe0e\ufe0f\uffa0")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("The board, \u00c9vora \U0001f6a2\u201d", "The board, \u00c9vora \U0001f6a2\u201d"),
        ("\x1b[31m\x07\b", "\u241b[31m\u2407\u2408"),
        ("a\tb\nc\rd\x00", "a\u2409b\u240ac\u240dd\u2400"),
        ("\x7f\x85\u2028\u2029\x9b", "\u2421\u2424\u2424\u2424\ufffd"),
        ("\u202e\u200b\ufeff\u2066", "\u25cc\u25cc\u25cc\u25cc"),
        ("a\xa0b\u3000c", "a b c"),
        ("\u2764\ufe0f", "\u2764\u25cc"),
        ("\ud800\ue000\uffff", "\ufffd\ufffd\ufffd"),
    ],
    ids=ascii,
)
def test_stand_ins(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text(st.characters(), max_size=40))
def test_each_character_is_shown_by_itself(text: str) -> None:
    assert visible(text) == "".join(map(visible, text))
    assert visible(visible(text)) == visible(text)


@given(st.text("a\n\r\x1b\u2028", max_size=20))
def test_line_feeds_stay_where_lines_are_wanted(text: str) -> None:
    lines = re.split("\r?\n", text)
    assert visible_lines(text).split("\n") == [visible(line) for line in lines]
    assert len(visible_lines(text)) == len(text) - text.count("\r\n")
