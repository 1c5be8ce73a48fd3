"""Reading a whole annotation, and keeping what was read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from migwatch.store.derived import pack
from migwatch.store.derived_file import write_derived_file
from migwatch.store.files import ANNOTATION_LIMIT, read_regular, sha256
from migwatch.store.folder import Folder
from migwatch.store.load import load_data
from migwatch.store.loaded import Loaded
from migwatch.store.problem import FileProblem


def load_and_keep(
    path: Path, folder: Folder, progress: Callable[[float], None] | None = None
) -> tuple[Loaded, bytes]:
    """Read one annotation file, and keep its derived file if nothing is wrong with it.

    Args:
        path: The annotation file.
        folder: The corpus it belongs to.
        progress: Called now and then with the share read so far, 0 to 1.

    Returns:
        What was read, and the same as `migwatch.store.derived.pack` gives it; empty
        where there is no article.
    """
    try:
        data = read_regular(path, ANNOTATION_LIMIT)
    except FileProblem as problem:
        return Loaded(path, None, problem.problems(path), {}), b""
    loaded = load_data(path, folder, data, progress)
    if loaded.article is None:
        return loaded, b""
    # The hash of the bytes that were read: the file may be another by now.
    body = pack(loaded.article, sha256(data), folder.stamp)
    if not loaded.problems:
        write_derived_file(path, body)
    return loaded, body
