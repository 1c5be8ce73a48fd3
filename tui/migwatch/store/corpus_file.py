"""What ``corpus.yaml`` says, as far as it is sound."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from migwatch.model.marks import RECORD_CLASSES
from migwatch.model.times import period
from migwatch.model.vocabulary import Corpus, Party, Term
from migwatch.store.check_records import ANYONE
from migwatch.store.explain import explain
from migwatch.store.parse import Plain
from migwatch.store.problem import (
    UNKNOWN_KEY,
    Finding,
    Route,
    any_of,
    date_message,
    excerpt,
    nearest,
)


def read_corpus(plain: Plain, standard: Corpus | None) -> tuple[Corpus | None, list[Finding]]:
    """The corpus that plain data describes, and what is wrong with it.

    Args:
        plain: The contents of ``corpus.yaml``.
        standard: The corpus whose vocabularies stand in for those that are not given.

    Returns:
        The corpus without its unsound parts, None where nothing of it can be used.
    """
    if plain is None:
        return None, [((), "holds nothing; write `format: migwatch-corpus/1` and `title:`")]
    findings: list[Finding] = []
    try:
        # Every scalar comes as it is written.
        corpus = msgspec.convert(plain, Corpus, strict=False)
    except msgspec.ValidationError:
        findings = explain(plain, Corpus, ())
        if not isinstance(plain, dict):
            return None, findings
        corpus = _sound_part(plain)
    findings += _check(corpus, standard)
    as_of = corpus.as_of
    if as_of is not None and ((span := period(as_of)) is None or span[0] != span[1]):
        findings.append((("as_of",), date_message(as_of, "2024-01-19")))
        as_of = None
    given = dict(standard.vocabularies) if standard is not None else {}
    vocabularies = given | corpus.vocabularies
    return msgspec.structs.replace(corpus, as_of=as_of, vocabularies=vocabularies), findings


def _sound_part(plain: dict[str, Any]) -> Corpus:
    """A corpus of what can be read; a party or term needs no more than its name."""
    parties = []
    for item in _mappings(plain.get("parties"), "id"):
        name, short = item.get("name"), item.get("short")
        parties.append(
            Party(
                id=item["id"],
                name=name if isinstance(name, str) else item["id"],
                short=short if isinstance(short, str) else item["id"],
            )
        )
    given = plain.get("vocabularies")
    vocabularies = {}
    for vocabulary, terms in given.items() if isinstance(given, dict) else ():
        if isinstance(terms, list):
            vocabularies[vocabulary] = tuple(_term(item) for item in _mappings(terms, "term"))
    words: dict[str, Any] = {
        k: v for k in ("title", "texts", "as_of") if isinstance(v := plain.get(k), str)
    }
    return Corpus(**{"title": "Corpus"} | words, parties=tuple(parties), vocabularies=vocabularies)


_TERM = frozenset(Term.__struct_fields__) - {"binds"}


def _term(item: dict[str, Any]) -> Term:
    fits = {k: v for k, v in item.items() if k in _TERM and isinstance(v, str)}
    return Term(**fits, binds=str(item.get("binds")).lower() != "false")


def _mappings(items: Any, name: str) -> Iterator[dict[str, Any]]:
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get(name), str):
            yield item


def _check(corpus: Corpus, standard: Corpus | None) -> Iterator[Finding]:
    seen: set[str] = set()
    for at, party in enumerate(corpus.parties):
        here: Route = ("parties", at, "id")
        if party.id in seen:
            yield here, f"the party {excerpt(party.id)} stands twice; keep one"
        elif party.id in ANYONE:
            yield here, f"{excerpt(party.id)} has a meaning of its own; write another id"
        seen.add(party.id)
    for name, terms in corpus.vocabularies.items():
        if standard is not None and name not in standard.vocabularies:
            near = nearest(name, standard.vocabularies)
            hint = (
                f"did you mean `{near}`?"
                if near
                else f"the vocabularies are {any_of(standard.vocabularies)}"
            )
            yield ("vocabularies", name), f"{UNKNOWN_KEY} {excerpt(name)}; {hint}"
        seen = set()
        for at, term in enumerate(terms):
            here = ("vocabularies", name, at, "term")
            if term.term in seen:
                yield here, f"the term {excerpt(term.term)} stands twice; keep one"
            elif name == "kind" and term.term in RECORD_CLASSES:
                yield here, f"{excerpt(term.term)} is a record of its own; write another term"
            seen.add(term.term)
