"""What a command is."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer

ARTICLE = "article"
RECORDS = "records"
COMMITMENTS = "commitments"
#: Panes that list rows.
LISTS = frozenset({RECORDS, COMMITMENTS})
PANES = frozenset({ARTICLE, *LISTS})

#: Areas in the order in which help and palette list them.
AREAS = (
    "Panes",
    "Moving",
    "Records and passages",
    "Selecting words",
    "Details",
    "Lists",
    "Editing",
    "Layers",
    "Articles",
    "Timeline",
    "Other screens",
    "Program",
)


class Command:
    """Something a reader can do with a key or from the palette.

    Attributes:
        id: Id; also the name under which a user's keymap changes its keys.
        area: One of `AREAS`.
        keys: Keys, separated by commas, in Textual's names.
        shown: How help and footer write the keys; the keys themselves if empty.
        title: What it does, for palette and help: a verb first.
        footer: One or two words for the footer, or empty.
        panes: Ids of the panes in which it works.
        footer_panes: Ids of the panes whose footer shows it.
        footer_rank: Where it stands in the footer; where there is no room, the last are
            left out.
        while_selecting: Whether the footer shows it while words are selected.
        scope: In which state of the program its keys are its own; two commands of one scope
            share no key.
    """

    classes: ClassVar[list[type[Command]]] = []

    id: ClassVar[str]
    area: ClassVar[str]
    keys: ClassVar[str]
    shown: ClassVar[str] = ""
    title: ClassVar[str]
    footer: ClassVar[str] = ""
    panes: ClassVar[frozenset[str]] = PANES
    footer_panes: ClassVar[frozenset[str]] = PANES
    footer_rank: ClassVar[int] = 99
    while_selecting: ClassVar[bool] = False
    scope: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        """Take note of a command."""
        if "id" in cls.__dict__:
            Command.classes.append(cls)

    def available(self, explorer: Explorer) -> bool:
        """Whether it can be done now."""
        return explorer.article is not None and explorer.pane in self.panes

    def refusal(self, explorer: Explorer) -> str:
        """What to tell a reader whose key cannot be obeyed now; empty to pass over it."""
        return ""

    def idle(self, explorer: Explorer) -> bool:
        """Whether it would do nothing, so that the palette leaves it out.

        It may read files, and is asked in a thread.
        """
        return False

    def run(self, explorer: Explorer) -> Awaitable[None] | None:
        """Do it; what is returned is awaited before the next key."""
        raise NotImplementedError

    def key_words(self, keys: str | None = None) -> str:
        """The keys as help and footer write them.

        Args:
            keys: The user's own keys, in place of the command's.
        """
        if keys is None and self.shown:
            return self.shown
        return " ".join(map(key_name, (keys or self.keys).split(",")))


def key_name(key: str) -> str:
    """A key as help, footer and panels write it.

    Args:
        key: Its name in Textual.
    """
    head, joint, last = key.rpartition("+")
    return _KEY_NAMES.get(key) or f"{head}{joint}{_ARROWS.get(last, last)}"


_ARROWS = {"left": "←", "right": "→", "up": "↑", "down": "↓"}
_KEY_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "at": "@",
    "exclamation_mark": "!",
    "plus": "+",
    "minus": "-",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "dollar_sign": "$",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "escape": "esc",
    "ctrl+p": "^p",
    "ctrl+q": "^q",
    "ctrl+d": "^d",
    "ctrl+u": "^u",
    "ctrl+r": "^r",
    "ctrl+left": "^←",
    "ctrl+right": "^→",
}
