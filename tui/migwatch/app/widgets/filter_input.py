"""Where the words to filter a list are typed."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input

from migwatch.app.widgets.typed_line import TypedLine


class FilterInput(TypedLine):
    """One line; what is typed filters the list at once.

    Args:
        words: The filter so far.
    """

    HINTS = (("enter", "keep"), ("escape", "show all"), ("↓ ↑", "rows"))

    def __init__(self, words: str) -> None:
        super().__init__(words, "type to filter; enter keeps it, escape shows all")

    @dataclass
    class Typed(Message):
        """Other words.

        Attributes:
            words: All that stands in the line.
        """

        words: str

    class Kept(Message):
        """The reader is done typing."""

    def on_input_changed(self, message: Input.Changed) -> None:
        """Tell the screen at once."""
        message.stop()
        self.post_message(self.Typed(message.value))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Tell the screen."""
        message.stop()
        self.post_message(self.Kept())
