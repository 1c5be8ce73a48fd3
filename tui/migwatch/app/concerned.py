"""Whom a record is about, or who says it: those whose pages can be opened from it."""

from __future__ import annotations

from collections.abc import Iterator

from migwatch.app.subjects import Subject
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment
from migwatch.model.records import Claim, Entity, Quotation, Record, chain


def concerned(article: Article, record: Record) -> list[tuple[Subject, str]]:
    """Entities and parties that a record names, each once, and as what it names them.

    Args:
        article: Its article.
        record: The record; of an entity it is that entity alone.
    """
    found: dict[str, tuple[Subject, str]] = {}
    for name, as_what in _named(record):
        if (subject := _subject(article, name)) is not None:
            found.setdefault(subject.id, (subject, as_what))
    return list(found.values())


def _named(record: Record) -> Iterator[tuple[str, str]]:
    """Ids that a record names, and as what."""
    if isinstance(record, Entity):
        yield record.id, ""
    elif isinstance(record, Quotation):
        yield record.speaker, "speaker"
        yield from ((each, "via") for each in chain(record.via))
    elif isinstance(record, Claim):
        yield record.holder, "holder"
        yield from ((each, "about") for each in record.about)
    elif isinstance(record, Commitment):
        for ids, as_what in ((record.by, "by"), (record.to, "to"), (record.for_, "for")):
            yield from ((each, as_what) for each in ids)
        for says in record.says:
            yield says.who, "says so"
            yield from ((each, "via") for each in chain(says.via))


def _subject(article: Article, name: str) -> Subject | None:
    """The entity of an id, or a party; the entity that is called as the party tells more."""
    record = article.record(name) or article.shared.get(name)
    party = article.corpus.party(name)
    if record is None and party is not None:
        entities = article.annotation.entities
        own = (each for each in entities if each.party == name and each.name == party.name)
        record = next(own, None)
        if record is None:
            return Subject(name, party.name)
    if not isinstance(record, Entity):
        return None
    return Subject(record.id, record.name, record.kind, record.aliases)
