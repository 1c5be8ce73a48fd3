"""Reading files that somebody else made."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from migwatch.store.encodings import BINARY, guess_encoding
from migwatch.store.lines import Lines
from migwatch.store.problem import FileProblem, excerpt

#: Largest annotation file that is read, in bytes.
ANNOTATION_LIMIT = 64 << 20
#: Largest source text that is read, in bytes.
TEXT_LIMIT = 512 << 20

#: Advice about a file in another encoding.
CONVERT = "convert it to UTF-8"

#: Longest path that is followed, in characters.
PATH_LENGTH = 4096

#: Bytes that are compared at a time.
_PART = 1 << 16

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def read_regular(path: Path, limit: int) -> bytes:
    """The bytes of a regular file.

    Opens without waiting, so that a named pipe is refused and never hung on.

    Args:
        path: The file.
        limit: Largest size to read, in bytes.

    Raises:
        FileProblem: It is missing, unreadable, no regular file, or too large.
    """
    with opened_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > limit:
            raise FileProblem(
                f"is {size:,} bytes long, more than the {limit:,} that are read; "
                "split it into several files"
            )
        data = file.read(size + 1)
    if len(data) != size:
        raise FileProblem("is being written to; wait until that is done and try again")
    return data


def holds(path: Path, data: bytes) -> bool:
    """Whether a regular file holds some bytes and no others.

    Args:
        path: The file.
        data: The bytes.

    Raises:
        FileProblem: It is missing, unreadable or no regular file.
    """
    with opened_regular(path) as file:
        if os.fstat(file.fileno()).st_size != len(data):
            return False
        at = 0
        # In parts: to make room for a long file takes longer than to read it.
        while part := file.read(_PART):
            if not data.startswith(part, at):
                return False
            at += len(part)
        return at == len(data)


@contextmanager
def opened_regular(path: Path) -> Iterator[BinaryIO]:
    """A regular file, open for reading.

    Raises:
        FileProblem: It is missing, unreadable or no regular file, also while it is read.
    """
    try:
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
        with os.fdopen(os.open(path, flags), "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                kind = _KINDS.get(stat.S_IFMT(mode), "not a regular file")
                raise FileProblem(f"is {kind}; name a regular file")
            yield file
    except IsADirectoryError:
        raise FileProblem("is a folder; name a regular file") from None
    except (OSError, ValueError) as error:
        raise FileProblem(_reason(error)) from None


def _reason(error: OSError | ValueError) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ENOENT:
        return "does not exist; check the path"
    if number == errno.ELOOP:
        return "is a link that leads back to itself; name the file itself"
    if number in (errno.EACCES, errno.EPERM):
        return "may not be read; check its permissions"
    if number == errno.ENXIO:
        return "is a socket; name a regular file"
    words = getattr(error, "strerror", None) or str(error)
    return f"cannot be read: {words}; check the path"


def decode(data: bytes) -> str:
    """Bytes as UTF-8 text, every character kept.

    Raises:
        FileProblem: They are not UTF-8; it says where and which encoding it may be.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = Lines(before.decode()).at(len(before.decode()))
        if before.isascii():
            guess = guess_encoding(data)
            advice = f"it seems to be {guess.name}; {CONVERT}"
            if guess == BINARY:
                advice = f"it seems to be {guess.name}; name a file that holds text"
        else:
            advice = "the character there is damaged; restore it"
        raise FileProblem(
            f"is not UTF-8: byte 0x{data[error.start]:02x} at byte {error.start:,}; {advice}",
            line,
            column,
        ) from None


def sha256(data: bytes) -> str:
    """SHA-256 of bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def is_sha256(words: str) -> bool:
    """Whether words have the form of a SHA-256, 64 hexadecimal digits in lower case."""
    return len(words) == 64 and not words.strip("0123456789abcdef")


def text_path(annotation: Path, named: str, root: Path, texts: Path) -> Path:
    """The path of a source text, proven to stay within the corpus.

    Args:
        annotation: The annotation file that names it.
        named: The path as written, relative to the annotation file.
        root: The corpus folder.
        texts: The one other folder that texts may come from.

    Raises:
        FileProblem: It is no path, or leaves the corpus.
    """
    if "\0" in named or len(named) > PATH_LENGTH:
        raise FileProblem(f"{excerpt(named)} cannot be a path; write the name of the text file")
    real = Path(os.path.realpath(annotation.parent / named))
    if any(real.is_relative_to(os.path.realpath(folder)) for folder in (root, texts)):
        return real
    raise FileProblem(
        f"{excerpt(named)} leaves the corpus; put the text beside the annotation, "
        "or name its folder in corpus.yaml as `texts: ../folder`"
    )
