"""Of which sections the page of an entity consists, and what finds the rows of each."""

from __future__ import annotations

from migwatch.app.completing import written
from migwatch.app.entity_page import PASSAGES, ROLES, WITH, Section
from migwatch.app.subjects import Subject
from migwatch.corpus.store import Facets
from migwatch.model.vocabulary import Corpus


def exactly(field: str, entity_id: str) -> str:
    """A query for an id and no other."""
    return f"{field}:{written(f'={entity_id}')}"


def parties_of(facets: Facets, entity_id: str) -> list[str]:
    """The parties that an entity acts for, that of most articles first."""
    return [each.id for each in facets.counts if each.field == "party" and each.id != entity_id]


def sections_of(subject: Subject, parties: list[str], corpus: Corpus) -> list[Section]:
    """The sections of a page, nothing known of them yet.

    Args:
        subject: The entity.
        parties: Ids of those it acts for.
        corpus: Vocabularies and parties.
    """
    named = exactly("entity", subject.id)
    sections = [Section(ROLES, "Offices", f"role:* kind:entity {named}")]
    sections += _made_by("by", subject.id, f"{subject.name} is", corpus)
    for each in parties:
        party = corpus.party(each)
        name = each if party is None else party.name
        sections += _made_by(f"by/{each}", each, f"Acts for {name}, which is", corpus)
    return [
        *sections,
        Section("who", "Says", exactly("who", subject.id)),
        Section(WITH, "In one paragraph with", f"kind:text {named}"),
        Section(PASSAGES, "All passages", named),
    ]


def _made_by(key: str, holder: str, whose: str, corpus: Corpus) -> list[Section]:
    """What somebody is bound to, and what is told of them without binding them.

    Args:
        key: Id of the section.
        holder: Id of who it is.
        whose: How its heading begins.
        corpus: Vocabularies.
    """
    query = f"kind:commitment {exactly('by', holder)}"
    if not corpus.loose:
        return [Section(key, f"{whose} bound to", query)]
    forces = ",".join(written(f"={term.term}") for term in corpus.loose)
    *labels, last = [term.shown for term in corpus.loose]
    about = f"{', '.join(labels)} or {last}" if labels else last
    return [
        Section(key, f"{whose} bound to", f"{query} -force:{forces}"),
        Section(f"loose/{key}", f"{whose} not bound to", f"{query} force:{forces}", about=about),
    ]
