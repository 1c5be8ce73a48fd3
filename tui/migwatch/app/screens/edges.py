"""Moving the ends of a passage."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.reactive import var
from textual.screen import ModalScreen

from migwatch.app.bindings import bound, hint
from migwatch.app.widgets.context_view import ContextView
from migwatch.app.widgets.hint_lines import Hints
from migwatch.model.edges import by_character, by_word

_HINTS = (
    ("word(-1) word(1)", "end by a word"),
    ("character(-1) character(1)", "by a character"),
    ("other", "other end"),
    ("set", "set"),
    ("dismiss", "leave as it was"),
)

Span = tuple[int, int]


class EdgesScreen(ModalScreen[Span]):
    """Gives where the passage is from now on, None where all is to stay as it was.

    Attributes:
        span: The passage, half-open code points.
        at_start: Whether its start is what moves.

    Args:
        text: The text.
        start: Where it begins.
        end: Where it ends.
    """

    DEFAULT_CSS = """
    EdgesScreen { align: center middle; }
    EdgesScreen > Vertical {
        width: 90%; max-width: 110; height: 70%; max-height: 20;
        background: $panel; border: round $primary; padding: 0 1;
        border-title-color: $foreground;
    }
    EdgesScreen.-short > Vertical { width: 100%; height: 100%; }
    EdgesScreen.-short Hints { max-height: 2; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]
    BINDINGS = [
        *bound(("back", "dismiss"), ("enter", "set")),
        Binding("ctrl+s", "set", "Set", id="edges-set", show=False),
        Binding("tab,shift+tab", "other", "Other end", id="edges-other", show=False),
        Binding("less_than_sign,left,h", "word(-1)", "Back", id="edges-back", show=False),
        Binding("greater_than_sign,right,l", "word(1)", "Further", id="edges-on", show=False),
        Binding("shift+left,H", "character(-1)", "Back", id="edges-back-one", show=False),
        Binding("shift+right,L", "character(1)", "Further", id="edges-on-one", show=False),
    ]

    span: var[Span] = var((0, 0))
    at_start: var[bool] = var(False)

    def __init__(self, text: str, start: int, end: int) -> None:
        super().__init__()
        self._text = text
        self.set_reactive(EdgesScreen.span, (start, end))

    def compose(self) -> ComposeResult:
        """The words, and the keys."""
        cls = EdgesScreen
        with Vertical() as panel:
            panel.border_title = "The ends of the passage"
            yield ContextView(self._text).data_bind(cls.span, cls.at_start)
            hints = Hints()
            hints.hints = tuple(hint(self, *each) for each in _HINTS)
            yield hints

    @property
    def _here(self) -> int:
        """Where the end is that moves."""
        return self.span[0] if self.at_start else self.span[1]

    def _move(self, to: int) -> None:
        start, end = self.span
        span = (to, end) if self.at_start else (start, to)
        if 0 <= span[0] < span[1] <= len(self._text):
            self.span = span

    def action_other(self) -> None:
        """Move the other end."""
        self.at_start = not self.at_start

    def action_word(self, by: int) -> None:
        """Move the end by a word."""
        self._move(by_word(self._text, self._here, by, at_start=self.at_start))

    def action_character(self, by: int) -> None:
        """Move the end by a character."""
        self._move(by_character(self._text, self._here, by))

    def action_set(self) -> None:
        """Give the passage."""
        self.dismiss(self.span)

    def on_click(self, event: events.Click) -> None:
        """A click elsewhere leaves all as it was."""
        if event.widget is self:
            self.dismiss()
