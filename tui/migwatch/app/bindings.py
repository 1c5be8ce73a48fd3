"""Keys of commands, bound to the actions of a screen of its own."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from migwatch.app.commands import command

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


def bound(*pairs: tuple[str, str]) -> list[BindingType]:
    """Bindings with the keys and ids of commands.

    Args:
        pairs: Id of a command, and the action that its keys run.
    """
    return [
        Binding(command(name).keys, action, command(name).title, id=name, show=False)
        for name, action in pairs
    ]
