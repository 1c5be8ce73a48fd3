"""Small values that the explorer's state is made of."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from migwatch.app.listing import Listing
from migwatch.corpus.found import Found
from migwatch.corpus.grouping import Grouping
from migwatch.model.article import Article


class Selected(NamedTuple):
    """The selected record and which of its passages is the current one.

    Attributes:
        record: Id of the record.
        nth: Position of the passage among the record's, from 0.
    """

    record: str
    nth: int = 0


class Target(NamedTuple):
    """A passage of a commitment in any article of the corpus.

    Attributes:
        article: Id of the article.
        commitment: Id of the commitment in it.
        nth: Position of the passage among the commitment's, from 0.
    """

    article: str
    commitment: str
    nth: int = 0


class Goal(NamedTuple):
    """Where to go in an article once it has been read.

    Attributes:
        record: Id of the record; empty for a place in the text.
        nth: Position of the passage among the record's, from 0; -1 for the first that does
            not end before `start`.
        start: Offset of the place, code points.
    """

    record: str
    nth: int
    start: int


class Place(NamedTuple):
    """Where a reader was, to come back to.

    Attributes:
        pane: Id of the focused pane.
        selected: The selected record.
        cursor: Offset of the cursor in the article, code points.
        view: What the middle pane listed.
        grouping: How the commitments were grouped.
        records: The middle pane's list.
        commitments: The commitments tree.
        found: What was found in the article.
        as_of: The day that statuses were read on.
        article: The article as it was.
    """

    pane: str
    selected: Selected | None
    cursor: int
    view: int
    grouping: Grouping
    records: Listing | None
    commitments: Listing | None
    found: Found | None = None
    as_of: date | None = None
    article: Article | None = None
