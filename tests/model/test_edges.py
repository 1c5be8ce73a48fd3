"""Moving the ends of a passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migwatch.model.edges import by_character, by_word

TEXT = "The pier’s end, 1.5 m off."


@pytest.mark.parametrize(
    ("offset", "by", "at_start", "expected"),
    [
        (0, 1, True, 4),
        (4, -1, True, 0),
        (3, 1, False, 10),
        (14, 1, False, 19),
        (14, -1, False, 10),
        (5, -1, True, 4),
        (25, 1, False, 26),
        (16, 1, True, 20),
        (19, -1, True, 16),
        (0, -1, True, 0),
    ],
)
def test_ends_stop_at_words(offset, by, at_start, expected):
    assert by_word(TEXT, offset, by, at_start=at_start) == expected


@given(st.text("ab .’\n", max_size=40), st.integers(0, 40), st.booleans())
def test_an_end_moves_the_way_it_is_asked_to(text, offset, at_start):
    offset = min(offset, len(text))
    further = by_word(text, offset, 1, at_start=at_start)
    back = by_word(text, offset, -1, at_start=at_start)
    assert offset <= further <= len(text) and 0 <= back <= offset
    assert further > offset or offset == len(text)
    assert back < offset or offset == 0
    assert by_character(text, offset, -1) <= offset <= by_character(text, offset, 1)


def test_accents_stay_with_their_letters():
    text = "ae\u0301o"
    assert by_character(text, 1, 1) == 3
    assert by_character(text, 3, -1) == 1
    assert by_character(text, 4, 1) == 4
