"""What one annotation file holds."""

from __future__ import annotations

from typing import Literal

from migwatch.model.commitment import Commitment
from migwatch.model.passage import Passage, Value
from migwatch.model.records import Caution, Claim, Entity, Quotation

FORMAT = "migwatch/1"


class Outside(Value, frozen=True, kw_only=True):
    """Text that stands in the source but is not part of the article.

    Attributes:
        kind: What it is, in a word or two (``related link``).
        passage: The words.
    """

    kind: str
    passage: Passage


class Metadata(Value, frozen=True, kw_only=True):
    """Facts about the article and its source text.

    Attributes:
        text: Path of the source text, relative to the annotation file.
        sha256: SHA-256 of the source's bytes, 64 hexadecimal digits.
        title: Title; a describing one where the source has none.
        title_basis: Where the title is from.
        language: BCP 47 tag of the text.
        translated_from: BCP 47 tag of the language it was machine-translated from.
        published: Day of publication, ISO 8601; relative times are read from it.
        published_basis: How that day is known.
        publisher: Who published it.
        url: Where it was published.
        outside: Passages that are not part of the article.
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


class Annotation(Value, frozen=True, kw_only=True):
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
