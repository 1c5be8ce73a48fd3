"""Pastes: text wherever they come apart, and never keys."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual import events

from migwatch.app.pasting import PasteParser
from migwatch.app.widgets.filter_input import FilterInput

START, END = "\x1b[200~", "\x1b[201~"


@given(
    st.text(st.sampled_from("\x1b[201~OAq;\n x")).filter(lambda text: END not in text),
    st.lists(st.integers(0, 60)),
)
def test_what_is_pasted_is_one_text(pasted: str, cuts: list[int]) -> None:
    parser = PasteParser()
    # A key before and one behind, so that the paste is over.
    data = f"a{START}{pasted}{END}b"
    edges = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    found = [event for first, last in pairwise(edges) for event in parser.feed(data[first:last])]
    keys = [event.character for event in found if isinstance(event, events.Key)]
    assert keys == ["a", "b"]
    texts = [event.text for event in found if isinstance(event, events.Paste)]
    assert texts == [pasted.replace("\x1b", "")]


def test_keys_are_read_as_ever() -> None:
    parser = PasteParser()
    typed = "j\x1b[B\x1bOP\x1b[1;5A\x1b[<0;3;4M"
    found = [event for character in typed for event in parser.feed(character)]
    assert [getattr(event, "key", type(event).__name__) for event in found] == [
        "j",
        "down",
        "f1",
        "ctrl+up",
        "MouseDown",
    ]


async def test_a_paste_into_the_filter_is_one_line(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2", "f", "x")
        field = driver.explorer.query_one(FilterInput)
        field.post_message(events.Paste("anto\x07ny\r\n\tblinken\u202e\n"))
        await driver.pilot.pause()
        assert field.value == "xantony blinken"


async def test_a_paste_into_the_explorer_does_nothing(open_explorer):
    async with open_explorer() as driver:
        before = driver.explorer.pane, driver.explorer.cursor
        driver.app.post_message(events.Paste("q3jj"))
        await driver.pilot.pause()
        assert (driver.explorer.pane, driver.explorer.cursor) == before
