"""What is wrong with the files, as `check` prints it, and the way to where it is mended."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.bindings import Hint, bound, hint
from migwatch.app.mending import Place, mend, place_in
from migwatch.app.outline_text import numbered
from migwatch.app.parts import Part, one_line
from migwatch.app.screens.sheet import CLOSING, Sheet, SheetLine, SheetView
from migwatch.app.widgets.details import flow
from migwatch.app.widgets.row_strip import strip_of
from migwatch.store.problem import Problem

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer

#: Cells of the sign before the lines of the highlighted problem.
_SIGN = 2


class ProblemsView(SheetView):
    """The problems, one of them highlighted.

    Attributes:
        at: Position of the highlighted problem.

    Args:
        lines: What the sheet says.
        title: Its title.
        first: Position of the first problem among the lines.
        count: How many there are.
    """

    at: var[int] = var(0, init=False)

    def __init__(self, lines: list[SheetLine], title: str, first: int, count: int) -> None:
        super().__init__(lines, title)
        self._first = first
        self._count = count
        #: Where the lines of each problem begin, and where the last one's end.
        self._starts: list[int] = []

    class Chosen(Message):
        """The highlighted problem was pointed at once more."""

    def set_lines(self, width: int) -> list[SheetLine]:
        """The lines at a width."""
        width = max(1, width - _SIGN)
        self._starts = []
        found: list[SheetLine] = []
        for number, parts in enumerate(self.told):
            if self._first <= number <= self._first + self._count:
                self._starts.append(len(found))
            found += flow(parts, width) if parts else [[]]
        return found

    def watch_at(self) -> None:
        """Show the highlighted problem."""
        if self._starts:
            start, end = self._starts[self.at : self.at + 2]
            self.show_line(min(end, start + self.page) - 1)
            self.show_line(start)
            if not self.at:
                self.show_from(0)
            elif self.at == self._count - 1:
                self.show_from(self.virtual_size.height)
                self.show_line(start)
        self.stale()

    def action_by(self, lines: int) -> None:
        """Highlight another problem."""
        self.at = min(max(0, self.at + lines), max(0, self._count - 1))

    def action_pages(self, pages: float) -> None:
        """Highlight the problem a share of the sheet further on."""
        if self._starts:
            line = self._starts[self.at] + round(pages * max(1, self.page - 1))
            there = sum(start <= line for start in self._starts[:-1]) - 1
            one = 1 if pages > 0 else -1
            self.action_by(there - self.at if there != self.at else one)

    def on_click(self, event: events.Click) -> None:
        """Highlight a problem; once more goes to where it is mended."""
        event.stop()
        line = round(self.scroll_y) + event.get_content_offset_capture(self).y
        if self._starts and self._starts[0] <= line < self._starts[-1]:
            at = sum(start <= line for start in self._starts) - 1
            if at == self.at:
                self.post_message(self.Chosen())
            self.at = at

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A line of the sheet, with a sign at those of the highlighted problem."""
        strip = super().paint_line(y, max(0, width - _SIGN))
        if strip is None:
            return strip
        here = self._starts[self.at : self.at + 2]
        sign = (
            Part("\u258c ", "primary") if len(here) > 1 and here[0] <= y < here[1] else Part("  ")
        )
        return Strip([*strip_of([sign], self.palette, _SIGN), *strip], width)


class ProblemsScreen(Sheet, inherit_bindings=False):
    """The problems sheet.

    Args:
        problems: What was found.
        readable: Whether there is an article to go on reading.
        after: What to say of what is left, in place of the usual.
        more: How many problems there are that are not listed.
        own: Whether they are those of one article, of a corpus that may have more.
    """

    BINDINGS = bound(
        ("mend", "mend"),
        *((name, f"other('{name}')") for name in ("previous-article", "next-article", "corpus")),
        *CLOSING,
    )

    @dataclass(eq=False, repr=False)
    class Placed(Message):
        """It is known where a problem is to be mended.

        Attributes:
            problem: The problem.
            place: The record; None where only the file can be mended.
        """

        problem: Problem
        place: Place | None

    def __init__(
        self,
        problems: tuple[Problem, ...],
        *,
        readable: bool,
        after: str = "",
        more: int = 0,
        own: bool = False,
    ) -> None:
        super().__init__()
        self._own = own
        self._more = more
        self._problems = problems
        self._readable = readable
        self._after = after

    def sheet_title(self) -> str:
        """Its title."""
        return numbered(len(self._problems) + self._more, "problem")

    def view(self) -> SheetView:
        """The problems, one of them highlighted."""
        return ProblemsView(self.lines(), self.sheet_title(), 2, len(self._problems))

    def hints(self) -> tuple[Hint, ...]:
        """The keys."""
        return (hint(self, "mend", "mend it"), *super().hints())

    def lines(self) -> list[SheetLine]:
        """One paragraph for each problem."""
        after = self._after or (
            "What is wrong here is left out, and records of which no passage is left; "
            "the rest can be read: press escape."
            if self._readable
            else self._way_on()
        )
        told: list[SheetLine] = [[Part(after, "mw-quiet")], []]
        for problem in self._problems:
            where = f"{problem.path.name}{problem.position}: "
            told.append([Part(one_line(where), "primary", "bold"), Part(one_line(problem.message))])
        if self._more:
            told.append([Part(f"and {self._more:,} more", "mw-quiet")])
        told += [[], [Part(self._printed(), "mw-quiet")]]
        return told

    def _printed(self) -> str:
        """How else to see these problems, and where those of other articles are."""
        files = dict.fromkeys(shlex.quote(each.path.name) for each in self._problems)
        if not self._own or len(files) != 1:
            return "`migwatch-tui check` prints the same lines."
        told = f"`migwatch-tui check {one_line(*files)}` prints the same lines."
        from migwatch.app.beside import explorer_of

        if not explorer_of(self.app).library.has_others:
            return told
        return f"{told} Behind escape, ! lists those of all articles."

    def _way_on(self) -> str:
        """Where to go from an article that cannot be read."""
        from migwatch.app.beside import explorer_of

        told = "There is nothing to show until this is mended."
        if not explorer_of(self.app).library.has_others:
            return f"{told} Press escape, then q to quit."
        before, after, table = (
            hint(self, f"other('{name}')", "").key
            for name in ("previous-article", "next-article", "corpus")
        )
        return f"{told} Press {before} or {after} for other articles, {table} to list them."

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key works now: those for other articles do over the explorer."""
        if action == "other":
            from migwatch.app.beside import explorer_of

            return self.app.screen_stack[-2:] == [explorer_of(self.app), self]
        return True

    def action_other(self, name: str) -> None:
        """Leave this for another article, or for the table of them."""
        from migwatch.app.beside import explorer_of

        explorer = explorer_of(self.app)
        self.dismiss()
        self.app.call_later(explorer.action_run, name)

    @on(ProblemsView.Chosen)
    def action_mend(self) -> None:
        """Go to where the highlighted problem can be mended."""
        if self._problems:
            from migwatch.app.beside import explorer_of

            problem = self._problems[self.query_one(ProblemsView).at]
            self._find(explorer_of(self.app), problem)

    @work(thread=True, exclusive=True, exit_on_error=False, group="place")
    def _find(self, explorer: Explorer, problem: Problem) -> None:
        self.post_message(self.Placed(problem, place_in(explorer, problem)))

    @on(Placed)
    def _placed(self, message: Placed) -> None:
        from migwatch.app.beside import explorer_of

        if self.is_current:
            explorer = explorer_of(self.app)
            # Not within a message to this screen, which may be closed by it.
            self.app.call_later(partial(mend, explorer, message.problem, message.place))
