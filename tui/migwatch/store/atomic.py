"""Writing files so that nobody ever meets half of one."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from migwatch.store.problem import FileProblem

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def replace_file(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put bytes in the place of a file's, all of them or none.

    Permission bits are kept. A link stays: the file it leads to is replaced.

    Args:
        path: The file, which must exist.
        data: Its new bytes, in parts if they are many; what making them raises leaves the
            file as it was.

    Raises:
        FileProblem: It cannot be written; it is as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        # The folder's permissions decide about the exchange; the file's own count too.
        with target.open("r+b") as old:
            mode = stat.S_IMODE(os.fstat(old.fileno()).st_mode)
        with _written(target.parent, data, mode) as temporary:
            temporary.replace(target)
    except OSError as error:
        raise unwritable(error, "file and folder") from None
    sync_folder(target.parent)


def write_new(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Make a file, with all its bytes or not at all.

    Args:
        path: The file, which must not exist; its folder must.
        data: Its bytes, in parts if they are many.

    Raises:
        FileProblem: It exists, or cannot be written; nothing has changed.
    """
    try:
        with _written(path.parent, data) as temporary:
            _name(temporary, path)
    except FileExistsError:
        raise FileProblem("is there already, and nothing is overwritten") from None
    except OSError as error:
        raise unwritable(error, "the folder") from None
    sync_folder(path.parent)


@contextmanager
def _written(
    folder: Path, data: bytes | Iterable[bytes], mode: int | None = None
) -> Iterator[Path]:
    """A file with bytes under a name of its own, which is gone in the end.

    Args:
        folder: Where to make it.
        data: The bytes.
        mode: Permission bits; None for those of any new file.
    """
    temporary = folder / f".migwatch-{secrets.token_hex(8)}"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    handle = os.open(temporary, flags, 0o666 if mode is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            if mode is not None:
                os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _name(temporary: Path, path: Path) -> None:
    """Give a file its name. Unlike renaming, linking never replaces another file."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems have no links.
        if os.path.lexists(path):
            raise FileExistsError from None
        temporary.rename(path)


def sync_folder(folder: Path) -> None:
    """Make sure that new names in a folder outlast a power cut.

    Some file systems cannot; the files themselves are safe by now.
    """
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def folder_locked(folder: Path) -> Iterator[None]:
    """Keep other processes of this program from rewriting packs of a folder meanwhile.

    Some file systems cannot.
    """
    handle = None
    try:
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def unwritable(error: OSError, what: str) -> FileProblem:
    """Why something cannot be written, and what to do.

    Args:
        error: What the system says.
        what: Whose permissions count.
    """
    advice = f"check the permissions of {what}"
    if error.errno in _FULL:
        advice = "make room for it"
    return FileProblem(f"cannot be written: {error.strerror}; {advice}")
