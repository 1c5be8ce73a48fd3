"""One row of a timeline as a line of terminal cells: bars, signs, and words where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from migwatch.formats.layout import cells as width_of
from migwatch.model.timeline import TimelineMark
from migwatch.model.timescale import Cell, Scale, bars, cells
from migwatch.model.visible import visible

#: Roles of pieces: what stands there.
GAP, BAR, AS_OF, SIGN, COUNT, WORD = "gap", "bar", "as_of", "sign", "count", "word"
BAR_SIGN = "─"
AS_OF_SIGN = "│"


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
    placed = _placed(apart(cells(marks, scale)), scale, ground)
    pieces: list[Piece] = []
    at = 0
    for piece in placed:
        pieces += _ground(ground, at, piece.column)
        pieces.append(piece)
        at = piece.column + width_of(piece.text)
    return pieces + _ground(ground, at, scale.columns)


def apart(held: list[Cell]) -> list[Cell]:
    """Cells whose counts do not touch: two numbers side by side would read as one.

    Args:
        held: The cells of a row, by column.
    """
    found: list[Cell] = []
    for cell in held:
        before = found[-1] if found else cell
        several = len(before.marks) > 1 and len(cell.marks) > 1
        if found and several and before.column + len(str(len(before.marks))) >= cell.column:
            found[-1] = Cell(before.column, before.marks + cell.marks)
        else:
            found.append(cell)
    return found


def _placed(held: list[Cell], scale: Scale, ground: list[str]) -> list[Piece]:
    """Signs and counts, with words behind those that have room for theirs."""
    found: list[Piece] = []
    for at, cell in enumerate(held):
        end = held[at + 1].column if at + 1 < len(held) else scale.columns
        sign = _sign(cell, end - cell.column)
        found.append(Piece(cell.column, sign, COUNT if len(cell.marks) > 1 else SIGN, cell))
        if len(cell.marks) > 1:
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
    if len(cell.marks) == 1:
        return cell.marks[0].sign
    count = str(len(cell.marks))
    return count if len(count) <= room else "+"


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
