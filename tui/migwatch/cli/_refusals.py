"""Why the explorer is not opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable


def missing(word: str, verbs: Iterable[str]) -> str | None:
    """What is wrong with a word that should be a path, or None if there is such a path.

    Args:
        word: A word of the command line.
        verbs: The sub-commands, one of which may have been meant.
    """
    if os.path.lexists(word):
        return None
    from migwatch.store.problem import excerpt, nearest

    near = nearest(word, verbs)
    meant = f"did you mean `migwatch-tui {near}`?" if near else "check the path"
    return f"there is no file, folder or command {excerpt(word)}; {meant}"


def no_terminal() -> str | None:
    """What the explorer lacks in order to be seen and to get keys, or None."""
    # Textual paints to standard error.
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is None or not stream.isatty():
            return "the explorer needs a terminal; `migwatch-tui show` and `list` print"
    return None
