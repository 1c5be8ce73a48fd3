"""An article and its records as text to be read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from migwatch.formats.layout import wrap
from migwatch.formats.records_text import RecordsText
from migwatch.formats.wording import language_words
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment
from migwatch.model.records import Entity

#: A heading with the records that stand under it.
EntityGroups = Sequence[tuple[str, Sequence[Entity]]]
CommitmentGroups = Sequence[tuple[str, Sequence[Commitment]]]


def article_lines(
    article: Article,
    as_of: date,
    entities: EntityGroups,
    commitments: CommitmentGroups,
    width: int = 80,
) -> Iterator[str]:
    """The article and all its records, line by line.

    Nothing in a line is obeyed by a terminal: control characters, escape sequences and
    marks of writing direction are shown as visible stand-ins.

    Args:
        article: The article.
        as_of: The day on which status and schedule are read.
        entities: The entities in groups.
        commitments: The commitments in groups; one that stands in several is told once.
        width: Cells in a line.
    """
    yield from _head(article, as_of, width)
    yield ""
    yield from _paragraphs(article, width)
    held = article.annotation
    records = RecordsText(article, as_of, width)
    yield from _section("Entities", len(held.entities))
    for label, group in entities:
        yield ""
        yield from wrap(f"{label} {len(group)}", width)
        for entity in group:
            yield from records.entity(entity)
    yield from _section("Commitments", len(held.commitments))
    told: set[str] = set()
    for label, members in commitments:
        yield ""
        yield from wrap(f"{label} {len(members)}", width)
        for commitment in members:
            yield from records.commitment(commitment, told=commitment.id in told)
            told.add(commitment.id)
    yield from _section("Cautions", len(held.cautions))
    for caution in held.cautions:
        yield from records.caution(caution)
    yield from _section("Claims", len(held.claims))
    for claim in held.claims:
        yield from records.claim(claim)
    yield from _section("Quotations", len(held.quotations))
    for quotation in held.quotations:
        yield from records.quotation(quotation)


def _section(title: str, count: int) -> Iterator[str]:
    yield ""
    yield f"{title.upper()} {count}"


def _head(article: Article, as_of: date, width: int) -> Iterator[str]:
    facts = article.annotation.article
    published = "undated"
    if facts.published:
        basis = f" ({facts.published_basis})" if facts.published_basis else ""
        published = f"published {facts.published}{basis}"
    yield from wrap(facts.title, width)
    parts = (facts.publisher, published, language_words(article), facts.url)
    yield from wrap("; ".join(part for part in parts if part), width)
    yield from wrap(f"{facts.text}, {len(article.text):,} characters", width)
    yield from wrap(f"sha256 {facts.sha256}", width)
    yield from wrap(f"as of {as_of}", width)


def _paragraphs(article: Article, width: int) -> Iterator[str]:
    """The text, its paragraphs numbered as citations number them."""
    outside = [(o.passage.start, o.passage.end, o.kind) for o in article.annotation.article.outside]
    number = end = 0
    while number == 0 or end < len(article.text):
        number += 1
        start, end = article.paragraphs.span(number)
        yield from wrap(article.text[start:end], width, f"{number:>3}  ")
        for first, behind, kind in outside:
            if first < end and start < behind:
                yield from wrap(f"(not part of the article: {kind})", width, " " * 5)
