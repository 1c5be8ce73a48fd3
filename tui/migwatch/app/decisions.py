"""What was decided between two annotations, difference by difference.

It outlasts the program, in a file of the state folder for each article. A decision holds
for as long as both annotations say what they said when it was made.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import msgspec

from migwatch.editing.adjudicating import Difference
from migwatch.model.annotation import Annotation
from migwatch.store.atomic import replace_file, write_new
from migwatch.store.files import ANNOTATION_LIMIT, read_regular, sha256
from migwatch.store.places import decisions_path
from migwatch.store.problem import FileProblem

#: What can be decided: to keep A's value, to take B's, or to write another.
KEPT, TAKEN, EDITED = "kept", "taken", "edited"


class Place(NamedTuple):
    """A difference that was decided.

    Attributes:
        key: Its key.
        sides: SHA-256 of both values.
    """

    key: tuple[str, ...]
    sides: str


class Decision(msgspec.Struct, eq=False):
    """A decision.

    Attributes:
        how: One of `KEPT`, `TAKEN` and `EDITED`.
        places: The differences that are decided by it.
        steps: Numbers of the steps in which the annotation was changed.
        other: SHA-256 of the other annotation.
    """

    how: str
    places: tuple[Place, ...]
    steps: list[int] = []
    other: str = ""


class Decisions:
    """The decisions between an article's annotation and another one, oldest first.

    Args:
        root: The folder of the corpus.
        article: Id of the article.
        other: The other annotation.
    """

    def __init__(self, root: Path, article: str, other: Annotation) -> None:
        self._path = decisions_path(root, article)
        self._other = sha256(msgspec.json.encode(other))
        self._lock = Lock()
        self._made = [each for each in self._read() if each.other == self._other]
        self._kept = self._encoded()

    def add(self, decision: Decision) -> None:
        """Add a decision, unless it is there.

        Args:
            decision: It.
        """
        decision.other = self._other
        if all(each is not decision for each in self._made):
            self._made.append(decision)

    def drop(self, decision: Decision) -> None:
        """Let go of a decision, if it is there.

        Args:
            decision: It.
        """
        self._made = [each for each in self._made if each is not decision]

    @property
    def last(self) -> Decision | None:
        """The last one."""
        return self._made[-1] if self._made else None

    def of(self, difference: Difference) -> Decision | None:
        """The decision by which a difference stays; None where it is to be decided.

        Args:
            difference: The difference.
        """
        place = place_of(difference)
        for each in reversed(self._made):
            if place in each.places:
                return each if each.how != TAKEN else None
        return None

    def keep(self) -> None:
        """Put them into the state folder; may take a moment, as any write."""
        with self._lock:
            encoded = self._encoded()
            if encoded == self._kept:
                return
            every = [each for each in self._read() if each.other != self._other] + self._made
            try:
                if self._path.exists():
                    replace_file(self._path, msgspec.json.encode(every))
                else:
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                    write_new(self._path, msgspec.json.encode(every))
            except (OSError, FileProblem):
                return
            self._kept = encoded

    def _encoded(self) -> bytes:
        return msgspec.json.encode(self._made)

    def _read(self) -> list[Decision]:
        """What the file holds; nothing where it cannot be read."""
        try:
            data = read_regular(self._path, ANNOTATION_LIMIT)
            return msgspec.json.decode(data, type=list[Decision])
        except (FileProblem, msgspec.MsgspecError):
            return []


def place_of(difference: Difference) -> Place:
    """A difference as it is remembered.

    Args:
        difference: The difference.
    """
    return Place(difference.key, difference.sides)


def changed(before: Iterable[Difference], after: Iterable[Difference]) -> tuple[Place, ...]:
    """The differences that were not there before, or not with these values.

    Args:
        before: The differences before.
        after: Those after.
    """
    known = {place_of(each) for each in before}
    return tuple(place for each in after if (place := place_of(each)) not in known)
