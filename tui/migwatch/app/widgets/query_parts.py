"""The parts of a query bar: the line that is typed and what stands around it."""

from __future__ import annotations

from typing import Self

from textual.geometry import Region, Size
from textual.reactive import var

from migwatch.app.row_text import Part
from migwatch.app.widgets.bars import Bar
from migwatch.app.widgets.typed_line import TypedLine
from migwatch.app.wrapping import cells

#: Cells for what came of a query, in windows of at least so many columns.
_ROOM = ((110, 48), (80, 30), (0, 14))
#: How to say whether a query means whole words, by the room there is.
_WHOLE = ("whole words  ", "whole ", "w ")
_PARTS = ("alt+w whole words  ", "alt+w whole  ")


class QueryField(TypedLine):
    """The line that is typed.

    Args:
        written: What stands in it at first.
    """

    DEFAULT_CSS = "QueryField { width: 1fr; }"

    _held = False

    def __init__(self, written: str) -> None:
        super().__init__(written, 'words, "a phrase", `whole words`, /expression/')
        self._held = False

    def hold(self) -> None:
        """Paint nothing until `let_go`: what comes of a letter lands in one frame with it."""
        self._held = True

    def validate_value(self, value: str) -> str:
        """Hold before anything of the line changes."""
        if value != self.value:
            self.hold()
        return value

    def let_go(self) -> None:
        """Paint what has been typed."""
        self._held = False
        self.refresh()

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Ask to be painted, unless that is held."""
        if self._held:
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class Scope(Bar):
    """What the query is about.

    Attributes:
        scope: In a few words.
    """

    DEFAULT_CSS = "Scope { width: auto; }"

    scope: var[str] = var("")

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The words, but no more than a third of the window."""
        return min(cells(self.scope) + 1, viewport.width // 3)

    def parts(self) -> tuple[list[Part], list[Part]]:
        """The words."""
        return [Part(f" {self.scope}", "primary", "bold")], []


class Answer(Bar):
    """What came of the query, and whether it means whole words.

    Attributes:
        says: What came of it.
        whole: Whether it means whole words.
    """

    DEFAULT_CSS = "Answer { width: auto; }"

    says: var[tuple[Part, ...]] = var(())
    whole: var[bool] = var(False)

    def watch_says(self) -> None:
        """Another answer."""
        self.stale()

    watch_whole = watch_says

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The same for every answer, so that nothing is laid out anew."""
        return next(room for least, room in _ROOM if viewport.width >= least)

    def parts(self) -> tuple[list[Part], list[Part]]:
        """The answer at the right; before it what there is room for."""
        room = self.size.width - sum(cells(part.text) for part in self.says) - 1
        held = _WHOLE if self.whole else _PARTS
        words = next((words for words in held if cells(words) <= room), "")
        mode = Part(words, "mw-count", "bold") if self.whole else Part(words, "mw-quiet")
        return [Part(" " * max(0, room - cells(words))), mode, *self.says], []


class ProblemLine(Bar):
    """What is wrong with the query, below the place where it is.

    Attributes:
        says: What is wrong.
        column: Cell of the window below which to say so.
    """

    DEFAULT_CSS = "ProblemLine { display: none; }"

    says: var[str] = var("")
    column: var[int] = var(0)

    def watch_says(self) -> None:
        """Another problem, or none any more."""
        self.display = bool(self.says)
        self.stale()

    def watch_column(self) -> None:
        """Somewhere else."""
        self.stale()

    def parts(self) -> tuple[list[Part], list[Part]]:
        """The words behind a sign; before it where there is no room behind."""
        column = min(self.column, self.size.width - 1)
        words = f"▲ {self.says}"
        if column + cells(words) > self.size.width:
            words = f"{self.says} ▲"
            column = max(0, column + 1 - cells(words))
        return [Part(" " * column), Part(words, "mw-pause")], []
