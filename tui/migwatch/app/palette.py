"""What the command palette finds: commands that can be run now, and records."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from textual.command import Hit, Hits, Provider
from textual.content import Content

from migwatch.app.commands import all_commands, command
from migwatch.app.commands.base import ARTICLE
from migwatch.app.listing import fold_case
from migwatch.app.parts import one_line
from migwatch.app.state import Selected
from migwatch.app.wrapping import cut
from migwatch.corpus.grouping import by_force
from migwatch.model.article import label
from migwatch.model.records import Entity, Record

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer

#: Most records that one search gives.
_MOST = 50
#: Records of each kind that are offered before anything is typed.
_OFFERED = 8
#: Records that are looked at before other work has its turn.
_AT_ONCE = 2000
#: Records stand before commands, and both before what Textual finds.
_RECORDS, _COMMANDS = 2000.0, 1000.0
#: Before anything is typed, records stand behind all that can be run.
_BEHIND = -1.0
#: Added for a name or an id that is what was typed, and no more.
_EXACT = 10.0
#: Cells of the window that are not for a name.
_AROUND = 10


class Match(NamedTuple):
    """How well a name fits what was typed.

    Attributes:
        score: 0 to 3; more for words at the beginning, then for beginnings of words.
        spans: Where the words stand in the name.
    """

    score: float
    spans: tuple[tuple[int, int], ...]


def match(query: str, name: str) -> Match | None:
    """How a name holds every word of a query, without case and accents; None if not.

    Args:
        query: What was typed, folded (see `fold_case`).
        name: The name, folded.
    """
    spans = []
    score = 0.0
    wanted = query.split()
    for word in wanted:
        at = f" {name}".find(f" {word}")
        begins = at >= 0
        if not begins and (at := name.find(word)) < 0:
            return None
        spans.append((at, at + len(word)))
        score += 2 * begins + (at == 0)
    return Match(score / len(wanted), tuple(spans)) if wanted else None


def _explorer(provider: Provider) -> Explorer | None:
    from migwatch.app.screens.explorer import Explorer

    return provider.screen if isinstance(provider.screen, Explorer) else None


class _OurProvider(Provider):
    """Shows names with the matched words marked; no name passes through markup."""

    def marked(self, name: str, found: Match, before: str = "") -> Content:
        """A name with what it was found by.

        Args:
            name: The name.
            found: Where the words stand in its folded form.
            before: What stands before it.
        """
        shown = Content(before + name)
        # Folding can make a name longer; then marks would stand beside the words.
        if self.match_style is not None and len(fold_case(name)) == len(name):
            for start, end in found.spans:
                edge = len(before) + start
                shown = shown.stylize(self.match_style, edge, edge + end - start)
        return shown


class CommandProvider(_OurProvider):
    """Commands, each named by its area."""

    async def startup(self) -> None:
        """Take note of what would do nothing."""
        explorer = _explorer(self)
        self._idle: frozenset[str] = frozenset()
        if explorer is not None:
            self._idle = await asyncio.to_thread(_idle, explorer)

    def _rows(self) -> list[tuple[str, str, Callable[[], Awaitable[None] | None]]]:
        explorer = _explorer(self)
        if explorer is None:
            return []
        return [
            (
                f"{held.area}: {held.title}",
                held.key_words(explorer.keys.get(held.id)),
                partial(command(held.id).run, explorer),
            )
            for held in all_commands().values()
            if held.id != "palette" and held.id not in self._idle and held.available(explorer)
        ]

    async def discover(self) -> Hits:
        """All that can be run now, by area."""
        for at, (name, keys, run) in enumerate(self._rows()):
            yield Hit(_COMMANDS - at, Content(name), run, help=keys)

    async def search(self, query: str) -> Hits:
        """Those that match."""
        wanted = fold_case(query)
        for name, keys, run in self._rows():
            if (found := match(wanted, fold_case(name))) is not None:
                yield Hit(_COMMANDS + found.score, self.marked(name, found), run, help=keys)


class RecordProvider(_OurProvider):
    """Records of the article, by name."""

    async def startup(self) -> None:
        """Take note of the names."""
        self._names: list[tuple[str, Record]] | None = None

    def _hit(self, explorer: Explorer, record: Record, score: float, found: Match) -> Hit:
        before = _before(record)
        name = cut(one_line(label(record)), max(8, explorer.size.width - _AROUND - len(before)))
        shown = self.marked(name, found, before)
        # What was found by its id shows that.
        told = None if found.spans or not found.score else record.id
        return Hit(score, shown, partial(_open, explorer, record.id), help=told)

    async def discover(self) -> Hits:
        """The strongest commitments, and the entities that are mentioned most."""
        explorer = _explorer(self)
        article = explorer.article if explorer is not None else None
        if explorer is None or article is None:
            return
        held = article.annotation
        common: list[Entity] = nlargest(_OFFERED, held.entities, key=_mentions)
        offered: list[Record] = [*by_force(article, held.commitments)[:_OFFERED], *common]
        for at, record in enumerate(offered):
            yield self._hit(explorer, record, _BEHIND - at, Match(0, ()))

    def _folded(self, explorer: Explorer) -> Iterator[tuple[str, Record]]:
        if self._names is not None:
            yield from self._names
            return
        names = []
        for record in explorer.article.records if explorer.article is not None else ():
            names.append((fold_case(one_line(label(record))), record))
            yield names[-1]
        self._names = names

    async def search(self, query: str) -> Hits:
        """Those that match, the best first."""
        explorer = _explorer(self)
        if explorer is None:
            return
        wanted = fold_case(query)
        matches: list[tuple[float, int, Match, Record]] = []
        for at, (name, record) in enumerate(self._folded(explorer)):
            if at % _AT_ONCE == _AT_ONCE - 1:
                await asyncio.sleep(0)
            if (found := _found(wanted, name, record)) is not None:
                matches.append((found.score, -at, found, record))
        for score, at, found, record in nlargest(_MOST, matches, key=lambda each: each[:2]):
            yield self._hit(explorer, record, _RECORDS + score + at / (1 << 40), found)


def _idle(explorer: Explorer) -> frozenset[str]:
    """Ids of the commands that would do nothing."""
    return frozenset(held.id for held in all_commands().values() if held.idle(explorer))


def _before(record: Record) -> str:
    """What stands before a record's name in its row."""
    return f"{type(record).__name__}: "


def _found(wanted: str, name: str, record: Record) -> Match | None:
    """How a record's name, the words of its row or its id fit what was typed."""
    words = wanted.strip()
    begun = words.removeprefix(fold_case(_before(record).strip())).strip()
    found = match(begun, name)
    if found is not None:
        return found._replace(score=found.score + _EXACT * (name == begun or words == record.id))
    by_id = match(words, record.id)
    return by_id and Match(by_id.score + _EXACT * (words == record.id), ())


def _mentions(entity: Entity) -> int:
    return len(entity.mentions)


def _open(explorer: Explorer, record: str) -> None:
    explorer.remember()
    explorer.selection = None
    explorer.select(Selected(record))
    explorer.go(ARTICLE)
