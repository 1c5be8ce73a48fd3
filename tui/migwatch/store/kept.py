"""Copies of source texts, each under its hash, so that one can be brought back.

They are those of articles that were edited here: as their passages were first made, and
as they were when the text changed. Each is there once, however many steps there are.
"""

from __future__ import annotations

from pathlib import Path

from migwatch.store.atomic import made_sure, tidy_folder, unwritable, write_new
from migwatch.store.files import TEXT_LIMIT, read_regular, sha256
from migwatch.store.folder import is_packed
from migwatch.store.places import kept_folder
from migwatch.store.problem import FileProblem


def kept_text(digest: str) -> bytes | None:
    """A text of which there is a copy; None where there is none, or it is damaged.

    Args:
        digest: SHA-256 of the text.
    """
    try:
        data = read_regular(_path(digest), TEXT_LIMIT)
    except FileProblem:
        return None
    return data if sha256(data) == digest else None


def is_kept(digest: str) -> bool:
    """Whether there is a copy of the text with a SHA-256."""
    return _path(digest).is_file()


def keep_text(data: bytes) -> None:
    """Keep a copy of a text, if there is none; it outlasts a power cut from now on.

    Raises:
        FileProblem: It cannot be written.
    """
    path = _path(sha256(data))
    try:
        if path.is_file() and path.stat().st_size == len(data):
            return
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # What is above that is made sure of with the journal.
        made_sure(path.parent.parent)
        # What is there under that hash is another text, or half of one.
        path.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(error, f"the folder {path.parent}") from None
    try:
        write_new(path, data)
    except FileProblem:
        # Another process may have been faster.
        if kept_text(path.name) is None:
            raise


def rebase_command(path: Path, digest: str = "", new: Path | None = None) -> str:
    """What to type to move an article's passages to a changed text.

    Args:
        path: The annotation file.
        digest: SHA-256 of the text that was annotated.
        new: The new text; None where that is at its place.
    """
    from shlex import quote

    words = ["migwatch-tui rebase", *(quote(str(each)) for each in (path, new) if each)]
    return " ".join(words if digest and is_kept(digest) else [*words, "--old OLD_TEXT"])


def mending(path: Path, digest: str) -> str:
    """What to do where a text is not the one that was annotated.

    Args:
        path: The annotation file, or the packed article.
        digest: SHA-256 of the text that was annotated.
    """
    if is_packed(path):
        moved = "unpack the article and move its passages with `migwatch-tui rebase`"
    else:
        moved = f"move its passages with `{rebase_command(path, digest)}`"
    return f"restore the text, or {moved}"


def tidy_kept() -> None:
    """Remove what a killed program, or a full disk, has left beside the copies."""
    tidy_folder(kept_folder())


def _path(digest: str) -> Path:
    return kept_folder() / digest
