"""List entities, quotations, claims, commitments or cautions, one a line.

The columns of entities: kind, name, party, offices or value, mentions, id. Of
quotations: voice, speaker, paragraph, id, the words. Of claims: kind, holder,
title, whom it is about, who says so, id. Of commitments: force, who is bound
-> towards whom, title, due, schedule, status, who says so, id. Of cautions:
kind, certainty, paragraph, id, the words and what they most likely mean. With
several articles, each line begins with the article's name.

With --by a record that belongs to several groups stands under each, and
commitments stand strongest first. With --json: one record a line, with its
article and, where they are grouped, its group.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from migwatch.cli import _articles
from migwatch.corpus.grouping import (
    CAUTION_GROUPINGS,
    CLAIM_GROUPINGS,
    ENTITY_GROUPINGS,
    GROUPINGS,
    QUOTATION_GROUPINGS,
    Heading,
    caution_heading,
    claim_heading,
    commitment_headings,
    entity_heading,
    quotation_heading,
)
from migwatch.formats.json import json_line, record_document
from migwatch.formats.layout import columns
from migwatch.formats.wording import (
    due_words,
    names,
    one_line,
    paragraph_words,
    quoted,
    shorts,
    time_words,
)
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment
from migwatch.model.records import Caution, Claim, Entity, Quotation, Record
from migwatch.model.times import schedule, status

EXAMPLES = (
    "migwatch-tui list commitments --by due --as-of 2024-02-29",
    "migwatch-tui list entities articles --json",
)

_GROUPINGS: dict[str, tuple[str, ...]] = {
    "entities": ENTITY_GROUPINGS,
    "quotations": QUOTATION_GROUPINGS,
    "claims": CLAIM_GROUPINGS,
    "commitments": GROUPINGS,
    "cautions": CAUTION_GROUPINGS,
}


class _Row(NamedTuple):
    """One record as it is listed.

    Attributes:
        headings: The groups it stands in.
        rank: Where it stands in its group; equal ones keep their order.
        cells: Its columns.
        document: Its JSON.
    """

    headings: list[Heading]
    rank: int
    cells: tuple[str, ...]
    document: dict[str, Any]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("records", choices=list(_GROUPINGS), help="what to list")
    allowed = "; ".join(f"{name}: {', '.join(by)}" for name, by in _GROUPINGS.items())
    parser.add_argument(
        "--by",
        metavar="FIELD",
        choices=sorted({by for each in _GROUPINGS.values() for by in each}),
        help=f"print in groups ({allowed})",
    )
    _articles.add_arguments(parser)


def run(arguments: Namespace) -> int:
    """List the records; 1 when anything is wrong with their articles."""
    allowed = _GROUPINGS[arguments.records]
    if arguments.by is not None and arguments.by not in allowed:
        message = f"{arguments.records} cannot be grouped by {arguments.by}"
        print(f"migwatch-tui list: {message}; write {' or '.join(allowed)}", file=sys.stderr)
        return 2
    articles = _articles.Articles(arguments.path)
    as_of = _articles.as_of_day(arguments.as_of, articles.library.corpus)
    several = len(articles.library.paths) > 1
    rows = []
    for article in articles:
        for row in _rows(article, arguments.records, arguments.by, as_of):
            document = {"article": article.id, **row.document}
            cells = (article.id, *row.cells) if several else row.cells
            rows.append(row._replace(document=document, cells=cells))
    if arguments.by is None:
        _print(rows, arguments.json)
    else:
        _print_groups(rows, arguments.json)
    return articles.status


def _print(rows: list[_Row], as_json: bool) -> None:
    if as_json:
        for row in rows:
            _articles.print_json(json_line(row.document))
    else:
        for line in columns(row.cells for row in rows):
            print(line)


def _print_groups(rows: list[_Row], as_json: bool) -> None:
    groups: dict[str, tuple[Heading, list[_Row]]] = {}
    for row in rows:
        for heading in row.headings:
            groups.setdefault(heading.key, (heading, []))[1].append(row)
    for heading, members in sorted(groups.values(), key=lambda group: group[0]):
        members.sort(key=lambda row: row.rank)
        if as_json:
            for row in members:
                group = {"group": heading.key, "group_label": heading.label}
                _articles.print_json(json_line({**group, **row.document}))
        else:
            for line in columns([(f"{heading.label} {len(members)}",)]):
                print(line)
            for line in columns((row.cells for row in members), "  "):
                print(line)


def _rows(article: Article, records: str, by: Any, as_of: date) -> Iterator[_Row]:
    held: tuple[Record, ...] = getattr(article.annotation, records)
    for record in held:
        headings, rank = [], 0
        if isinstance(record, Commitment):
            cells = _commitment(article, record, as_of)
            headings = commitment_headings(article, record, by, as_of) if by else []
            rank = article.corpus.rank("force", record.force)
        elif isinstance(record, Entity):
            cells = _entity(article, record)
            headings = [entity_heading(article, record, by)] if by else []
        elif isinstance(record, Quotation):
            cells = _quotation(article, record)
            headings = [quotation_heading(article, record, by)] if by else []
        elif isinstance(record, Claim):
            cells = _claim(article, record)
            headings = [claim_heading(article, record, by)] if by else []
        else:
            cells = _caution(article, record)
            headings = [caution_heading(article, record, by)] if by else []
        yield _Row(headings, rank, cells, record_document(record, as_of))


def _entity(article: Article, entity: Entity) -> tuple[str, ...]:
    known = [role.title for role in entity.roles]
    if entity.value is not None:
        known.append(f"{time_words(entity.value, entity.mod)} {entity.unit or ''}")
    if entity.on is not None:
        known.append(entity.on)
    count = len(entity.mentions)
    mentions = f"{count} mention{'' if count == 1 else 's'}"
    party = article.short(entity.party) if entity.party else ""
    return (entity.kind, entity.name, party, "; ".join(known), mentions, entity.id)


def _commitment(article: Article, commitment: Commitment, as_of: date) -> tuple[str, ...]:
    corpus = article.corpus
    towards = f" -> {shorts(article, commitment.to)}" if commitment.to else ""
    return (
        corpus.label("force", commitment.force),
        shorts(article, commitment.by) + towards,
        commitment.title,
        due_words(commitment.due) if commitment.due else "",
        corpus.label("schedule", schedule(commitment, as_of)),
        corpus.label("status", status(commitment, as_of)),
        names(article, article.voices(commitment)),
        commitment.id,
    )


def _quotation(article: Article, quotation: Quotation) -> tuple[str, ...]:
    passage = quotation.passage
    return (
        article.corpus.label("voice", quotation.voice),
        article.name(quotation.speaker),
        paragraph_words(article, passage.start, passage.end),
        quotation.id,
        quoted(one_line(passage.exact)),
    )


def _claim(article: Article, claim: Claim) -> tuple[str, ...]:
    return (
        article.corpus.label("claim", claim.kind),
        article.name(claim.holder),
        claim.title,
        names(article, claim.about),
        names(article, dict.fromkeys(says.who for says in claim.says)),
        claim.id,
    )


def _caution(article: Article, caution: Caution) -> tuple[str, ...]:
    passage = caution.passage
    return (
        article.corpus.label("caution", caution.kind),
        article.corpus.label("sure", caution.sure),
        paragraph_words(article, passage.start, passage.end),
        caution.id,
        f"{quoted(one_line(passage.exact))}: {caution.reading}",
    )
