"""Making a corpus."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from migwatch.store.atomic import unwritable, write_new
from migwatch.store.folder import CORPUS_FILE
from migwatch.store.problem import FileProblem, Problem
from migwatch.store.scalar import scalar

#: The folder of a new corpus that texts come from.
TEXTS = "texts"

_CORPUS = """\
# What the corpus is called, where its texts are, and who commits to something in them.
format: migwatch-corpus/1
title: {title}
texts: {texts}                # the folder that `migwatch-tui add` puts texts into

# The states and bodies that bind themselves, each with the id that records name it by.
# Take away the signs at the beginning of the lines, and write your own:
# parties:
#   - {{id: us, name: United States, short: US}}
#   - {{id: mx, name: Mexico, short: MX}}
"""


class Refused(Exception):  # noqa: N818 - it is told, not only raised
    """Why nothing was written.

    Args:
        problems: What is wrong, and with which file.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def refused(path: Path, message: str | FileProblem) -> Refused:
    """A refusal because of one file."""
    if isinstance(message, FileProblem):
        return Refused(*message.problems(path))
    return Refused(Problem(path, 0, 0, message))


def make_corpus(root: Path, title: str | None = None) -> Path:
    """Make a corpus without articles: a ``corpus.yaml`` and a folder for its texts.

    Args:
        root: The folder, which may exist if it is no corpus yet.
        title: The title; None takes the folder's name.

    Returns:
        The ``corpus.yaml``.

    Raises:
        Refused: It is a corpus, or cannot be written; nothing has changed.
    """
    path = root / CORPUS_FILE
    if os.path.lexists(path):
        raise refused(root, f"is a corpus already: it has a {CORPUS_FILE}; name another folder")
    texts = root / TEXTS
    if os.path.lexists(texts) and (texts.is_symlink() or not texts.is_dir()):
        raise refused(texts, "is no folder of the corpus itself; move it out of the way")
    name = Path(os.path.realpath(root)).name or "Corpus"
    words = name.encode("utf-8", "replace").decode() if title is None else title
    written = _CORPUS.format(title=scalar(words), texts=TEXTS).encode()
    with folder_made(texts):
        try:
            write_new(path, written)
        except FileProblem as problem:
            raise refused(path, problem) from None
    return path


@contextmanager
def folder_made(folder: Path) -> Iterator[None]:
    """Have a folder, with those above it; if what follows fails, only if it was there before.

    Raises:
        Refused: It cannot be made.
    """
    missing = []
    at = folder
    while not os.path.lexists(at):
        missing.append(at)
        at = at.parent
    if not at.is_dir():
        raise refused(at, "is not a folder; name another")
    made: list[Path] = []
    try:
        try:
            for each in reversed(missing):
                each.mkdir()
                made.append(each)
        except OSError as error:
            raise refused(each, unwritable(error, "the folder above it")) from None
        yield
    except BaseException:
        for each in reversed(made):
            with suppress(OSError):
                each.rmdir()
        raise
