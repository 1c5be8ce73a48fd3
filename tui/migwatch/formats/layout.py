"""Plain lines for a terminal: wrapped paragraphs and aligned columns.

Every line passes through `migwatch.model.visible`, so nothing that a text or an
annotation holds is obeyed by the terminal that shows it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from migwatch.model.visible import visible, visible_lines

#: Fewest cells that words are wrapped into, however narrow the terminal.
_NARROWEST = 20


def cells(shown: str) -> int:
    """How many terminal cells visible text takes."""
    if shown.isascii():
        return len(shown)
    return sum(map(_cell, shown))


def _cell(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(shown: str, room: int) -> str:
    """Visible text cut to a number of cells, with an ellipsis where something is left out."""
    if cells(shown) <= room:
        return shown
    kept = shown[: max(0, room)]
    while kept and cells(kept) > room - 1:
        kept = kept[:-1]
    return f"{kept}…" if room > 0 else ""


def wrap(words: str, width: int, first: str = "", rest: str | None = None) -> Iterator[str]:
    """Words as lines of a width, each character shown; at least one line.

    Args:
        words: The words; line breaks count as spaces.
        width: Cells in a line.
        first: What the first line begins with.
        rest: What the other lines begin with; as many spaces as ``first`` if None.
    """
    first = visible(first)
    rest = " " * cells(first) if rest is None else visible(rest)
    room, behind = (max(_NARROWEST, width - cells(lead)) for lead in (first, rest))
    lead, line, used = first, "", 0
    for word in visible_lines(words).split():
        for piece in _pieces(word, min(room, behind)):
            taken = cells(piece)
            if line and used + 1 + taken > room:
                yield lead + line
                lead, room, line, used = rest, behind, "", 0
            line = f"{line} {piece}" if line else piece
            used = used + 1 + taken if used else taken
    yield (lead + line).rstrip()


def _pieces(word: str, room: int) -> Iterator[str]:
    """A word, cut where it is wider than a line."""
    if cells(word) <= room:
        yield word
        return
    start = used = 0
    for at, character in enumerate(word):
        taken = _cell(character)
        if used + taken > room:
            yield word[start:at]
            start, used = at, 0
        used += taken
    yield word[start:]


def columns(rows: Iterable[Sequence[str]], indent: str = "") -> Iterator[str]:
    """Rows as aligned columns, one line a row; a column with nothing in it is left out.

    Args:
        rows: Cells of equally long rows.
        indent: What each line begins with.
    """
    shown = [[" ".join(visible_lines(cell).split()) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        held = zip(row, widths, strict=True)
        line = "  ".join(cell + " " * (width - cells(cell)) for cell, width in held if width)
        yield (indent + line).rstrip()
