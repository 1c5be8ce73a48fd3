"""Writing a file that somebody may be reading."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from migwatch.store.problem import FileProblem


def replace_file(path: Path, data: bytes) -> None:
    """Put bytes in the place of a file's, all of them or none.

    Permission bits are kept. A link stays: the file it leads to is replaced.

    Args:
        path: The file, which must exist.
        data: Its new bytes.

    Raises:
        FileProblem: It cannot be written; it is as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        # The folder's permissions decide about the exchange; the file's own count too.
        with target.open("r+b") as old:
            mode = stat.S_IMODE(os.fstat(old.fileno()).st_mode)
        handle, name = tempfile.mkstemp(prefix=".migwatch-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fchmod(file.fileno(), mode)
                os.fsync(file.fileno())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileProblem(
            f"cannot be written: {error.strerror}; check the permissions of file and folder"
        ) from None
    # Some file systems cannot sync a folder; the file itself is safe by now.
    with suppress(OSError):
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
