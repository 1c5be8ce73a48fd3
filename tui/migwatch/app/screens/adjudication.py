"""Deciding between two annotations of the open article, difference by difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from migwatch.app.bindings import hint
from migwatch.app.decisions import (
    EDITED,
    KEPT,
    TAKEN,
    Decision,
    Decisions,
    changed,
    place_of,
)
from migwatch.app.parts import Part, one_line
from migwatch.app.row_text import RowText
from migwatch.app.screens.panel import Panel
from migwatch.editing.adjudicating import Difference, differences
from migwatch.model.annotation import Annotation
from migwatch.model.article import Article

if TYPE_CHECKING:
    from migwatch.app.screens.explorer_adjudicating import ExplorerAdjudicating
    from migwatch.app.screens.form import Form

#: Signs of differences that are decided and still there.
_SIGNS = {KEPT: "A", EDITED: "✎"}
_TOLD = {KEPT: "A is kept", EDITED: "A was edited by hand"}
_HINTS = (
    ("keep", "keep A"),
    ("take", "take B"),
    ("enter", "edit"),
    ("next", "next open one"),
    ("undo", "undo"),
    ("back", "done"),
)


class AdjudicationScreen(Panel[None]):
    """Steps through the differences of two annotations.

    Args:
        article: The article with the annotation that decisions change, A.
        other: The other annotation, B.
        decisions: What was decided.
        explorer: Does what is decided.
    """

    BINDINGS = [
        Binding("a", "keep", "Keep A", id="adjudicate-keep", show=False),
        Binding("b", "take", "Take B", id="adjudicate-take", show=False),
        Binding("n", "next", "Next that is open", id="adjudicate-next", show=False),
        Binding("u", "undo", "Undo", id="adjudicate-undo", show=False),
    ]

    def __init__(
        self,
        article: Article,
        other: Annotation,
        decisions: Decisions,
        explorer: ExplorerAdjudicating,
    ) -> None:
        super().__init__("A: this annotation   B: the other")
        self._article = article
        self._other = other
        self._decisions = decisions
        self._explorer = explorer
        #: The decision that is being taken back.
        self._undone: Decision | None = None

    def on_mount(self) -> None:
        """What is to be decided."""
        self.hints = tuple(hint(self, *each) for each in _HINTS)
        self.empty = "The two annotations say the same."
        self._list()

    def show(self, article: Article) -> None:
        """List what is still to be decided after a change.

        Args:
            article: The article as it is now.
        """
        self._article = article
        self._list()
        undone, self._undone = self._undone, None
        if undone is not None:
            self._point(undone)

    def _list(self) -> None:
        self.rows = differences(self._article.annotation, self._other)
        self._tell()

    def _tell(self) -> None:
        """Tell what is decided, and keep it."""
        self.mutate_reactive(Panel.rows)
        self._count()
        self._explorer.keep_decisions(self._decisions)

    @property
    def left(self) -> int:
        """How many differences are to be decided."""
        return sum(self._decisions.of(each) is None for each in self.rows)

    def _count(self) -> None:
        left = self.left
        count = len(self.rows)
        noun = "difference" if count == 1 else "differences"
        self.retitle(f"{count} {noun}, {left} to be decided")

    def describe(self, row: Difference) -> RowText:
        """Where they differ, and both values."""
        decision = self._decisions.of(row)
        kept = decision is not None
        place = " ".join(filter(None, (row.record or row.section, *row.path)))
        left = (
            Part(f"{_SIGNS[decision.how]} ", "mw-quiet") if decision else Part("· ", "mw-pause"),
            Part(one_line(place), "primary", "" if kept else "bold"),
            Part(f"  A {one_line(row.one)}"),
            Part(f"  B {one_line(row.other)}", "mw-quiet" if kept else None),
        )
        return RowText(left, ())

    def say(self) -> None:
        """Both values in full."""
        row: Difference | None = self.row
        if row is not None:
            decision = self._decisions.of(row)
            how = f"{_TOLD[decision.how]}. " if decision is not None else ""
            self.told = f"{how}A: {row.one}  B: {row.other}"
        else:
            self.told = ""

    # ---------------------------------------------------------------- commands

    def action_keep(self) -> None:
        """Let A be as it is; where that is decided, leave it open again."""
        row: Difference | None = self.row
        if row is None:
            return
        decision = self._decisions.of(row)
        if decision is not None and decision.how == KEPT:
            self._decisions.drop(decision)
        else:
            self._decisions.add(Decision(KEPT, (place_of(row),)))
        self._tell()
        self.action_next()

    def action_take(self) -> None:
        """Make A say what B says."""
        row: Difference | None = self.row
        if row is not None:
            place = " ".join((row.record or row.section, *row.path))
            decision = Decision(TAKEN, (place_of(row),))
            self._decisions.add(decision)
            words = f"Take from the other annotation: {place}"
            self._explorer.take(row.taking, words, decision)

    def action_next(self) -> None:
        """On to the next that is open."""
        count = len(self.rows)
        for by in range(1, count + 1):
            at = (self.at + by) % count
            if self._decisions.of(self.rows[at]) is None:
                self.at = at
                return

    def action_undo(self) -> None:
        """Take the last decision back, and nothing else."""
        last = self._decisions.last
        if last is None:
            self.problem = "nothing is decided that could be taken back"
            return
        self._decisions.drop(last)
        if last.how == KEPT:
            self._tell()
            self._point(last)
        else:
            self._undone = last
            self._explorer.take_back(last)

    def _point(self, decision: Decision) -> None:
        """Highlight what was decided."""
        keys = {place.key for place in decision.places}
        for at, row in enumerate(self.rows):
            if row.key in keys:
                self.at = at
                return

    def entered(self) -> None:
        """Edit the record by hand, beginning with the field in which they differ."""
        row: Difference | None = self.row
        if row is None:
            return
        before = self.rows

        def closed(form: Form) -> None:
            after = differences(form.article.annotation, self._other)
            if form.is_changed:
                self._decisions.add(Decision(EDITED, changed(before, after), form.steps))
                self._tell()

        record = "" if row.section == "article" else row.record
        if record and self._article.record(record) is None:
            key = hint(self, "take", "").key
            self.problem = f"A has no such record; {key} takes it from B, to be edited then"
        else:
            self._explorer.open_form(record, "".join(row.path[:1]), closed=closed)
