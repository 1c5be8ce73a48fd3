"""The reader's own editor, for what cannot be mended in the explorer."""

from __future__ import annotations

import shlex
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from textual.app import App, SuspendNotSupported

#: How editors are told the line: before the file, or joined to it.
_BEFORE = {
    "+{line}": (
        *("vi", "vim", "nvim", "view", "gvim", "elvis", "vis", "kak", "joe", "jove", "ne", "mg"),
        *("emacs", "emacsclient", "nano", "pico", "micro", "mcedit", "jmacs", "rnano"),
    ),
    "-g {file}:{line}:{column}": ("code", "codium", "code-insiders", "cursor"),
    "{file}:{line}:{column}": ("hx", "helix", "subl", "zed", "zeditor", "kate"),
    "-l {line}": ("gedit", "kwrite", "mate"),
}
_NAMES = {name: form for form, names in _BEFORE.items() for name in names}


class NoEditor(Exception):  # noqa: N818 - it is told, not only raised
    """There is no editor to open; says what to set."""


def editor_words(
    environment: Mapping[str, str], path: Path, line: int = 0, column: int = 0
) -> list[str]:
    """The command that opens a file in the reader's editor.

    Args:
        environment: Variables, of which ``VISUAL`` comes before ``EDITOR``.
        path: The file.
        line: The line to go to, from 1; 0 for none.
        column: The column, from 1.

    Raises:
        NoEditor: Neither variable names one.
    """
    said = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    try:
        words = shlex.split(said)
    except ValueError:
        raise NoEditor("the quotation marks in $VISUAL or $EDITOR do not match") from None
    if not words:
        raise NoEditor("set $VISUAL or $EDITOR to open it here")
    form = _NAMES.get(Path(words[0]).name)
    if form is None or not line:
        return [*words, str(path)]
    told = [part.format(file=path, line=line, column=column or 1) for part in form.split()]
    return [*words, *told] if "{file}" in form else [*words, *told, str(path)]


def edit(app: App[None], words: list[str]) -> str:
    """Run an editor in the place of the program, until it ends.

    Args:
        app: The program.
        words: The command.

    Returns:
        Why that could not be done; empty where it could.
    """
    try:
        with app.suspend():
            # What the reader interrupts is the editor; as it has a handler, so does not the
            # editor begin with interrupts ignored.
            before = signal.signal(signal.SIGINT, lambda *_: None)
            try:
                ended = subprocess.run(words, check=False)
            except OSError as error:
                return f"{words[0]} cannot be started: {error.strerror}"
            finally:
                signal.signal(signal.SIGINT, before)
    except SuspendNotSupported:
        return "no editor can be opened in this terminal"
    return f"{words[0]} ended with {ended.returncode}" if ended.returncode else ""
