"""Reading a large annotation in a process of its own.

``python -m migwatch.store.reader PATH`` writes the share read so far to standard
error, a number a line, and a `Result` to standard output.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec

from migwatch.store.derived import pack
from migwatch.store.derived_file import write_derived_file
from migwatch.store.files import ANNOTATION_LIMIT, read_regular, sha256
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article, load_data
from migwatch.store.problem import FileProblem


class Result(msgspec.Struct, frozen=True, array_like=True):
    """What was read.

    Attributes:
        body: The article as `migwatch.store.derived.pack` gives it; empty for none.
        problems: Line, column and message of each problem.
    """

    body: bytes
    problems: tuple[tuple[int, int, str], ...]


def read(path: Path) -> Result:
    """Read one annotation file and keep its derived file if nothing is wrong with it."""
    folder = open_folder(path.parent)
    try:
        data = read_regular(path, ANNOTATION_LIMIT)
    except FileProblem:
        loaded = load_article(path, folder)
        data = b""
    else:
        loaded = load_data(path, folder, data, _tell)
    body = b""
    if loaded.article is not None:
        body = pack(loaded.article, sha256(data), folder.stamp)
        if not loaded.problems:
            write_derived_file(path, body)
    return Result(body, tuple((p.line, p.column, p.message) for p in loaded.problems))


def _tell(share: float) -> None:
    print(f"{share:.3f}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    result = msgspec.msgpack.encode(read(Path(sys.argv[1])))
    # Ends the shares for whoever reads them; closing sys.stderr keeps its descriptor open.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    sys.stdout.buffer.write(result)
    sys.stdout.buffer.flush()
