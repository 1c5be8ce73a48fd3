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

#: Mentions of an entity whose words are compared; most say the same.
_MENTIONS = 20
#: Words of an entity that are kept to find it by.
_NAMES = 8
#: Letters of a word that tells something of what it names.
_TELLING = 4
#: Farther than any text is long.
_NOWHERE = 1 << 60

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
    """
    ranked = []
    for entity in (*article.annotation.entities, *_not_mentioned(article)):
        names = _names(entity)
        like = likeness(words, names) if words else 0.0
        far = distance(entity.mentions, start, end)
        # Likeness in steps, so that of two that are much alike the nearer one is first.
        ranked.append((-round(like, 1), far, entity.name, _entity(article, entity, names)))
    ranked.sort(key=lambda each: each[:3])
    found = tuple(choice for *_, choice in ranked)
    held = party_choices(article) if parties else ()
    last = _ANYONE if anyone else ()
    return (*held, *found, *last) if parties_first else (*found, *held, *last)


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
