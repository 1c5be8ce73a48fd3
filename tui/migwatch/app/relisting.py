"""The lists of an article, and of the same article after a change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from migwatch.app.listing import Listing
from migwatch.app.row_text import Describer
from migwatch.app.rows import commitments_listing, listed, records_listing, renamed
from migwatch.app.state import Place
from migwatch.corpus.grouping import Grouping
from migwatch.model.article import Article

if TYPE_CHECKING:
    from migwatch.corpus.chain import Chain


class Lists(NamedTuple):
    """What the lists show.

    Attributes:
        records: The middle pane's list.
        commitments: The commitments tree.
    """

    records: Listing
    commitments: Listing


def is_changed(old: Article | None, article: Article) -> bool:
    """Whether an article is another one after a change to its records."""
    return (
        old is not None and old.id == article.id and old.text is article.text and bool(old.records)
    )


def lists_of(article: Article, view: int, grouping: Grouping, as_of: date) -> Lists:
    """The lists of an article that has just been opened."""
    return Lists(records_listing(article, view), commitments_listing(article, grouping, as_of))


def lists_after(
    held: Lists,
    old: Article,
    article: Article,
    view: int,
    grouping: Grouping,
    as_of: date,
    chains: Mapping[str, Chain],
) -> Lists:
    """The lists after a change: folding, filter and highlight stay.

    Args:
        held: The lists before.
        old: The article before.
        article: The article now.
        view: What the middle pane lists.
        grouping: How the commitments are grouped.
        as_of: The day from which they are read.
        chains: The chains that lead beyond the article, by the ids of its commitments.
    """
    records, commitments = held
    before, now = old.annotation, article.annotation
    named = before.entities is not now.entities
    if named or listed(before, now, view):
        records = records_listing(article, view, like=records)
    if before.commitments is now.commitments:
        if named:
            commitments = renamed(article, grouping, as_of, chains, commitments)
    else:
        commitments = commitments_listing(article, grouping, as_of, chains, like=commitments)
    return Lists(records, commitments)


def describer_of(article: Article, as_of: date, chains: Mapping[str, Chain]) -> Describer:
    """What says what rows say, those about other articles included."""
    if not chains:
        return Describer(article, as_of)
    from migwatch.app.chain_rows import ChainDescriber

    return ChainDescriber(article, as_of, chains)


def place_in(article: Article, place: Place, as_of: date, chains: Mapping[str, Chain]) -> Place:
    """Where a reader was, in the article as it is after changes.

    Args:
        article: The article now.
        place: The place in it before.
        as_of: The day from which it is read.
        chains: The chains that lead beyond the article, by the ids of its commitments.
    """
    day = place.as_of or as_of
    chosen = place.selected
    gone = chosen is None or article.record(chosen.record) is None
    same = place.article is not None and place.article.text is article.text
    return place._replace(
        selected=None if gone else chosen,
        cursor=min(place.cursor, max(0, len(article.text) - 1)),
        records=records_listing(article, place.view, like=place.records),
        commitments=commitments_listing(
            article, place.grouping, day, chains, like=place.commitments
        ),
        found=place.found if same else None,
        article=article,
    )
