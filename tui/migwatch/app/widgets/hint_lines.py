"""At the foot of a panel: what is said of the highlighted row, and the keys."""

from __future__ import annotations

from textual import events
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.bindings import Hint
from migwatch.app.row_text import Part, one_line
from migwatch.app.widgets.details import flow
from migwatch.app.widgets.line_view import Repainted
from migwatch.app.widgets.row_strip import strip_of
from migwatch.app.wrapping import cells


class Told(Repainted):
    """Two lines: what is wrong, or else what there is to say of the highlighted row.

    Attributes:
        words: What there is to say.
        problem: What is wrong.
    """

    DEFAULT_CSS = """
    Told { height: 2; width: 1fr; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False

    words: var[str] = var("")
    problem: var[str] = var("")

    def watch_words(self) -> None:
        """Say something else."""
        self.stale()

    watch_problem = watch_words

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        part = Part(one_line(self.words), "mw-quiet")
        if self.problem:
            part = Part(f"! {one_line(self.problem)}", "mw-pause")
        width = self.size.width
        lines = flow([part], width - 1)
        rows = self.size.height
        if y == rows - 1 and len(lines) > rows:
            lines[y] = [part for line in lines[y:] for part in line]
        line = [Part(" "), *lines[y]] if y < len(lines) else []
        return strip_of(line, self.palette, width)


class Hints(Repainted):
    """The keys, on as many lines as they need; a click on one presses it.

    Attributes:
        hints: Keys and what they do.
    """

    DEFAULT_CSS = """
    Hints { height: auto; width: 1fr; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False

    hints: var[tuple[Hint, ...]] = var(())

    def watch_hints(self) -> None:
        """Other keys."""
        self.refresh(layout=True)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Lines that the keys take."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[list[Part]]:
        lines: list[list[Part]] = [[Part(" ")]]
        used = 1
        for key, words, _ in self.hints:
            size = cells(key) + cells(words) + 3
            if used + size - 2 > width and len(lines[-1]) > 1:
                lines.append([Part(" ")])
                used = 1
            lines[-1] += [Part(f"{key} ", "primary", "bold"), Part(f"{words}  ", "mw-quiet")]
            used += size
        return lines

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        event.stop()
        lines = self._lines(self.size.width)
        nth = sum(len(line) - 1 for line in lines[: event.y]) // 2
        at = 0
        for place, part in enumerate(lines[event.y] if event.y < len(lines) else ()):
            at += cells(part.text)
            if event.x < at:
                press = self.hints[nth + (place - 1) // 2].press if place else ""
                if press:
                    self.app.simulate_key(press)
                return

    def render_line(self, y: int) -> Strip:
        """A line of keys."""
        width = self.size.width
        lines = self._lines(width)
        return strip_of(lines[y] if y < len(lines) else [], self.palette, width)
