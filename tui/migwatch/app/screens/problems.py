"""What is wrong with the files, as `check` prints it."""

from __future__ import annotations

from migwatch.app.row_text import Part, one_line
from migwatch.app.screens.sheet import Sheet, SheetLine
from migwatch.store.problem import Problem


class ProblemsScreen(Sheet):
    """The problems sheet.

    Args:
        problems: What was found.
        readable: Whether there is an article to go on reading.
        after: What to say of what is left, in place of the usual.
    """

    def __init__(self, problems: tuple[Problem, ...], *, readable: bool, after: str = "") -> None:
        super().__init__()
        self._problems = problems
        self._readable = readable
        self._after = after

    def sheet_title(self) -> str:
        """Its title."""
        count = len(self._problems)
        return f"{count} problem{'' if count == 1 else 's'}"

    def lines(self) -> list[SheetLine]:
        """One paragraph for each problem."""
        after = self._after or (
            "What is wrong here is left out, and records of which no passage is left; "
            "the rest can be read: press escape."
            if self._readable
            else "There is nothing to show until this is mended. Press escape, then q to quit."
        )
        told: list[SheetLine] = [[Part(after, "mw-quiet")], []]
        for problem in self._problems:
            where = f"{problem.path.name}{problem.position}: "
            told.append([Part(one_line(where), "primary", "bold"), Part(one_line(problem.message))])
        told += [[], [Part("`migwatch-tui check` prints the same lines.", "mw-quiet")]]
        return told
