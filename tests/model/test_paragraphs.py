"""Paragraphs, asked for in any order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migwatch.model.paragraphs import Paragraphs

TEXTS = st.text("ab \n\r\t\u2028", max_size=30)


def starts(text: str) -> list[int]:
    """Where paragraphs begin, by looking at the whole text at once."""
    first = len(text) - len(text.lstrip())
    body = len(text.rstrip())
    pattern = r"\n[^\S\n]*\n\s*" if re.search(r"\n[^\S\n]*\n", text) else r"\n\s*"
    later = [found.end() for found in re.finditer(pattern, text) if first < found.end() < body]
    return sorted({first, *later})


@given(TEXTS, st.lists(st.integers(0, 31), max_size=6))
def test_an_offset_lies_in_the_last_paragraph_that_begins_before_it(
    text: str, offsets: list[int]
) -> None:
    paragraphs = Paragraphs(text)
    for offset in offsets:
        wanted = sum(start <= offset for start in starts(text))
        assert paragraphs.number(offset) == max(1, wanted)


@given(TEXTS, st.lists(st.integers(1, 8), min_size=1, max_size=4))
def test_spans_divide_the_text(text: str, numbers: list[int]) -> None:
    bounds = [*starts(text), len(text)]
    paragraphs = Paragraphs(text)
    for number in numbers:
        if number < len(bounds):
            assert paragraphs.span(number) == (bounds[number - 1], bounds[number])
        else:
            with pytest.raises(IndexError):
                paragraphs.span(number)


@given(TEXTS, st.integers(0, 31), st.integers(0, 31))
def test_the_first_paragraph_that_begins_within_a_stretch(text: str, start: int, end: int) -> None:
    within = [n for n, at in enumerate(starts(text), 1) if start <= at < end]
    assert Paragraphs(text).begins_in(start, end) == (within[0] if within else None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("one\ntwo\n", [(0, 4), (4, 8)]),
        ("one\nstill one\n\n  two\n", [(0, 17), (17, 21)]),
        ("one\r\n\r\ntwo", [(0, 7), (7, 10)]),
        ("\n\n one", [(3, 6)]),
        ("", [(0, 0)]),
    ],
)
def test_blank_lines_divide_where_there_are_any(text: str, wanted: list[tuple[int, int]]) -> None:
    paragraphs = Paragraphs(text)
    assert [paragraphs.span(number) for number in range(1, len(wanted) + 1)] == wanted
    with pytest.raises(IndexError):
        paragraphs.span(len(wanted) + 1)


@pytest.mark.parametrize("number", [0, -1])
def test_paragraphs_count_from_one(number: int) -> None:
    with pytest.raises(IndexError):
        Paragraphs("one\ntwo").span(number)
