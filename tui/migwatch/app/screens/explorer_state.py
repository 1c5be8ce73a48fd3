"""What the explorer knows: the article, the lists, what is selected.

Values here flow down to the widgets by data binding; nothing here knows a widget.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from textual.reactive import var

from migwatch.app import navigation, titles
from migwatch.app.commands.base import ARTICLE, LISTS, RECORDS
from migwatch.app.layers import ALL_LAYERS
from migwatch.app.listing import Listing, Row
from migwatch.app.relisting import Lists, describer_of, is_changed, lists_after, lists_of
from migwatch.app.row_text import Describer, Part
from migwatch.app.rows import commitments_listing, records_listing, view_of
from migwatch.app.screens.explorer_chains import ExplorerChains
from migwatch.app.selection import Selection
from migwatch.app.state import Place, Selected
from migwatch.app.titles import Says
from migwatch.corpus.found import Found, Span
from migwatch.corpus.grouping import Grouping
from migwatch.corpus.library import Library
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment
from migwatch.store.problem import Problem

#: Steps back that are remembered.
_TRAIL = 256


class ExplorerState(ExplorerChains):
    """The state of the explorer.

    Attributes:
        article: The article, or None while it is being read.
        selected: The selected record and its current passage.
        cursor: Offset of the cursor in the article, code points.
        shown_layers: Ids of the layers of marks that are shown.
        view: Which of `migwatch.app.rows.VIEWS` the middle pane lists.
        grouping: How the commitments are grouped.
        records: The middle pane's list.
        commitments: The commitments tree.
        describer: Says what rows and details say.
        as_of: The day from which the corpus is read.
        heading: The highlighted row of the focused list, where that is a heading.
        pane: Id of the focused pane.
        maximised_pane: Id of the pane that is shown alone, or empty.
        filtering: Whether a filter is being typed.
        finding: Whether a query is being typed.
        selection: What words of the article are selected; its head is the cursor.
        found: What was found in the article, until the reader goes back.
        found_at: Which of the matches holds the cursor, from 0; -1 for none, and in the lists.
        found_says: The same in words.
        progress: Share of the annotation read so far, or None when all of it is.
        indexing: Share of the articles that an index still lacks taken in, or None.
        problems: What is wrong with the files.
        article_says: Words of the article's title.
        records_says: Words of the middle pane's title.
        commitments_says: Words of the commitments' title.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    article: var[Article | None] = var(None, always_update=True)
    selected: var[Selected | None] = var(None)
    cursor: var[int] = var(0)
    shown_layers: var[frozenset[str]] = var(ALL_LAYERS)
    view: var[int] = var(0)
    grouping: var[Grouping] = var("theme")
    records: var[Listing | None] = var(None)
    commitments: var[Listing | None] = var(None)
    describer: var[Describer | None] = var(None)
    as_of: var[date] = var(date.today)
    heading: var[Row | None] = var(None)
    pane: var[str] = var(ARTICLE)
    maximised_pane: var[str] = var("")
    filtering: var[bool] = var(False)
    finding: var[bool] = var(False)
    selection: var[Selection | None] = var(None)
    found: var[Found | None] = var(None)
    found_at: var[int] = var(-1)
    found_says: var[tuple[Part, ...]] = var(())
    progress: var[float | None] = var(None)
    indexing: var[float | None] = var(None)
    problems: var[tuple[Problem, ...]] = var(())
    article_says: var[Says] = var(((), ()))
    records_says: var[Says] = var(((), ()))
    commitments_says: var[Says] = var(((), ()))

    def __init__(self, library: Library, as_of: date) -> None:
        super().__init__(library, as_of)
        self.set_reactive(ExplorerState.as_of, as_of)
        self.trail: list[Place] = []
        self.told: set[Path] = set()  # articles whose problems have been shown unasked

    def watch_article(self, old: Article | None, article: Article | None) -> None:
        """List what another article holds; after a change to it, what has changed."""
        if article is None or self.selection is None or article.text is not self.selection.text:
            self.selection = None
        if article is None:
            self.describer = self.records = self.commitments = self.selected = None
            self.heading = None
            self.article_says = self.records_says = self.commitments_says = ((), ())
            self.set_reactive(ExplorerState.chains, {})
            self.read_chains(None)
            return
        again = is_changed(old, article)
        if again and old is not None and self.records and self.commitments:
            held = Lists(self.records, self.commitments)
            where = (self.view, self.grouping, self.as_of, self.chains)
            lists = lists_after(held, old, article, *where)
        else:
            lists = lists_of(article, self.view, self.grouping, self.as_of)
            # Nothing is to be listed anew for that.
            self.set_reactive(ExplorerState.chains, {})
        self.records, self.commitments = lists
        self.describer = describer_of(article, self.as_of, self.chains)
        if self.selected is not None and article.record(self.selected.record) is None:
            self.selected = None
        self._retitle()
        if not again:
            self.read_chains(article if self.progress is None else None)
        self.preview()

    def watch_chains(self) -> None:
        """List what other articles tell of the commitments."""
        article, listing = self.article, self.commitments
        if article is None or listing is None:
            return

        def anew(grouping: Grouping, old: Listing) -> Listing:
            return commitments_listing(article, grouping, self.as_of, self.chains).like(old)

        self.describer = describer_of(article, self.as_of, self.chains)
        self.commitments = anew(self.grouping, listing)
        self.trail = [
            place._replace(commitments=anew(place.grouping, place.commitments))
            for place in self.trail
            if place.commitments is not None
        ]

    def watch_as_of(self) -> None:
        """Read statuses, schedules and history on another day."""
        article, listing = self.article, self.commitments
        if article is None or listing is None:
            return
        self.describer = describer_of(article, self.as_of, self.chains)
        self.commitments = self.on_this_day(listing, self.grouping)
        self.preview()
        self.day = self.as_of
        self.read_chains(article)

    def on_this_day(self, listing: Listing, grouping: Grouping) -> Listing:
        """A commitments tree of another day as of this one."""
        assert self.article is not None
        fresh = commitments_listing(self.article, grouping, self.as_of, self.chains)
        return listing.built_anew(fresh.build)

    def watch_selected(self) -> None:
        """Say which passage of how many."""
        self._retitle_article()

    watch_shown_layers = watch_selected

    def watch_cursor(self) -> None:
        """Say where the cursor is, and in which match; the selection follows."""
        if self.selection is not None:
            self.selection = self.selection.to(self.cursor)
        here = self.found if self.pane == ARTICLE else None
        self.found_at = here.at(self.cursor) if here is not None else -1
        self.found_says = titles.found_says(self.found, self.found_at)
        self._retitle_article()

    watch_found = watch_cursor

    @property
    def match(self) -> Span | None:
        """The match that holds the cursor: start and end, half-open code points."""
        return (
            self.found.span(self.found_at)
            if self.found is not None and self.found_at >= 0
            else None
        )

    def watch_records(self) -> None:
        """Say how many are shown."""
        if self.article is not None and self.records is not None:
            self.records_says = titles.records_title(self.article, self.records, self.view)

    def watch_commitments(self) -> None:
        """Say how many are shown, and how they are grouped."""
        if self.article is not None and self.commitments is not None:
            self.commitments_says = titles.commitments_title(
                self.article, self.commitments, self.grouping
            )

    def _retitle_article(self) -> None:
        if self.article is not None:
            self.article_says = titles.article_title(
                self.article, self.cursor, self.shown_layers, self.selected, self.found_says
            )

    def _retitle(self) -> None:
        self._retitle_article()
        self.watch_records()
        self.watch_commitments()

    @property
    def listing(self) -> Listing | None:
        """The list of the focused pane."""
        return self.records if self.pane == RECORDS else self.commitments

    def select(self, selected: Selected | None, *, follow: bool = True) -> None:
        """Select a record's passage and bring the cursor to it.

        Args:
            selected: The record and its passage.
            follow: Whether the lists' highlight follows.
        """
        self.selected = selected
        if self.article is None or selected is None:
            return
        if (passage := navigation.passage_of(self.article, selected)) is not None:
            self.cursor = passage.start
        record = self.article.record(selected.record)
        if not follow or record is None:
            return
        if isinstance(record, Commitment):
            if self.commitments is not None:
                self.commitments = self.commitments.on(*selected)
            return
        view = view_of(record)
        if view is not None and view != self.view:
            self.view = view
            self.records = records_listing(self.article, view)
        if self.records is not None:
            self.records = self.records.on(*selected)

    def change_listing(self, change: Callable[[Listing], Listing]) -> None:
        """Change the focused list, and preview the row it comes to."""
        listing = self.listing
        if listing is None:
            return
        changed = change(listing)
        if self.pane == RECORDS:
            self.records = changed
        else:
            self.commitments = changed
        self.preview(moved=changed.row != listing.row)

    def preview(self, *, moved: bool = False) -> None:
        """Select what the highlighted row of the focused list belongs to; nothing at a heading.

        Args:
            moved: Whether the highlight has come to another row; if not, a passage of the
                row's record that is selected already stays so.
        """
        listing = self.listing if self.pane in LISTS else None
        row = listing.row if listing is not None else None
        self.heading = row if row is not None and row.record is None else None
        if listing is None:
            return
        if row is None or row.record is None:
            self.select(None)
        elif moved or self.selected is None or not row.shows(*self.selected):
            self.select(Selected(row.record, row.nth or 0), follow=False)

    def remember(self) -> None:
        """Take note of where the reader is, to come back to."""
        self.trail.append(
            Place(
                self.pane,
                self.selected,
                self.cursor,
                self.view,
                self.grouping,
                self.records,
                self.commitments,
                self.found,
                self.as_of,
                self.article,
            )
        )
        del self.trail[:-_TRAIL]
