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
        #: Drafts whose words do not stand in the text; they may again.
        self._adrift: list[Draft] = []
        super().__init__(self._known)
        self.fit(article)

    def fit(self, article: Article) -> None:
        """Let drafts follow their words, and put those aside whose words are not there.

        Args:
            article: The article as it is now.
        """
        found, adrift = [], []
        for draft in (*self._adrift, *self):
            moved = _moved(draft, article.text)
            if moved is None:
                adrift.append(draft)
            else:
                found.append(moved)
        self[:], self._adrift = found, adrift

    def restore(self) -> None:
        """Take what is in the file back: no record was made of it."""
        self.extend(each for each in self._known if each not in (*self, *self._adrift))

    def keep(self) -> None:
        """Put them into the state folder; may take a moment, as any write."""
        with self._lock:
            others = [each for each in self._read() if each not in self._known]
            kept = [*others, *self._adrift, *self]
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


def _moved(draft: Draft, text: str) -> Draft | None:
    """A draft where its words stand now; None where they do not, or at several places."""
    start, end = draft.span
    if text[start:end] == draft.words:
        return draft
    at = text.find(draft.words)
    if at < 0 or text.find(draft.words, at + 1) >= 0:
        return None
    plain = _shifted(draft.plain, at - start, text)
    return draft._replace(span=(at, at + len(draft.words)), plain=plain)


def _shifted(value: Any, by: int, text: str) -> Any:
    """Plain data whose passages have moved, as far as their words have."""
    if isinstance(value, list):
        return [_shifted(each, by, text) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: _shifted(each, by, text) for key, each in value.items()}
    start, end = value.get("start"), value.get("end")
    if not (isinstance(start, int) and isinstance(end, int)) or start + by < 0:
        return made
    if text[start + by : end + by] == value.get("exact"):
        made |= {"start": start + by, "end": end + by}
    return made
