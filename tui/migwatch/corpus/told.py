"""Commitments as their articles tell of them, apart from the articles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from migwatch.model.article import Article
from migwatch.model.commitment import Commitment, Says
from migwatch.model.records import NEWSROOM, UNSTATED
from migwatch.model.times import period
from migwatch.model.vocabulary import Corpus


class Told(NamedTuple):
    """A commitment with what is needed of its article to show it.

    Attributes:
        article: Id of the article.
        title: The article's title.
        published: The day on which it was published, ISO 8601.
        commitment: The record.
        names: The names to show, by the ids of whom and what the record names.
    """

    article: str
    title: str
    published: str | None
    commitment: Commitment
    names: Mapping[str, str]

    @property
    def id(self) -> str:
        """Its id in the corpus: ``article/commitment``."""
        return f"{self.article}/{self.commitment.id}"

    @property
    def start(self) -> int:
        """Where its first passage begins, in code points; -1 where it has none."""
        return self.commitment.says[0].start if self.commitment.says else -1

    @property
    def voices(self) -> tuple[str, ...]:
        """The names of everyone who says so, each once."""
        return tuple(dict.fromkeys(self.name(says.who) for says in self.commitment.says))

    def speaker(self, says: Says, corpus: Corpus) -> str:
        """The name of who says so, or else the voice of the words."""
        if says.who in (UNSTATED, NEWSROOM):
            return corpus.label("voice", says.voice)
        return self.name(says.who)

    def name(self, record_id: str) -> str:
        """The words to show for an id that the record names."""
        return self.names.get(record_id, record_id)

    def made_in(self) -> tuple[date, date] | None:
        """First and last day of the time in which it was made.

        Returns:
            The days of ``made.on``, else that of publication; None where neither is known.
        """
        made = self.commitment.made
        found = _days(made.on) if made is not None and made.on else None
        return found or (period(self.published) if self.published else None)


def told(article: Article) -> list[Told]:
    """The commitments of an article, in its order."""
    facts = article.annotation.article
    return [
        Told(article.id, facts.title, facts.published, held, _names(article, held))
        for held in article.annotation.commitments
    ]


def _names(article: Article, held: Commitment) -> dict[str, str]:
    ids = [*held.by, *held.to, *held.for_, *(says.who for says in held.says)]
    if held.made is not None and held.made.at is not None:
        ids.append(held.made.at)
    return {each: article.name(each) for each in ids}


def _days(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 date or interval (``A/B``)."""
    first, slash, last = value.partition("/")
    begin, end = period(first), period(last if slash else first)
    return None if begin is None or end is None else (begin[0], end[1])
