"""A timeline as a picture: SVG that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from migwatch.formats.layout import cells, cut
from migwatch.formats.timeline_shapes import GROUND, INK, PAUSE, QUIET, RULE, count, shape, text
from migwatch.formats.timeline_text import NOTHING, mark_words, row_label
from migwatch.formats.wording import one_line, quoted
from migwatch.model.timeline import Timeline, TimelineMark, TimelineRow, days_of, grave, kinds_of
from migwatch.model.timescale import Scale, bars, fit
from migwatch.model.visible import visible

_WIDTH, _MARGIN, _LABELS = 1200, 20, 330
_TOP, _ROW, _LEGEND_ROW = 108, 36, 26
_LEFT = _MARGIN + _LABELS
#: Pixels between two marks; those nearer to each other are drawn as a count.
_APART = 20
#: Pixels of a character: of the axis, of labels, of words beside marks.
_TICK, _LETTER, _SMALL = 7, 7, 6.2


def timeline_svg(held: Timeline) -> bytes:
    """A timeline as a standalone SVG document, UTF-8.

    Every mark has a tooltip with the exact words of its passage. The picture has a ground
    of its own, and shapes that differ without colour.
    """
    bottom = _TOP + _ROW * max(1, len(held.rows))
    legend = list(_legend_rows(held))
    height = bottom + 24 + _LEGEND_ROW * len(legend)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {height}",
            "width": str(_WIDTH),
            "height": str(height),
            "font-family": "system-ui, 'DejaVu Sans', sans-serif",
            "font-size": "13",
            "fill": INK,
            "role": "img",
        },
    )
    heading = _shown(f"{held.title}: commitments by {held.by}")
    SubElement(root, "title").text = f"{heading}, as of {held.as_of}"
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": GROUND})
    text(root, _MARGIN, 34, cut(heading, 110), font_size="18", font_weight="600")
    text(root, _MARGIN, 56, f"As of {held.as_of}", fill=QUIET)
    if held.rows:
        scale = fit(days_of(held.rows, held.as_of), _WIDTH - _MARGIN - _LEFT)
        _axis(root, scale, held.as_of, bottom)
        for at, row in enumerate(held.rows):
            _row(root, row, scale, _TOP + at * _ROW)
        for at, kinds in enumerate(legend):
            _legend(root, kinds, bottom + 30 + at * _LEGEND_ROW)
    else:
        text(root, _MARGIN, _TOP, NOTHING, fill=QUIET)
    indent(root)
    picture: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return picture


def _shown(words: str) -> str:
    return visible(one_line(words))


def _line(parent: Element, x: float, y: float, to_x: float, to_y: float, **more: str) -> None:
    given = {name.replace("_", "-"): value for name, value in more.items()}
    ends = {"x1": f"{x:g}", "y1": f"{y:g}", "x2": f"{to_x:g}", "y2": f"{to_y:g}"}
    SubElement(parent, "line", {**ends, **given})


def _axis(root: Element, scale: Scale, as_of: date, bottom: int) -> None:
    """Ticks with their labels, a grid, and the as-of day."""
    for tick in scale.ticks(_TICK):
        x = _LEFT + tick.column + 0.5
        _line(root, x, _TOP - 18, x, bottom, stroke=RULE, stroke_width="0.6")
        if tick.label:
            text(root, x + 3, _TOP - 8, tick.label, fill=QUIET, font_size="12")
    _line(root, _LEFT, _TOP - 4, _WIDTH - _MARGIN, _TOP - 4, stroke=QUIET, stroke_width="1")
    if not scale.holds(as_of):
        return
    x = _LEFT + scale.column(as_of) + 0.5
    dashed = {"stroke": PAUSE, "stroke_width": "1.5", "stroke_dasharray": "5 3"}
    _line(root, x, _TOP - 30, x, bottom, **dashed)
    anchor = "end" if x > _WIDTH - _MARGIN - 120 else "start"
    words = f"as of {as_of}"
    away = -5 if anchor == "end" else 5
    text(root, x + away, _TOP - 24, words, fill=PAUSE, font_size="12", text_anchor=anchor)


def _row(root: Element, row: TimelineRow, scale: Scale, top: int) -> None:
    """A row: its label, its marks, a rule below."""
    middle = top + _ROW / 2
    group = SubElement(root, "g")
    label = row_label(row)
    state = "; ".join(filter(None, (_shown(row.state), _undated(row))))
    SubElement(group, "title").text = f"{label}: {state}" if state else label
    room = int((_LABELS - 20) / _LETTER)
    text(group, _MARGIN, middle + (-2 if state else 4), cut(label, room))
    if state:
        text(group, _MARGIN, middle + 13, cut(state, room + 8), fill=QUIET, font_size="11")
    _line(root, _MARGIN, top + _ROW, _WIDTH - _MARGIN, top + _ROW, stroke=RULE, stroke_width="0.5")
    for first, last in bars(row.marks, scale):
        ends = (_LEFT + first, middle, _LEFT + last, middle)
        _line(root, *ends, stroke=QUIET, stroke_width="2")
    clusters = _clusters(row.marks, scale)
    for marks, behind in zip(clusters, [*clusters[1:], ()], strict=True):
        x, bar = (_LEFT + scale.column(day) for day in (marks[0].day, marks[0].last))
        end = _LEFT + scale.column(behind[0].day) if behind else _WIDTH - _MARGIN
        _mark(root, marks, x, middle, (bar, end))


def _undated(row: TimelineRow) -> str:
    return f"{row.undated} of unknown day" if row.undated else ""


def _clusters(marks: tuple[TimelineMark, ...], scale: Scale) -> list[tuple[TimelineMark, ...]]:
    """Marks in order of time, those too near to be drawn apart together."""
    starts = [0] if marks else []
    for at, mark in enumerate(marks):
        if scale.column(mark.day) - scale.column(marks[starts[-1]].day) >= _APART:
            starts.append(at)
    return [marks[first:last] for first, last in pairwise([*starts, len(marks)])]


def _mark(
    root: Element, marks: tuple[TimelineMark, ...], x: float, y: float, room: tuple[float, float]
) -> None:
    """One mark with its word, or several as a count; a tooltip tells all about them.

    Args:
        root: Where they are added.
        marks: One, or several that stand too near to each other.
        x: Their place, pixels.
        y: Likewise.
        room: Where there is room for a word: behind the mark's bar, before the next mark.
    """
    several = len(marks) > 1
    group = count(root, len(marks), x, y) if several else shape(root, marks[0].kind, x, y)
    if several:
        # What is grave is never only a number.
        for at, kind in enumerate(grave(marks)):
            small = SubElement(group, "g", {"transform": f"translate({at * 10:g},-13) scale(0.6)"})
            shape(small, kind.id, 0, 0)
    title = Element("title")
    title.text = "\n".join(_tooltip(mark) for mark in marks)
    group.insert(0, title)
    target = {"x": "-9", "y": "-9", "width": "18", "height": "18", "fill": "none"}
    SubElement(group, "rect", {**target, "pointer-events": "all"})
    if several:
        return
    word = visible(marks[0].word)
    start, end = max(x + 11, room[0] + 4), room[1]
    if start + cells(word) * _SMALL + _APART / 2 <= end:
        halo = {"stroke": GROUND, "stroke_width": "3", "paint_order": "stroke"}
        text(root, start, y + 4, word, font_size="11", fill=INK, **halo)


def _tooltip(mark: TimelineMark) -> str:
    who = f"{mark.who}: " if mark.who else ""
    words = f" — {who}{quoted(mark.words)}" if mark.words else ""
    return _shown(f"{mark_words(mark)}{words} ({mark.source})")


def _legend_rows(held: Timeline) -> Iterator[list[tuple[str, str, float]]]:
    """Kind, word and place of each entry of the legend, by row."""
    entries = [(kind.id, kind.word) for kind in kinds_of(held.rows)] + [("", "several")]
    row: list[tuple[str, str, float]] = []
    x = float(_MARGIN + 10)
    for kind, word in entries if held.rows else ():
        size = 44 + len(word) * _LETTER
        if row and x + size > _WIDTH - _MARGIN:
            yield row
            row, x = [], float(_MARGIN + 10)
        row.append((kind, word, x))
        x += size
    if row:
        yield row


def _legend(root: Element, kinds: list[tuple[str, str, float]], y: float) -> None:
    for kind, word, x in kinds:
        if kind:
            shape(root, kind, x, y)
        else:
            count(root, 2, x, y)
        text(root, x + 14, y + 4, word, font_size="12", fill=QUIET)
