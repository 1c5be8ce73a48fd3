"""What the program asks of a corpus: one small interface for every kind of index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

import msgspec

from migwatch.corpus.listed import Sort
from migwatch.corpus.matching import Entry
from migwatch.corpus.unit import Counted, Unit
from migwatch.model.commitment import Commitment

#: Fields that results are counted by.
FACETS = ("kind", "party", "force", "status", "theme", "entity", "caution", "year")

#: Ids of a field that are named in a result.
_NAMED = 12

#: Asked now and then by whatever takes long; true ends it.
Cancelled = Callable[[], bool]


class Document(msgspec.Struct, frozen=True, array_like=True):
    """An article as it goes into an index.

    Attributes:
        entry: What is known of it without opening it.
        revision: Names the state of its files that this was read from.
        units: What a search can find in it, in order.
        labels: The ids in its units, with how many units hold each.
        commitments: Its commitments (MessagePack of `migwatch.model.commitment.Commitment`).
        names: Names to show for the ids that the commitments use.
        problems: Line, column and message of each problem.
    """

    entry: Entry
    revision: str
    units: tuple[Unit, ...]
    labels: Counted = ()
    commitments: tuple[bytes, ...] = ()
    names: dict[str, str] = {}
    problems: tuple[tuple[int, int, str], ...] = ()


class Hit(NamedTuple):
    """A unit that was found.

    Attributes:
        entry: Its article.
        unit: The unit.
        place: Where it stands in the order of results; for asking for more.
        names: Ids of who is bound, or holds a claim, and of the entity that it is listed
            under, each with its name.
    """

    entry: Entry
    unit: Unit
    place: int
    names: tuple[tuple[str, str], ...] = ()

    def named(self, name: Callable[[str, str], str]) -> Hit:
        """The same with names.

        Args:
            name: Gives the name of an id in a field.
        """
        values = self.unit.values
        asked = [("by", each) for each in values.get("by", ())[:_NAMED]]
        asked += [("entity", each) for each in values.get("entity", ())[:1]]
        return self._replace(names=tuple((each, name(field, each)) for field, each in asked))


class Page(NamedTuple):
    """Some results, newest article first, in text order within an article.

    Attributes:
        hits: The results.
        after: Ask with this for more; None where there are no more.
    """

    hits: tuple[Hit, ...]
    after: int | None


class Count(NamedTuple):
    """How many results have a value.

    Attributes:
        field: The field that narrows to them.
        id: The value.
        label: The words to show.
        number: How many.
    """

    field: str
    id: str
    label: str
    number: int


class Facets(NamedTuple):
    """Results counted.

    Attributes:
        total: How many results there are.
        counts: By field and value, most first within a field.
        exact: Whether they were all counted; else both are estimates from a sample.
    """

    total: int
    counts: tuple[Count, ...]
    exact: bool


class Capabilities(NamedTuple):
    """What an index can do.

    Attributes:
        articles: How many it holds.
        units: Likewise.
        kept: Whether it outlives the program.
        writable: Whether `put` and `bulk` work.
    """

    articles: int
    units: int
    kept: bool
    writable: bool


class Outline(NamedTuple):
    """What an article holds, in short.

    Attributes:
        entry: The article.
        commitments: Its commitments, in document order.
        names: Names to show for the ids that they use.
        problems: Line, column and message of each problem of its files.
    """

    entry: Entry
    commitments: tuple[Commitment, ...]
    names: dict[str, str]
    problems: tuple[tuple[int, int, str], ...]


class Wrong(NamedTuple):
    """What is wrong with the files of articles.

    Attributes:
        problems: The first of the problems, each with where its article lies
            (`Entry.source`), its line, column and message.
        total: How many problems there are.
    """

    problems: tuple[tuple[str, int, int, str], ...]
    total: int


class Store(Protocol):
    """An index of a corpus."""

    def search(
        self,
        query: str,
        as_of: date,
        after: int | None = None,
        limit: int = 20,
        cancelled: Cancelled | None = None,
    ) -> Page:
        """Results of a query, in order.

        Raises:
            QueryError: The query cannot be read.
            Interrupted: It was cancelled.
        """
        ...

    def facets(self, query: str, as_of: date, cancelled: Cancelled | None = None) -> Facets:
        """Results of a query, counted. Raises as `search`."""
        ...

    def complete(self, field: str, begun: str, limit: int = 20) -> list[Count]:
        """Values of a field whose words begin so, most frequent first."""
        ...

    def article(self, article_id: str) -> Entry | None:
        """What is known of an article."""
        ...

    def articles(
        self,
        sort: Sort,
        descending: bool,
        words: str,
        offset: int,
        limit: int,
        cancelled: Cancelled | None = None,
    ) -> list[Entry]:
        """Some articles of the whole corpus, sorted.

        Args:
            sort: By what; articles that are alike in it stand as results do.
            descending: Whether the last come first.
            words: Only those in whose ids or titles each of these begins a word.
            offset: How many to pass over.
            limit: How many to give.
            cancelled: Asked now and then; true ends it.

        Raises:
            Interrupted: It was cancelled.
        """
        ...

    def article_count(self, words: str = "", cancelled: Cancelled | None = None) -> int:
        """How many articles have these words; see `articles`."""
        ...

    def article_place(
        self,
        article_id: str,
        sort: Sort,
        descending: bool,
        words: str,
        cancelled: Cancelled | None = None,
    ) -> int | None:
        """How many stand before an article in `articles`; None where it is not among them."""
        ...

    def outline(self, article_id: str) -> Outline | None:
        """What an article holds, in short."""
        ...

    def wrong(self, without: str, limit: int) -> Wrong:
        """What is wrong with the articles, in order of where they lie.

        Args:
            without: Id of an article that is passed over.
            limit: How many problems to give.
        """
        ...

    def put(self, document: Document) -> None:
        """Take in an article, in place of what was held of it."""
        ...

    def bulk(self, documents: Iterable[Document], gone: Sequence[str] = ()) -> int:
        """Take in many articles and forget those that are gone; returns how many."""
        ...

    def capabilities(self) -> Capabilities:
        """What it can do."""
        ...


class Interrupted(Exception):  # noqa: N818 - asked for, no error
    """A search that was cancelled."""
