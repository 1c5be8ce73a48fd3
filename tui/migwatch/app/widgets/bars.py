"""Single lines that paint themselves: the header, the panes' titles, the keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.row_text import Part, one_line
from migwatch.app.widgets.line_view import Repainted
from migwatch.app.widgets.row_strip import segments_of
from migwatch.app.wrapping import cells, cut
from migwatch.model.article import Article
from migwatch.store.problem import Problem

if TYPE_CHECKING:
    from migwatch.corpus.store import Wrong

#: Cells of the rule between what a title says at the left and at the right.
_GAP = 4
#: Cells below which a part of a title is left out rather than cut.
_LEAST = 12


def fitted(parts: Sequence[Part], room: int) -> list[Part]:
    """The first parts that fit into some cells; the last of them is cut if that leaves enough."""
    found: list[Part] = []
    for part in parts:
        size = cells(part.text)
        if size > room:
            if room >= _LEAST:
                found.append(part._replace(text=cut(part.text, room)))
            break
        found.append(part)
        room -= size
    return found


class Bar(Repainted):
    """One line of parts, left and right."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False

    def parts(self) -> tuple[list[Part], list[Part]]:
        """What the line says, left and right."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """The line."""
        left, right = self.parts()
        width = self.size.width
        right_width = sum(cells(part.text) for part in right)
        # What matters most stands at the end.
        while right and right_width > width * 2 // 3:
            right_width -= cells(right.pop(0).text)
        segments, used = segments_of(left, self.palette, width - right_width)
        gap = Segment(" " * max(0, width - right_width - used), self.palette.ground)
        return Strip([*segments, gap, *segments_of(right, self.palette, right_width)[0]], width)


class Header(Bar):
    """What is being read: title, date, language, the day it is read from; what was done."""

    article: var[Article | None] = var(None)
    as_of: var[date] = var(date.today)
    progress: var[float | None] = var(None)
    indexing: var[float | None] = var(None)
    problems: var[tuple[Problem, ...]] = var(())
    elsewhere: var[Wrong | None] = var(None)
    done: var[str] = var("")
    unsaved: var[str] = var("")
    amiss: var[str] = var("")

    def watch_article(self) -> None:
        """Another article."""
        self.stale()

    watch_as_of = watch_progress = watch_indexing = watch_problems = watch_article
    watch_elsewhere = watch_article
    watch_done = watch_unsaved = watch_amiss = watch_article

    def parts(self) -> tuple[list[Part], list[Part]]:
        """Title at the left; date, language and as-of day at the right."""
        if self.article is None:
            return [Part(" migwatch ", None, "bold")], self._progress()
        held = self.article.annotation.article
        language = held.language
        if held.translated_from:
            language += f" from {held.translated_from}, machine translation"
        right = [
            Part(f" {one_line(language)} ·", "mw-quiet"),
            Part(f" {one_line(held.published or 'undated')}", "mw-quiet"),
        ]
        right += as_of_parts(self.as_of, " · ")
        if self.unsaved:
            right.append(Part(" · not saved", "mw-pause", "bold"))
        elif self.amiss:
            right.append(Part(" · not as on disk", "mw-pause", "bold"))
        count = len(self.problems) + (self.elsewhere.total if self.elsewhere is not None else 0)
        if count:
            word = "problem" if count == 1 else "problems"
            right.append(Part(f" · {count:,} {word}: !", "mw-pause"))
        left = [Part(f" {one_line(held.title)} ", None, "bold")]
        if self.done:
            # In the title's place there is room for it in any window.
            left = [Part(" ✓ ", "primary", "bold"), Part(f"{one_line(self.done)} ")]
        return left, [*right, *self._progress(), Part(" ")]

    def _progress(self) -> list[Part]:
        return [
            *progress_parts("annotation", self.progress),
            *progress_parts("indexing", self.indexing),
        ]


def as_of_parts(day: date, before: str = " ") -> list[Part]:
    """The day from which the corpus is read, unless it is today."""
    return [] if day == date.today() else [Part(f"{before}as of {day.isoformat()}", "mw-pause")]


def progress_parts(what: str, share: float | None) -> list[Part]:
    """A bar for work that has come so far; nothing where there is none."""
    if share is None:
        return []
    done = round(share * 10)
    return [
        Part(f" {what} ", "mw-quiet"),
        Part("━" * done, "primary"),
        Part("─" * (10 - done), "mw-quiet"),
        Part(f" {share:4.0%} ", "mw-quiet"),
    ]


class PaneTitle(Bar):
    """The title of a pane; it stands out while the pane has the focus.

    Attributes:
        pane: Id of the focused pane.
        says: Its words, left and right.

    Args:
        names: Id of the pane it is the title of.
        number: The key that goes there.
    """

    DEFAULT_CSS = """
    PaneTitle { background: $surface; }
    """

    pane: var[str] = var("")
    says: var[tuple[tuple[Part, ...], tuple[Part, ...]]] = var(((), ()))

    def __init__(self, names: str, number: int) -> None:
        super().__init__(classes=f"-{names}")
        self._names = names
        self._number = number

    def watch_pane(self, old: str, new: str) -> None:
        """Show whether the pane has the focus."""
        if self._names in (old, new):
            self.stale()

    def watch_says(self) -> None:
        """Other words."""
        self.stale()

    def parts(self) -> tuple[list[Part], list[Part]]:
        """A rule with the title in it."""
        focused = self.pane == self._names
        rule = Part("━━ " if focused else "── ", "primary" if focused else "mw-rule")
        left, right = self.says
        number = Part(f"{self._number} ", "mw-quiet")
        shown = [
            part._replace(attributes="bold") if focused and at == 0 else part
            for at, part in enumerate(left)
        ]
        width = self.size.width
        said = fitted([rule, number, *shown], width - _GAP)
        free = width - sum(cells(part.text) for part in said)
        behind = fitted([*right, Part(" ")], free - _GAP) if right else []
        size = sum(cells(part.text) for part in behind)
        fill = "━" if focused else "─"
        gap = f" {fill * (free - size - 2)} " if behind else f" {fill * (free - 1)}"
        return [*said, Part(gap, rule.colour)], behind

    async def on_click(self, event: events.Click) -> None:
        """Go to the pane."""
        event.stop()
        await self.run_action(f"screen.run('go-{self._names}')")
