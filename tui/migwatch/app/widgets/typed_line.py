"""A line that is typed: what filters and queries have in common."""

from __future__ import annotations

from collections import deque

from textual import events
from textual.screen import ModalScreen
from textual.widgets import Input

_LONGEST = 1000
#: Seconds after which typing goes on where the key that ends it was refused.
_REFUSED = 0.1


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
        #: Keys that were pressed behind the one that ends typing, until it has had its effect.
        self._behind: list[events.Key] | None = None

    async def action_submit(self) -> None:
        """End typing; keys pressed from now on are for what comes then."""
        self._behind = []
        self.set_timer(_REFUSED, self.go_on)
        await super().action_submit()

    def on_blur(self) -> None:
        """Typing has ended."""
        self.go_on()

    on_unmount = on_blur

    def go_on(self) -> None:
        """Press the keys that came behind the end of typing: for what comes then, or to type on."""
        behind, self._behind = self._behind or (), None
        for event in behind:
            self.app.post_message(events.Key(event.key, event.character))

    async def on_key(self, event: events.Key) -> None:
        """Type no letter that alt makes a command, and nothing behind the end of typing."""
        if self._behind is not None:
            self._behind.append(event)
            event.stop()
            event.prevent_default()
            return
        self._heard.append(event)
        if not self.check_consume_key(event.key, event.character) and await self._ran(event.key):
            event.stop()
            event.prevent_default()
            return
        if event.key.startswith("alt+"):
            event.prevent_default()

    async def _ran(self, key: str) -> bool:
        """Do at once what a key is bound to, here or on a screen that has nothing below it.

        Textual has it done by the app, by when the keys behind it would have been typed.
        """
        screen = self.screen
        for node, held in screen._modal_binding_chain:
            if node is self or isinstance(screen, ModalScreen):
                for binding in held.key_to_bindings.get(key, ()):
                    if await self.app.run_action(binding.action, node):
                        if self.app.screen is not screen and self._behind is None:
                            self._behind = []
                        return True
        return False

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
