"""What stands around a passage in its paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from migwatch.model.context import amid

TEXT = "The board met twice\nin the Harbour\nHall, and left by the northern pier.\n\nMore."


def sides(words, room):
    start = TEXT.index(words)
    return amid(TEXT, start, start + len(words), (0, TEXT.index("More")), room)


def test_words_behind_a_line_break_are_seen():
    assert sides("Harbour", 30) == ("… twice in the ", " Hall, and …")


def test_what_one_side_does_not_need_the_other_gets():
    assert sides("board", 30) == ("The ", " met twice in the …")
    assert sides("pier", 30) == ("… and left by the northern ", ".")
    assert sides("Harbour", 100) == (
        "The board met twice in the ",
        " Hall, and left by the northern pier.",
    )


def test_without_room_nothing_is_said():
    assert sides("Harbour", 0) == sides("Harbour", -5) == ("", "")


@given(st.integers(0, len(TEXT) - 2), st.integers(1, 9), st.integers(0, 80))
def test_both_sides_have_room(start, length, room):
    end = min(start + length, len(TEXT))
    assert sum(map(len, amid(TEXT, start, end, (0, len(TEXT)), room))) <= room
