"""Asking for another value of a field, each kind in its own way."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from textual import events, work

from migwatch.app.bindings import Hint
from migwatch.app.choosing import Choice
from migwatch.app.entity_choices import (
    entity_choices,
    party_choices,
    record_choices,
    term_choices,
)
from migwatch.app.fields import ITSELF, Field, fields_of, wrong_with
from migwatch.app.form_rows import FormRow, must_be_written
from migwatch.app.form_values import Path, passage_of, value_at
from migwatch.app.linkable import Far, link_choices, other_choices
from migwatch.app.screens.conflict import ConflictScreen
from migwatch.app.screens.edges import EdgesScreen
from migwatch.app.screens.form_lists import FormLists
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.lines import LinesScreen
from migwatch.app.screens.passage_finder import PassageFinder
from migwatch.app.screens.picker import Picker, Supply
from migwatch.editing.merging import Conflict
from migwatch.model.article import Article
from migwatch.model.records import Entity
from migwatch.model.times import MODIFIERS

_T = TypeVar("_T")
#: Where parties come from, where there are none.
_LACKING = (
    "corpus.yaml defines no parties. Write there "
    "`parties: [{id: mx, name: Mexico, short: MX}]`, and start again."
)
#: Characters of a text that is typed in one line.
_LINE = 300


class FormAsking(FormLists[_T]):
    """A form that asks.

    Attributes:
        far: Gives commitments of other articles; None where there are none.
    """

    far: Far | None = None

    def ask_id(self, row: FormRow) -> None:
        """Ask for another id."""
        raise NotImplementedError

    def accept(self) -> None:
        """The last row was chosen, which says that all is done."""

    def begun(self, path: Path, words: str) -> str:
        """What the field of a text is asked with.

        Args:
            path: Its path.
            words: What it holds.
        """
        return words

    def say(self) -> None:
        """What is said of the highlighted field; where it must be written, letters are typed."""
        super().say()
        row = self.row
        if row is not None and must_be_written(row, self.value(row.path)):
            held = (each for each in self.hints if min(map(len, each.key.split())) > 1)
            self.hints = (Hint("type", "to write it"), *held)

    def on_key(self, event: events.Key) -> None:
        """What is typed on a field that must be written is no command."""
        row = self.row
        typed = event.is_printable and event.key != "space" and not self._is_unsettled
        if typed and row is not None and must_be_written(row, self.value(row.path)):
            # The app gives the key to the line that opens.
            self.ask(row)

    def ask(self, row: FormRow) -> None:
        """Ask for another value of a row."""
        if row.field is None:
            self.accept()
        elif row.kind == "new":
            self._ask_new(row.path, row.field)
        elif row.field.kind == "flag":
            self.put(row.path, not self.value(row.path))
        elif row.field.kind == "fixed":
            self.problem = f"{row.field.label} is written by the program and stays"
        elif row.field.kind == "id":
            self.ask_id(row)
        else:
            self._ask(row.path, row.field)

    @work(exclusive=True, group="ask")
    async def _ask(self, path: Path, field: Field) -> None:
        if field.kind == "passage":
            await self._ask_passage(path, field)
        elif field.kind in ("term", "ref", "modifier"):
            await self._ask_choice(path, field)
        else:
            before = self.value(path)
            words = str(before or "")
            begun = self.begun(path, words)
            if "\n" in begun or len(begun) > _LINE:
                screen: LineScreen | LinesScreen = LinesScreen(field.label, begun, field.help)
            else:
                screen = self._line(path, field)
            given = await self.show_and_wait(screen)
            if given is not None and given != words:
                await self._put_over(path, field, before, given or None)

    @work(exclusive=True, group="ask")
    async def _ask_new(self, path: Path, field: Field) -> None:
        if field.kind == "text":
            given = await self.show_and_wait(self._line(path, field))
            if given:
                self._put_new(path, given)
            return
        held = self._passage_in(field)
        if held is None:
            self.begin(path, {})
            return
        span = await self.show_and_wait(self._finder(field))
        if span is None:
            return
        passage = passage_of(self.article.text, *span)
        if field.kind == "passage":
            self._put_new(path, passage)
        else:
            self.begin(path, passage if held == ITSELF else {held: passage})

    async def _put_over(self, path: Path, field: Field, before: Any, given: Any) -> None:
        """Put a value in the place of one; of another that is there by now, the reader says."""
        now = self.value(path)
        if now is not None and now not in (before, given):
            words = f"Set {field.label} of {self.heading()}"
            steps = tuple(str(step + 1) if isinstance(step, int) else step for step in path)
            conflict = Conflict(steps, before, given, now)
            if not await self.show_and_wait(ConflictScreen(words, [conflict])):
                return
        self.put(path, given)

    def _put_new(self, path: Path, value: Any) -> None:
        """Add an item; the highlight stays where one more is added."""
        self.put(path, value)
        if self.rows[-1].kind == "new":
            self.at = len(self.rows) - 1

    @staticmethod
    def _passage_in(field: Field) -> str | None:
        """Key of the passage without which an item cannot be."""
        if field.kind == "passage":
            return ITSELF
        inner = fields_of(field.struct) if field.struct is not None else ()
        return next((each.key for each in inner if each.kind == "passage" and each.required), None)

    def _line(self, path: Path, field: Field) -> LineScreen:
        within = self.value(path[:-1]) if len(path) > 1 else self._plain
        within = within if isinstance(within, dict) else {}
        check: Callable[[str], str] = lambda words: wrong_with(field, words, within)  # noqa: E731
        value = self.value(path)
        several = field.kind == "text" and not isinstance(path[-1], int)
        words = self.begun(path, "" if value is None else str(value))
        return LineScreen(field.label, words, field.help, check, several=several)

    def _finder(self, field: Field) -> PassageFinder:
        return PassageFinder(f"Words of {field.label}", self.article, self.place()[0])

    async def _ask_passage(self, path: Path, field: Field) -> None:
        held = self.value(path)
        if held is None:
            span = await self.show_and_wait(self._finder(field))
        else:
            screen = EdgesScreen(self.article.text, held["start"], held["end"])
            span = await self.show_and_wait(screen)
        if span is not None and (held is None or span != (held["start"], held["end"])):
            await self._put_over(path, field, held, passage_of(self.article.text, *span))

    async def _ask_choice(self, path: Path, field: Field) -> None:
        value = self.value(path)
        held = field.default if value is None else value
        chosen = [held] if isinstance(held, str) else list(held or ())
        picker = Picker(
            f"{field.label}: {field.help}",
            self.supply(field),
            chosen,
            several=field.many,
            optional=not field.required and field.default is None,
            more=partial(self._more, self.article) if field.is_link else None,
            lacking=_LACKING if field.is_party else "",
        )
        given = await self.show_and_wait(picker)
        if given is None or list(given) == chosen:
            return
        new = list(given) or None if field.many else given[0] if given else None
        await self._put_over(path, field, value, new)

    def supply(self, field: Field) -> list[Choice] | Supply:
        """What can be chosen for a field."""
        article = self.article
        if field.kind == "modifier":
            return [Choice(each, each) for each in MODIFIERS]
        if field.kind == "term":
            return list(term_choices(article, field.vocabulary))
        if field.is_party:
            return list(party_choices(article))
        if field.is_link:
            return list(link_choices(article, self.linking()))
        if field.refs != (Entity,):
            return list(record_choices(article, field.refs))
        return partial(
            entity_choices,
            article,
            *self.place(),
            anyone=field.anyone,
            parties_first=field.parties_first,
            meant=field.meant,
        )

    def linking(self) -> str:
        """Id of the commitment whose links are asked for; empty where it has none yet."""
        return str(self._plain.get("id", ""))

    def _more(self, article: Article, typed: str) -> list[Choice]:
        """What else can be linked with, by what is typed."""
        far = self.far(typed) if self.far is not None else ()
        return [*far, *other_choices(article, typed)]

    def place(self) -> tuple[int, int]:
        """The first passage of the record, half-open code points."""
        spans = _spans(self._plain)
        return min(spans) if spans else (0, 0)


def _spans(value: Any) -> list[tuple[int, int]]:
    """The boundaries of every passage in plain data."""
    if isinstance(value, dict):
        own = value_at(value, (ITSELF,))
        if own is not None:
            return [(own["start"], own["end"])]
        return [span for each in value.values() for span in _spans(each)]
    return [span for each in value for span in _spans(each)] if isinstance(value, list) else []
