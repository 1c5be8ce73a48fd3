"""Copying: by the terminal, and by the desktop where there is one."""

from __future__ import annotations

import asyncio
import os
import shutil

from textual.app import App

#: Programs that take the clipboard's text, and the variable that shows they can work.
_PROGRAMS = (
    ("TMUX", ("tmux", "load-buffer", "-w", "-")),
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("HOME", ("pbcopy",)),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
)
#: Seconds that such a program may take.
_PATIENCE = 2.0


async def copy(app: App[None], text: str) -> None:
    """Copy text beside what the terminal was asked, and tell the reader where it went.

    A terminal does not answer, so nobody can know whether it obeyed.

    Args:
        app: The application, for the notice.
        text: What to copy.
    """
    by: list[str] = []
    taken: set[str] = set()
    for variable, words in _PROGRAMS:
        if variable in os.environ and variable not in taken and await _take(words, text):
            taken.add(variable)
            by.append(words[0])
    if by:
        where = f"Copied to the clipboard of {' and '.join(by)}."
    else:
        where = "Copied, if your terminal lets programs use the clipboard."
    app.notify(
        where,
        title="Citation",
        timeout=4,
        markup=False,
    )


async def _take(words: tuple[str, ...], text: str) -> bool:
    """Whether a program took the text."""
    if shutil.which(words[0]) is None:
        return False
    try:
        process = await asyncio.create_subprocess_exec(
            *words,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
    except OSError:
        return False
    try:
        await asyncio.wait_for(process.communicate(text.encode()), _PATIENCE)
    except (OSError, TimeoutError):
        process.kill()
        await process.wait()
        return False
    return process.returncode == 0
