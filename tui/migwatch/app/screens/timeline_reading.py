"""Reading a corpus for its timeline, and telling how far that has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual import on, work
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from migwatch.app.state import Target
from migwatch.corpus.chain import Chain
from migwatch.corpus.chains import chains
from migwatch.corpus.library import Library
from migwatch.corpus.reading import all_told
from migwatch.corpus.timeline import BYS, By, timeline
from migwatch.model.timeline import TimelineRow
from migwatch.store.problem import Problem

#: Seconds of reading after which a bar shows how far it has come.
_PATIENCE = 1.0

Rows = dict[By, tuple[TimelineRow, ...]]


class _StoppedError(Exception):
    """Nobody waits for what is being read."""


class TimelineReading(Screen[Target | None]):
    """Reads the rows of a timeline in the background.

    Attributes:
        rows: The rows of each kind; None while the corpus is being read.
        progress: Share of the corpus read so far.
        slow: Whether reading takes long enough to show how far it has come.
        shown_progress: The share to show, or None.
        unread: How many files have problems.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
        indexed: Whether its kept index is up to date.
    """

    rows: var[Rows | None] = var(None, always_update=True)
    progress: var[float] = var(0.0)
    slow: var[bool] = var(False)
    shown_progress: var[float | None] = var(None)
    unread: var[int] = var(0)

    @dataclass
    class Reading(Message):
        """More of the corpus has been read.

        Attributes:
            share: How much of it, 0 to 1.
        """

        share: float

    @dataclass
    class Arrived(Message):
        """All of the corpus has been read.

        Attributes:
            day: The day from which it was read.
            rows: The rows of each kind.
            unread: How many files have problems.
        """

        day: date
        rows: Rows
        unread: int

    def __init__(self, library: Library, as_of: date, *, indexed: bool) -> None:
        super().__init__()
        self._library = library
        self._as_of = as_of
        self._indexed = indexed
        self._held: list[Chain] | None = None
        self._failure = ""
        self._shown_day: date | None = None

    def on_mount(self) -> None:
        """Begin to read."""
        self._read()
        self.set_timer(_PATIENCE, self._be_slow)

    def read_again(self) -> None:
        """Read it by the index, which has been brought up to date; the view stays."""
        self._indexed = True
        self._read()

    def _be_slow(self) -> None:
        self.slow = True

    def watch_progress(self) -> None:
        """Show how far reading has come, once it takes long."""
        self.shown_progress = self.progress if self.slow and self.rows is None else None

    watch_slow = watch_progress

    def watch_rows(self, rows: Rows | None) -> None:
        """Show no longer how far reading has come."""
        self.watch_progress()

    @work(thread=True, exclusive=True, exit_on_error=False, group="timeline")
    def _read(self) -> None:
        worker = get_current_worker()
        wrong: list[Problem] = []

        def progress(share: float) -> None:
            if worker.is_cancelled:
                raise _StoppedError
            self.post_message(self.Reading(share))

        library, corpus = self._library, self._library.corpus
        tolds = all_told(library, progress, wrong.extend, indexed=self._indexed)
        try:
            held = chains(tolds, corpus)
        except _StoppedError:
            return
        self._held = held
        self._tell(self._as_of, len({problem.path for problem in wrong}))

    def _tell(self, day: date, unread: int) -> None:
        corpus = self._library.corpus
        rows = {by: tuple(timeline(self._held or (), corpus, day, by)) for by in BYS}
        self.post_message(self.Arrived(day, rows, unread))

    def follow(self, day: date) -> None:
        """Read the timeline from another day."""
        self._as_of = day
        if self._held is not None:
            self._tell_again(day)

    @work(thread=True, exclusive=True, exit_on_error=False, group="timeline")
    def _tell_again(self, day: date) -> None:
        self._tell(day, self.unread)

    def stop_reading(self) -> None:
        """Let be what is being read."""
        self.workers.cancel_group(self, "timeline")

    @on(Reading)
    def _reading(self, message: Reading) -> None:
        self.progress = message.share

    @on(Arrived)
    def _arrived(self, message: Arrived) -> None:
        if message.day != self._as_of:
            self.follow(self._as_of)
            return
        self.unread = message.unread
        if message.rows != self.rows or self._shown_day != message.day:
            self._shown_day = message.day
            self.rows = message.rows

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so if reading failed in a way that nobody foresaw."""
        if event.state is WorkerState.ERROR:
            message = f"{type(event.worker.error).__name__}: {event.worker.error}"
            if message != self._failure:
                # Read again at once, it fails again.
                self._failure = message
                self.notify(message, title="Could not go on", severity="error", markup=False)
