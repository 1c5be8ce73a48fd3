"""What the screens beside the explorer have in common."""

from __future__ import annotations

from datetime import date

from textual.reactive import var
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from migwatch.app.beside import ask_day, explorer_of
from migwatch.corpus.keeper import Keeper
from migwatch.corpus.store import Cancelled
from migwatch.model.vocabulary import Corpus


class Companion(Screen[None]):
    """A screen that asks the index and stays as it is while the reader is elsewhere.

    Attributes:
        as_of: The day from which the corpus is read.
        indexing: Share of the articles that an index still lacks taken in, or None.

    Args:
        keeper: The index.
        corpus: Its vocabularies and parties.
        as_of: The day from which the corpus is read.
    """

    # Back from another screen, keys go where they went before.
    AUTO_FOCUS = ""

    as_of: var[date] = var(date.today)
    indexing: var[float | None] = var(None)

    def __init__(self, keeper: Keeper, corpus: Corpus, as_of: date) -> None:
        super().__init__()
        self._keeper = keeper
        self._corpus = corpus
        self.set_reactive(Companion.as_of, as_of)

    def ask_again(self) -> None:
        """Ask once more, since the index has changed; what is highlighted stays so."""
        raise NotImplementedError

    @staticmethod
    def _cancelled() -> Cancelled:
        """Tells a worker whether its answer is no longer waited for."""
        worker = get_current_worker()
        return lambda: worker.is_cancelled

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say so if asking failed in a way that nobody foresaw."""
        if event.state is WorkerState.ERROR:
            message = f"{type(event.worker.error).__name__}: {event.worker.error}"
            self.notify(message, title="Could not go on", severity="error", markup=False)

    def action_as_of(self) -> None:
        """Read the corpus as of another day."""
        ask_day(self.app)

    def action_help(self) -> None:
        """All keys."""
        from migwatch.app.screens.help import HelpScreen

        explorer = explorer_of(self.app)
        self.app.push_screen(HelpScreen(explorer.keys, explorer.describer, "Other screens"))
