"""Lines made of parts: as they come, or a row with a highlight and parts at its right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from migwatch.app.paint import Palette
from migwatch.app.row_text import Part
from migwatch.app.wrapping import cells, cut

#: Cells that a part keeps when it yields its room.
_LEAST = 9


def squeezed(parts: Iterable[Part], room: int) -> Sequence[Part]:
    """Parts of which one that yields is cut, as far as the others behind it need the room.

    It keeps a third of what the parts before it leave.

    Args:
        parts: The parts.
        room: Cells for all.
    """
    parts = tuple(parts)
    at = next((at for at, part in enumerate(parts) if part.yields), None)
    if at is None:
        return parts
    sizes = [cells(part.text) for part in parts]
    kept = max(_LEAST, (room - sum(sizes[:at])) // 3, sizes[at] - max(0, sum(sizes) - room))
    if kept >= sizes[at]:
        return parts
    part = parts[at]
    shorter = part._replace(text=f"{cut(part.text.rstrip(), kept - 1)} ")
    return (*parts[:at], shorter, *parts[at + 1 :])


def row_ground(palette: Palette, *, highlighted: bool, focused: bool) -> tuple[Style, str]:
    """Ground and left edge of a row: the highlight has a bar beside its colour."""
    if not highlighted:
        return palette.ground, " "
    if focused:
        return palette.style(None, "bold", "mw-row"), "▌"
    return palette.style(None, "", "mw-row-blurred"), "▏"


def row_strip(
    palette: Palette,
    width: int,
    left: Iterable[Part],
    right: Iterable[Part] = (),
    *,
    highlighted: bool = False,
    focused: bool = True,
) -> Strip:
    """A row of a width, its left parts cut where there is no room."""
    ground, mark = row_ground(palette, highlighted=highlighted, focused=focused)
    right = list(right)
    size = min(sum(cells(part.text) for part in right), width * 2 // 3)
    segments = [Segment(mark, ground)]
    room = width - size - 1 - (1 if right else 0)
    used = 1 + append(segments, palette, left, room, ground)
    segments.append(Segment(" " * max(0, width - size - used), ground))
    used = max(used, width - size)
    used += append(segments, palette, right, width - used, ground)
    segments.append(Segment(" " * max(0, width - used), ground))
    return Strip(segments, width)


def append(
    segments: list[Segment],
    palette: Palette,
    parts: Iterable[Part],
    room: int,
    ground: Style,
    cutting: Callable[[str, int], str] = cut,
) -> int:
    """Add parts as far as there is room; returns the cells used."""
    used = 0
    for part in squeezed(parts, room):
        if text := cutting(part.text, room - used):
            overlay = palette.overlay(part.colour, part.attributes)
            segments.append(Segment(text, ground + overlay))
            used += cells(text)
    return used


def segments_of(parts: Iterable[Part], palette: Palette, room: int) -> tuple[list[Segment], int]:
    """Parts as segments, as far as there is room.

    Args:
        parts: What to say.
        palette: Styles.
        room: Cells.

    Returns:
        The segments, and the cells they take.
    """
    segments: list[Segment] = []
    used = 0
    for part in squeezed(parts, room):
        text = cut(part.text, room - used)
        if text:
            segments.append(Segment(text, palette.style(part.colour, part.attributes)))
            used += cells(text)
    return segments, used


def strip_of(parts: Iterable[Part], palette: Palette, width: int) -> Strip:
    """Parts as a line of a width."""
    segments, used = segments_of(parts, palette, width)
    return Strip([*segments, Segment(" " * (width - used), palette.ground)], width)
