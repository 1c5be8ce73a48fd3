from hypothesis import given
from hypothesis import strategies as st

from migwatch.formats.layout import cells, columns, wrap
from migwatch.model.visible import visible, visible_lines


@given(st.text(), st.integers(20, 120))
def test_lines_keep_every_character_and_the_width(words: str, width: int) -> None:
    lines = list(wrap(words, width))
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(visible_lines(words).split())
    assert all(visible(line) == line for line in lines)


@given(st.lists(st.text("abc\u00e9\u4e2d", min_size=1, max_size=9), min_size=1))
def test_words_are_not_broken_where_they_fit(words: list[str]) -> None:
    assert " ".join(wrap(" ".join(words), 20)).split() == words


def test_prefixes() -> None:
    assert list(wrap("one two three four five six", 24, "1  ")) == [
        "1  one two three four",
        "   five six",
    ]
    assert list(wrap("one two three four five six", 24, "", "    ")) == [
        "one two three four five",
        "    six",
    ]
    assert list(wrap("", 24, "1  ")) == ["1"]


def test_a_narrow_terminal_still_gets_words() -> None:
    assert list(wrap("a harbour accord", 1, "  ")) == ["  a harbour accord"]


def test_columns_align_by_cells() -> None:
    rows = [("a", "", "x\ny"), ("\u4e2d\u6587e\u0301", "", "z\x1b")]
    assert list(columns(rows, " ")) == [" a      x y", " \u4e2d\u6587e\u0301  z\u241b"]
    assert list(columns([])) == []
