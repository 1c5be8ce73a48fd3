import json
from datetime import date
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migwatch.formats.layout import cells as width_of
from migwatch.formats.layout import cut
from migwatch.formats.timeline_json import timeline_json
from migwatch.formats.timeline_line import (
    AS_OF,
    COUNT,
    SIGN,
    WORD,
    axis_lines,
    line_pieces,
    window_words,
)
from migwatch.formats.timeline_shapes import shape
from migwatch.formats.timeline_svg import timeline_svg
from migwatch.formats.timeline_text import NOTHING, timeline_lines
from migwatch.model.timeline import GRAVE, KINDS, Timeline, TimelineMark, TimelineRow
from migwatch.model.timescale import Scale

DAY = date(2023, 5, 1)
ODD = "\x1b[31mred\x1b[0m \u202e \x00 <b>&amp;\ud800 \ufffe 漢字"


def mark(first: date, last: date | None = None, kind: str = "made", **more: str) -> TimelineMark:
    word = KINDS[kind].word
    given = {"who": "Ana Reis", "words": "the exact words", "note": "", **more}
    return TimelineMark(
        first,
        last or first,
        kind,
        more.get("word", word),
        first.isoformat(),
        None,
        "spring",
        "ferry",
        0,
        more.get("title", "Night ferry"),
        "will",
        given["who"],
        given["words"],
        given["note"],
        "The spring talks",
    )


def row(*marks: TimelineMark, label: str = "Night ferry", **more: Any) -> TimelineRow:
    return TimelineRow(
        "spring/ferry", label, "NV", "stated, overdue", marks, more.get("undated", 0)
    )


def held(*rows: TimelineRow, title: str = "Harbours") -> Timeline:
    return Timeline(title, "chain", DAY, rows)


def scale(first: date, days: int, columns: int) -> Scale:
    return Scale(first.toordinal(), days, columns)


APRIL = scale(date(2023, 4, 1), 60, 60)


def words(pieces: list[Any]) -> str:
    return "".join(piece.text for piece in pieces)


def test_signs_have_their_words_where_there_is_room() -> None:
    line = words(
        line_pieces(
            [
                mark(date(2023, 4, 3)),
                mark(date(2023, 4, 20), kind="kept"),
                mark(date(2023, 4, 24), kind="stalled"),
                mark(date(2023, 4, 29), kind="under_way"),
            ],
            APRIL,
            DAY,
        )
    )
    assert line == "  ◆ made           ✓   ‖    ▸ │" + " " * 29


def test_a_period_has_a_bar_and_its_word_behind_it() -> None:
    marks = [
        mark(date(2023, 4, 3), date(2023, 4, 6)),
        mark(date(2023, 5, 2), date(2023, 5, 6), "due"),
    ]
    assert words(line_pieces(marks, APRIL, DAY)) == f"  ◆─── made{' ' * 19}│────○ due{' ' * 20}"


def test_several_in_one_place_are_counted() -> None:
    marks = [mark(date(2023, 4, 3)), mark(date(2023, 4, 3), kind="kept"), mark(date(2023, 4, 20))]
    pieces = line_pieces(marks, APRIL, DAY)
    (count,) = [piece for piece in pieces if piece.role == COUNT]
    assert (count.column, count.text) == (2, "✓2")
    assert count.cell is not None
    assert [m.kind for m in count.cell.marks] == ["made", "kept"]


def test_two_counts_side_by_side_are_one() -> None:
    day, next_day = date(2023, 4, 3), date(2023, 4, 4)
    pieces = line_pieces([mark(day), mark(day), mark(next_day), mark(next_day)], APRIL, DAY)
    assert words(pieces).strip(" │") == "4"
    assert words(line_pieces([mark(day)] * 12, APRIL, DAY)).startswith("  12 ")
    assert words(line_pieces([*[mark(day)] * 12, mark(next_day)], APRIL, DAY)).startswith("  13  ")


MARKS = st.lists(
    st.builds(
        lambda first, days, kind: mark(
            date.fromordinal(first), date.fromordinal(first + days), kind
        ),
        st.integers(738_000, 738_100),
        st.sampled_from([0, 0, 0, 1, 30]),
        st.sampled_from(list(KINDS)),
    ),
    max_size=12,
)
SCALES = st.builds(Scale, st.integers(737_950, 738_100), st.integers(1, 200), st.integers(1, 120))


@given(MARKS, SCALES, st.dates(date(2021, 1, 1), date(2022, 12, 31)))
def test_a_line_fills_its_columns_and_holds_every_mark(
    marks: list[TimelineMark], scale: Scale, as_of: date
) -> None:
    marks.sort(key=lambda each: each.day)
    pieces = line_pieces(marks, scale, as_of)
    at = 0
    for piece in pieces:
        assert piece.column == at
        at += width_of(piece.text)
    assert at == scale.columns
    for piece in pieces:
        if piece.role == COUNT and piece.cell is not None and scale.columns > 5:
            signs = {m.sign for m in piece.cell.marks if m.kind in GRAVE}
            assert signs == set(piece.text) & {KINDS[kind].sign for kind in GRAVE}
    shown = [m for p in pieces if p.role in (SIGN, COUNT) and p.cell for m in p.cell.marks]
    assert shown == [m for m in marks if scale.holds(m.day)]
    for piece in pieces:
        if piece.role == SIGN:
            assert piece.cell is not None
            assert piece.text == piece.cell.marks[0].sign
            assert piece.column == scale.column(piece.cell.marks[0].day)


@given(SCALES, st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_the_axis_names_the_as_of_day_wherever_it_is(scale: Scale, as_of: date) -> None:
    labels, rule = axis_lines(scale, as_of)
    assert width_of(words(labels)) == width_of(words(rule)) == scale.columns
    (told,) = [piece for piece in rule if piece.role == AS_OF]
    if scale.holds(as_of):
        assert "▼" in told.text
        assert told.column + told.text.index("▼") == scale.column(as_of)
    else:
        assert told.text[0 if as_of < scale.span[0] else -1] in "←→"
    for tick in scale.ticks():
        if tick.label:
            assert words(labels)[tick.column :].startswith(tick.label)


def test_the_window_in_words() -> None:
    assert window_words(APRIL, 30) == "2023-04-01 – 2023-05-30"
    assert window_words(APRIL, 20) == "2023-04 – 2023-05"
    assert window_words(APRIL, 12) == "2023 – 2023"
    assert window_words(APRIL, 5) == ""


def test_text_draws_tells_and_quotes() -> None:
    marks = (
        mark(date(2023, 4, 3), note="at the talks"),
        mark(date(2023, 6, 30), kind="due", who="", words=""),
    )
    lines = list(timeline_lines(held(row(*marks, undated=2)), 80))
    text = "\n".join(lines)
    assert lines[0] == "Harbours: commitments by chain, as of 2023-05-01"
    assert all(width_of(line) <= 80 for line in lines)
    assert "▼ as of 2023-05-01" in text
    assert "◆ made ○ due 2 several" in lines
    assert "2023-04-03 ◆ made: Night ferry (will; at the talks)" in text
    assert "Ana Reis: “the exact words” [spring/ferry]" in text
    assert "Night ferry, NV: stated, overdue" in text
    assert "2 commitments of unknown day" in text
    assert "“”" not in text


@pytest.mark.parametrize("width", [0, 40, 57, 200])
def test_text_at_any_width_obeys_nothing(width: int) -> None:
    odd = mark(date(2023, 4, 3), who=ODD, words=ODD, note=ODD, title=ODD, word=ODD)
    lines = list(timeline_lines(held(row(odd, label=ODD), title=ODD), width))
    assert all(character.isprintable() for line in lines for character in line)
    assert max(map(width_of, lines)) <= max(40, width)


def test_nothing_says_what_would_be_there() -> None:
    assert " ".join(timeline_lines(held(), 400)).endswith(NOTHING)
    assert NOTHING in timeline_svg(held()).decode()


def elements(picture: bytes, name: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(picture).findall(f".//{{http://www.w3.org/2000/svg}}{name}")


def test_svg_is_valid_and_says_all_in_words() -> None:
    marks = (
        mark(date(2023, 1, 3)),
        mark(date(2023, 2, 1), date(2023, 2, 28), "kept"),
        mark(date(2023, 6, 30), kind="due", words="<by July> & later"),
        mark(date(2023, 6, 30), kind="stalled"),
    )
    picture = timeline_svg(held(row(*marks, undated=1)))
    titles = [each.text or "" for each in elements(picture, "title")]
    assert titles[0] == "Harbours: commitments by chain, as of 2023-05-01"
    assert "Night ferry, NV: stated, overdue; 1 of unknown day" in titles
    assert any("“the exact words”" in title and "made" in title for title in titles)
    both = next(title for title in titles if "<by July> & later" in title)
    assert "stalled" in both
    texts = [each.text for each in elements(picture, "text")]
    for word in ("made", "kept", "due", "stalled", "several", "as of 2023-05-01", "Feb", "2"):
        assert word in texts
    ground = elements(picture, "rect")[0].attrib
    assert (ground["width"], ground["height"], ground["fill"]) == ("100%", "100%", "#ffffff")
    assert b"href" not in picture


def test_svg_with_anything_in_it_is_valid() -> None:
    odd = mark(date(2023, 4, 3), who=ODD, words=ODD, note=ODD, title=ODD, word=ODD)
    picture = timeline_svg(held(row(odd, label=ODD), title=ODD))
    titles = [each.text or "" for each in elements(picture, "title")]
    assert any("<b>&amp;" in title for title in titles)
    assert not any("\x1b" in title or "\u202e" in title for title in titles)
    assert picture == timeline_svg(held(row(odd, label=ODD), title=ODD))


def test_marks_in_svg_stand_apart_or_are_counted() -> None:
    marks = tuple(mark(date.fromordinal(738_000 + at * at)) for at in range(30))
    places = []
    for group in elements(timeline_svg(held(row(*marks))), "g"):
        if "transform" in group.attrib:
            x, y = group.attrib["transform"][len("translate(") : -1].split(",")
            places.append((float(y), float(x)))
    (top, *_), *_ = sorted(places)
    found = sorted(x for y, x in places if y == top)
    assert all(b - a >= 20 for a, b in pairwise(found))
    assert found[0] >= 350
    assert found[-1] <= 1200


def test_every_kind_has_its_own_shape() -> None:
    shapes = set()
    for kind in KINDS:
        group = shape(ElementTree.Element("svg"), kind, 0, 0)
        drawn = [(e.tag, {k: v for k, v in e.attrib.items() if k != "stroke"}) for e in group]
        shapes.add(str(drawn))
    assert len(shapes) == len(KINDS)


def test_json_has_a_row_a_line() -> None:
    (line,) = timeline_json(held(row(mark(date(2023, 4, 3), words=ODD.replace("\ud800", "")))))
    document = json.loads(line)
    assert list(document) == [
        "as_of",
        "by",
        "key",
        "label",
        "who",
        "state",
        "undated",
        "marks",
    ]
    assert document["marks"][0]["first"] == "2023-04-03"
    assert document["marks"][0]["words"] == ODD.replace("\ud800", "")
    assert b"\x1b" not in line


@pytest.mark.parametrize(
    ("shown", "room", "expected"),
    [
        ("ferry", 5, "ferry"),
        ("ferry", 4, "fer…"),
        ("漢字", 3, "漢…"),
        ("漢字", 2, "…"),
        ("x", 0, ""),
    ],
)
def test_cut(shown: str, room: int, expected: str) -> None:
    assert cut(shown, room) == expected


def test_roles_are_told_apart() -> None:
    pieces = line_pieces([mark(date(2023, 4, 3))], APRIL, DAY)
    assert [piece.role for piece in pieces] == ["gap", SIGN, WORD, "gap", AS_OF, "gap"]
