"""A timeline as text to be read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from migwatch.formats.layout import cells, cut, wrap
from migwatch.formats.timeline_line import Piece, axis_lines, line_pieces, window_words
from migwatch.formats.wording import one_line, quoted, time_words
from migwatch.model.timeline import Timeline, TimelineMark, TimelineRow, days_of, kinds_of
from migwatch.model.timescale import fit
from migwatch.model.visible import visible

#: Narrowest terminal that a timeline is drawn for.
_NARROWEST = 40
#: Widest column of labels.
_LABELS = 36


def timeline_lines(held: Timeline, width: int = 80) -> Iterator[str]:
    """A timeline, line by line: the picture, its legend, then every mark in words.

    Nothing in a line is obeyed by a terminal.

    Args:
        held: The timeline.
        width: Cells in a line.
    """
    width = max(_NARROWEST, width)
    yield from wrap(f"{held.title}: commitments by {held.by}, as of {held.as_of}", width)
    if not held.rows:
        yield from wrap(NOTHING, width)
        return
    yield ""
    labels = min(_LABELS, width // 3)
    scale = fit(days_of(held.rows, held.as_of), width - labels - 1)
    for lead, line in zip(
        (window_words(scale, labels), ""), axis_lines(scale, held.as_of), strict=True
    ):
        yield _joined(lead, labels, line)
    for row in held.rows:
        line = line_pieces(row.marks, scale, held.as_of)
        yield _joined(cut(row_label(row), labels), labels, line)
    yield ""
    legend = [f"{kind.sign} {kind.word}" for kind in kinds_of(held.rows)]
    yield from wrap("   ".join([*legend, "2 several"]), width)
    for row in held.rows:
        yield ""
        yield from _row(row, width)


#: What is said where there are no rows.
NOTHING = (
    "No commitments. A timeline shows when each was made and restated, when it is due, and "
    "what became of it."
)


def row_label(row: TimelineRow) -> str:
    """A row's label: what it is called, and who is bound."""
    return visible(one_line(f"{row.label}, {row.who}" if row.who else row.label))


def mark_words(mark: TimelineMark) -> str:
    """A mark in one line of words: when, what, of which commitment, and more about it."""
    note = f"; {mark.note}" if mark.note else ""
    when = time_words(mark.when, mark.mod)
    return f"{when} {mark.sign} {mark.word}: {mark.title} ({mark.force}{note})"


def _joined(lead: str, labels: int, pieces: list[Piece]) -> str:
    line = "".join(piece.text for piece in pieces)
    return f"{lead}{' ' * (labels - cells(lead))} {line}".rstrip()


def _row(row: TimelineRow, width: int) -> Iterator[str]:
    state = f": {row.state}" if row.state else ""
    yield from wrap(row_label(row) + state, width)
    for mark in row.marks:
        yield from wrap(mark_words(mark), width, "  ", "      ")
        if mark.words:
            who = f"{mark.who}: " if mark.who else ""
            where = f"{mark.article}/{mark.commitment}"
            yield from wrap(f"{who}{quoted(mark.words)} [{where}]", width, "      ")
    if row.undated:
        many = "commitment" if row.undated == 1 else "commitments"
        yield from wrap(f"{row.undated} {many} of unknown day", width, "  ")
