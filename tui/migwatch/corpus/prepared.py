"""Documents made ready for a kept index, by whichever process has the time."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

import msgspec

from migwatch.corpus.listed import listed_words, sort_name
from migwatch.corpus.matching import Entry
from migwatch.corpus.order import day_of
from migwatch.corpus.store import Document
from migwatch.corpus.tags import Tokens
from migwatch.corpus.unit import Counted, Label, Unit
from migwatch.model.commitment import Commitment, Link


class _Linked(msgspec.Struct):
    """Of a commitment, what its links need."""

    id: str
    links: tuple[Link, ...] = ()


_linked = msgspec.msgpack.Decoder(_Linked).decode
_encode = msgspec.msgpack.Encoder().encode
_unit = msgspec.msgpack.Decoder(Unit).decode
#: Fast: the bodies of the articles on a page are unpacked between key and paint.
_LEVEL = 1


class Body(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """What an index holds of one article, packed together.

    Attributes:
        units: Each encoded by itself, so that one can be read without the others.
        labels: The ids in its units, with how many units hold each.
        commitments: As `Document.commitments`.
        names: As `Document.names`.
    """

    units: tuple[bytes, ...]
    labels: msgspec.Raw
    commitments: msgspec.Raw
    names: msgspec.Raw

    def unit(self, at: int) -> Unit:
        """One of its units."""
        return _unit(self.units[at])

    def counted(self) -> Counted:
        """Its labels."""
        return msgspec.msgpack.decode(self.labels, type=Counted)

    @cached_property
    def told(self) -> tuple[tuple[Commitment, ...], dict[str, str]]:
        """Its commitments, and the names of the ids that they use."""
        held = msgspec.msgpack.decode(self.commitments, type=tuple[bytes, ...])
        return (
            tuple(msgspec.msgpack.decode(each, type=Commitment) for each in held),
            msgspec.msgpack.decode(self.names, type=dict[str, str]),
        )


_body = msgspec.msgpack.Decoder(Body).decode


def body_of(packed: bytes) -> Body:
    """A body from its row.

    Raises:
        msgspec.DecodeError: The row is damaged.
        zlib.error: Likewise.
    """
    return _body(zlib.decompress(packed))


class Tally:
    """What articles hold in all; told beside them, so that no article is unpacked to count it.

    Attributes:
        tokens: In how many units each token occurs.
        labels: In how many units each id occurs.
    """

    def __init__(self) -> None:
        self.tokens: Counter[str] = Counter()
        self.labels: Counter[Label] = Counter()

    def add(self, document: Prepared) -> None:
        """Count what one article holds."""
        for text in document.tokens:
            self.tokens.update(text.split(" "))
        self.add_labels(body_of(document.body).counted())

    def add_labels(self, labels: Iterable[tuple[Label, int]]) -> None:
        """Count ids."""
        for label, count in labels:
            self.labels[label] += count


class Prepared(msgspec.Struct, frozen=True, array_like=True):
    """A document as rows of an index.

    Attributes:
        entry: What is known of the article.
        day: As `order.day_of` counts it.
        name: What it is sorted by when articles are by title.
        found_by: The words that it is found by in a table, separated by spaces.
        revision: Names the state of its files.
        tokens: Those of each unit, separated by spaces.
        body: Packed; see `Body`.
        links: Of its commitments: own id, the other's article and id.
        problems: As `Document.problems`.
    """

    entry: Entry
    day: int
    name: str
    found_by: str
    revision: str
    tokens: tuple[str, ...]
    body: bytes
    links: tuple[tuple[str, str, str], ...]
    problems: tuple[tuple[int, int, str], ...]


def prepare(document: Document, tally: Tally | None = None) -> Prepared:
    """Make a document ready.

    Args:
        document: The article.
        tally: Takes in what it holds.
    """
    entry = document.entry
    tokens = tokens_of(entry, document.units, tally)
    if tally is not None:
        tally.add_labels(document.labels)
    body = _encode(
        (
            [_encode(unit) for unit in document.units],
            document.labels,
            document.commitments,
            document.names,
        )
    )
    return Prepared(
        entry,
        day_of(entry),
        sort_name(entry),
        found_by(entry),
        document.revision,
        tokens,
        zlib.compress(body, _LEVEL),
        tuple(_links(document)),
        document.problems,
    )


def found_by(entry: Entry) -> str:
    """The words that an article is found by in a table, separated by spaces."""
    return " ".join(listed_words(entry))


def tokens_of(entry: Entry, units: tuple[Unit, ...], tally: Tally | None = None) -> tuple[str, ...]:
    """The tokens that each unit is indexed under, separated by spaces.

    Args:
        entry: The article.
        units: Its units.
        tally: Takes in how many of them each token occurs.
    """
    tokens = Tokens(entry)
    found = [tokens.of(unit) for unit in units]
    if tally is not None:
        for each in found:
            tally.tokens.update(iter(each))
    return tuple(map(" ".join, found))


def _links(document: Document) -> list[tuple[str, str, str]]:
    found: dict[tuple[str, str, str], None] = {}
    for data in document.commitments:
        held = _linked(data)
        for link in held.links:
            other, slash, name = link.to.partition("/")
            there = (other, name) if slash else (document.entry.id, other)
            found[held.id, *there] = None
    return list(found)
