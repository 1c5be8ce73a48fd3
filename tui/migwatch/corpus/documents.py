"""From an article to what an index holds of it."""

from __future__ import annotations

import msgspec

from migwatch.corpus.matching import Entry
from migwatch.corpus.store import Document
from migwatch.corpus.units import labels_of, units_of
from migwatch.model.article import Article
from migwatch.store.loaded import Loaded


def document_of(loaded: Loaded, article_id: str, source: str, revision: str) -> Document:
    """What an index holds of an article; of one that cannot be read, its problems.

    Args:
        loaded: What was read.
        article_id: Its id.
        source: Where it lies; see `Entry.source`.
        revision: Names the state of its files.
    """
    article = loaded.article
    problems = tuple((p.line, p.column, p.message) for p in loaded.problems)
    if article is None:
        entry = Entry(article_id, article_id, None, "", problems=len(problems), source=source)
        return Document(entry, revision, (), problems=problems)
    head, held = article.annotation.article, article.annotation
    entry = Entry(
        article_id,
        head.title,
        head.published,
        head.language,
        len(held.commitments),
        len(held.cautions),
        len(problems),
        source,
    )
    units = tuple(units_of(article))
    commitments = tuple(msgspec.msgpack.encode(each) for each in held.commitments)
    labels = tuple(labels_of(article, units))
    return Document(entry, revision, units, labels, commitments, _names(article), problems)


def _names(article: Article) -> dict[str, str]:
    """Names of the ids that commitments use."""
    ids: dict[str, None] = {}
    for held in article.annotation.commitments:
        used = [*held.by, *held.to, *held.for_, *(says.who for says in held.says)]
        if held.made is not None and held.made.at is not None:
            used.append(held.made.at)
        ids |= dict.fromkeys(used)
    return {each: article.name(each) for each in ids}
