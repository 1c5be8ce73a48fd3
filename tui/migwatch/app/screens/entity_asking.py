"""What the page of an entity knows, and how it asks the index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from textual import on, work
from textual.message import Message
from textual.reactive import var
from textual.worker import get_current_worker

from migwatch.app.entity_page import PASSAGES, ROLES, WITH, EntityPage, Section
from migwatch.app.entity_sections import exactly, parties_of, sections_of
from migwatch.app.screens.companion import Companion
from migwatch.app.subjects import Subject, offices_of, subject_of
from migwatch.corpus.store import Cancelled, Facets, Hit, Interrupted, Page, Store

T = TypeVar("T")

_FIRST, _MORE = 20, 60
#: Articles in which offices are looked for, and how many at a time.
_OFFICES, _AT_ONCE = 2_000, 200


class EntityAsking(Companion):
    """The state of the page.

    Attributes:
        page: The entity and what is known of it.
    """

    page: var[EntityPage] = var(EntityPage())

    #: Of which section, and behind what, more has been asked for.
    _wanted: tuple[int, str, int | None] = (0, "", None)

    @dataclass
    class Met(Message):
        """Who the entity is.

        Attributes:
            asked: Which question it answers.
            newest: Its newest mention, if any.
            facets: Its articles counted.
        """

        asked: int
        newest: Hit | None
        facets: Facets

    @dataclass
    class Found(Message):
        """Passages of a section.

        Attributes:
            asked: Which question it answers.
            key: The section.
            after: What they come behind; None for the first.
            page: The passages.
        """

        asked: int
        key: str
        after: int | None
        page: Page

    @dataclass
    class Counted(Message):
        """The passages of a section counted.

        Attributes:
            asked: Which question it answers.
            key: The section.
            facets: The counts.
        """

        asked: int
        key: str
        facets: Facets

    @dataclass
    class Offices(Message):
        """Mentions that tell of offices.

        Attributes:
            asked: Which question it answers.
            hits: All that have been read so far.
            ended: Whether there are no more.
        """

        asked: int
        hits: tuple[Hit, ...]
        ended: bool

    # ------------------------------------------------------------------ asking

    def begin(self, page: EntityPage) -> None:
        """Show a page as far as it is known, and ask for all of it."""
        asked = self.page.asked + 1
        self.page = replace(page, asked=asked)
        self.workers.cancel_group(self, "more")
        self._fill(asked, page.subject, {each.key: len(each.hits) for each in page.sections})

    def ask_again(self) -> None:
        """Ask once more, since the index has changed; the highlight stays."""
        if self.page.asked:
            self.begin(self.page)

    def _ask(self, question: Callable[[Store], T]) -> T:
        """Ask the index one thing, so that others need not wait for all of them.

        Raises:
            Interrupted: Nobody waits for the answer.
        """
        if get_current_worker().is_cancelled:
            raise Interrupted
        return self._keeper.ask(question)

    @work(thread=True, exclusive=True, exit_on_error=False, group="fill")
    def _fill(self, asked: int, subject: Subject, held: dict[str, int]) -> None:
        cancelled, day = self._cancelled(), self.as_of
        named = f"kind:entity {exactly('entity', subject.id)}"
        try:
            newest = self._ask(lambda store: store.search(named, day, None, 1, cancelled)).hits
            facets = self._ask(lambda store: store.facets(named, day, cancelled))
            self.post_message(self.Met(asked, newest[0] if newest else None, facets))
            parties = parties_of(facets, subject.id)
            for section in sections_of(subject, parties, self._corpus):
                if section.key == ROLES:
                    self._read_offices(asked, section.query, cancelled)
                    continue
                if section.key != WITH:
                    size = max(_FIRST, held.get(section.key, 0))
                    self._answer(asked, section, None, size, cancelled)
                self._tally(asked, section, cancelled)
        except Interrupted:
            return

    def _tally(self, asked: int, section: Section, cancelled: Cancelled) -> None:
        counted = self._ask(lambda store: store.facets(section.query, self.as_of, cancelled))
        self.post_message(self.Counted(asked, section.key, counted))

    def _answer(
        self, asked: int, section: Section, after: int | None, size: int, cancelled: Cancelled
    ) -> None:
        page = self._ask(
            lambda store: store.search(section.query, self.as_of, after, size, cancelled)
        )
        self.post_message(self.Found(asked, section.key, after, page))

    def _read_offices(self, asked: int, query: str, cancelled: Cancelled) -> None:
        def more(store: Store) -> Page:
            return store.search(query, self.as_of, after, _AT_ONCE, cancelled)

        hits: tuple[Hit, ...] = ()
        after: int | None = None
        while True:
            page = self._ask(more)
            hits, after = (*hits, *page.hits), page.after
            self.post_message(self.Offices(asked, hits, after is None))
            if after is None or len(hits) >= _OFFICES:
                return

    @work(thread=True, exclusive=True, exit_on_error=False, group="more")
    def _more(self, asked: int, section: Section) -> None:
        try:
            self._answer(asked, section, section.after, _MORE, self._cancelled())
        except Interrupted:
            return

    def ask_for_more(self) -> None:
        """Ask for more of a section when the highlight nears its end."""
        section = self.page.wanting
        if section is None:
            return
        wanted = (self.page.asked, section.key, section.after)
        if wanted != self._wanted:
            self._wanted = wanted
            self._more(self.page.asked, section)

    # ----------------------------------------------------------------- answers

    @on(Met)
    def _met(self, message: Met) -> None:
        page = self.page
        if message.asked != page.asked:
            return
        subject = page.subject
        if message.newest is not None and not (subject.kind and subject.name):
            met = subject_of(message.newest.unit)
            subject = subject._replace(name=met.name, kind=met.kind)
        parties = parties_of(message.facets, subject.id)
        old = {each.key: each for each in page.sections}
        sections = tuple(
            replace(old.get(each.key, each), title=each.title)
            for each in sections_of(subject, parties, self._corpus)
        )
        page = replace(
            page, subject=subject, articles=message.facets.total, exact=message.facets.exact
        )
        self.page = page.with_sections(sections)

    @on(Found)
    def _found(self, message: Found) -> None:
        page = self.page
        if message.asked != page.asked:
            return
        section = page.section(message.key)
        if message.after is None:
            hits = message.page.hits
        elif message.after == section.after:
            hits = (*section.hits, *message.page.hits)
        else:
            return
        self.page = page.with_section(replace(section, hits=hits, after=message.page.after))

    @on(Counted)
    def _counted(self, message: Counted) -> None:
        page = self.page
        if message.asked != page.asked:
            return
        section, facets = page.section(message.key), message.facets
        if message.key == WITH:
            counts = tuple(
                each
                for each in facets.counts
                if each.field == "entity" and each.id != page.subject.id
            )
            changed = replace(section, counts=counts, total=len(counts), exact=facets.exact)
        else:
            total = facets.total
            if message.key == PASSAGES:
                # In each article one of them is the entity's own record, its heading here.
                total = max(0, total - (page.articles or 0))
            changed = replace(section, total=total, exact=facets.exact)
        self.page = page.with_section(changed)

    @on(Offices)
    def _offices(self, message: Offices) -> None:
        page = self.page
        if message.asked == page.asked:
            held = offices_of(message.hits)
            section = page.section(ROLES)
            self.page = page.with_section(
                replace(section, held=held, total=len(held), exact=message.ended)
            )
