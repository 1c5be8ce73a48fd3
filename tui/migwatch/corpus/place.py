"""Where the words of a unit stand in their article."""

from __future__ import annotations

from typing import NamedTuple

from migwatch.corpus.unit import Office, Unit, Values
from migwatch.model.article import Article
from migwatch.model.context import around
from migwatch.model.passage import Passage

#: Code points of the text shown before and behind the words of a record.
CONTEXT = 48


def place_in(article: Article, passage: Passage) -> Place:
    """The place of a passage."""
    start, end = passage.start, passage.end
    before, after = around(article.text, start, end, CONTEXT, CONTEXT)
    return Place(start, end, article.paragraphs.number(start), passage.exact, before, after)


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
