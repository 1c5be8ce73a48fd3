"""Which panes there is room for."""

from __future__ import annotations

from textual.geometry import Size

from migwatch.app.commands.base import ARTICLE, LISTS

#: Windows with fewer columns than this stack the panes and show one list at a time.
NARROW = 100
#: Windows with fewer rows than this have a shorter details strip.
LOW = 20
#: Narrow windows with fewer rows than this show the focused pane alone.
_FLAT = 14


def arrangement(size: Size, pane: str, maximised: str, last_list: str) -> dict[str, bool]:
    """What is shown, by selector.

    Args:
        size: Size of the window.
        pane: Id of the focused pane.
        maximised: Id of the pane that is to be shown alone, or empty.
        last_list: Id of the list that was used last.
    """
    narrow = size.width < NARROW
    alone = pane if narrow and size.height < _FLAT else maximised
    shown = {"#reading": alone in ("", ARTICLE), "#lists": alone != ARTICLE}
    for each in LISTS:
        listed = alone in ("", each)
        shown[f"PaneTitle.-{each}"] = listed
        shown[f"#{each}"] = listed and (not narrow or each == last_list)
    return shown
