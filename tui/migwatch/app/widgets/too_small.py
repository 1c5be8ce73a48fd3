"""What is shown in a terminal that is too small."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

#: Smallest size in which the explorer works.
COLUMNS, ROWS = 40, 10


class TooSmall(Widget):
    """Says what size is needed."""

    @staticmethod
    def is_needed(size: Size) -> bool:
        """Whether a terminal of a size is too small."""
        return size.width < COLUMNS or size.height < ROWS

    def render(self) -> Content:
        """The message."""
        size = self.app.size
        return Content(
            f"migwatch needs {COLUMNS}x{ROWS}; this is {size.width}x{size.height}. "
            "Make the window larger, or press q to quit."
        )
