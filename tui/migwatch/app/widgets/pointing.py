"""Pointing at characters with the mouse: a click puts the cursor there, a drag selects."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from migwatch.app.widgets.line_view import LineView
from migwatch.corpus.found import Span
from migwatch.model.motions import Unit


class Pointing(LineView):
    """A pane whose characters the mouse can point at.

    Sub-classes implement `character_at`.
    """

    @dataclass(eq=False, repr=False)
    class CursorSet(Message):
        """The reader put the cursor somewhere with the mouse.

        Attributes:
            offset: Where, code points.
        """

        offset: int

    @dataclass(eq=False, repr=False)
    class Dragged(Message):
        """The reader selects with the mouse.

        Attributes:
            span: From where to where, half-open code points; None for nothing any more.
            backward: Whether the mouse is at the beginning of it.
            released: Whether the button has been let go.
        """

        span: Span | None
        backward: bool = False
        released: bool = False

    @dataclass(eq=False, repr=False)
    class Picked(Message):
        """The reader clicked twice, or three times.

        Attributes:
            offset: Where, code points.
            unit: What there is meant.
        """

        offset: int
        unit: Unit

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        #: The character on which the button went down, and whether the mouse has moved since.
        self._pressed: Span | None = None
        self._moved = False
        self._dragged = self.Dragged(None)

    def character_at(self, x: int, y: int) -> Span | None:
        """The character at a cell of the pane, with the accents that follow it.

        Args:
            x: Column from the left edge.
            y: Row; outside the pane it means the nearest one.

        Returns:
            Half-open code points, an empty stretch before a line or behind its last
            character; None where there is no text at all.
        """
        raise NotImplementedError

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select."""
        self._moved = False
        if event.button != 1 or event.x >= self.room:
            return
        self._pressed = self.character_at(event.x, event.y)
        self.capture_mouse()
        self._dragged = self.Dragged(None)
        self.post_message(self._dragged)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select as far as the mouse is; beyond an edge the text comes along."""
        if self._pressed is None:
            return
        event.stop()
        self._moved = True
        if not 0 <= event.y < self.page:
            self.show_from(self.scroll_y + (-1 if event.y < 0 else 1))
        here = self.character_at(event.x, event.y)
        if here is not None:
            start, end = min(self._pressed[0], here[0]), max(self._pressed[1], here[1])
            backward = here[0] < self._pressed[0]
            self._dragged = self.Dragged((start, end) if start < end else None, backward)
            self.post_message(self._dragged)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """What is selected stays so."""
        if self._pressed is not None:
            event.stop()
            self._pressed = None
            if self._moved and self._dragged.span is not None:
                held = self._dragged
                self.post_message(self.Dragged(held.span, held.backward, released=True))
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is, unless it has selected something.

        A second click selects the word, a third the sentence.
        """
        here = self.character_at(event.x, event.y) if event.x < self.room else None
        if here is not None and not self._moved:
            if event.chain == 1:
                self.post_message(self.CursorSet(here[0]))
            else:
                self.post_message(self.Picked(here[0], "word" if event.chain == 2 else "sentence"))
