"""Documents made ready for a kept index, by whichever process has the time."""

from __future__ import annotations

from collections import Counter

import msgspec

from migwatch.corpus.matching import Entry
from migwatch.corpus.store import Document
from migwatch.corpus.tags import tokens
from migwatch.corpus.unit import Label, Unit

_encode = msgspec.msgpack.Encoder().encode
_decode_unit = msgspec.msgpack.Decoder(Unit).decode


class Prepared(msgspec.Struct, frozen=True, array_like=True):
    """A document as rows of an index.

    Attributes:
        entry: What is known of the article.
        revision: Names the state of its files.
        rows: Each unit with its tokens, separated by spaces.
        labels: The ids in its units, with how many units hold each.
        commitments: As `Document.commitments`.
        names: As `Document.names`.
        problems: As `Document.problems`.
    """

    entry: Entry
    revision: str
    rows: tuple[tuple[bytes, str], ...]
    labels: tuple[tuple[Label, int], ...]
    commitments: tuple[bytes, ...]
    names: dict[str, str]
    problems: tuple[tuple[int, int, str], ...]


def prepare(document: Document) -> Prepared:
    """Make a document ready."""
    entry = document.entry
    rows = tuple(
        (_encode(unit), " ".join(dict.fromkeys(tokens(entry, unit)))) for unit in document.units
    )
    held: Counter[tuple[str, str]] = Counter()
    for unit in document.units:
        for field, ids in unit.values.items():
            held.update((field, each) for each in ids)
    labels = tuple((label, held[label.field, label.id]) for label in document.labels)
    return Prepared(
        entry,
        document.revision,
        rows,
        labels,
        document.commitments,
        document.names,
        document.problems,
    )


def unit_of(data: bytes) -> Unit:
    """A unit from its row.

    Raises:
        msgspec.DecodeError: The row is damaged.
    """
    return _decode_unit(data)
