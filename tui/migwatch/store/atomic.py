"""Writing files so that nobody ever meets half of one."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from migwatch.store.problem import FileProblem

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


#: What is said where a file system cannot do something, or a user may not.
_UNABLE = (
    *(errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS),
    *(errno.EACCES, errno.EPERM, errno.ENODATA),
)

#: The attribute that is a file's access control list.
_ACL = "system.posix_acl_access"

_PREFIX = ".migwatch-"
_TEMPORARY = re.compile(re.escape(_PREFIX) + r"[0-9a-f]{16}")


class _Standing(NamedTuple):
    """What of a file is kept besides its bytes."""

    mode: int
    user: int
    group: int
    attributes: dict[str, bytes]


def replace_file(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Put bytes in the place of a file's, all of them or none.

    Permission bits, owner, group and extended attributes are kept, as far as the user may
    give them. A link stays: the file it leads to is replaced.

    Args:
        path: The file, which must exist.
        data: Its new bytes, in parts if they are many; what making them raises leaves the
            file as it was.

    Raises:
        FileProblem: It cannot be written, and is as it was; or it has been, but the disk
            reports a failure, so that it may not outlast a power cut.
    """
    target = Path(os.path.realpath(path))
    try:
        # The folder's permissions decide about the exchange; the file's own count too.
        # Held open, it is freed when the new one is in place: that takes time if it is long.
        with target.open("r+b") as old:
            with _written(target.parent, data, _standing(old.fileno())) as temporary:
                temporary.replace(target)
            made_sure(target.parent)
    except OSError as error:
        raise unwritable(error, "file and folder") from None


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
        try:
            made_sure(path.parent)
        except OSError:
            with suppress(OSError):
                path.unlink()
            raise
    except FileExistsError:
        raise FileProblem("is there already, and nothing is overwritten") from None
    except OSError as error:
        raise unwritable(error, "the folder") from None


@contextmanager
def _written(
    folder: Path, data: bytes | Iterable[bytes], standing: _Standing | None = None
) -> Iterator[Path]:
    """A file with bytes under a name of its own, which is gone in the end.

    Args:
        folder: Where to make it.
        data: The bytes.
        standing: What else it is to have; None for what any new file has.
    """
    temporary, handle = _temporary(folder, 0o666 if standing is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            if standing is not None:
                _stand(handle, standing)
            os.fsync(handle)
        yield temporary
    finally:
        # By now it is elsewhere, or no longer wanted: that it cannot be removed is no
        # failure of what was to be written.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _temporary(folder: Path, mode: int) -> tuple[Path, int]:
    """A new file, locked while it is open, and its handle."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    while True:
        temporary = folder / f"{_PREFIX}{secrets.token_hex(8)}"
        handle = os.open(temporary, flags, mode)
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        # One who tidies up may have met it before it was locked.
        if os.path.lexists(temporary):
            return temporary, handle
        os.close(handle)


def tidy_folder(folder: Path) -> None:
    """Remove what programs that were killed while they wrote have left in a folder.

    What a program still writes is locked, and stays; so does all where there are no locks.

    Args:
        folder: The folder.
    """
    with suppress(OSError), os.scandir(folder) as entries:
        left = [entry.path for entry in entries if _TEMPORARY.fullmatch(entry.name)]
        for path in left:
            with suppress(OSError):
                flags = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
                handle = os.open(path, flags)
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    Path(path).unlink()
                finally:
                    os.close(handle)


def _standing(handle: int) -> _Standing:
    found = os.fstat(handle)
    attributes: dict[str, bytes] = {}
    # Access control lists among them. Not every system has them.
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(handle):
                with suppress(OSError):
                    attributes[name] = os.getxattr(handle, name)
    return _Standing(stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid, attributes)


def _stand(handle: int, standing: _Standing) -> None:
    own = os.fstat(handle)
    if (own.st_uid, own.st_gid) != (standing.user, standing.group):
        with _where_that_can_be():
            os.fchown(handle, standing.user, standing.group)
        own = os.fstat(handle)
    if own.st_gid != standing.group:
        # The owner is the system administrator's to give; the group may be ours.
        with _where_that_can_be():
            os.fchown(handle, -1, standing.group)
        own = os.fstat(handle)
    alike = own.st_gid == standing.group
    for name, value in standing.attributes.items():
        try:
            os.setxattr(handle, name, value)
        except OSError:
            alike = alike and name != _ACL
    mode = standing.mode
    if not alike:
        # Another group must not see more than anybody may; nor this one, where what the
        # permission bits say of it was meant for those on a list.
        mode = mode & ~0o070 | (mode & 0o007) << 3
    os.fchmod(handle, mode)


@contextmanager
def _where_that_can_be() -> Iterator[None]:
    """Go on where the system cannot do something, or does not let this user do it."""
    try:
        yield
    except OSError as error:
        if error.errno not in _UNABLE:
            raise


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


def made_sure(folder: Path) -> None:
    """Make sure that new names in a folder outlast a power cut, where that can be.

    Some file systems cannot; the files themselves are safe by now.

    Args:
        folder: The folder.

    Raises:
        OSError: The disk reports a failure.
    """
    with _where_that_can_be():
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_folder(folder: Path) -> None:
    """As `made_sure`, for what may come back at a power cut without harm."""
    with suppress(OSError):
        made_sure(folder)


@contextmanager
def folder_locked(folder: Path) -> Iterator[None]:
    """Keep other processes of this program from rewriting packs of a folder meanwhile.

    Some file systems cannot.
    """
    with _locked(folder, os.O_RDONLY):
        yield


@contextmanager
def file_locked(path: Path) -> Iterator[None]:
    """Keep other processes of this program out meanwhile, by a file that is there for that.

    Where it cannot be made, as on a full disk, work goes on without.
    """
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(path, os.O_RDWR | os.O_CREAT):
        yield


@contextmanager
def _locked(path: Path, flags: int) -> Iterator[None]:
    handle = None
    try:
        with suppress(OSError):
            handle = os.open(path, flags | os.O_CLOEXEC, 0o600)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        if handle is not None:
            with suppress(OSError):
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
    elif error.errno == errno.EIO:
        advice = "check the disk"
    elif error.errno == errno.ENOENT:
        advice = "see whether file and folder are still there"
    return FileProblem(f"cannot be written: {error.strerror}; {advice}")
