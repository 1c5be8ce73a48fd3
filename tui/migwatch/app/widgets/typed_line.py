"""A line that is typed: what filters and queries have in common."""

from __future__ import annotations

from collections import deque

from textual import events
from textual.widgets import Input

_LONGEST = 1000


class TypedLine(Input):
    """One line of plain words, which does not blink.

    Args:
        words: What stands in it at first.
        placeholder: What to say while nothing does.
        selected: Whether typing takes the place of what stands in it at first.
    """

    DEFAULT_CSS = """
    TypedLine, TypedLine:focus {
        height: 1; border: none; padding: 0 1;
        background: $panel; color: $foreground;
    }
    TypedLine:nocolor > .input--cursor { text-style: reverse; }
    TypedLine:nocolor > .input--selection { text-style: underline; }
    """

    def __init__(self, words: str, placeholder: str, *, selected: bool = True) -> None:
        super().__init__(
            words,
            placeholder=placeholder,
            compact=True,
            max_length=_LONGEST,
            select_on_focus=selected,
        )
        self.cursor_blink = False
        #: The keys that came here first and were passed on, if not typed.
        self._heard: deque[events.Key] = deque(maxlen=_LONGEST)

    def on_key(self, event: events.Key) -> None:
        """Type no letter that alt makes a command."""
        self._heard.append(event)
        if event.key.startswith("alt+"):
            event.prevent_default()

    def take_late(self, event: events.Key) -> bool:
        """Type a key that was pressed before the line had the focus.

        Returns:
            Whether it was such a key.
        """
        if any(event is heard for heard in self._heard):
            return False
        self.post_message(events.Key(event.key, event.character))
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines as one, and nothing that a terminal would obey."""
        event.stop()
        event.prevent_default()
        words = "".join(c for c in " ".join(event.text.split()) if c.isprintable())
        self.replace(words, *self.selection)
