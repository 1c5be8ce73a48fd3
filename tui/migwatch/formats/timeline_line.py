"""One row of a timeline as a line of terminal cells: bars, signs, and words where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from migwatch.formats.layout import cells as width_of
from migwatch.model.timeline import TimelineMark, grave
from migwatch.model.timescale import Cell, Scale, bars, cells
from migwatch.model.visible import visible

#: Roles of pieces: what stands there.
GAP, BAR, AS_OF, SIGN, COUNT, WORD = "gap", "bar", "as_of", "sign", "count", "word"
#: Roles of what tells of marks beyond the window.
EARLIER, LATER = "earlier", "later"
BAR_SIGN = "─"
AS_OF_SIGN = "│"
EARLIER_SIGN, LATER_SIGN = "‹", "›"


class Piece(NamedTuple):
    """A stretch of a line.

    Attributes:
        column: Where it begins.
        text: What stands there; nothing in it is obeyed by a terminal.
        role: What it is.
        cell: The marks that it stands for, or None.
    """

    column: int
    text: str
    role: str
    cell: Cell | None = None


def line_pieces(marks: Sequence[TimelineMark], scale: Scale, as_of: date) -> list[Piece]:
    """A row's line from its first column to its last, without gaps.

    Args:
        marks: The marks of the row.
        scale: The window; a column is a terminal cell.
        as_of: The day that a vertical line marks.
    """
    ground = [GAP] * scale.columns
    for first, last in bars(marks, scale):
        ground[first : last + 1] = [BAR] * (last + 1 - first)
    if scale.holds(as_of):
        ground[scale.column(as_of)] = AS_OF
    placed = _placed(apart(cells(marks, scale), scale.columns), scale, ground)
    placed = _beyond(placed, marks, scale)
    pieces: list[Piece] = []
    at = 0
    for piece in placed:
        pieces += _ground(ground, at, piece.column)
        pieces.append(piece)
        at = piece.column + width_of(piece.text)
    return pieces + _ground(ground, at, scale.columns)


def apart(held: list[Cell], columns: int) -> list[Cell]:
    """Cells of which none touches a count: a sign beside it would read as a part of it.

    Args:
        held: The cells of a row, by column.
        columns: How many columns there are; a count at the end of them stands further left.
    """
    found: list[Cell] = []
    for each in held:
        cell = _in_room(each, columns)
        while found and _touch(found[-1], cell, columns):
            before = found.pop()
            cell = _in_room(Cell(before.column, before.marks + cell.marks), columns)
        found.append(cell)
    return found


def _touch(one: Cell, other: Cell, columns: int) -> bool:
    if len(one.marks) == len(other.marks) == 1:
        return False
    return one.column + width_of(_sign(one, columns)) >= other.column


def _in_room(cell: Cell, columns: int) -> Cell:
    last = columns - width_of(_sign(cell, columns))
    return cell if cell.column <= last else Cell(max(0, last), cell.marks)


def _beyond(placed: list[Piece], marks: Sequence[TimelineMark], scale: Scale) -> list[Piece]:
    """The pieces, and at the ends what tells of marks beyond the window, where there is room."""
    first, last = scale.span
    if earlier := [mark for mark in marks if mark.day < first]:
        room = placed[0].column if placed else scale.columns
        words = EARLIER_SIGN + "".join(kind.sign for kind in grave(earlier))
        if words := words if len(words) <= room else words[: min(1, room)]:
            placed = [Piece(0, words, EARLIER), *placed]
    if later := [mark for mark in marks if mark.day > last]:
        words = "".join(kind.sign for kind in grave(later)) + LATER_SIGN
        if placed and placed[-1].role == WORD and _end(placed) > scale.columns - len(words):
            placed = placed[:-1]
        room = scale.columns - _end(placed)
        if words := words if len(words) <= room else words[-1] * min(1, room):
            placed = [*placed, Piece(scale.columns - len(words), words, LATER)]
    return placed


def _end(placed: list[Piece]) -> int:
    return placed[-1].column + width_of(placed[-1].text) if placed else 0


def _placed(held: list[Cell], scale: Scale, ground: list[str]) -> list[Piece]:
    """Signs and counts, with words behind those that have room for theirs."""
    found: list[Piece] = []
    for at, cell in enumerate(held):
        end = held[at + 1].column if at + 1 < len(held) else scale.columns
        several = len(cell.marks) > 1
        sign = _sign(cell, scale.columns)
        found.append(Piece(cell.column, sign, COUNT if several else SIGN, cell))
        if several:
            continue
        start = cell.column + 1
        while start < end and ground[start] == BAR:
            start += 1
        word = f" {visible(cell.marks[0].word)}"
        # A word ends before the as-of line, and a space before the next sign.
        stop = next((column for column in range(start, end) if ground[column] != GAP), end)
        spare = 1 if stop < scale.columns else 0
        if width_of(word) + spare <= stop - start:
            found.append(Piece(start, word, WORD, cell))
    return found


def _sign(cell: Cell, room: int) -> str:
    """The sign of a mark; of several their number, behind the signs of what is grave."""
    if len(cell.marks) == 1:
        return cell.marks[0].sign
    signs = "".join(kind.sign for kind in grave(cell.marks))
    count = str(len(cell.marks))
    if len(signs) + len(count) <= room:
        return signs + count
    return signs[:room] or "+"


def _ground(ground: list[str], start: int, end: int) -> list[Piece]:
    """What lies between the signs, equal columns together."""
    signs = {GAP: " ", BAR: BAR_SIGN, AS_OF: AS_OF_SIGN}
    found: list[Piece] = []
    at = start
    while at < end:
        behind = at
        while behind < end and ground[behind] == ground[at]:
            behind += 1
        found.append(Piece(at, signs[ground[at]] * (behind - at), ground[at]))
        at = behind
    return found


def axis_lines(scale: Scale, as_of: date) -> tuple[list[Piece], list[Piece]]:
    """The axis: a line of labels, and below it a rule with ticks and the as-of day.

    Args:
        scale: The window; a column is a terminal cell.
        as_of: The day that is named on the rule.
    """
    labels: list[Piece] = []
    rule = [BAR_SIGN] * scale.columns
    at = 0
    for tick in scale.ticks():
        rule[tick.column] = "┬"
        if tick.label:
            labels += _ground([GAP] * scale.columns, at, tick.column)
            labels.append(Piece(tick.column, tick.label, WORD))
            at = tick.column + len(tick.label)
    labels += _ground([GAP] * scale.columns, at, scale.columns)
    start, word = _as_of_words(scale, as_of)
    behind = start + len(word)
    pieces = (
        Piece(0, "".join(rule[:start]), BAR),
        Piece(start, word, AS_OF),
        Piece(behind, "".join(rule[behind:]), BAR),
    )
    return labels, [piece for piece in pieces if piece.text]


def _as_of_words(scale: Scale, as_of: date) -> tuple[int, str]:
    """What the rule says of the as-of day, and from which column on."""
    words = f"as of {as_of}"
    if not scale.holds(as_of):
        earlier = as_of < scale.span[0]
        told = f"← {words}" if earlier else f"{words} →"
        told = told if len(told) <= scale.columns else told[0 if earlier else -1]
        return (0 if earlier else scale.columns - len(told)), told
    column = scale.column(as_of)
    if column + len(words) + 2 <= scale.columns:
        return column, f"▼ {words}"
    if column >= len(words) + 1:
        return column - len(words) - 1, f"{words} ▼"
    return column, "▼"


def window_words(scale: Scale, room: int) -> str:
    """The window's first and last day in as many characters as there is room for."""
    first, last = (day.isoformat() for day in scale.span)
    for length in (10, 7, 4):
        words = f"{first[:length]} – {last[:length]}"
        if len(words) <= room:
            return words
    return ""
