"""What to write where a value does not fit, as the definitions of records tell it."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from migwatch.model.described import described
from migwatch.model.vocabulary import Corpus
from migwatch.store.problem import any_of

#: What a term of each vocabulary is.
_TERMS = {
    "force": "a force of a commitment",
    "status": "a status of a commitment",
    "basis": "a basis of a status",
    "voice": "a voice",
    "sure": "a degree of sureness",
    "theme": "a theme",
    "rel": "a kind of link",
    "kind": "a kind of entity",
    "claim": "a kind of claim",
    "caution": "a kind of caution",
}
#: Fields that mean the same wherever they stand.
_ANYWHERE = {
    "id": "write words in lower case joined by hyphens",
    "start": "write how many characters stand before that place",
    "end": "write how many characters stand before that place",
    "exact": "write the words as they stand in the text",
}
#: How advice begins that tells what words a field holds.
DESCRIBED = "write it: "

_VOCABULARY = re.compile(r"terms? of the vocabulary `(\w+)`")
_IDS = re.compile(r"\((ids? of [^)]*)\)")
_DATE = re.compile(r"ISO 8601|TIMEX3 value")
_BRACKETS = re.compile(r" \([^)]*\)")


def term_words(vocabulary: str) -> str:
    """What a term of a vocabulary is, as `a kind of entity`."""
    return _TERMS.get(vocabulary, f"a term of `{vocabulary}`")


def one_of(vocabulary: str, corpus: Corpus) -> str:
    """The advice to write a term of a vocabulary, with those that there are."""
    known = any_of(term.term for term in corpus.vocabularies.get(vocabulary, ()))
    return f"write one of {known or f'those that corpus.yaml gives as `{vocabulary}`'}"


def one_of_parties(corpus: Corpus) -> str:
    """The advice to write a party, with those that there are."""
    known = any_of(party.id for party in corpus.parties)
    return f"write one of {known or 'those that corpus.yaml gives'}"


def to_write(struct: type[msgspec.Struct], name: str, corpus: Corpus | None) -> str:
    """What to write in a field; empty where its definition does not tell.

    Args:
        struct: The definition.
        name: The field's name in Python.
        corpus: The corpus whose terms and parties may be written; None where they are not
            known.
    """
    vocabulary, advice = _advice(struct, name)
    if vocabulary:
        return f"write {term_words(vocabulary)}" if corpus is None else one_of(vocabulary, corpus)
    return one_of_parties(corpus) if name == "party" and corpus is not None else advice


@cache
def _advice(struct: type[msgspec.Struct], name: str) -> tuple[str, str]:
    """The vocabulary whose terms a field holds; where it holds none, what to write."""
    told = described(struct).fields.get(name, "")
    if found := _VOCABULARY.search(told):
        return found[1], ""
    if name in _ANYWHERE or not told:
        return "", _ANYWHERE.get(name, "")
    ids = _IDS.search(told)
    words = "write the date: " if _DATE.search(told) else DESCRIBED
    told = _BRACKETS.sub("", told[:1].lower() + told[1:]).rstrip(".")
    if ids is None:
        return "", f"{words}{told}"
    the = "the " if ids[1].startswith("id ") else ""
    return "", f"write {the}{ids[1]}: {told.partition(', as ')[0]}"
