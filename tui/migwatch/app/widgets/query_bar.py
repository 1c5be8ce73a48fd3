"""Where a reader writes what to find: a line, what it is about, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input

from migwatch.app.commands.base import key_name
from migwatch.app.row_text import Part
from migwatch.app.widgets.query_parts import Answer, ProblemLine, QueryField, Scope
from migwatch.app.wrapping import cells
from migwatch.model.visible import visible

_KEYS = [
    Binding("escape", "cancel", "back", show=False),
    Binding("ctrl+s", "widen", "in all articles", show=False, key_display="^s"),
    Binding("alt+w", "toggle_whole", "whole words", show=False),
    Binding("ctrl+g", "step(1)", "next", show=False, key_display="^g"),
    Binding("ctrl+t", "step(-1)", "previous", show=False, key_display="^t"),
    Binding("up", "recall(-1)", "earlier query", show=False),
    Binding("down", "recall(1)", "later query", show=False),
]
_TOLD = tuple((held, held.description) for held in _KEYS)
#: The line's own key, and what it does here.
_SUBMIT = next(
    (held, "keep")
    for held in Input.BINDINGS
    if isinstance(held, Binding) and held.action == "submit"
)


class QueryBar(Widget):
    """One line for a query; whoever opens it answers its messages by setting its attributes.

    Attributes:
        says: What came of the query.
        problem: What is wrong with it: in which column (code points from 0), and what.
        whole: Whether it means whole words.

    Args:
        scope: What the query is about, in a few words.
        written: What stands in the line at first.
        history: Earlier queries, oldest first.
    """

    DEFAULT_CSS = """
    QueryBar { height: auto; background: $panel; }
    QueryBar > Horizontal { height: 1; }
    """
    BINDINGS = [*_KEYS]
    #: Keys and what they do, for whoever tells the reader.
    HINTS = tuple(
        (held.key_display or key_name(held.key), words) for held, words in (_SUBMIT, *_TOLD)
    )

    says: var[tuple[Part, ...]] = var(())
    problem: var[tuple[int, str] | None] = var(None)
    whole: var[bool] = var(False)

    field = getters.query_one(QueryField)

    @dataclass
    class Changed(Message):
        """Another query.

        Attributes:
            written: All that stands in the line.
            whole: Whether it means whole words.
        """

        written: str
        whole: bool

    @dataclass
    class Submitted(Changed):
        """The reader is done writing."""

    @dataclass
    class Widened(Changed):
        """The reader wants the same of all articles."""

    class Cancelled(Message):
        """The reader wants none of it."""

    @dataclass
    class Stepped(Message):
        """The reader wants another match.

        Attributes:
            by: How many further on; negative is back.
        """

        by: int

    def __init__(self, scope: str, written: str = "", history: Sequence[str] = ()) -> None:
        super().__init__()
        self._scope = scope
        self._written = written
        self._history = history
        #: Position in the history; behind its end stands what was being written.
        self._at = len(history)
        self._draft = ""
        self._means_whole = False

    def compose(self) -> ComposeResult:
        """The line between what it is about and what came of it; below, what is wrong."""
        with Horizontal():
            scope = Scope()
            scope.scope = self._scope
            yield scope
            yield QueryField(self._written)
            yield Answer().data_bind(QueryBar.says, QueryBar.whole)
        yield ProblemLine()

    def watch_problem(self) -> None:
        """Say what is wrong, or that nothing is any more."""
        line = self.query_one(ProblemLine)
        line.says = visible(self.problem[1]) if self.problem is not None else ""
        if self.problem is not None:
            field = self.field
            before = cells(visible(field.value[: self.problem[0]]))
            line.column = field.content_region.x + before - field.scroll_offset.x

    def on_mount(self) -> None:
        """Know what is typed as soon as the line does, before it is painted."""
        self.watch(self.field, "value", self._tell, init=False)

    def _tell(self, written: str) -> None:
        self.field.hold()
        self.post_message(self.Changed(written, self._means_whole))

    def on_query_bar_changed(self) -> None:
        """Paint as soon as the screen has heard of it, and so in one frame with its answer."""
        self.call_later(self.screen.call_later, self._paint)

    def _paint(self) -> None:
        self.whole = self._means_whole
        self.field.let_go()

    def on_input_changed(self, message: Input.Changed) -> None:
        """It is told already."""
        message.stop()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Tell."""
        message.stop()
        self.post_message(self.Submitted(message.value, self._means_whole))

    def action_toggle_whole(self) -> None:
        """Mean whole words, or parts of words too."""
        self._means_whole = not self._means_whole
        self._tell(self.field.value)

    def action_widen(self) -> None:
        """Ask all articles."""
        self.post_message(self.Widened(self.field.value, self._means_whole))

    def action_cancel(self) -> None:
        """Give up."""
        self.post_message(self.Cancelled())

    def action_step(self, by: int) -> None:
        """Another match."""
        self.post_message(self.Stepped(by))

    def action_recall(self, by: int) -> None:
        """An earlier or later query; behind the last what was being written."""
        at = min(max(0, self._at + by), len(self._history))
        if at == self._at:
            return
        if self._at == len(self._history):
            self._draft = self.field.value
        self._at = at
        self.field.value = self._history[at] if at < len(self._history) else self._draft
        self.field.action_end()
