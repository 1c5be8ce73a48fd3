"""Sentences, and where the ends of a selection go."""

from itertools import pairwise

import pytest
import regex
from hypothesis import assume, given
from hypothesis import strategies as st

from migwatch.model.motions import Motions
from migwatch.model.paragraphs import Paragraphs
from migwatch.model.words import whole_words

UNITS = ["character", "word", "sentence", "paragraph"]
TEXT = st.text(
    st.sampled_from("aB é9\u0301'-.?!\n\n 漢。“”(),\r👩\u200d👧"), min_size=1, max_size=80
) | st.lists(
    st.sampled_from(
        ["The U.S. ", "board met. ", "“Why?” ", "\n\n", "Mr. ", "5 p.m. ", "cafe\u0301, "]
    ),
    min_size=1,
    max_size=12,
).map("".join)


def motions(text: str) -> Motions:
    return Motions(text, Paragraphs(text))


def units(text: str, unit: str) -> list[tuple[int, int]]:
    held, found, at = motions(text), [], 0
    while (span := held.unit_from(unit, at)) is not None:
        found.append(span)
        at = span[1]
    return found


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in units(text, "sentence")]


@pytest.mark.parametrize(
    "expected",
    [
        ["The board met.", "It agreed!", "Did it?"],
        ["Mr. Blinken met Gov. Abbott.", "Dr. St. John did not."],
        ["He left the U.S. The board agreed.", "Yes."][:0]
        or ["He left the U.S.", "The board agreed."],
        ["The U.S. Secretary of State came to Washington, D.C. on Friday."],
        ["It met at 5 p.m. on Jan. 5 and No. 7 of Art. 3 was read.", "In May it ended."],
        ["“Why?” he asked.", "“We will.”", "She went on."],
        ["It was said (in Lisbon.)", "Then [it] ended."],
        ["Costs rose 3.5 per cent.", "Next... and more."],
        ["Acme Inc. said so.", "J. R. Smith agreed."],
        ["漢字です。", "「はい。」", "と言った。"],
        ["El Sr. López dijo: «No».", "¿Qué?", "¡Sí!"],
        ["Según EE. UU. y México.", "Fin."],
        ["1. The first item.", "It ends"],
        ["Options . legal and others, e.g. Mexico, etc. and more."],
        ["A headline without a stop"],
    ],
)
def test_what_a_sentence_is(expected):
    joint = "" if expected[0].startswith("漢") else " "
    assert sentences(joint.join(expected)) == expected


def test_a_paragraph_ends_a_sentence():
    assert sentences("A headline\n\nThe board met. It\nagreed\n\nMr.\n\nSmith") == [
        "A headline",
        "The board met.",
        "It\nagreed",
        "Mr.",
        "Smith",
    ]


def test_the_middle_of_a_long_text():
    text = "The board met in the U.S. Senate. It agreed. " * 50_000
    held = motions(text)
    middle = len(text) // 2
    start, end = held.unit_from("sentence", middle)
    assert text[start:end] in ("The board met in the U.S. Senate.", "It agreed.")
    assert held.unit_to("sentence", middle + 3)[0] <= middle + 3


def test_a_sentence_without_end():
    text = "word " * 100_000
    start, end = motions(text).unit_from("sentence", 250_000)
    assert start < 250_000 < end


@given(TEXT, st.sampled_from(UNITS))
def test_units_from_both_ends_are_the_same(text, unit):
    forward, backward, at = units(text, unit), [], len(text) - 1
    while (span := motions(text).unit_to(unit, at)) is not None:
        backward.append(span)
        at = span[0] - 1
    assert forward == backward[::-1]


@given(TEXT, st.sampled_from(UNITS))
def test_units_are_whole_characters_in_order(text, unit):
    edges = {0, *(found.end() for found in regex.finditer(r"\X", text))}
    found = units(text, unit)
    assert all(start in edges and end in edges and start < end for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    if unit in ("sentence", "paragraph"):
        left = set(range(len(text))) - {at for span in found for at in range(*span)}
        assert all(text[at].isspace() for at in left)


@given(TEXT, st.sampled_from(UNITS), st.booleans(), st.data())
def test_forward_and_back(text, unit, whole, data):
    """Growing by a unit and shrinking again selects what was selected before."""
    held = motions(text)
    starts = [found.start() for found in regex.finditer(r"\X", text)]
    anchor = data.draw(st.sampled_from(starts))
    grow, shrink = (held.forward, held.backward)
    if data.draw(st.booleans()):
        grow, shrink = shrink, grow
    head = grow(unit, anchor, anchor, whole=whole)
    assume(head != anchor)
    further = grow(unit, anchor, head, whole=whole)
    assert further in starts
    if further == head:
        return
    assert abs(further - anchor) > abs(head - anchor)
    back = shrink(unit, anchor, further, whole=whole)
    assert back == head


@given(TEXT, st.sampled_from(UNITS), st.booleans(), st.booleans(), st.data())
def test_every_key_gets_on(text, unit, whole, onward, data):
    """Each step selects something else, up to the end of the text; none cuts a character."""
    held = motions(text)
    starts = [found.start() for found in regex.finditer(r"\X", text)]
    anchor, head = (data.draw(st.sampled_from(starts)) for _ in range(2))
    move = held.forward if onward else held.backward
    seen = []
    for _ in range(2 * len(text) + 4):
        moved = move(unit, anchor, head, whole=whole)
        assert moved in starts
        assert moved >= head if onward else moved <= head
        if moved == head:
            break
        if whole and unit != "character":
            start, end = sorted((anchor, moved))
            seen.append(whole_words(text, start, end + 1))
        head = moved
    else:
        raise AssertionError("never at an end")
    assert all(one != other for one, other in pairwise(seen))


@given(TEXT)
def test_a_cursor_visits_the_beginning_of_each_word(text):
    held, starts = motions(text), [start for start, _ in units(text, "word")]
    for step, order in ((held.next_start, starts), (held.previous_start, starts[::-1])):
        offset = -1 if order is starts else len(text)
        for start in order:
            offset = step("word", offset)
            assert offset == start
        assert step("word", offset) == offset


@pytest.mark.parametrize(
    ("unit", "onward", "ends"),
    [
        (
            "word",
            True,
            ["The board", "The board met", "The board met. It", "The board met. It agreed"],
        ),
        (
            "sentence",
            True,
            ["The board met", "The board met. It agreed", "The board met. It agreed"],
        ),
        ("paragraph", True, ["The board met. It agreed", "The board met. It agreed.\n\nNext"]),
    ],
)
def test_from_the_first_word(unit, onward, ends):
    text = "The board met. It agreed.\n\nNext"
    held = motions(text)
    head = 2
    if unit == "sentence":
        text = text[: text.index("\n")]
        held = motions(text)
    for expected in ends:
        head = held.forward(unit, 0, head, whole=True)
        start, end = whole_words(text, 0, head + 1)
        assert text[start:end] == expected


def test_shrinking_halts_at_the_anchor():
    text = "One. The board met. Two."
    held = motions(text)
    anchor = text.index("board")
    head = held.forward("sentence", anchor, anchor, whole=True)
    assert text[anchor : head + 1] == "board met"
    head = held.backward("sentence", anchor, head, whole=True)
    assert text[anchor : head + 1] == "board"
    head = held.backward("sentence", anchor, head, whole=True)
    assert head == text.index("The")
    assert held.forward("sentence", anchor, head, whole=True) == anchor
