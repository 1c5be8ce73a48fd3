"""Where the words of a unit stand in their article."""

from __future__ import annotations

from typing import NamedTuple

from migwatch.corpus.unit import Office, Unit, Values
from migwatch.model.article import Article
from migwatch.model.passage import Passage

#: Code points of the text shown before and behind the words of a record.
CONTEXT = 48


def place_in(article: Article, passage: Passage) -> Place:
    """The place of a passage."""
    text, start, end = article.text, passage.start, passage.end
    return Place(
        start,
        end,
        article.paragraphs.number(start),
        passage.exact,
        _before(text, start),
        _behind(text, end),
    )


class Place(NamedTuple):
    """Where a unit's words stand, and what stands around them."""

    start: int
    end: int
    paragraph: int
    exact: str
    before: str
    after: str

    def unit(
        self,
        record: str,
        nth: int,
        title: str,
        says: str,
        values: Values,
        made: str | None = None,
        due: str | None = None,
        mod: str | None = None,
        history: tuple[tuple[str, str], ...] = (),
        roles: tuple[Office, ...] = (),
    ) -> Unit:
        """The unit of a record here."""
        return Unit(
            record,
            nth,
            self.start,
            self.end,
            self.paragraph,
            self.exact,
            title,
            self.before,
            self.after,
            says,
            {name: ids for name, ids in values.items() if ids},
            made,
            due,
            mod,
            history,
            roles,
        )


def _before(text: str, start: int) -> str:
    """The whole words that stand before a passage in its line."""
    line = text[max(0, start - CONTEXT) : start].rpartition("\n")
    return line[2] if line[1] or start <= CONTEXT else line[2].partition(" ")[2]


def _behind(text: str, end: int) -> str:
    line = text[end : end + CONTEXT].partition("\n")
    return line[0] if line[1] or end + CONTEXT >= len(text) else line[0].rpartition(" ")[0]
