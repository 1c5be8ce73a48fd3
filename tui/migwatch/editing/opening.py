"""Opening an article to edit it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from migwatch.editing.editing import Editing
from migwatch.editing.journal import Journal
from migwatch.editing.preparing import Prepared, as_shown
from migwatch.model.article import Article
from migwatch.store.folder import Folder, is_packed, open_folder
from migwatch.store.problem import FileProblem
from migwatch.store.unpack import unpack_article


def opened_for_editing(
    path: Path,
    folder: Folder | None = None,
    *,
    dry: bool = False,
    known: Prepared | None = None,
) -> Editing:
    """Open an article to edit it; a packed one is taken out of its pack first.

    Args:
        path: The annotation file, or the packed article.
        folder: The corpus; without it, the folder that the article lies in.
        dry: Whether nothing on the disk is to change.
        known: What was read of the file before.

    Raises:
        FileProblem: It cannot be read.
        Refused: It cannot be taken out of its pack.
    """
    if is_packed(path):
        folder = folder or open_folder(path.parent.parent)
        if not dry:
            path = unpack_article(path.parent, path.name, folder)
    return Editing(path, folder or open_folder(path.parent), dry=dry, known=known)


def opened_as_shown(
    path: Path, folder: Folder, known: Prepared | None, shown: Article | None
) -> Editing:
    """Open an article to edit it, even where its file cannot be read as one any more.

    Args:
        path: The annotation file, or the packed article.
        folder: The corpus.
        known: What was read of the file before.
        shown: The article as it was read before. Steps are done to that, and wait until the
            file can be read.

    Raises:
        FileProblem: It cannot be read, nor was it before.
        Refused: It cannot be taken out of its pack.
    """
    try:
        return opened_for_editing(path, folder, known=known)
    except FileProblem:
        if shown is None or is_packed(path):
            raise
    return Editing(path, folder, known=as_shown(shown))


def finished(path: Path, folder: Folder) -> tuple[str, ...]:
    """Finish what was left unfinished of an article, if that can be; what became of it.

    Args:
        path: The annotation file.
        folder: The corpus.
    """
    with suppress(FileProblem):
        if Journal(path).read().unsaved:
            return Editing(path, folder).recovered
    return ()
