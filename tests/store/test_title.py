"""Titles of texts that have none."""

import pytest

from migwatch.store.title import title_of

WHOLE, CUT = "The first line of the text.", "The first words of the text, cut."


@pytest.mark.parametrize(
    ("text", "title", "basis"),
    [
        ("A harbour accord\n\nThe Board met.\n", "A harbour accord", WHOLE),
        ("\ufeff\n\n  A \t harbour\u00a0accord  \r\n\r\nThe Board met.", "A harbour accord", WHOLE),
        ("A harbour accord", "A harbour accord", WHOLE),
        ("Title\nFirst paragraph.\nSecond paragraph.\n", "Title", WHOLE),
        (
            "The Board met at Lisbon, and\nSpain too.\n\nMore.\n",
            "The Board met at Lisbon, and…",
            CUT,
        ),
        ("The Board met,\nSpain too.\n\nMore.\n", "The Board met…", CUT),
        ("The Board met.\nSpain too.\n\nMore.\n", "The Board met.", WHOLE),
        ("# A harbour accord\n\nx", "A harbour accord", WHOLE),
        ("**_A harbour accord_**\n\nx", "A harbour accord", WHOLE),
        ("**A** harbour accord\n\nx", "**A** harbour accord", WHOLE),
        ("***\n\n\u2014\n\n\U0001f6a2\n\nПорт открыт\n\n", "Порт открыт", WHOLE),
        ("a\x1b[2J\x07b\u202e\u200bc\n\n", "a[2Jbc", WHOLE),
        ("word " * 40, "word " * 17 + "word…", CUT),
        ("x" * 400, "x" * 89 + "…", CUT),
    ],
)
def test_the_first_line_that_says_something(text: str, title: str, basis: str) -> None:
    assert title_of(text) == (title, basis)


@pytest.mark.parametrize("text", ["", "\n \n", "***\n\n---\n", "\n\n".join("*" * 2000)])
def test_a_text_that_says_nothing_has_none(text: str) -> None:
    assert title_of(text) is None


def test_a_title_is_short_however_long_the_line_is() -> None:
    title = title_of("\u00e9t\u00e9 " * 1_000_000)
    assert title is not None
    assert len(title.words) <= 90
