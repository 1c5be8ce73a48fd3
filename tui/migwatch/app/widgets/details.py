"""The details strip: the selected record in words."""

from __future__ import annotations

from textual.reactive import var
from textual.strip import Strip

from migwatch.app.commands import command
from migwatch.app.commands.base import LISTS
from migwatch.app.detail_text import details
from migwatch.app.group_text import group_details
from migwatch.app.listing import Row
from migwatch.app.row_text import Describer, Part
from migwatch.app.selection import Selection
from migwatch.app.selection_text import selection_details
from migwatch.app.state import Selected
from migwatch.app.widgets.line_view import LineView
from migwatch.app.widgets.row_strip import strip_of
from migwatch.app.wrapping import cells, wrap

#: Cells from which the strip names both keys that show more.
_WIDE = 60


class Details(LineView):
    """The selected record: its fields, who says so, cautions, which passage of how many.

    Attributes:
        describer: The article and the day it is read from.
        selected: The selected record.
        heading: The heading that is highlighted in place of a record.
        pane: Id of the pane that keys go to.
        selection: The selected words, which are told in place of the record.

    Args:
        keys: The user's own keys by the id of a command.
        id: The widget's id.
    """

    describer: var[Describer | None] = var(None)
    selected: var[Selected | None] = var(None)
    heading: var[Row | None] = var(None)
    pane: var[str] = var("")
    selection: var[Selection | None] = var(None)

    def __init__(self, *, keys: dict[str, str], id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys = keys
        self._lines: list[list[Part]] | None = None

    def watch_selected(self) -> None:
        """Another record."""
        self._lines = None
        self.show_from(0)
        self.stale()

    watch_describer = watch_heading = watch_selection = watch_selected

    def watch_pane(self) -> None:
        """What is said where no record is selected depends on the pane."""
        if self.selected is None:
            self.watch_selected()

    def on_resize(self) -> None:
        """Wrap at the new width."""
        super().on_resize()
        self._lines = None
        self.stale()

    def repaint(self) -> None:
        """Say what there is to say of the record, then paint."""
        if self._lines is None:
            self._lines = [line for parts in self.told() for line in flow(parts, self.room - 2)]
            self.set_line_count(len(self._lines))
        super().repaint()

    def told(self) -> list[list[Part]]:
        """What there is to say; nothing where a list has no row to say it of."""
        if self.describer is None:
            return []
        if self.selection is not None:
            return selection_details(self.describer.article, self.selection)
        if self.heading is not None:
            return group_details(self.describer.article.corpus, self.heading)
        if self.selected is None and self.pane in LISTS and self.describer.article.records:
            return []
        return details(self.describer, self.selected, self._keys)

    def turn(self, pages: int) -> None:
        """Scroll by pages; a line of the last one stays in view."""
        self.show_from(self.scroll_y + pages * max(1, self.page - 1))

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A line of the details; the last one in view says how many are below."""
        if self._lines is None or y >= len(self._lines):
            return None
        line = (Part(" "), *self._lines[y])
        below = len(self._lines) - round(self.scroll_y) - self.page
        if below <= 0 or y != round(self.scroll_y) + self.page - 1:
            return strip_of(line, self.palette, width)
        down, everything = (
            command(name).key_words(self._keys.get(name)) for name in ("details-down", "details")
        )
        hint = [Part(f" {down}", "primary", "bold"), Part(f" {below} more", "mw-quiet")]
        if width >= _WIDE:
            hint += [Part(f"  {everything}", "primary", "bold"), Part(" all", "mw-quiet")]
        size = sum(cells(part.text) for part in hint)
        return Strip.join(
            [strip_of(line, self.palette, width - size), strip_of(hint, self.palette, size)]
        )


def flow(parts: list[Part], width: int) -> list[list[Part]]:
    """Parts set in lines of a width, broken between words; later lines are indented."""
    text = "".join(part.text for part in parts)
    lines: list[list[Part]] = []
    edges: list[int] = []
    at = 0
    for part in parts:
        edges.append(at)
        at += len(part.text)
    for number, line in enumerate(wrap(text, 0, len(text), max(8, width - 2))):
        cut: list[Part] = [Part("  ")] if number else []
        for edge, part in zip(edges, parts, strict=True):
            first, last = max(edge, line.start), min(edge + len(part.text), line.end)
            if first < last:
                cut.append(part._replace(text=text[first:last]))
        lines.append(cut)
    return lines or [[]]
