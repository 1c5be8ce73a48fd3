"""Reading a large annotation in a process of its own.

``python -m migwatch.store.reader PATH`` writes the share read so far to standard
error, a number a line, and a `Result` to standard output.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import msgspec

from migwatch.store.folder import open_folder
from migwatch.store.whole import load_and_keep


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
    loaded, body = load_and_keep(path, open_folder(path.parent), _tell)
    return Result(body, tuple((p.line, p.column, p.message) for p in loaded.problems))


def _tell(share: float) -> None:
    print(f"{share:.3f}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    result = msgspec.msgpack.encode(read(Path(sys.argv[1])))
    # Ends the shares for whoever reads them; closing sys.stderr keeps its descriptor open.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    sys.stdout.buffer.write(result)
    sys.stdout.buffer.flush()
