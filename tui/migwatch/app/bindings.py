"""Keys of commands, bound to the actions of a screen of its own, and what a screen says of keys."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from migwatch.app.commands import command
from migwatch.app.commands.base import key_name

#: Further than any list is long.
_ALL = 1_000_000_000
#: Commands that move within a pane, with the actions that do so.
MOVING = (
    ("down", "by(1)"),
    ("up", "by(-1)"),
    ("half-page-down", "pages(0.5)"),
    ("half-page-up", "pages(-0.5)"),
    ("page-down", "pages(1)"),
    ("page-up", "pages(-1)"),
    ("first", f"by({-_ALL})"),
    ("last", f"by({_ALL})"),
)


class Hint(NamedTuple):
    """A key, and what it does.

    Attributes:
        key: How the key is written.
        words: One or two words.
        press: The key that a click on it presses; empty for none.
    """

    key: str
    words: str
    press: str = ""


def bound(*pairs: tuple[str, str]) -> list[BindingType]:
    """Bindings with the keys and ids of commands.

    Args:
        pairs: Id of a command, and the action that its keys run.
    """
    return [
        Binding(command(name).keys, action, command(name).title, id=name, show=False)
        for name, action in pairs
    ]


def hint(screen: DOMNode, actions: str, words: str, *, most: int = 1) -> Hint:
    """What a screen says of the keys that it binds to actions.

    Args:
        screen: The screen.
        actions: The actions, separated by spaces; a click runs the first.
        words: One or two words on what they do.
        most: Keys of each action that are shown.
    """
    shown: list[str] = []
    first = ""
    for action in actions.split():
        keys = _keys_of(screen, action)
        if not keys:
            raise KeyError(action)
        first = first or keys[0]
        shown += map(key_name, keys[:most])
    return Hint(" ".join(shown), words, first)


def _keys_of(screen: DOMNode, action: str) -> list[str]:
    """The keys of an action, the user's own in place of ours; arrows first, for all know them."""
    own = getattr(getattr(screen.app, "settings", None), "keys", {})
    found: list[str] = []
    for key, held in screen._bindings.key_to_bindings.items():
        for each in held:
            if each.action == action:
                found += own[each.id].split(",") if each.id in own else [key]
    return sorted(dict.fromkeys(found), key=lambda key: key_name(key)[-1:] not in "←→↑↓")
