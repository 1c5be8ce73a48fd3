"""All that a corpus says of one entity, as sections of rows with a highlight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from migwatch.app.subjects import NOBODY, Held, Subject
from migwatch.corpus.store import Count, Hit

ROLES, WITH, PASSAGES = "roles", "with", "passages"
#: Rows from the end of a section from which on more of it is asked for.
_AHEAD = 12


@dataclass(frozen=True)
class Section:
    """A part of the page.

    Attributes:
        key: Id.
        title: Heading.
        query: What finds its rows.
        about: Of what kind they are, in words; empty where the heading says so.
        total: How many passages there are; None until they have been counted.
        exact: Whether that is no estimate.
        hits: Those that have come.
        after: What to ask for more with; None where there are no more.
        counts: Of those mentioned together with it, how often.
        held: Offices.
        folded: Whether only the heading is shown.
    """

    key: str
    title: str
    query: str
    about: str = field(default="", kw_only=True)
    total: int | None = None
    exact: bool = True
    hits: tuple[Hit, ...] = ()
    after: int | None = None
    counts: tuple[Count, ...] = ()
    held: tuple[Held, ...] = ()
    folded: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it is known that nothing belongs to it."""
        return self.total == 0 and not (self.hits or self.counts or self.held)


class PageRow(NamedTuple):
    """A line of the page.

    Attributes:
        kind: ``section``, ``article``, ``hit`` (what it is), ``words`` (its words), ``role``,
            ``with`` or ``note``.
        section: Position of its section.
        at: Position in what the section holds; -1 for none.
        key: What it stands for; the same when the section is told anew.
        text: What a note says.
    """

    kind: str
    section: int
    at: int
    key: tuple[object, ...]
    text: str = ""


@dataclass(frozen=True)
class EntityPage:
    """The page of an entity.

    Attributes:
        subject: The entity.
        sections: Its sections, in order.
        articles: How many articles name it; None until that is known.
        exact: Whether that is no estimate.
        at: Position of the highlighted row.
        asked: Tells answers that are waited for from earlier ones.
    """

    subject: Subject = NOBODY
    sections: tuple[Section, ...] = ()
    articles: int | None = None
    exact: bool = True
    at: int = 0
    asked: int = 0

    @cached_property
    def rows(self) -> tuple[PageRow, ...]:
        """The lines."""
        found: list[PageRow] = []
        for number, section in enumerate(self.sections):
            if section.is_empty and section.key != PASSAGES:
                continue
            found.append(PageRow("section", number, -1, (section.key,)))
            if not section.folded:
                found += _rows(section, number, self.subject)
        return tuple(found)

    @property
    def row(self) -> PageRow | None:
        """The highlighted line."""
        return self.rows[self.at] if self.at < len(self.rows) else None

    def hit(self, row: PageRow) -> Hit | None:
        """The result that a line leads to."""
        section = self.sections[row.section]
        if row.kind == "role":
            return section.held[row.at].hit
        return section.hits[row.at] if row.kind in ("article", "hit", "words") else None

    def section(self, key: str) -> Section:
        """The section of an id.

        Raises:
            KeyError: There is none.
        """
        for each in self.sections:
            if each.key == key:
                return each
        raise KeyError(key)

    # ------------------------------------------------------------- the highlight

    def moved(self, by: int) -> EntityPage:
        """The highlight so many rows further."""
        heads = [at for at, row in enumerate(self.rows) if _is_head(row)]
        if not heads:
            return self
        here = sum(at < self.at for at in heads)
        return self._on(heads[min(max(0, here + by), len(heads) - 1)])

    def _on(self, at: int) -> EntityPage:
        """The highlight on a row; the rows need not be made anew."""
        new = replace(self, at=at)
        new.__dict__["rows"] = self.rows
        return new

    def walked(self, by: int) -> EntityPage:
        """As `moved`, but no further than the end of a section of which more is to come."""
        new = self.moved(by)
        row, there = self.row, new.row
        if row is None or there is None:
            return new
        for number in range(row.section, there.section):
            section = self.sections[number]
            if section.after is not None and not section.folded:
                return self.moved_to(
                    max(at for at, each in enumerate(self.rows) if each.section == number)
                )
        return new

    def moved_to(self, at: int) -> EntityPage:
        """The highlight on the row that a line belongs to."""
        for each in range(min(at, len(self.rows) - 1), -1, -1):
            if _is_head(self.rows[each]):
                return self._on(each)
        return self._on(0)

    def stepped(self, by: int) -> EntityPage:
        """The highlight on the next heading of a section, or the one before."""
        heads = [at for at, row in enumerate(self.rows) if row.kind == "section"]
        further = [at for at in heads if (at > self.at if by > 0 else at < self.at)]
        if not further:
            return self._on(heads[0 if by > 0 else -1]) if heads else self
        return self._on(further[0 if by > 0 else -1])

    def folded(self, *, folded: bool | None = None) -> EntityPage:
        """The highlighted section folded or unfolded, or the other of the two."""
        row = self.row
        if row is None:
            return self
        held = self.sections[row.section]
        changed = replace(held, folded=not held.folded if folded is None else folded)
        return self.with_section(changed, (held.key,) if changed.folded else None)

    def with_section(self, section: Section, key: tuple[object, ...] | None = None) -> EntityPage:
        """A section told anew; the highlight stays on the row it is on.

        Args:
            section: The section.
            key: The row to highlight instead.
        """
        held = tuple(section if each.key == section.key else each for each in self.sections)
        return self.with_sections(held, key)

    def with_sections(
        self, sections: tuple[Section, ...], key: tuple[object, ...] | None = None
    ) -> EntityPage:
        """Other sections; the highlight stays on the row it is on."""
        row = self.row
        wanted = key or (row.key if row is not None else None)
        new = replace(self, sections=sections)
        for at, each in enumerate(new.rows):
            if each.key == wanted and _is_head(each):
                return new._on(at)
        return new.moved_to(self.at)

    @property
    def wanting(self) -> Section | None:
        """The section of which more is to be asked for, since the highlight nears its end."""
        row = self.row
        if row is None:
            return None
        section = self.sections[row.section]
        if section.after is None or section.folded:
            return None
        return section if row.at > len(section.hits) - _AHEAD else None


def _is_head(row: PageRow) -> bool:
    return row.kind not in ("words", "note")


def _rows(section: Section, number: int, subject: Subject) -> Iterator[PageRow]:
    own = (section.key,)
    for at, held in enumerate(section.held):
        yield PageRow("role", number, at, (*own, held.office))
    for at, count in enumerate(section.counts):
        yield PageRow("with", number, at, (*own, count.id))
    article = ""
    for at, hit in enumerate(section.hits):
        unit, here = hit.unit, (*own, hit.entry.id)
        if section.key == PASSAGES and hit.entry.id != article:
            article = hit.entry.id
            yield PageRow("article", number, at, here)
        if section.key == PASSAGES and unit.record == subject.id:
            # The heading leads to it; its words are those of a paragraph.
            continue
        key = (*here, unit.record, unit.nth, unit.start)
        yield PageRow("hit", number, at, key)
        yield PageRow("words", number, at, key)
    if section.total is None and not section.hits:
        yield PageRow("note", number, -1, (*own, "note"), "…")
    elif section.key == PASSAGES and not section.hits:
        yield PageRow("note", number, -1, (*own, "note"), "No article of the corpus names it")
