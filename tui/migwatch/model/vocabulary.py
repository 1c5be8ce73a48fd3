"""What a corpus says about itself: parties, and the terms its records may use."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

import msgspec

CORPUS_FORMAT = "migwatch-corpus/1"


class Term(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    gc=False,
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """One term of a vocabulary.

    Attributes:
        term: The word written in files.
        label: The words shown; the term itself where empty.
        definition: What it means, in a sentence.
        sign: One character for narrow columns; of a force, in place of its strength.
        binds: Of a force, whether it binds those who make the commitment.
    """

    term: str
    label: str = ""
    definition: str = ""
    sign: str = ""
    binds: bool = True

    @property
    def shown(self) -> str:
        """The words to show for it."""
        return self.label or self.term.replace("_", " ")


class Party(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    gc=False,
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """A state or body that commitments are made by and towards.

    Attributes:
        id: Id, used in every article of the corpus.
        name: Full name.
        short: Two or three letters for narrow columns.
        same_as: Identifiers elsewhere, as ``wikidata:Q30``.
    """

    id: str
    name: str
    short: str
    same_as: tuple[str, ...] = ()


class Corpus(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    dict=True,
):
    """The contents of ``corpus.yaml``.

    Attributes:
        format: Name and version of the format.
        title: Title of the corpus.
        texts: The one folder outside the corpus, relative to it, that texts may come from.
        as_of: Day from which the corpus is read, ISO 8601; None is today.
        parties: The parties.
        vocabularies: The terms each field may hold; in ``force``, strong to weak.
    """

    format: Literal["migwatch-corpus/1"] = "migwatch-corpus/1"
    title: str
    texts: str = "."
    as_of: str | None = None
    parties: tuple[Party, ...] = ()
    vocabularies: dict[str, tuple[Term, ...]] = {}

    @cached_property
    def _terms(self) -> dict[str, dict[str, Term]]:
        return {name: {t.term: t for t in terms} for name, terms in self.vocabularies.items()}

    @cached_property
    def _ranks(self) -> dict[str, dict[str, int]]:
        return {
            name: {term: at for at, term in enumerate(terms)} for name, terms in self._terms.items()
        }

    @cached_property
    def _parties(self) -> dict[str, Party]:
        return {party.id: party for party in self.parties}

    def party(self, party_id: str) -> Party | None:
        """The party of that id, or None."""
        return self._parties.get(party_id)

    def term(self, vocabulary: str, term: str) -> Term:
        """The term of that name; an undefined one stands for itself."""
        return self._terms.get(vocabulary, {}).get(term) or Term(term=term)

    def knows(self, vocabulary: str, term: str) -> bool:
        """Whether the vocabulary holds the term."""
        return term in self._terms.get(vocabulary, {})

    def rank(self, vocabulary: str, term: str) -> int:
        """Position of the term in its vocabulary, 0 first; behind all others if unknown."""
        ranks = self._ranks.get(vocabulary, {})
        return ranks.get(term, len(ranks))

    @cached_property
    def loose(self) -> tuple[Term, ...]:
        """The forces that bind nobody, strong to weak."""
        return tuple(term for term in self.vocabularies.get("force", ()) if not term.binds)

    def label(self, vocabulary: str, term: str) -> str:
        """The words to show for a term."""
        return self.term(vocabulary, term).shown
