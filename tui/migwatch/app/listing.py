"""Lists as the panes show them: rows, which of them is highlighted, what is folded.

Values without behaviour of the screen: a key makes a new listing from the old one,
and the pane paints it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec
from msgspec.structs import replace


class Row(NamedTuple):
    """One row of a list.

    Attributes:
        kind: What the row shows; the painter of that name paints it.
        key: Unique in its list, stable when the list is rebuilt.
        depth: Indentation, from 0.
        record: Id of the record it belongs to, or None for a heading.
        nth: Which passage of the record, or None where the row has none of its own.
        text: What it says, where that is not worked out from the record.
        number: A number to show behind, or a position in the record; -1 for none.
        opens: Whether it can be folded.
        found: Of a heading in a filtered list, how many of its records are shown; else -1.
    """

    kind: str
    key: str
    depth: int
    record: str | None = None
    nth: int | None = None
    text: str = ""
    number: int = -1
    opens: bool = False
    found: int = -1

    def shows(self, record: str, nth: int) -> bool:
        """Whether a passage of a record belongs to the row."""
        return self.record == record and self.nth in (None, nth)


class _Made(NamedTuple):
    """The rows of a list, and how many records hold the words of its filter."""

    rows: tuple[Row, ...]
    found: int


#: Makes all rows of a list, given the keys whose folding differs from the start.
Build = Callable[[frozenset[str]], Sequence[Row]]
#: The words by which a row is found when filtering.
Words = Callable[[Row], str]


def fold_case(words: str) -> str:
    """Words without case and accents, for finding `Bárcena` by typing `barcena`."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


class Listing(msgspec.Struct, frozen=True, dict=True):
    """A list and where one is in it.

    Attributes:
        build: Makes the rows.
        words: Gives the words of a row for filtering.
        toggled: Keys of rows that were folded or unfolded by the reader.
        filter: What was typed to filter the list.
        at: Position of the highlighted row.
        before: While the list is filtered, what was toggled and which row was highlighted
            before.
    """

    build: Build
    words: Words
    toggled: frozenset[str] = frozenset()
    filter: str = ""
    at: int = 0
    before: tuple[frozenset[str], str | None] | None = None

    @cached_property
    def _shown(self) -> _Made:
        if self.filter.strip():
            return self._matching()
        return _Made(tuple(self.build(self.toggled)), 0)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are shown."""
        return self._shown.rows

    @property
    def found(self) -> int:
        """How many records hold the words of the filter; 0 without one."""
        return self._shown.found

    def _matching(self) -> _Made:
        """The rows that hold every word of the filter, with what they stand under.

        A heading's words count as those of each of its records.
        """
        wanted = fold_case(self.filter).split()
        rows, folded = self._all_rows()
        kept: list[Row] = []
        above: list[tuple[Row, str]] = []
        at_of: dict[str, int] = {}
        found: set[str] = set()
        held: int | None = None
        hidden = False
        for row in rows:
            while above and above[-1][0].depth >= row.depth:
                above.pop()
            if held is not None and row.depth <= held:
                held = None
            if held is None and row.record is None:
                above.append((row, fold_case(row.text)))
                continue
            if held is None:
                words = " ".join((fold_case(self.words(row)), *(each for _, each in above)))
                if not all(word in words for word in wanted):
                    continue
                held = row.depth
                found.add(row.record or row.key)
                hidden = any(heading.key in folded for heading, _ in above)
                for heading, _ in above:
                    at = at_of.setdefault(heading.key, len(kept))
                    if at == len(kept):
                        kept.append(heading._replace(found=0))
                    kept[at] = kept[at]._replace(found=kept[at].found + 1)
            if not hidden:
                kept.append(row)
        return _Made(tuple(kept), len(found))

    def _all_rows(self) -> tuple[Sequence[Row], set[str]]:
        """The rows with every heading open, and the keys of the headings that are folded."""
        folded: set[str] = set()
        while True:
            left = self.toggled - folded
            rows = self.build(left)
            shut = {row.key for row in rows if row.kind == "group" and row.key in left}
            if not shut:
                return rows, folded
            folded |= shut

    @cached_property
    def _first_of(self) -> dict[str, int]:
        first: dict[str, int] = {}
        for at, row in enumerate(self.rows):
            if row.record is not None:
                first.setdefault(row.record, at)
        return first

    @property
    def row(self) -> Row | None:
        """The highlighted row, or None in an empty list."""
        return self.rows[self.at] if 0 <= self.at < len(self.rows) else None

    def _same_rows(self, at: int) -> Listing:
        moved = replace(self, at=at)
        moved.__dict__["_shown"] = self._shown
        if "_first_of" in self.__dict__:
            moved.__dict__["_first_of"] = self._first_of
        return moved

    def moved_to(self, at: int) -> Listing:
        """With the highlight on the row at a position, or on the nearest there is."""
        return self._same_rows(min(max(0, at), max(0, len(self.rows) - 1)))

    def moved(self, by: int) -> Listing:
        """With the highlight some rows further down (or up, if negative)."""
        return self.moved_to(self.at + by)

    def on(self, record: str, nth: int | None = None) -> Listing:
        """With the highlight on a record, or on one of its passages where that has a row."""
        at = self._first_of.get(record)
        if at is None:
            return self
        if nth is not None:
            here = self.row
            if here is not None and here.record == record and here.nth == nth:
                return self
            depth = self.rows[at].depth
            for further in range(at + 1, len(self.rows)):
                row = self.rows[further]
                if row.depth <= depth:
                    break
                if row.record == record and row.nth == nth:
                    return self.moved_to(further)
            if here is not None and here.record == record and here.nth is None:
                return self
        return self.moved_to(at)

    def _rebuilt(self, key: str | None, **changes: object) -> Listing:
        """Built anew, with the highlight on the row of a key or where it was."""
        new = replace(self, **changes)
        if key is not None:
            for at, row in enumerate(new.rows):
                if row.key == key:
                    return new.moved_to(at)
        return new.moved_to(new.at)

    def same_rows(self, build: Build, words: Words) -> Listing:
        """Of an article that has the same rows; a filter may find others among them."""
        new = replace(self, build=build, words=words)
        if self.filter.strip():
            return new.like(self)
        new.__dict__["_shown"] = self._shown
        return new

    def like(self, other: Listing) -> Listing:
        """With the folding, the filter and the highlight of another list."""
        row = other.row
        key = None if row is None else row.key
        changes = {"toggled": other.toggled, "filter": other.filter, "before": other.before}
        return self._rebuilt(key, at=other.at, **changes)

    def built_anew(self, build: Build) -> Listing:
        """With other rows: the folding, the filter and the highlighted record stay."""
        row = self.row
        new = self._rebuilt(row.key if row is not None else None, build=build)
        if row is None or row.record is None:
            return new
        here = new.row
        kept = here is not None and here.record == row.record
        return new if kept else new.on(row.record, row.nth)

    def is_open(self, row: Row) -> bool:
        """Whether what is under a row is shown."""
        return (row.kind == "group") != (row.key in self.toggled)

    def opened(self) -> Listing:
        """With the highlighted row unfolded."""
        row = self.row
        if row is None or not row.opens or self.is_open(row):
            return self
        return self._rebuilt(row.key, toggled=self.toggled ^ {row.key})

    def closed(self) -> Listing:
        """With the highlighted row folded; a row that cannot be leads to the one above it."""
        row = self.row
        if row is None:
            return self
        if row.opens and self.is_open(row):
            return self._rebuilt(row.key, toggled=self.toggled ^ {row.key})
        for at in range(self.at - 1, -1, -1):
            if self.rows[at].depth < row.depth:
                return self.moved_to(at)
        return self

    def folded(self) -> Listing:
        """With the highlighted row folded if it was open, else unfolded."""
        row = self.row
        return self if row is None else self.closed() if self.is_open(row) else self.opened()

    def filtered(self, words: str) -> Listing:
        """Showing only rows with these words; empty shows all."""
        if words == self.filter:
            return self
        key = self.row.key if self.row is not None else None
        toggled, old = self.before or (self.toggled, key)
        if words:
            # A search sees into what is folded, and opens it.
            new = self._rebuilt(key, filter=words, toggled=frozenset(), before=(toggled, old))
        else:
            if (heading := self._heading) is not None:
                toggled -= {heading.key}
            new = self._rebuilt(key or old, filter="", toggled=toggled, before=None)
        if words and new.row is not None and new.row.record is None:
            for at, found in enumerate(new.rows):
                if found.record is not None:
                    return new.moved_to(at)
        return new

    @property
    def _heading(self) -> Row | None:
        """The heading that the highlighted row stands under, if it is no heading itself."""
        row = self.row
        if row is None or row.record is None:
            return None
        above = (self.rows[at] for at in range(self.at - 1, -1, -1))
        return next((each for each in above if each.record is None), None)
