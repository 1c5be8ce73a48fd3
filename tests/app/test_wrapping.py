"""Lines on the screen: every character of a text is on one of them, in order."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migwatch.app.widgets.article_pane import ArticlePane
from migwatch.app.wrapping import UNSEEN, Line, Wrapped, cells, joined, shown_line
from migwatch.model.paragraphs import Paragraphs

TEXT = st.text(st.sampled_from("ab c-é漢\t\r\n\n "), max_size=300)
#: Long enough for several blocks.
LONG = st.lists(TEXT, min_size=60, max_size=120).map(lambda parts: "".join(parts) * 2)
TEXTS = Path(__file__).parents[3] / "shared" / "texts"


def lines_of(wrapped: Wrapped) -> list[Line]:
    """All lines, each asked for as the pane asks."""
    found: list[Line] = []
    y = 0
    while y < wrapped.height:
        wrapped.settle(y, 1)
        line = wrapped.line(y)
        if line is not None:
            found.append(line)
        y += 1
    return found


@given(st.one_of(TEXT, LONG), st.integers(1, 90), st.booleans())
def test_every_offset_is_on_exactly_one_line_in_order(text: str, width: int, flowing: bool):
    wrapped = Wrapped(text, width, flowing=flowing)
    lines = lines_of(wrapped)
    assert [line.start for line in lines] == [0, *(line.next for line in lines[:-1])]
    assert lines[-1].next == len(text)
    for y, line in enumerate(lines):
        assert line.start <= line.end <= line.next
        shown = shown_line(text[line.start : line.end])
        assert len(shown) == line.end - line.start
        assert cells(shown) <= max(width, 2)
        assert not text[line.end : line.next].strip()
        for offset in {line.start, (line.start + line.next - 1) // 2, line.next - 1}:
            if line.start <= offset < line.next:
                assert wrapped.y_of(offset) == y


@given(TEXT, st.integers(1, 90))
def test_a_flowing_text_is_laid_out_as_if_its_line_breaks_were_spaces(text: str, width: int):
    flat = joined(text)
    assert len(flat) == len(text)
    assert lines_of(Wrapped(text, width, flowing=True)) == lines_of(Wrapped(flat, width))
    changed = [at for at in range(len(text)) if flat[at] != text[at]]
    for at in changed:
        if flat[at] == " ":
            assert text[at] == "\n" or text[at : at + 2] == "\r\n"
        else:
            assert text[at - 1 : at + 1] == "\r\n" and flat[at - 1] == " "
    # Blank lines divide the same paragraphs as before.
    first, before = (re.split(r"\r?\n[^\S\n]*\n\s*", each)[0] for each in (flat, text))
    plain = (shown_line(each.replace("\udc00", "")).replace(UNSEEN, "") for each in (first, before))
    assert len(set(plain)) == 1


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one\ntwo\n\nthree\nfour\n", ["one two", "", "three four"]),
        ("one\n  \n\ntwo", ["one", "  ", "", "two"]),
        ("A list:\n- one\n  more\n- two\n1. x\n\nend", None),
        ("a line\r\nand more", ["a line and more"]),
        ("one\r\ntwo\r\n\r\nthree\rfour\r\n", ["one two", "", "three\u240dfour"]),
        ("A list:\r\n- one\r\n- two\r\n\r\nend", ["A list:", "- one", "- two", "", "end"]),
    ],
)
def test_which_line_breaks_stay(text: str, lines: list[str] | None):
    found = [
        shown_line(text[line.start : line.end]).replace(UNSEEN, "")
        for line in lines_of(Wrapped(text, 80, flowing=True))
    ]
    if lines is None:
        lines = ["A list:", "- one   more", "- two", "1. x", "", "end"]
    assert found == lines


def test_blocks_end_with_paragraphs():
    paragraph = "\n".join(["some words of a hard-wrapped text that goes on"] * 20)
    text = "\n\n".join([paragraph] * 200)
    lines = lines_of(Wrapped(text, 60, flowing=True))
    full = [line for line in lines if line.end > line.start]
    short = [line for line in full if line.end - line.start < 40]
    assert len(short) <= 200


async def test_the_pane_shows_hard_wrapped_lines_joined(open_explorer, make_corpus):
    path = make_corpus(
        "The board\nmet Ana\nReis.\n\nThe pier\nstays.\n",
        "$HEAD\nentities:\n  - {id: reis, kind: person, name: Ana Reis, mentions: [Ana Reis]}\n",
    )
    async with open_explorer(path) as driver:
        await driver.press("2")
        rows = [row.rstrip(" ▐█│") for row in driver.lines("#article")]
        assert rows[0].endswith(" The board met Ana Reis.")
        assert rows[1] == ""
        assert (
            rows[2].endswith("  2    The pier stays.") or rows[2].strip() == "2     The pier stays."
        )
        pane = driver.explorer.query_one(ArticlePane)
        text = driver.explorer.article.text
        spans = [pane.character_at(x, 0) for x in range(pane.room)]
        shown = list(
            dict.fromkeys(span for span in spans if span is not None and span[0] < span[1])
        )
        assert shown == [(at, at + 1) for at in range(text.index("\n\n"))]
        assert driver.passage() == "Ana\nReis"


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts to try are not here")
def test_real_texts_lose_their_raggedness():
    for path in sorted(TEXTS.glob("*.txt")):
        text = path.read_text("utf-8")
        assert Paragraphs(text).divided_by_blank_lines
        flowing = lines_of(Wrapped(text, 60, flowing=True))
        assert len(flowing) < len(lines_of(Wrapped(text, 60)))
