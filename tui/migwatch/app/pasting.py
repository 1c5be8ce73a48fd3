"""What a terminal sends: pasted text is text, and a terminal that is gone ends the program.

Between the marks that a terminal puts around a paste, Textual's parser looks for
escape sequences all the same, and reads on as keys where an ESC begins none.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

_START, _END = BRACKETED_PASTE_START, BRACKETED_PASTE_END
#: Modules of Textual that make a parser.
_READERS = ("textual.drivers.linux_driver", "textual.drivers.win32")


class PasteParser(XTermParser):
    """Leaves the ESC characters out of what is pasted."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._pasting = False
        #: The last characters of what was passed on, or what may be the beginning of an end.
        self._before = ""

    def tick(self) -> Iterable[Message]:
        """What is due when nothing has come for a while; see Textual's own."""
        if is_gone():
            leave()
        return super().tick()

    def feed(self, data: str) -> Iterable[Message]:
        """What was typed, pasted or done with the mouse; see Textual's own."""
        sifted = self._sifted(data)
        return super().feed(sifted) if sifted or not data else ()

    def _sifted(self, data: str) -> str:
        passed = []
        while data:
            if self._pasting:
                held = self._before + data
                text, mark, data = held.partition(_END)
                self._before = "" if mark else _begun(held)
                passed.append(text[: len(text) - len(self._before)].replace("\x1b", "") + mark)
                self._pasting = not mark
            else:
                # Nothing typed may wait, so a start that comes in two reads is found afterwards.
                held = self._before + data
                _, mark, after = held.partition(_START)
                passed.append(data[: len(data) - len(after)] if mark else data)
                self._before = "" if mark else held[1 - len(_START) :]
                self._pasting = bool(mark)
                data = after
        return "".join(passed)


def _begun(held: str) -> str:
    """As much of the end of some text as may be the beginning of the mark that ends a paste."""
    for length in range(min(len(_END) - 1, len(held)), 0, -1):
        if _END.startswith(held[-length:]):
            return held[-length:]
    return ""


def is_gone() -> bool:
    """Whether the terminal that keys come from has been closed."""
    return sys.__stdin__ is not None and not os.isatty(sys.__stdin__.fileno())


def leave() -> None:
    """End as when the terminal hangs up, which reaches no program that a shell or make began.

    Textual's thread would else read from it forever, in a circle. All steps are saved.
    """
    os.kill(os.getpid(), signal.SIGHUP)
    os._exit(128 + signal.SIGHUP)


def guard() -> None:
    """Have the terminal read by `PasteParser`; Textual has no other way to say so."""
    for name in _READERS:
        module = sys.modules.get(name)
        if getattr(module, "XTermParser", None) is XTermParser:
            vars(module)["XTermParser"] = PasteParser
