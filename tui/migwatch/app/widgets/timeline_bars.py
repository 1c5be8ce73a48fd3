"""What stands above and below the timeline: header, legend, the current mark, keys."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.reactive import var
from textual.strip import Strip

from migwatch.app.commands import command
from migwatch.app.parts import Part, one_line
from migwatch.app.timeline_view import TimelineView
from migwatch.app.timeline_words import legend, mark_lines
from migwatch.app.widgets.bars import Bar
from migwatch.app.widgets.details import flow
from migwatch.app.widgets.line_view import LineView, Repainted
from migwatch.app.widgets.row_strip import strip_of
from migwatch.app.wrapping import cells

_ROWS = {"chain": ("chain", "chains"), "party": ("party", "parties"), "theme": ("theme", "themes")}


class TimelineHeader(Bar):
    """What is shown, and how much of the corpus has been read.

    Attributes:
        view: The timeline; None while the corpus is being read.
        progress: Share of the corpus read so far, or None when there is nothing to tell of it.
        unread: How many files have problems.

    Args:
        title: The corpus's title.
    """

    view: var[TimelineView | None] = var(None)
    progress: var[float | None] = var(None)
    unread: var[int] = var(0)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def watch_view(self) -> None:
        """Other rows, or another window."""
        self.stale()

    watch_progress = watch_unread = watch_view

    def parts(self) -> tuple[list[Part], list[Part]]:
        """The corpus at the left; rows, ticks and as-of day at the right."""
        left = [Part(" Timeline ", None, "bold"), Part(one_line(self._title), "mw-quiet")]
        if self.view is None:
            return left, self._progress()
        one, many = _ROWS[self.view.by]
        count = len(self.view.rows)
        facts = [f" {count} {one if count == 1 else many}"]
        if count:
            facts.append(self.view.scale.level.name)
        right = [Part(" · ".join(facts), "mw-quiet")]
        right.append(Part(f" · as of {self.view.as_of}", "mw-pause"))
        if self.unread:
            files = "file has" if self.unread == 1 else "files have"
            right.append(Part(f" · {self.unread} {files} problems", "mw-pause"))
        return left, [*right, Part(" ")]

    def _progress(self) -> list[Part]:
        if self.progress is None:
            return []
        done = round(self.progress * 10)
        return [
            Part(" reading ", "mw-quiet"),
            Part("━" * done, "primary"),
            Part("─" * (10 - done), "mw-quiet"),
            Part(f" {self.progress:4.0%} ", "mw-quiet"),
        ]


class TimelineLegend(Repainted):
    """Every sign with its word."""

    DEFAULT_CSS = """
    TimelineLegend { height: 2; background: $surface; color: $foreground; }
    """
    ALLOW_SELECT = False

    @staticmethod
    def lines_at(width: int) -> int:
        """How many lines it takes at a width."""
        return len(legend(width - 2))

    def render_line(self, y: int) -> Strip:
        """A line of it."""
        width = self.size.width
        lines = legend(width - 2)
        parts = lines[y] if y < len(lines) else []
        return strip_of((Part(" "), *parts), self.palette, width)


class TimelineDetails(LineView):
    """All about the current mark.

    Attributes:
        view: The timeline and where one is in it.
    """

    DEFAULT_CSS = """
    TimelineDetails { height: 4; background: $panel; }
    """
    ALLOW_SELECT = False

    view: var[TimelineView | None] = var(None)

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[list[Part]] | None = None

    def watch_view(self) -> None:
        """Another mark."""
        self._lines = None
        self.show_from(0)
        self.stale()

    def on_resize(self) -> None:
        """Wrap at the new width."""
        super().on_resize()
        self._lines = None

    def repaint(self) -> None:
        """Say what there is to say of the mark, then paint."""
        if self._lines is None:
            told = mark_lines(self.view) if self.view is not None else []
            self._lines = [line for parts in told for line in flow(parts, self.room - 2)]
            self.set_line_count(len(self._lines))
        super().repaint()

    def paint_line(self, y: int, width: int) -> Strip | None:
        """A line of it."""
        if self._lines is None or y >= len(self._lines):
            return None
        return strip_of((Part(" "), *self._lines[y]), self.palette, width)


#: Footer: the commands whose keys are named, the words for them, the action of a click.
_KEYS = (
    (("left", "right"), "mark", "step(1)"),
    (("enter",), "to its words", "enter"),
    (("zoom-in", "zoom-out", "whole-time"), "zoom", "change('zoom-in')"),
    (("earlier", "later"), "days", "change('later')"),
    (("switch",), "rows", "switch"),
    (("as-of",), "as of", "as_of"),
    (("back",), "back", "back"),
    (("help",), "help", "help"),
)


class TimelineKeys(Repainted):
    """Keys and what they do; a click on one does it.

    Args:
        keymap: The user's own keys by the id of a command.
    """

    DEFAULT_CSS = """
    TimelineKeys { height: 1; background: $panel; color: $foreground; }
    """
    ALLOW_SELECT = False

    def __init__(self, keymap: dict[str, str]) -> None:
        super().__init__()
        self._keymap = keymap

    def _key(self, name: str) -> str:
        return command(name).key_words(self._keymap.get(name)).split(" ")[0]

    def render_line(self, y: int) -> Strip:
        """The keys that fit; back and help always."""
        width = self.size.width
        told = [(" ".join(self._key(name) for name in ids), *more) for ids, *more in _KEYS]
        sizes = [cells(f"{keys} {words}  ") for keys, words, _ in told]
        room = width - 1 - sum(sizes[-2:])
        segments = [Segment(" ", self.palette.ground)]
        for at, (keys, words, action) in enumerate(told):
            if at < len(told) - 2:
                if room < sizes[at]:
                    continue
                room -= sizes[at]
            act = Style.from_meta({"@click": f"screen.{action}"})
            segments.append(Segment(f"{keys} ", self.palette.style("primary", "bold") + act))
            segments.append(Segment(f"{words}  ", self.palette.style("mw-quiet") + act))
        return Strip(segments).adjust_cell_length(width, self.palette.ground)
