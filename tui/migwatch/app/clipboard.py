"""Copying: by the terminal, and by the desktop where there is one."""

from __future__ import annotations

import asyncio
import base64
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migwatch.app.app import MigwatchApp

#: Programs that take the clipboard's text, and the variable that shows they can work.
_PROGRAMS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("HOME", ("pbcopy",)),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
)
_PATIENCE = 2.0


def osc52(text: str, *, in_tmux: bool) -> str:
    """The sequence that asks a terminal to copy.

    Args:
        text: What to copy.
        in_tmux: Whether tmux has to be asked to pass it on.
    """
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    plain = f"\x1b]52;c;{encoded}\x07"
    if not in_tmux:
        return plain
    return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"


async def copy(app: MigwatchApp, text: str) -> None:
    """Copy text, and tell the reader by which way it went."""
    if app._driver is not None:
        app._driver.write(osc52(text, in_tmux="TMUX" in os.environ))
    ways = ["the terminal (OSC 52)"]
    if program := await _native(text):
        ways.insert(0, program)
    app.notify(
        f"Copied {len(text)} characters: {' and '.join(ways)}.",
        title="Citation",
        timeout=4,
        markup=False,
    )


async def _native(text: str) -> str | None:
    """Name of the desktop's own program that took the text, or None."""
    for variable, words in _PROGRAMS:
        if variable not in os.environ or shutil.which(words[0]) is None:
            continue
        try:
            process = await asyncio.create_subprocess_exec(
                *words,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
            )
            await asyncio.wait_for(process.communicate(text.encode("utf-8", "replace")), _PATIENCE)
        except (OSError, TimeoutError):
            continue
        if process.returncode == 0:
            return words[0]
    return None
