"""What a commitment can be linked with, here and in other articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from migwatch.app.choosing import Choice, Ranking
from migwatch.app.entity_choices import record_choices
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment
from migwatch.model.records import Entity

if TYPE_CHECKING:
    from migwatch.corpus.keeper import Keeper
    from migwatch.corpus.store import Hit, Store

#: Kinds of entities that a commitment belongs with.
_KINDS = frozenset({"agreement", "event"})
#: Most commitments of other articles that are offered at once.
_MOST = 40
#: Results that are looked at for them, and how often more are asked for.
_PAGE, _PAGES = 100, 5
#: Words that are looked for.
_WORDS = 16

#: Gives commitments of other articles that are like what is typed; may take a moment.
Far = Callable[[str], Sequence[Choice]]


def link_choices(article: Article, but: str = "") -> tuple[Choice, ...]:
    """The commitments of an article, then its agreements and events.

    Args:
        article: The article.
        but: Id of a commitment to leave out.
    """
    found = record_choices(article, (Commitment,))
    own = tuple(choice for choice in found if choice.id != but)
    return (*own, *_entities(article, belonging=True))


def other_choices(article: Article, typed: str) -> tuple[Choice, ...]:
    """Entities of other kinds, which are linked to seldom, that are like what is typed.

    Args:
        article: The article.
        typed: What is typed; nothing gives none.
    """
    return Ranking(_entities(article, belonging=False)).ranked(typed) if typed.strip() else ()


def _entities(article: Article, *, belonging: bool) -> tuple[Choice, ...]:
    held = (article.shared.values(), article.annotation.entities)
    known = {each.id: each.kind for side in held for each in side}
    found = record_choices(article, (Entity,))
    return tuple(each for each in found if (known.get(each.id) in _KINDS) == belonging)


def far_choices(keeper: Keeper, article: str, as_of: date, typed: str) -> tuple[Choice, ...]:
    """The commitments of other articles that are like what is typed.

    They are found by their words, by words of their article's id or title, and by
    ``article/commitment``; where nothing is typed, those of the newest articles are.

    Args:
        keeper: The index of the corpus.
        article: Id of the article whose own are left out.
        as_of: The day from which the corpus is read.
        typed: What is typed.
    """
    from migwatch.corpus.words import words

    asked = words(typed)[:_WORDS]
    queries = [" ".join(("kind:commitment", *_quoted(asked[:-1]), *asked[-1:]))]
    queries += [f"kind:commitment article:{each}" for each in _quoted([" ".join(asked)]) if asked]

    def question(store: Store) -> dict[str, Choice]:
        found = _named(store, article, typed)
        for query in queries:
            after: int | None = None
            for _ in range(_PAGES):
                page = store.search(query, as_of, after, _PAGE)
                for hit in page.hits:
                    if hit.entry.id != article and len(found) < _MOST:
                        found.setdefault(f"{hit.entry.id}/{hit.unit.record}", _far(hit))
                after = page.after
                if after is None or len(found) >= _MOST:
                    break
        return found

    return tuple(keeper.ask(question).values())


def _quoted(words: Sequence[str]) -> list[str]:
    """Words that a query takes as they stand."""
    return [f'"{word}"' for word in words]


def _named(store: Store, article: str, typed: str) -> dict[str, Choice]:
    """The commitments whose article is named, and the beginning of whose ids is."""
    name, between, begun = typed.strip().partition("/")
    outline = store.outline(name) if between and name != article else None
    if outline is None:
        return {}
    facts = outline.entry
    return {
        f"{name}/{each.id}": _choice(name, each.id, each.title, facts.title, facts.published)
        for each in outline.commitments
        if each.id.startswith(begun)
    }


def _far(hit: Hit) -> Choice:
    entry, unit = hit.entry, hit.unit
    return _choice(entry.id, unit.record, unit.title, entry.title, entry.published, unit.exact)


def _choice(
    article: str, commitment: str, words: str, title: str, day: str | None, exact: str = ""
) -> Choice:
    name = f"{article}/{commitment}"
    told = f"{name} \u201c{exact}\u201d" if exact else name
    return Choice(name, words, None, title, day or "", told=told)
