"""Where a query to all articles is typed."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input

from migwatch.app.widgets.typed_line import TypedLine


class QueryInput(TypedLine):
    """One line; what is typed is asked at once.

    Args:
        placeholder: What may be typed.
    """

    DEFAULT_CSS = """
    QueryInput { width: 1fr; }
    """

    @dataclass
    class Typed(Message):
        """Another query.

        Attributes:
            query: All that stands in the line.
        """

        query: str

    def __init__(self, placeholder: str) -> None:
        super().__init__("", placeholder)
        self.select_on_focus = False

    @property
    def before(self) -> str:
        """What stands before the cursor."""
        return self.value[: self.cursor_position]

    def replace_before(self, text: str) -> None:
        """Put something else before the cursor."""
        rest = self.value[self.cursor_position :]
        self.value = text + rest
        self.cursor_position = len(text)

    def on_input_changed(self, message: Input.Changed) -> None:
        """Tell the screen at once."""
        message.stop()
        self.post_message(self.Typed(message.value))

    async def action_submit(self) -> None:
        """On to the results, before the next key is looked at."""
        await self.run_action("screen.enter")
