"""What a reader can do: one class for each command.

A class in any module of this package is a command. Its keys, its row in the
palette and in the help, its label in the footer and its name in the user's keymap
all derive from it; nothing else registers it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from migwatch.app.commands.base import AREAS, Command

__all__ = ["AREAS", "Command", "all_commands", "command"]


@cache
def all_commands() -> dict[str, Command]:
    """Every command by id, by area and in the order of the modules."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    found = sorted(Command.classes, key=lambda cls: AREAS.index(cls.area))
    return {cls.id: cls() for cls in found}


def command(command_id: str) -> Command:
    """The command of an id.

    Raises:
        KeyError: There is none.
    """
    return all_commands()[command_id]
