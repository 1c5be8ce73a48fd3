"""What other articles tell of the commitments of the open one, read in the background.

The index knows which commitments are linked, so only articles that have to do with the
open one are looked at, and only once the index is up to date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message
from textual.reactive import var
from textual.timer import Timer
from textual.worker import get_current_worker

from migwatch.corpus.library import Library
from migwatch.model.article import Article

if TYPE_CHECKING:
    from textual.screen import Screen

    from migwatch.corpus.chain import Chain

    _Part = Screen[None]
else:
    # Textual prepares every class of screens for itself; only the whole explorer is one.
    from textual.message_pump import MessagePump as _Part

#: Seconds that an article is open before others are looked at, so that its own first keys
#: find the processor free.
_REST = 0.3


class _StoppedError(Exception):
    """Another article is open by now."""


class ExplorerChains(_Part):
    """Finds the chains of the open article. In a corpus of one article it does nothing.

    Attributes:
        chains: The chains that lead beyond the open article, by the id of each of its
            commitments that is part of one.
        indexed: Whether the index has been brought up to date.

    Args:
        library: The corpus.
        as_of: The day from which it is read.
    """

    chains: var[Mapping[str, Chain]] = var(dict)
    indexed: var[bool] = var(False)

    @dataclass(eq=False, repr=False)
    class ChainsRead(Message):
        """The other articles have been read.

        Attributes:
            article: Id of the article that was open.
            chains: Its chains.
        """

        article: str
        chains: Mapping[str, Chain]

    def __init__(self, library: Library, as_of: date) -> None:
        super().__init__()
        self.library = library
        self.day = as_of
        self._resting: Timer | None = None
        self._chained: str | None = None

    def read_chains(self, article: Article | None) -> None:
        """Begin to read what others tell of an article; of None, stop.

        Args:
            article: The article, once all of it has been read.
        """
        if not self.library.has_several:
            return
        self.workers.cancel_group(self, "chains")
        self._chained = None if article is None else article.id
        self.read_chains_again()

    def read_chains_again(self) -> None:
        """Read them once the index is up to date; those that are known stay until then."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        if self._chained is not None and self.indexed:
            self._resting = self.set_timer(_REST, partial(self._read_chains, self._chained))

    @work(thread=True, exclusive=True, exit_on_error=False, group="chains")
    def _read_chains(self, article: str) -> None:
        from migwatch.corpus.chains import beyond, chains
        from migwatch.corpus.reading import linked_told

        worker = get_current_worker()

        def stop(_: float) -> None:
            if worker.is_cancelled:
                raise _StoppedError

        try:
            found = chains(linked_told(self.library, article, stop), self.library.corpus)
        except _StoppedError:
            return
        self.post_message(self.ChainsRead(article, beyond(found, article, self.day)))

    @on(ChainsRead)
    def _chains_read(self, message: ChainsRead) -> None:
        if message.article == self._chained:
            self.chains = message.chains
