"""An annotation file as pieces, of which an edit replaces single ones.

A piece is a record, the line that opens a section, or lines between: blank ones and
comments. Joined they are the file, byte for byte.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Thread
from typing import NamedTuple

from migwatch.editing.pieces import ARTICLE, Key, Piece, pieces
from migwatch.model.annotation import SECTIONS
from migwatch.store.files import decode, sha256
from migwatch.store.parse import Parsed, parse
from migwatch.store.problem import FileProblem

_MARK = "\ufeff"
_BREAK = re.compile(r"\r\n?|\n")
#: Bytes from which on a digest takes longer than to start a thread.
_LONG = 500_000


class Place(NamedTuple):
    """Where a piece stands, so that it can be put there again.

    Attributes:
        after: Id of the record before it in its section; empty for the section's opening.
        between: Characters of the lines between the two.
    """

    after: str
    between: int


@dataclass(frozen=True)
class Document:
    """An annotation file; immutable.

    Attributes:
        pieces: In the file's order.
        mark: A byte order mark, or nothing.
    """

    pieces: tuple[Piece, ...]
    mark: str = ""

    @classmethod
    def of(cls, data: bytes, parsed: Parsed | None = None) -> Document:
        """Take a file apart.

        Args:
            data: The file.
            parsed: What reading it as YAML gives, where that is at hand.

        Raises:
            FileProblem: It cannot be read, or has not the form of an annotation file.
        """
        text = decode(data)
        mark = _MARK if text.startswith(_MARK) else ""
        plain, problems = parsed or parse(data)
        if problems:
            raise problems[0]
        if not isinstance(plain, dict):
            raise FileProblem("is no annotation file; correct it, then edit again")
        return cls(tuple(pieces(text.removeprefix(_MARK), data, plain)), mark)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the whole file."""
        ahead = self.__dict__.pop("_ahead", None)
        if ahead is not None:
            ahead.join()
            if (found := self.__dict__.get("digest")) is not None:
                return found  # type: ignore[no-any-return]
        return sha256(self.data)

    def begin(self) -> None:
        """Have the digest of a long file worked out while something else is done."""
        if len(self.data) < _LONG or "digest" in self.__dict__:
            return

        def work() -> None:
            self.__dict__["digest"] = sha256(self.data)

        thread = Thread(target=work, daemon=True)
        self.__dict__["_ahead"] = thread
        thread.start()

    @property
    def text(self) -> str:
        """The whole file without its byte order mark."""
        return "".join([piece.text for piece in self.pieces])

    @cached_property
    def _encoded(self) -> tuple[bytes, ...]:
        return self.mark.encode(), *[piece.text.encode() for piece in self.pieces]

    @cached_property
    def data(self) -> bytes:
        """The whole file."""
        return b"".join(self._encoded)

    @cached_property
    def _at(self) -> dict[Key, int]:
        found: dict[Key, int] = {}
        for at, piece in enumerate(self.pieces):
            if piece.key is not None:
                # Of two records with one id the first counts, as when a file is read.
                found.setdefault(piece.key, at)
        return found

    @cached_property
    def newline(self) -> str:
        """How its lines end."""
        found = _BREAK.search(self.pieces[0].text) if self.pieces else None
        return found.group() if found else "\n"

    def __contains__(self, key: Key) -> bool:
        return key in self._at

    def get(self, key: Key) -> str | None:
        """The lines of a piece; None where there is none."""
        at = self._at.get(key)
        return None if at is None else self.pieces[at].text

    def ids(self, section: str) -> list[str]:
        """Ids of a section's records, in the file's order."""
        return [key.id for key in self._at if key.section == section and key.id]

    def indent(self, section: str) -> int:
        """Blanks before the dashes of a section's records."""
        for key, at in self._at.items():
            if key.section == section and key.id:
                line = self.pieces[at].text.lstrip("\r\n")
                return len(line) - len(line.lstrip(" "))
        return 2

    def is_spaced(self, section: str) -> bool:
        """Whether blank lines stand between the records of a section."""
        ats = [at for key, at in self._at.items() if key.section == section and key.id]
        return any(
            self.pieces[at].text[:1] in "\r\n"
            or (self.pieces[at - 1].key is None and "\n\n" in f"\n{self.pieces[at - 1].text}")
            for at in ats[1:]
        )

    def place(self, key: Key) -> Place:
        """Where a piece stands.

        Raises:
            KeyError: There is none.
        """
        at = self._at[key]
        between = 0
        for piece in reversed(self.pieces[:at]):
            if piece.key is not None:
                same = piece.key.section == key.section and bool(key.id)
                return Place(piece.key.id if same else "", between)
            between += len(piece.text)
        return Place("", between)

    def with_text(self, key: Key, text: str) -> Document:
        """The file with other lines in the place of a piece's.

        Raises:
            KeyError: There is none.
        """
        at = self._at[key]
        piece = replace(self.pieces[at], text=text)
        changed = Document((*self.pieces[:at], piece, *self.pieces[at + 1 :]), self.mark)
        # The same pieces stand at the same places.
        changed.__dict__["_at"] = self._at
        parts = self._encoded
        changed.__dict__["_encoded"] = (*parts[: at + 1], text.encode(), *parts[at + 2 :])
        return changed

    def with_key(self, key: Key, other: Key) -> Document:
        """The file with a piece known as something else.

        Raises:
            KeyError: There is none.
        """
        at = self._at[key]
        piece = replace(self.pieces[at], key=other)
        return replace(self, pieces=(*self.pieces[:at], piece, *self.pieces[at + 1 :]))

    def with_lead(self, key: Key, lead: str) -> Document | None:
        """The file with line breaks before a piece taken as part of it.

        Args:
            key: The piece.
            lead: The line breaks; None comes back where they do not stand there.
        """
        at = self._at.get(key)
        if at is None or not at or not self.pieces[at - 1].text.endswith(lead):
            return None
        before, piece = self.pieces[at - 1 : at + 1]
        left = replace(before, text=before.text[: len(before.text) - len(lead)])
        whole = replace(piece, text=lead + piece.text)
        parts = (whole,) if not left.text and left.key is None else (left, whole)
        return replace(self, pieces=(*self.pieces[: at - 1], *parts, *self.pieces[at + 1 :]))

    def without(self, key: Key) -> Document:
        """The file without a piece; the lines around it stay.

        Raises:
            KeyError: There is none.
        """
        at = self._at[key]
        return replace(self, pieces=(*self.pieces[:at], *self.pieces[at + 1 :]))

    def with_piece(self, key: Key, text: str, place: Place) -> Document:
        """The file with one more piece.

        Args:
            key: What it is.
            text: Its lines.
            place: Where it is to stand; as near as can be, where the file has changed.
        """
        at = self._after(key, place.after)
        held = list(self.pieces)
        between = place.between
        while between and at < len(held) and held[at].key is None:
            lines = held[at].text
            if len(lines) > between:
                if lines[between - 1] in "\r\n":
                    parts = (Piece(None, lines[:between]), Piece(None, lines[between:]))
                    held[at : at + 1] = parts
                    at += 1
                break
            between -= len(lines)
            at += 1
        held.insert(at, Piece(key, text))
        return replace(self, pieces=tuple(held))

    def _after(self, key: Key, after: str) -> int:
        """Index behind the piece that another is to follow."""
        if key.id:
            found = self._at.get(Key(key.section, after))
            if found is None:
                ids = self.ids(key.section)
                found = self._at[Key(key.section, ids[-1] if ids else "")]
            return found + 1
        order = [ARTICLE, *SECTIONS]
        earlier = order[: order.index(key.section)]
        last = max((at for each, at in self._at.items() if each.section in earlier), default=-1)
        if last < 0:
            return len(self.pieces)
        return last + 1
