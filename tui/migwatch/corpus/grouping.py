"""Records in groups: commitments by theme, party, force, status or due date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeVar

import msgspec

from migwatch.model.article import Article
from migwatch.model.commitment import Commitment
from migwatch.model.records import UNSTATED, Caution, Claim, Entity, Quotation
from migwatch.model.times import period, schedule, status
from migwatch.model.vocabulary import Corpus

Grouping = Literal["theme", "party", "force", "status", "due"]
GROUPINGS: tuple[Grouping, ...] = ("theme", "party", "force", "status", "due")
EntityGrouping = Literal["kind", "party"]
ENTITY_GROUPINGS: tuple[EntityGrouping, ...] = ("kind", "party")
CautionGrouping = Literal["kind", "sure"]
CAUTION_GROUPINGS: tuple[CautionGrouping, ...] = ("kind", "sure")
QuotationGrouping = Literal["voice", "speaker"]
QUOTATION_GROUPINGS: tuple[QuotationGrouping, ...] = ("voice", "speaker")
ClaimGrouping = Literal["kind", "holder"]
CLAIM_GROUPINGS: tuple[ClaimGrouping, ...] = ("kind", "holder")

#: Where each schedule stands among the groups of due dates.
_BY_URGENCY = ("overdue", "due", "upcoming", "met", "no_date")
_LAST = 1 << 30

R = TypeVar("R")


class Heading(NamedTuple):
    """What a group is known by.

    Attributes:
        order: Sorts the headings of one grouping, those of several articles included.
        key: Id, unique within a grouping; empty for records that have no such field.
        label: The words to show.
    """

    order: tuple[int, str]
    key: str
    label: str


class Group(msgspec.Struct, frozen=True):
    """Commitments that have something in common.

    Attributes:
        key: Id, unique within a grouping; empty for those that have no such field.
        label: The words to show.
        commitments: At least one; strongest force first, then in document order.
    """

    key: str
    label: str
    commitments: tuple[Commitment, ...]


class EntityGroup(msgspec.Struct, frozen=True):
    """Entities that have something in common.

    Attributes:
        key: Id, unique within a grouping; empty for those that have no such field.
        label: The words to show.
        entities: At least one; in document order.
    """

    key: str
    label: str
    entities: tuple[Entity, ...]


def group_commitments(article: Article, by: Grouping, as_of: date) -> list[Group]:
    """The commitments of an article in groups.

    One with two themes, or that binds two, stands under each. Groups follow the
    vocabularies and the parties of the corpus; those without a theme, a party or a date
    come last. Due dates are grouped by schedule (overdue, due, upcoming, met), then by date.

    Args:
        article: The article.
        by: What to group by; ``party`` is who is bound.
        as_of: The day on which status and schedule are read.
    """
    placed = by_force(article, article.annotation.commitments)
    themes: dict[tuple[str, ...], list[Heading]] = {}

    def headings(each: Commitment) -> list[Heading]:
        if by != "theme":
            return commitment_headings(article, each, by, as_of)
        # Few themes stand over many commitments.
        if each.theme not in themes:
            themes[each.theme] = commitment_headings(article, each, by, as_of)
        return themes[each.theme]

    found = _collect(placed, headings)
    return [Group(heading.key, heading.label, tuple(records)) for heading, records in found]


def group_entities(article: Article, by: EntityGrouping = "kind") -> list[EntityGroup]:
    """The entities of an article in groups, each in document order.

    Args:
        article: The article.
        by: What to group by; ``party`` is whom they act for.
    """
    found = _collect(article.annotation.entities, lambda each: [entity_heading(article, each, by)])
    return [EntityGroup(heading.key, heading.label, tuple(records)) for heading, records in found]


def by_force(article: Article, commitments: Sequence[Commitment]) -> list[Commitment]:
    """Commitments, strongest force first; those of one force keep their order."""
    forces = {each.force for each in commitments}
    ranks = {force: article.corpus.rank("force", force) for force in forces}
    return sorted(commitments, key=lambda each: ranks[each.force])


def commitment_headings(
    article: Article, commitment: Commitment, by: Grouping, as_of: date
) -> list[Heading]:
    """The headings under which one commitment stands, each once; at least one."""
    corpus = article.corpus
    if by == "force":
        return [_term(corpus, "force", commitment.force)]
    if by == "status":
        return [_term(corpus, "status", status(commitment, as_of))]
    if by == "due":
        return [_due(corpus, commitment, as_of)]
    if by == "party":
        found = [_holder(article, each) for each in dict.fromkeys(commitment.by)]
    else:
        found = [_term(corpus, "theme", each) for each in dict.fromkeys(commitment.theme)]
    return found or [_none(by)]


def entity_heading(article: Article, entity: Entity, by: EntityGrouping) -> Heading:
    """The heading under which one entity stands."""
    if by == "kind":
        return _term(article.corpus, "kind", entity.kind)
    return _none("party") if entity.party is None else _holder(article, entity.party)


def caution_heading(article: Article, caution: Caution, by: CautionGrouping) -> Heading:
    """The heading under which one caution stands."""
    if by == "kind":
        return _term(article.corpus, "caution", caution.kind)
    return _term(article.corpus, "sure", caution.sure)


def quotation_heading(article: Article, quotation: Quotation, by: QuotationGrouping) -> Heading:
    """The heading under which one quotation stands."""
    if by == "voice":
        return _term(article.corpus, "voice", quotation.voice)
    return _holder(article, quotation.speaker)


def claim_heading(article: Article, claim: Claim, by: ClaimGrouping) -> Heading:
    """The heading under which one claim stands."""
    if by == "kind":
        return _term(article.corpus, "claim", claim.kind)
    return _holder(article, claim.holder)


def _collect(
    records: Iterable[R], headings: Callable[[R], Iterable[Heading]]
) -> Iterator[tuple[Heading, list[R]]]:
    groups: dict[Heading, list[R]] = {}
    for record in records:
        for heading in headings(record):
            groups.setdefault(heading, []).append(record)
    yield from sorted(groups.items(), key=lambda item: item[0])


def _none(field: str) -> Heading:
    return Heading((_LAST, ""), "", f"no {field}")


def _term(corpus: Corpus, vocabulary: str, term: str) -> Heading:
    return Heading((corpus.rank(vocabulary, term), term), term, corpus.label(vocabulary, term))


def _holder(article: Article, holder: str) -> Heading:
    """Parties in the order of the corpus, then others by name, then who is not stated."""
    ids = [party.id for party in article.corpus.parties]
    name = article.name(holder)
    if holder in ids:
        return Heading((ids.index(holder), ""), holder, name)
    rank = len(ids) + (holder == UNSTATED)
    return Heading((rank, name.casefold()), holder, name)


def _due(corpus: Corpus, commitment: Commitment, as_of: date) -> Heading:
    """A schedule with its date; what was kept without a date is met, with none."""
    term = schedule(commitment, as_of)
    rank, label = _BY_URGENCY.index(term), corpus.label("schedule", term)
    due = commitment.due
    span = None if due is None else period(due.on)
    if term == "no_date" or due is None or span is None:
        return Heading((_LAST if term == "no_date" else rank, ""), term, label)
    words = f"{label} {due.on}" if term == "due" else f"{label} · due {due.on}"
    return Heading((rank, f"{span[0]} {due.on}"), f"{term}:{due.on}", words)
