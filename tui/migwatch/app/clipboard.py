"""Copying: by the terminal, and by the desktop where there is one."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import unicodedata

from textual.app import App

from migwatch.model.visible import visible

#: Programs that take the clipboard's text, and the variable that shows they can work.
_PROGRAMS = (
    ("TMUX", ("tmux", "load-buffer", "-w", "-")),
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("HOME", ("pbcopy",)),
    ("WSL_DISTRO_NAME", ("clip.exe",)),
)
#: Categories of characters that a terminal obeys or hides.
_OBEYED = ("Cc", "Cf", "Zl", "Zp")
#: Line breaks, tabs, and joiners between characters beyond ASCII: they stay.
_KEPT = re.compile(r"(\r?\n|\t|(?<=[^\x00-\x7f])[\u200c\u200d](?=[^\x00-\x7f]))")
#: Seconds that such a program may take.
_PATIENCE = 2.0


def harmless(text: str) -> str:
    """A text with visible stand-ins for what a terminal would obey or hide.

    Those are control characters, marks of writing direction and characters without
    width; line breaks and tabs stay, and joiners between letters or signs that they join.

    Args:
        text: Any text.

    Returns:
        Text of the same length in code points.
    """
    pieces = _KEPT.split(text)
    pieces[::2] = ["".join(map(_harmless, piece)) for piece in pieces[::2]]
    return "".join(pieces)


def _harmless(character: str) -> str:
    return visible(character) if unicodedata.category(character) in _OBEYED else character


async def copy(app: App[None], text: str, *, changed: bool = False) -> None:
    """Copy text beside what the terminal was asked, and tell the reader where it went.

    A terminal does not answer, so nobody can know whether it obeyed.

    Args:
        app: The application, for the notice.
        text: What to copy.
        changed: Whether `harmless` has put stand-ins into it.
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
    if changed:
        where += " It holds characters that a terminal obeys or hides: signs stand for them."
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
