"""What a search found, as rows with a highlight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from migwatch.corpus.store import Hit

Gathering = Literal["article", "commitment", "entity"]
GATHERINGS: tuple[Gathering, ...] = ("article", "commitment", "entity")


class ResultRow(NamedTuple):
    """A line of the results.

    Attributes:
        kind: ``group``, ``hit`` (what it is) or ``words`` (its words).
        hit: Position of the result.
        text: What a group is called.
    """

    kind: str
    hit: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """Results so far.

    Attributes:
        hits: What was found.
        gathering: What they are grouped by.
        after: What to ask for more with; None where there are no more.
        at: Position of the highlighted row; always one of a result, if there are any.
        rows: The lines.
    """

    hits: tuple[Hit, ...] = ()
    gathering: Gathering = "article"
    after: int | None = None
    at: int = 0
    rows: tuple[ResultRow, ...] = ()

    @property
    def hit(self) -> Hit | None:
        """The highlighted result."""
        return self.hits[self.rows[self.at].hit] if self.rows else None

    def with_more(self, hits: Iterable[Hit], after: int | None) -> Results:
        """These and more, the highlight kept."""
        held = (*self.hits, *hits)
        kept = self.rows[self.at].hit if self.rows else 0
        return _laid_out(replace(self, hits=held, after=after), kept)

    def gathered(self, by: Gathering) -> Results:
        """Grouped otherwise, the highlight kept."""
        kept = self.rows[self.at].hit if self.rows else 0
        return _laid_out(replace(self, gathering=by), kept)

    def moved(self, by: int) -> Results:
        """The highlight so many results further."""
        if not self.rows:
            return self
        heads = [at for at, row in enumerate(self.rows) if row.kind == "hit"]
        here = heads.index(self.at)
        return replace(self, at=heads[min(max(0, here + by), len(heads) - 1)])

    def on(self, hit: Hit | None) -> Results:
        """The highlight at a result, where it is among these."""
        if hit is None:
            return self
        wanted = (hit.entry.id, hit.unit)
        for at, row in enumerate(self.rows):
            held = self.hits[row.hit]
            if row.kind == "hit" and (held.entry.id, held.unit) == wanted:
                return replace(self, at=at)
        return self

    def moved_to(self, row: int) -> Results:
        """The highlight at the result that a line belongs to."""
        for at in range(min(row, len(self.rows) - 1), -1, -1):
            if self.rows[at].kind == "hit":
                return replace(self, at=at)
        return self.moved(0)


def _laid_out(results: Results, kept: int) -> Results:
    groups: dict[str, tuple[str, list[int]]] = {}
    for at, hit in enumerate(results.hits):
        key, text = _group(hit, results.gathering)
        groups.setdefault(key, (text, []))[1].append(at)
    rows: list[ResultRow] = []
    here = 0
    for text, members in groups.values():
        rows.append(ResultRow("group", members[0], text))
        for at in members:
            if at == kept:
                here = len(rows)
            rows += [ResultRow("hit", at), ResultRow("words", at)]
    if rows and rows[here].kind != "hit":
        here = 1
    return replace(results, rows=tuple(rows), at=here)


def _group(hit: Hit, by: Gathering) -> tuple[str, str]:
    entry, unit = hit.entry, hit.unit
    if by == "article":
        return entry.id, f"{entry.title}\n{entry.published or 'undated'} · {entry.id}"
    if by == "commitment":
        if "force" in unit.values:
            return f"{entry.id}/{unit.record}", f"{unit.title}\n{entry.published or 'undated'}"
        return "", "No commitments\n"
    names = unit.values.get("entity", ())
    if not names:
        return "", "No entities\n"
    return names[0], f"{dict(hit.names).get(names[0], names[0])}\n"
