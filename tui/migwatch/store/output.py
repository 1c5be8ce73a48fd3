"""Writing a file that a reader asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from migwatch.store.atomic import replace_file, write_new
from migwatch.store.problem import FileProblem


def write_file(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file, all of it or none; what stood there is replaced.

    Args:
        path: The file; its folder must exist.
        data: Its bytes, in parts if they are many.

    Raises:
        FileProblem: It cannot be written; what stood there is as it was.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise FileProblem("is a folder; name a file in it")
    if target.exists():
        if not target.is_file():
            raise FileProblem("is no regular file; write - for standard output")
        replace_file(target, data)
    elif not target.parent.is_dir():
        raise FileProblem("lies in a folder that does not exist; make the folder first")
    else:
        write_new(target, data)
