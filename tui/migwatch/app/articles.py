"""The table of articles as far as it has been looked at, with a highlight.

However many articles a corpus has, only the rows that somebody looks at are held.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from migwatch.corpus.listed import DESCENDING, SORTS, Sort
from migwatch.corpus.matching import Entry

#: Rows that are asked for at a time.
BLOCK = 64
#: Blocks that are held; those that were asked for first go first.
_HELD = 48


class Question(NamedTuple):
    """Which articles, in which order.

    Attributes:
        sort: What they are sorted by.
        descending: Whether the last come first.
        words: Words of their ids or titles; empty for all.
    """

    sort: Sort = "published"
    descending: bool = True
    words: str = ""

    def sorted_by(self, sort: Sort) -> Question:
        """Sorted by something; by the same once more is the other way round."""
        if sort == self.sort:
            return self._replace(descending=not self.descending)
        return self._replace(sort=sort, descending=DESCENDING[sort])

    def beside(self, by: int) -> Question:
        """Sorted by the column to the right, or to the left if negative."""
        return self.sorted_by(SORTS[(SORTS.index(self.sort) + by) % len(SORTS)])


@dataclass(frozen=True)
class Articles:
    """Rows of the table.

    Attributes:
        question: Which articles they are.
        total: How many there are; None until that is known.
        at: Position of the highlighted row.
        blocks: The rows that are held, `BLOCK` of them under each number.
        asked: Tells an answer that is waited for from earlier ones.
    """

    question: Question = field(default_factory=Question)
    total: int | None = None
    at: int = 0
    blocks: Mapping[int, Sequence[Entry]] = field(default_factory=dict)
    asked: int = 0

    def row(self, at: int) -> Entry | None:
        """The article of a row, None where it is not held."""
        block = self.blocks.get(at // BLOCK, ())
        return block[at % BLOCK] if at % BLOCK < len(block) else None

    @property
    def entry(self) -> Entry | None:
        """The highlighted article, None where it is not held."""
        return self.row(self.at)

    def missing(self, first: int, last: int) -> tuple[int, ...]:
        """The blocks that are not held of some rows, both ends included."""
        if not self.total:
            return ()
        last = min(last, self.total - 1)
        wanted = range(max(0, first) // BLOCK, last // BLOCK + 1)
        return tuple(number for number in wanted if number not in self.blocks)

    def moved_to(self, at: int) -> Articles:
        """The highlight on a row, or on the nearest there is."""
        return replace(self, at=min(max(0, at), max(0, (self.total or 0) - 1)))

    def with_block(self, number: int, rows: Sequence[Entry]) -> Articles:
        """These rows, too."""
        kept = {held: self.blocks[held] for held in self.blocks if held != number}
        while len(kept) >= _HELD:
            del kept[next(iter(kept))]
        return replace(self, blocks=kept | {number: rows})
