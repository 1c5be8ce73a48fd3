"""Entities, parties, records and terms to choose from, the nearest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from migwatch.app.choosing import Choice
from migwatch.app.layers import paint_of
from migwatch.corpus.folding import fold
from migwatch.model.article import Article, label
from migwatch.model.commitment import Commitment
from migwatch.model.passage import Passage
from migwatch.model.records import NEWSROOM, UNSTATED, Caution, Entity, Record
from migwatch.store.check_meant import NOBODY

#: Mentions of an entity whose words are compared; most say the same.
_MENTIONS = 20
#: Words of an entity that are kept to find it by.
_NAMES = 8
#: Letters of a word that tells something of what it names.
_TELLING = 4
#: Farther than any text is long.
_NOWHERE = 1 << 60

#: By what is asked for, where kinds of entities stand; others stand second.
_GROUPS = {
    "who": {"person": 0, "organisation": 0, "place": 2},
    "what": {"person": 0, "organisation": 0, "event": 0, "agreement": 0, "time": 2, "quantity": 2},
    "event": {"event": 0, "agreement": 0, "place": 2},
    "place": {"place": 0},
}

_ANYONE = (
    Choice(UNSTATED, "not stated", "mw-quiet", told="The text does not name them."),
    Choice(NEWSROOM, "newsroom", "mw-quiet", told="The article itself, in its own words."),
)


def term_choices(article: Article, vocabulary: str) -> tuple[Choice, ...]:
    """The terms of a vocabulary with what they mean, in its order.

    Args:
        article: An article of the corpus.
        vocabulary: Name of the vocabulary.
    """
    terms = article.corpus.vocabularies.get(vocabulary, ())
    return tuple(
        Choice(each.term, each.shown, "primary", each.definition, told=each.definition)
        for each in terms
    )


def likeness(words: str, names: Iterable[str]) -> float:
    """How like some words are to the likest of some names: 0 for not at all, 1 for equal.

    Case and accents do not count. The measure for names that merely share words or letters
    is Dice's coefficient of their pairs of neighbouring letters.

    Args:
        words: The words.
        names: The names.
    """
    wanted = fold(words).strip()
    pairs = _pairs(wanted)
    best = 0.0
    for name in names:
        held = fold(name).strip()
        if held == wanted:
            return 1.0
        other = _pairs(held)
        if pairs and other:
            share = 2 * len(pairs & other) / (len(pairs) + len(other))
            shared = set(wanted.split()) & set(held.split())
            if any(len(word) >= _TELLING for word in shared):
                share = max(share, 0.5)
            best = max(best, share * 0.95)
    return best


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}


def distance(held: Sequence[Passage], start: int, end: int) -> int:
    """Code points between a stretch of text and the nearest of some passages in text order.

    Args:
        held: The passages.
        start: Where the stretch begins.
        end: Where it ends, half-open.
    """
    at = bisect_left(held, start, key=lambda passage: passage.start)
    near = held[max(0, at - 1) : at + 1]
    return min((max(p.start - end, start - p.end, 0) for p in near), default=_NOWHERE)


def entity_choices(
    article: Article,
    start: int,
    end: int,
    *,
    words: str = "",
    parties: bool = True,
    parties_first: bool = False,
    anyone: bool = False,
    meant: str = "any",
) -> tuple[Choice, ...]:
    """The article's entities and the shared ones, the nearest first.

    They stand by likeness of their names and mentions to some words, where there are any,
    and then by how far from a stretch of text they are mentioned.

    Args:
        article: The article.
        start: Where the stretch begins, code points.
        end: Where it ends, half-open.
        words: The words that an entity may be like.
        parties: Whether parties can be chosen as well.
        parties_first: Whether they stand before the entities.
        anyone: Whether the newsroom and nobody named can be chosen as well.
        meant: What is asked for, which stands before the rest: ``who``, ``what``,
            ``event``, ``place``, or ``any``.
    """
    ranked = []
    for entity in (*article.annotation.entities, *_not_mentioned(article)):
        group = _group(entity.kind, meant)
        if group is None:
            continue
        names = _names(entity)
        like = likeness(words, names) if words else 0.0
        far = distance(entity.mentions, start, end)
        # Likeness in steps, so that of two that are much alike the nearer one is first.
        order = (group, -round(like, 1), far, entity.name)
        ranked.append((order, _entity(article, entity, names)))
    ranked.sort(key=lambda each: each[0])
    found = tuple(choice for (group, *_), choice in ranked if not group)
    rest = tuple(choice for (group, *_), choice in ranked if group)
    held = party_choices(article) if parties else ()
    last = _ANYONE if anyone else ()
    if meant in ("event", "place"):
        return (*found, *rest, *held, *last)
    return (*held, *found, *last, *rest) if parties_first else (*found, *held, *last, *rest)


def _group(kind: str, meant: str) -> int | None:
    """Where a kind of entity stands among what is asked for; None where it cannot be meant."""
    if meant == "any":
        return 0
    return None if kind in NOBODY and meant != "what" else _GROUPS[meant].get(kind, 1)


def record_choices(article: Article, kinds: tuple[type[Record], ...]) -> tuple[Choice, ...]:
    """Records of some kinds in the order of the file, then shared entities not mentioned.

    Args:
        article: The article.
        kinds: The kinds.
    """
    found = []
    for record in (*article.records, *_not_mentioned(article)):
        if not isinstance(record, kinds):
            continue
        if isinstance(record, Entity):
            found.append(_entity(article, record, _names(record)))
        elif isinstance(record, Caution):
            words = record.passage.exact
            found.append(Choice(record.id, words, "mw-pause", record.reading, told=record.reading))
        else:
            beside = ""
            if isinstance(record, Commitment):
                beside = article.corpus.label("force", record.force)
            found.append(Choice(record.id, label(record), None, beside))
    return tuple(found)


def _not_mentioned(article: Article) -> Iterator[Entity]:
    """The entities of the corpus that the article may name though it does not mention them."""
    known = {entity.id for entity in article.annotation.entities}
    return (entity for entity in article.shared.values() if entity.id not in known)


def party_choices(article: Article) -> tuple[Choice, ...]:
    """The parties of the corpus."""
    return tuple(
        Choice(party.id, party.name, "primary", "party", party.short, names=(party.short,))
        for party in article.corpus.parties
    )


def _names(entity: Entity) -> tuple[str, ...]:
    mentions = (passage.exact for passage in entity.mentions[:_MENTIONS])
    offices = (role.title for role in entity.roles)
    return tuple(dict.fromkeys((entity.name, *entity.aliases, *offices, *mentions)))[:_NAMES]


def _entity(article: Article, entity: Entity, names: tuple[str, ...]) -> Choice:
    offices = ", ".join(role.title for role in entity.roles)
    return Choice(
        entity.id,
        entity.name,
        paint_of(entity.kind).colour,
        offices or article.corpus.label("kind", entity.kind),
        article.short(entity.party) if entity.party else "",
        names=names[1:],
        told="; ".join(filter(None, (", ".join(names[1:]), entity.note))),
    )
