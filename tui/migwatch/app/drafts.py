"""Records that were begun and not made: what is filled in is kept until the reader goes on.

They outlast the program, in a file of the state folder for each article that has some.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

import msgspec

from migwatch.model.article import Article
from migwatch.store.atomic import replace_file, write_new
from migwatch.store.files import ANNOTATION_LIMIT, read_regular
from migwatch.store.places import drafts_path
from migwatch.store.problem import FileProblem


class Draft(NamedTuple):
    """What is filled in of a record that is being made.

    Attributes:
        key: Key of its kind in `migwatch.app.making`.
        span: The words it is made from, half-open code points.
        words: These words.
        plain: Its plain data so far.
        record: Id of the record that gets a passage, where it is no record of its own.
    """

    key: str
    span: tuple[int, int]
    words: str
    plain: dict[str, Any]
    record: str = ""


class Drafts(list[Draft]):
    """The drafts of an article, as far as the words that they were made from still stand.

    Attributes:
        failed: Whether they could not be kept beyond the end of the program.

    Args:
        root: The folder of the corpus.
        article: The article.
    """

    def __init__(self, root: Path, article: Article) -> None:
        self._path = drafts_path(root, article.id)
        self._lock = Lock()
        self.failed = False
        #: What is known to be in the file; somebody else has put the rest there.
        self._known = self._read()
        super().__init__(self._known)
        self.fit(article)

    def fit(self, article: Article) -> None:
        """Let go of what was made from words that do not stand there any more.

        Args:
            article: The article as it is now.
        """
        self[:] = [each for each in self if _fits(each, article.text)]

    def keep(self) -> None:
        """Put them into the state folder; may take a moment, as any write."""
        with self._lock:
            others = [each for each in self._read() if each not in self._known]
            kept = [*others, *self]
            self._known = kept
            try:
                if kept:
                    self._write(msgspec.json.encode(kept))
                else:
                    self._path.unlink(missing_ok=True)
            except (OSError, FileProblem):
                self.failed = True
            else:
                self.failed = False

    def _write(self, data: bytes) -> None:
        if self._path.exists():
            replace_file(self._path, data)
        else:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            write_new(self._path, data)

    def _read(self) -> list[Draft]:
        """What the file holds; nothing where it cannot be read."""
        try:
            data = read_regular(self._path, ANNOTATION_LIMIT)
            return msgspec.json.decode(data, type=list[Draft])
        except (FileProblem, msgspec.MsgspecError):
            return []


def _fits(draft: Draft, text: str) -> bool:
    start, end = draft.span
    return 0 <= start < end and text[start:end] == draft.words
