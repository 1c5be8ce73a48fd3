"""Characters and words around an offset."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from migwatch.model.words import (
    character_at,
    count_words,
    trimmed,
    whole_words,
    word_from,
    word_to,
    words,
)

#: Letters, accents that combine, joiners, scripts without spaces, signs and white space.
SIGNS = (
    "aBé9\u0e33\u0301\u0308\u200d'’-.,·_$%€ \n\r\t漢字ひカไท한ㅏ\u1100\u1161👩👧🇲🇽\ufe0f“”()—\u00ad"
)
TEXT = st.text(st.sampled_from(SIGNS), max_size=60) | st.text(max_size=40)
OFFSET = st.integers(-3, 70)


def all_words(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board met (in Lisbon).", ["The", "board", "met", "in", "Lisbon"]),
        ("don't, don’t 'quoted' EU's States'", ["don't", "don’t", "quoted", "EU's", "States"]),
        ("so-called U.S.-led non‑binding", ["so-called", "U.S.-led", "non‑binding"]),
        ("No—yes a--b c–d", ["No", "yes", "a", "b", "c", "d"]),
        ("the U.S. and U.S.A., at 5 p.m.", ["the", "U.S.", "and", "U.S.A.", "at", "5", "p.m."]),
        ("I.O.U gob.mx end.Next", ["I.O.U", "gob.mx", "end", "Next"]),
        ("$1,200.50, €5 20% 12:30 3:", ["$1,200.50", "€5", "20%", "12:30", "3"]),
        ("cafe\u0301s e\u0301t\u0308", ["cafe\u0301s", "e\u0301t\u0308"]),
        ("漢字ひ カタカナ 한국어", ["漢", "字", "ひ", "カタカナ", "한국어"]),
        ("Sherwood-Randall, Liz", ["Sherwood-Randall", "Liz"]),
        ("López Obrador dijo: «Sí»", ["López", "Obrador", "dijo", "Sí"]),
        ("co\u00adoperation a\u200db", ["co\u00adoperation", "a\u200db"]),
        ("… — “” 👩‍👧 ()", []),
        ("snake_case __init__", ["snake_case", "init"]),
    ],
)
def test_what_a_word_is(text, expected):
    assert all_words(text) == expected
    assert count_words(text, 0, len(text)) == len(expected)


@given(TEXT, OFFSET)
def test_a_character_is_a_grapheme_cluster(text, offset):
    start, end = character_at(text, offset)
    if not text:
        assert (start, end) == (0, 0)
        return
    clusters = [found.span() for found in regex.finditer(r"\X", text)]
    assert (start, end) in clusters
    assert start <= min(max(0, offset), len(text) - 1) < end


@given(TEXT, OFFSET)
def test_the_words_around_an_offset_are_those_of_the_text(text, offset):
    held = list(words(text, 0, len(text)))
    assert word_from(text, offset) == next((s for s in held if s[1] > max(0, offset)), None)
    before = [s for s in held if s[0] <= min(offset, len(text) - 1)]
    assert word_to(text, offset) == (before[-1] if before else None)


@given(TEXT)
def test_no_word_begins_or_ends_within_a_character(text):
    edges = {0, *(found.end() for found in regex.finditer(r"\X", text))}
    last = 0
    for start, end in words(text, 0, len(text)):
        assert start in edges and end in edges and last <= start < end
        assert not any(c.isspace() for c in text[start:end])
        assert regex.search(r"[\p{WB=ALetter}\p{L}\p{N}]", text[start:end])
        last = end


@given(TEXT, OFFSET, OFFSET)
def test_whole_words_hold_each_word_that_a_stretch_touches(text, one, other):
    start, end = sorted(min(max(0, each), len(text)) for each in (one, other))
    first, last = whole_words(text, start, end)
    touched = [s for s in words(text, 0, len(text)) if s[0] < end and s[1] > start]
    if touched and start < end:
        assert (first, last) == (touched[0][0], touched[-1][1])
    else:
        assert (first, last) == trimmed(text, start, end)
    # Making whole words whole changes nothing.
    assert whole_words(text, first, last) == (first, last)


def test_words_that_are_far_away():
    gap = " " * 50_000
    text = f"one{gap}two{gap}"
    assert word_from(text, 3) == (50_003, 50_006)
    assert word_to(text, len(text) - 1) == (50_003, 50_006)
    assert word_to(text, 50_002) == (0, 3)
    assert word_from(text, 60_000) is None
    assert word_from("." * 9000 + "$5", 2) == (9000, 9002)


def test_a_word_without_end_is_cut():
    text = "a" * 1_000_000
    start, end = word_from(text, 500_000)
    assert start < 500_000 < end and end - start < 5_000
