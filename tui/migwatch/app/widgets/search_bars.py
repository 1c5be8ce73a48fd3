"""The single lines of the search screen: how many, what is wrong, the keys."""

from __future__ import annotations

from datetime import date

from textual.reactive import var

from migwatch.app.bindings import Hint
from migwatch.app.row_text import Part, one_line
from migwatch.app.widgets.bars import Bar, as_of_parts
from migwatch.app.wrapping import cells, cut
from migwatch.corpus.fields import FIELDS
from migwatch.corpus.query import QueryError
from migwatch.corpus.store import Count

#: Cells for a message behind its caret; with less it stands before it.
_LEAST = 40


class CountBar(Bar):
    """How many results there are, beside the query."""

    DEFAULT_CSS = """
    CountBar { width: auto; min-width: 22; height: 1; }
    """

    words: var[str] = var("")

    def watch_words(self) -> None:
        """Another number."""
        self.stale()

    def parts(self) -> tuple[list[Part], list[Part]]:
        """The number at the right."""
        return [], [Part(f"{self.words} ", "mw-quiet")]


class UnderQuery(Bar):
    """Under the query: what is wrong with it, or what would complete it, or a hint.

    Attributes:
        error: What is wrong.
        begun: What would complete it, the first by the tab key.
        hint: What to say otherwise.
    """

    error: var[QueryError | None] = var(None)
    begun: var[tuple[Count, ...]] = var(())
    hint: var[str] = var("")

    def watch_error(self) -> None:
        """Something else."""
        self.stale()

    watch_hint = watch_begun = watch_error

    def parts(self) -> tuple[list[Part], list[Part]]:
        """A caret under the column with the message beside it, or the completions."""
        if self.begun:
            return self._completions(), []
        if self.error is None:
            return [Part(f" {self.hint}", "mw-quiet")], []
        column, message = self.error.column + 1, one_line(self.error.message)
        caret = Part("^", "mw-pause", "bold")
        if self.size.width - column < min(_LEAST, column):
            message = cut(message, column - 1)
            gap = " " * max(0, column - 1 - cells(message))
            return [Part(f"{gap}{message} ", "mw-pause"), caret], []
        message = cut(message, self.size.width - column - 2)
        return [Part(" " * column), caret, Part(f" {message}", "mw-pause")], []

    def _completions(self) -> list[Part]:
        found = [Part(" tab ", "primary", "bold")]
        for at, each in enumerate(self.begun):
            words = each.label if each.id else f"{each.field}:"
            found.append(Part(f"{one_line(words)} ", None, "bold" if at == 0 else ""))
            about = f"{each.number:,}  " if each.id else f"{FIELDS[each.field].meaning}   "
            found.append(Part(about, "mw-quiet"))
        return found


class HintBar(Bar):
    """The keys of the part of the screen that has the focus.

    Attributes:
        hints: Keys and what they do.
        as_of: The day from which the corpus is read.
    """

    hints: var[tuple[Hint, ...]] = var(())
    as_of: var[date] = var(date.today)

    def watch_hints(self) -> None:
        """Other keys."""
        self.stale()

    watch_as_of = watch_hints

    def parts(self) -> tuple[list[Part], list[Part]]:
        """The keys that fit; at the right the day, unless it is today."""
        right = as_of_parts(self.as_of)
        left: list[Part] = [Part(" ")]
        used = 1 + sum(cells(part.text) for part in right)
        for key, words, _ in self.hints:
            used += cells(key) + cells(words) + 3
            if used - 2 > self.size.width:
                break
            left += [Part(f"{key} ", "primary", "bold"), Part(f"{words}  ", "mw-quiet")]
        return left, right
