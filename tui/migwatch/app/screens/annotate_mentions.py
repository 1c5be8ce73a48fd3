"""Adding the mentions of an entity: the selected words, and where they occur again."""

from __future__ import annotations

from functools import partial
from typing import Any

import msgspec

from migwatch.app.entity_choices import entity_choices
from migwatch.app.form_values import passage_of, plain_of
from migwatch.app.screens.panel import Panel
from migwatch.app.screens.picker import Picker
from migwatch.app.screens.tick_list import Span, TickList
from migwatch.app.trying import tried
from migwatch.editing.occurrences import LIMIT, again
from migwatch.editing.operations import Add, AddPassage, AnyOperation, Set
from migwatch.editing.parts import section_of
from migwatch.model.article import Article
from migwatch.model.passage import Passage
from migwatch.model.records import Entity
from migwatch.store.folder import Folder

#: Mentions beyond which adding each by itself would take a noticeable time.
_ONE_BY_ONE = 200


class Mentions(Panel[tuple[AnyOperation, ...]]):
    """Asks whom some words name, and which of the further occurrences do as well.

    Args:
        title: Title of the panel.
        article: The article.
        span: The words, half-open code points.
        folder: The corpus, against which records are checked, if they are.
    """

    def __init__(self, title: str, article: Article, span: Span, folder: Folder | None) -> None:
        super().__init__(title)
        self._article = article
        self._span = span
        self._folder = folder

    def _passage_added(self, record: str, passage: dict[str, Any]) -> AnyOperation:
        """The operation that adds a passage.

        Raises:
            EditError: It cannot be done.
        """
        operation = AddPassage(record=record, passage=passage)
        tried(self._article, operation, self._folder)
        return operation

    async def _mention(self) -> tuple[AnyOperation, ...]:
        article = self._article
        passage = passage_of(article.text, *self._span)
        supply = partial(
            entity_choices, article, *self._span, words=passage["exact"], parties=False
        )
        given = await self.show_and_wait(Picker("Whom or what do they name?", supply))
        if not given:
            return ()
        held = article.record(given[0])
        if isinstance(held, Entity):
            first = self._passage_added(held.id, passage)
            mentions = plain_of(held).get("mentions", [])
            more = await self._again(held.name, mentions, passage)
            if len(more) > _ONE_BY_ONE:
                every = sorted([*mentions, passage, *more], key=lambda each: each["start"])
                return (Set(record=held.id, field="mentions", value=every),)
            return (first, *(AddPassage(record=held.id, passage=each) for each in more))
        shared = article.shared[given[0]]
        more = await self._again(shared.name, [passage])
        plain = {**plain_of(shared), "mentions": [passage, *more]}
        return (Add(section=section_of(shared), record=plain),)

    async def _again(
        self,
        name: str,
        held: list[dict[str, Any]],
        *added: dict[str, Any],
        span: tuple[int, int] | None = None,
    ) -> list[dict[str, Any]]:
        """The further occurrences of the words that are mentions as well, as the reader ticks."""
        article = self._article
        known = [msgspec.convert(each, Passage) for each in (*held, *added)]
        spans = again(article.text, *(span or self._span), known, LIMIT + 1)
        if not spans:
            return []
        more = len(spans) > LIMIT
        spans = spans[:LIMIT]
        title = f"The same words occur again: mentions of {name}?"
        ticks = TickList(title, article, spans, more=more)
        given: tuple[Span, ...] | None = await self.show_and_wait(ticks)
        return [passage_of(article.text, *span) for span in given or ()]
