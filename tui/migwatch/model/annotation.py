"""What one annotation file holds."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal, NamedTuple

import msgspec

from migwatch.model.commitment import Commitment
from migwatch.model.passage import Passage, Value
from migwatch.model.records import Caution, Claim, Entity, Quotation, Record

FORMAT = "migwatch/1"

#: The lists of records in a file, and the type of each.
SECTIONS: dict[str, type[Record]] = {
    "entities": Entity,
    "quotations": Quotation,
    "claims": Claim,
    "commitments": Commitment,
    "cautions": Caution,
}


class Position(NamedTuple):
    """Where a record is in an annotation.

    Attributes:
        section: The list that holds it.
        at: Its position there, from 0.
    """

    section: str
    at: int


class Outside(Value, frozen=True, kw_only=True):
    """Text that stands in the source but is not part of the article.

    Attributes:
        kind: What it is, in a word or two, as `related link`.
        passage: The words that are not part of the article.
    """

    kind: str
    passage: Passage


class Metadata(Value, frozen=True, kw_only=True):
    """Facts about the article and its source text.

    Attributes:
        text: Where the text's file is, seen from the annotation file.
        sha256: Fingerprint of that file (SHA-256 of its bytes, 64 hexadecimal digits).
        title: Title, as `A harbour accord`; one that describes it where the text has none.
        title_basis: Where the title is from, as `first line` or `described`.
        language: Language of the text, as en, es or pt-BR (BCP 47 tag).
        translated_from: Language that a machine translated the text from, as es; empty where
            none did (BCP 47 tag).
        published: Day of publication, as 2023-05-02; what `yesterday` is counted from
            (ISO 8601).
        published_basis: How that day is known, as `dateline`.
        publisher: Who published it, as `Harbour Board press office`.
        url: Where it was published, as `https://example.org/accord`.
        outside: Words of the text that are not part of the article, as a related link.
    """

    text: str
    sha256: str
    title: str
    title_basis: str = ""
    language: str = "en"
    translated_from: str | None = None
    published: str | None = None
    published_basis: str = ""
    publisher: str = ""
    url: str = ""
    outside: tuple[Outside, ...] = ()


class Annotation(Value, frozen=True, kw_only=True, gc=True, dict=True):
    """The records of one article, as its file holds them.

    Attributes:
        format: Name and version of the format.
        article: Facts about the article.
        entities: In order of first mention.
        quotations: In document order.
        claims: In document order.
        commitments: In document order.
        cautions: In document order.
    """

    format: Literal["migwatch/1"] = "migwatch/1"
    article: Metadata
    entities: tuple[Entity, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    cautions: tuple[Caution, ...] = ()

    @cached_property
    def positions(self) -> dict[str, Position]:
        """Where each record is, by its id."""
        return {
            record.id: Position(section, at)
            for section in SECTIONS
            for at, record in enumerate(getattr(self, section))
        }

    def record(self, record_id: str) -> Record | None:
        """The record of that id, or None."""
        position = self.positions.get(record_id)
        if position is None:
            return None
        record: Record = getattr(self, position.section)[position.at]
        return record

    def replacing(self, *records: Record) -> Annotation:
        """With records in the place of those that have the same ids.

        Raises:
            KeyError: There is none.
        """
        lists: dict[str, list[Record]] = {}
        for record in records:
            section, at = self.positions[record.id]
            lists.setdefault(section, list(getattr(self, section)))[at] = record
        fields: dict[str, Any] = {section: tuple(held) for section, held in lists.items()}
        made = msgspec.structs.replace(self, **fields)
        # All are where they were.
        made.__dict__["positions"] = self.positions
        return made
