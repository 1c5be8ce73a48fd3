"""The page of an entity: everything that the corpus says of it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from migwatch.app.beside import ENTITY, explorer_of, leave, show_article
from migwatch.app.bindings import MOVING, bound, hint
from migwatch.app.entity_page import EntityPage, PageRow
from migwatch.app.entity_sections import sections_of
from migwatch.app.screens.entity_asking import EntityAsking
from migwatch.app.state import Goal
from migwatch.app.subjects import Subject, is_text
from migwatch.app.widgets.entity_view import EntityBar, EntityView
from migwatch.app.widgets.search_bars import HintBar
from migwatch.corpus.store import Hit

#: Further than any page is long.
_ALL = 1_000_000_000
#: Actions and what the line at the bottom says of their keys.
_HINTS = (
    ("enter", "open"),
    ("step(1)", "section"),
    ("back", "back"),
    ("fold(True) fold(False)", "fold"),
    ("as_of", "as of"),
    ("help", "help"),
)
_KEYS = (
    *MOVING,
    ("next-pane", "step(1)"),
    ("previous-pane", "step(-1)"),
    ("left", "fold(True)"),
    ("right", "fold(False)"),
    ("enter", "enter"),
    ("back", "back"),
    ("as-of", "as_of"),
    ("help", "help"),
    ("entity-page", "leave"),
    ("close", "leave"),
)
#: Pages that are remembered, to come back to.
_TRAIL = 64


class EntityScreen(EntityAsking):
    """The screen of an entity's page."""

    CSS_PATH = "entity_page.tcss"
    BINDINGS = bound(*_KEYS)

    #: Name of the screen that the page was opened from; empty for the explorer.
    _opened_from = ""
    #: Where escape leads from the explorer once the page is closed.
    _came_from = ""

    def compose(self) -> ComposeResult:
        """The title above the rows."""
        cls = EntityScreen
        yield EntityBar(self._corpus).data_bind(cls.page)
        yield EntityView(self._corpus, id="entity").data_bind(cls.as_of, entity=cls.page)
        hints = HintBar().data_bind(cls.as_of)
        hints.hints = tuple(hint(self, *each) for each in _HINTS)
        yield hints

    def on_mount(self) -> None:
        """Nothing has been visited yet."""
        self._trail: list[EntityPage] = []

    def open(self, subject: Subject, opened_from: str, came_from: str) -> None:
        """Show the page of an entity.

        Args:
            subject: The entity.
            opened_from: Name of the screen to go back to; empty for the explorer.
            came_from: Name of the screen to which escape leads from the explorer.
        """
        self._trail = []
        self._opened_from, self._came_from = opened_from, came_from
        if subject.id == self.page.subject.id:
            self.page = self.page.moved_to(0)
        else:
            self._begin_anew(subject)

    def _begin_anew(self, subject: Subject) -> None:
        self.begin(EntityPage(subject, tuple(sections_of(subject, [], self._corpus))))

    # ---------------------------------------------------------------- commands

    def action_by(self, rows: int) -> None:
        """Move the highlight."""
        self.page = self.page.walked(rows) if abs(rows) < _ALL else self.page.moved(rows)
        self.ask_for_more()

    def action_pages(self, pages: float) -> None:
        """Move the highlight by a share of the screen."""
        lines = round(pages * max(1, self.query_one(EntityView).page - 1))
        there = self.page.moved_to(max(0, self.page.at + lines)).at
        low, high = sorted((self.page.at, there))
        heads = sum(row.kind not in ("words", "note") for row in self.page.rows[low:high])
        self.action_by(max(1, heads) * (1 if pages > 0 else -1))

    def action_step(self, by: int) -> None:
        """To another section."""
        self.page = self.page.stepped(by)

    def action_fold(self, folded: bool) -> None:
        """Fold or unfold the section."""
        self.page = self.page.folded(folded=folded)

    @on(EntityView.Pointed)
    def _pointed(self, message: EntityView.Pointed) -> None:
        self.page = self.page.moved_to(message.row)
        if message.again:
            self.action_enter()

    def action_enter(self) -> None:
        """Open the passage, the page of another entity, or a section."""
        row = self.page.row
        if row is None:
            return
        hit = self.page.hit(row)
        if row.kind == "section":
            self.page = self.page.folded()
        elif row.kind == "with":
            count = self.page.sections[row.section].counts[row.at]
            self._trail = [*self._trail[1 - _TRAIL :], self.page]
            self._begin_anew(Subject(count.id, count.label))
        elif hit is not None:
            show_article(self.app, hit.entry.id, self._goal(row, hit), ENTITY)

    def _goal(self, row: PageRow, hit: Hit) -> Goal:
        """The passage to show: of a paragraph, where it names the entity."""
        unit = hit.unit
        if row.kind == "role" or unit.record == self.page.subject.id:
            return Goal(self.page.subject.id, 0, unit.start)
        if is_text(unit):
            return Goal(self.page.subject.id, -1, unit.start)
        return Goal(unit.record, unit.nth, unit.start)

    def action_back(self) -> None:
        """To the page before, or where the reader came from."""
        if not self._trail:
            self.action_leave()
            return
        page = self._trail.pop()
        self.begin(page)

    def action_leave(self) -> None:
        """Where the reader came from."""
        leave(self.app, ENTITY, self._came_from)
        if self._opened_from and self.app.screen is explorer_of(self.app):
            self.app.push_screen(self._opened_from)
