"""The timeline, and what a reader can do in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from migwatch.app.commands.base import Command

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer
    from migwatch.app.screens.timeline import TimelineScreen
    from migwatch.app.timeline_view import TimelineView


class Timeline(Command):
    """Every commitment over time."""

    id = "timeline"
    area = "Articles"
    keys = "T"
    title = "Show the commitments of all articles on a timeline"

    def available(self, explorer: Explorer) -> bool:
        """Whether there is anything to read."""
        return explorer.library.has_several or explorer.article is not None

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        from migwatch.app.screens.timeline import show_timeline

        show_timeline(explorer)


class OnTimeline(Command):
    """Changes what the timeline shows; works in its screen only."""

    area = "Timeline"
    scope = "timeline"

    @staticmethod
    def _screen(explorer: Explorer) -> TimelineScreen | None:
        from migwatch.app.screens.timeline import TimelineScreen

        screen = explorer.app.screen
        return screen if isinstance(screen, TimelineScreen) else None

    def available(self, explorer: Explorer) -> bool:
        """Whether the timeline is shown."""
        return self._screen(explorer) is not None

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        if (screen := self._screen(explorer)) is not None:
            screen.change(self.change)

    def change(self, view: TimelineView) -> TimelineView:
        """The view behind the key from that before it."""
        raise NotImplementedError


class ZoomIn(OnTimeline):
    """Fewer days."""

    id = "zoom-in"
    keys = "plus"
    title = "Timeline: see fewer days, around the current mark"
    zoom: ClassVar[int] = 1

    def change(self, view: TimelineView) -> TimelineView:
        """Nearer, or further."""
        return view.zoomed(self.zoom)


class ZoomOut(ZoomIn):
    """More days."""

    id = "zoom-out"
    keys = "minus"
    title = "Timeline: see more days"
    zoom = -1


class Earlier(OnTimeline):
    """Earlier days."""

    id = "earlier"
    keys = "less_than_sign,shift+left"
    title = "Timeline: see earlier days"
    windows: ClassVar[float] = -0.5

    def change(self, view: TimelineView) -> TimelineView:
        """Half a window away."""
        return view.panned(self.windows)


class Later(Earlier):
    """Later days."""

    id = "later"
    keys = "greater_than_sign,shift+right"
    title = "Timeline: see later days"
    windows = 0.5


class WholeTime(OnTimeline):
    """All days."""

    id = "whole-time"
    keys = "0"
    title = "Timeline: see everything at once"

    def change(self, view: TimelineView) -> TimelineView:
        """All of it."""
        return view.fitted()
