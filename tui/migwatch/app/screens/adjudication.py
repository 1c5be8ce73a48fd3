"""Deciding between two annotations of the open article, difference by difference."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import Binding

from migwatch.app.bindings import hint
from migwatch.app.parts import Part, one_line
from migwatch.app.row_text import RowText
from migwatch.app.screens.panel import Panel
from migwatch.editing.adjudicating import Difference, differences
from migwatch.editing.operations import AnyOperation
from migwatch.model.annotation import Annotation
from migwatch.model.article import Article

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
        edit: Does operations on A, told in words.
        undo: Takes the last decision back.
        form: Opens the record of an id to be edited by hand.
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
        edit: Callable[[tuple[AnyOperation, ...], str], None],
        undo: Callable[[], None],
        form: Callable[[str], None],
    ) -> None:
        super().__init__("A: this annotation   B: the other")
        self._article = article
        self._other = other
        self._edit = edit
        self._undo = undo
        self._form = form
        #: Keys of the differences in which A is kept.
        self._kept: set[tuple[str, ...]] = set()

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

    def _list(self) -> None:
        self.rows = differences(self._article.annotation, self._other)
        self._count()

    def _count(self) -> None:
        left = sum(each.key not in self._kept for each in self.rows)
        count = len(self.rows)
        noun = "difference" if count == 1 else "differences"
        self.retitle(f"{count} {noun}, {left} to be decided")

    def describe(self, row: Difference) -> RowText:
        """Where they differ, and both values."""
        kept = row.key in self._kept
        place = " ".join(filter(None, (row.record or row.section, *row.path)))
        left = (
            Part("A " if kept else "· ", "mw-quiet" if kept else "mw-pause"),
            Part(one_line(place), "primary", "" if kept else "bold"),
            Part(f"  A {one_line(row.one)}"),
            Part(f"  B {one_line(row.other)}", "mw-quiet" if kept else None),
        )
        return RowText(left, ())

    def say(self) -> None:
        """Both values in full."""
        row: Difference | None = self.row
        self.told = "" if row is None else f"A: {row.one}  B: {row.other}"

    # ---------------------------------------------------------------- commands

    def action_keep(self) -> None:
        """Let A be as it is."""
        if self.row is not None:
            self._kept ^= {self.row.key}
            self.mutate_reactive(Panel.rows)
            self._count()
            self.action_next()

    def action_take(self) -> None:
        """Make A say what B says."""
        row: Difference | None = self.row
        if row is not None:
            self._kept.discard(row.key)
            place = " ".join((row.record or row.section, *row.path))
            self._edit(row.taking, f"Take from the other annotation: {place}")

    def action_next(self) -> None:
        """On to the next that is open."""
        count = len(self.rows)
        for by in range(1, count + 1):
            at = (self.at + by) % count
            if self.rows[at].key not in self._kept:
                self.at = at
                return

    def action_undo(self) -> None:
        """Take the last decision back."""
        self._undo()

    def entered(self) -> None:
        """Edit the record by hand."""
        row: Difference | None = self.row
        if row is not None and row.record:
            self._form(row.record)
