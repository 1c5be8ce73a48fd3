"""What the rows of an entity's page say."""

from __future__ import annotations

from datetime import date

from migwatch.app.entity_page import EntityPage, PageRow, Section
from migwatch.app.layers import paint_of
from migwatch.app.outline_text import numbered
from migwatch.app.result_text import hit_parts, words_parts
from migwatch.app.row_text import Part, RowText, one_line
from migwatch.app.subjects import Held
from migwatch.app.wrapping import cells, cut, cut_words
from migwatch.corpus.query import Phrase
from migwatch.corpus.store import Hit
from migwatch.corpus.words import words
from migwatch.model.times import period, schedule_of, status_after
from migwatch.model.vocabulary import Corpus

#: Cells for the title of the article at the right of a result's words.
_TITLE = 32
#: Pages of fewer cells tell offices by years, and of results less at the right.
_NARROW = 60


class EntityText:
    """Says rows.

    Args:
        page: The page.
        corpus: Vocabularies and parties.
        as_of: The day from which the corpus is read.
    """

    def __init__(self, page: EntityPage, corpus: Corpus, as_of: date) -> None:
        self._page = page
        self._corpus = corpus
        self._as_of = as_of
        found = tuple(words(page.subject.name))
        self._phrases = [Phrase(found)] if found else []

    def row(self, row: PageRow, width: int) -> tuple[int, RowText]:
        """Indent and words of a row.

        Args:
            row: The row.
            width: Cells that it has.
        """
        section = self._page.sections[row.section]
        if row.kind == "section":
            return 0, self._heading(section, width)
        if row.kind == "note":
            return 3, RowText((Part(row.text, "mw-quiet"),))
        if row.kind == "role":
            return 3, self._role(section, section.held[row.at], width)
        if row.kind == "with":
            count = section.counts[row.at]
            about = "" if section.exact else "about "
            number = Part(f" {about}{numbered(count.number, 'paragraph')} ", "mw-quiet")
            return 3, RowText((Part(one_line(count.label)),), (number,))
        hit = section.hits[row.at]
        if row.kind == "article":
            facts = Part(f" {hit.entry.published or 'undated'} ", "mw-quiet")
            return 3, RowText((Part(one_line(hit.entry.title), None, "bold"),), (facts,))
        under_article = section.key == "passages"
        if row.kind == "hit":
            left, right = hit_parts(hit, self._corpus, dated=not under_article)
            room = width * 2 // 5 if width >= _NARROW else width // 3
            return 5, RowText(tuple(left), _as_fits([*self._state(hit), *right], room))
        title: tuple[Part, ...] = ()
        if not under_article and width >= 3 * _TITLE:
            title = (Part(f" {cut(one_line(hit.entry.title), _TITLE)} ", "mw-quiet"),)
        room = max(20, width - 9 - sum(cells(part.text) for part in title))
        return 8, RowText(tuple(words_parts(hit, self._phrases, room)), title)

    def _heading(self, section: Section, width: int) -> RowText:
        sign = "▸" if section.folded else "▾"
        number = "…"
        if section.total is not None:
            number = f"{'' if section.exact else 'about '}{section.total:,}"
        left = [
            Part(f"{sign} ", "mw-quiet"),
            Part(f"{one_line(section.title)} ", "primary", "bold"),
            Part(number, "mw-quiet"),
        ]
        if section.about:
            used = sum(cells(part.text) for part in left)
            about = cut_words(f"  {one_line(section.about)}", width - used - 1)
            left.append(Part(about, "mw-quiet"))
        right = (Part(f" {one_line(section.query)} ", "mw-quiet"),)
        used = sum(cells(part.text) for part in (*left, *right))
        return RowText(tuple(left), right if used + 2 <= width else ())

    def _state(self, hit: Hit) -> tuple[Part, ...]:
        """What has become of a commitment by the day, and how it stands."""
        unit = hit.unit
        if "force" not in unit.values:
            return ()
        reached = status_after(unit.history, self._as_of)
        parts = [Part(f" {self._corpus.label('status', reached)}", "mw-quiet")]
        if schedule_of(reached, unit.due, unit.mod, self._as_of) == "overdue":
            parts.append(Part(f" {self._corpus.label('schedule', 'overdue')}", "mw-pause"))
        return tuple(parts)

    def _role(self, section: Section, held: Held, width: int) -> RowText:
        office = held.office
        now = self._is_current(held)
        days = ""
        if office.begin or office.end:
            days = f"{one_line(office.begin) or '…'} to {one_line(office.end) or '…'}"
            if width < _NARROW:
                days = f"{one_line(office.begin[:4]) or '…'}–{one_line(office.end[:4]) or '…'}"
        parts = [Part(one_line(office.title), None if now else "mw-quiet")]
        if any(each.office.begin or each.office.end for each in section.held):
            parts.insert(0, Part(f"{days:<{9 if width < _NARROW else 24}} ", "mw-time"))
        if office.of:
            parts.append(Part(f", {one_line(office.of)}", "mw-quiet"))
        if not now:
            parts.append(Part(f"  not on {self._as_of.isoformat()}", "mw-quiet"))
        if width < _NARROW:
            return RowText(tuple(parts))
        return RowText(tuple(parts), (Part(f" {numbered(held.number, 'article')} ", "mw-quiet"),))

    def _is_current(self, held: Held) -> bool:
        """Whether an office may be held on the day, as far as its days are known."""
        begin, end = period(held.office.begin), period(held.office.end)
        return (begin is None or begin[0] <= self._as_of) and (end is None or self._as_of <= end[1])


def _as_fits(parts: list[Part], room: int) -> tuple[Part, ...]:
    """The first of some parts and as many of the others, the shortest first, as fit."""
    kept = {0}
    used = sum(cells(part.text) for part in parts[:1]) + 1
    for at in sorted(range(1, len(parts)), key=lambda at: cells(parts[at].text)):
        used += cells(parts[at].text)
        if used > room:
            break
        kept.add(at)
    return (*(part for at, part in enumerate(parts) if at in kept), Part(" "))


def page_title(page: EntityPage, corpus: Corpus) -> tuple[list[Part], list[Part]]:
    """Name, kind and other names at the left; in how many articles at the right."""
    subject = page.subject
    colour = paint_of(subject.kind).colour if subject.kind else None
    left = [Part(f" {one_line(subject.name)} ", colour, "bold")]
    if subject.kind:
        left.append(Part(f" {corpus.label('kind', subject.kind)}", "mw-quiet"))
    if subject.also:
        left.append(Part(f"  also {one_line(', '.join(subject.also))}", "mw-quiet"))
    right = []
    if page.articles is not None:
        about = "" if page.exact else "about "
        right = [Part(f" in {about}{numbered(page.articles, 'article')} ", "mw-quiet")]
    return left, right
