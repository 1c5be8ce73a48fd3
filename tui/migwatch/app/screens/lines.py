"""Typing several lines."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import TextArea

from migwatch.app.bindings import hint
from migwatch.app.parts import one_line
from migwatch.app.screens.line import lost
from migwatch.app.widgets.hint_lines import Hints, Told
from migwatch.model.visible import visible_lines


class _Area(TextArea):
    """Lines of plain words."""

    async def _on_paste(self, event: events.Paste) -> None:
        """Take nothing that a terminal would obey."""
        event.prevent_default()
        event.stop()
        lines = event.text.splitlines()
        words = "\n".join("".join(c for c in line if c.isprintable()) for line in lines)
        self.replace(words, *self.selection)


class LinesScreen(ModalScreen[str]):
    """Gives what was typed, None where all is to stay as it was.

    Args:
        title: What is typed.
        value: What it is so far.
        help_words: What it means.
    """

    DEFAULT_CSS = """
    LinesScreen { align: center middle; }
    LinesScreen > Vertical {
        width: 90%; max-width: 110; height: 70%; max-height: 24;
        background: $panel; border: round $primary; padding: 0 1;
        border-title-color: $foreground;
    }
    LinesScreen TextArea, LinesScreen TextArea:focus {
        height: 1fr; border: none; padding: 0; background: $panel; color: $foreground;
    }
    """
    AUTO_FOCUS = "TextArea"
    BINDINGS = [
        Binding("ctrl+s", "set", "Set", id="lines-set", show=False, priority=True),
        Binding("escape", "leave", "Leave as it was", id="lines-leave", show=False, priority=True),
    ]

    def __init__(self, title: str, value: str = "", help_words: str = "") -> None:
        super().__init__()
        self._title = title
        self._value = value
        self._help = help_words
        self._first = ""

    def compose(self) -> ComposeResult:
        """The lines, what they mean, and the keys."""
        with Vertical() as panel:
            panel.border_title = one_line(self._title).replace("[", r"\[")
            area = _Area(visible_lines(self._value), soft_wrap=True, compact=True)
            area.cursor_blink = False
            area.move_cursor(area.document.end)
            self._first = area.text
            yield area
            told = Told()
            told.words = self._help
            yield told
            hints = Hints()
            hints.hints = (hint(self, "set", "set"), hint(self, "leave", "leave as it was"))
            yield hints

    def action_set(self) -> None:
        """Set what was typed."""
        words = self.query_one(_Area).text
        # What cannot be typed stays as it was.
        self.dismiss(self._value if words == self._first else words.strip())

    def action_leave(self) -> None:
        """Leave as it was; words that were typed are asked about by the key's first press."""
        told = self.query_one(Told)
        if self.query_one(_Area).text == self._first or told.problem:
            self.dismiss()
        else:
            told.problem = lost(hint(self, "leave", "").key)

    def on_text_area_changed(self) -> None:
        """Ask again about other words."""
        self.query_one(Told).problem = ""
