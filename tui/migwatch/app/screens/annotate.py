"""Making a record from words that were selected in the article."""

from __future__ import annotations

from functools import partial
from typing import Any

import msgspec
from textual import work
from textual.binding import Binding
from textual.widget import Widget

from migwatch.app.bindings import bound
from migwatch.app.entity_choices import entity_choices
from migwatch.app.form_values import passage_of, plain_of
from migwatch.app.making import MAKINGS, MENTION, SAYS, Making, begun
from migwatch.app.parts import Part, one_line
from migwatch.app.row_text import RowText
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.screens.panel import Panel
from migwatch.app.screens.picker import Picker
from migwatch.app.screens.tick_list import Span, TickList
from migwatch.app.trying import tried
from migwatch.app.widgets.context_view import ContextView
from migwatch.editing.apply import EditError
from migwatch.editing.occurrences import again
from migwatch.editing.operations import Add, AddPassage, AnyOperation, Set
from migwatch.editing.parts import section_of
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment, Says
from migwatch.model.passage import Passage
from migwatch.model.records import Claim, Entity
from migwatch.store.folder import Folder
from migwatch.store.load import SECTIONS

_HINTS = (("a letter, or enter", "make it"), ("↑ ↓", "move"), ("esc", "nothing"))
#: Mentions beyond which adding each by itself would take a noticeable time.
_ONE_BY_ONE = 200


class AnnotateScreen(Panel[tuple[AnyOperation, ...]], inherit_bindings=False):
    """Gives the operations that make a record, None where the reader turns back.

    Args:
        article: The article.
        start: Where the selected words begin, code points.
        end: Where they end, half-open.
        selected: Id of the selected record, if there is one.
        folder: The corpus, against which records are checked; None checks them by themselves.
    """

    DEFAULT_CSS = """
    AnnotateScreen ContextView { height: 4; margin-bottom: 1; }
    AnnotateScreen.-short ContextView { height: 1; margin-bottom: 0; }
    """
    BINDINGS = [
        *bound(("back", "back"), ("enter", "enter")),
        Binding("down,j", "by(1)", "Move down", id="annotate-down", show=False),
        Binding("up", "by(-1)", "Move up", id="annotate-up", show=False),
        *(
            Binding(each.key, f"make('{each.key}')", each.name, id=f"make-{each.key}", show=False)
            for each in (*MAKINGS, SAYS)
        ),
    ]

    def __init__(
        self,
        article: Article,
        start: int,
        end: int,
        selected: str | None = None,
        folder: Folder | None = None,
    ) -> None:
        super().__init__("What are these words?")
        self._folder = folder
        self._article = article
        self._span = (start, end)
        record = article.record(selected) if selected is not None else None
        #: The selected commitment or claim.
        self._told = record if isinstance(record, (Commitment, Claim)) else None

    def top(self) -> list[Widget]:
        """The words in their context."""
        view = ContextView(self._article.text, 160)
        view.set_reactive(ContextView.span, self._span)
        return [view]

    def on_mount(self) -> None:
        """What can be made."""
        self.hints = _HINTS
        self.rows = (*MAKINGS, SAYS) if self._told is not None else MAKINGS

    def describe(self, row: Making) -> RowText:
        """A key and what it makes."""
        about = row.told
        if row is SAYS and self._told is not None:
            about = f"of “{one_line(self._told.title)}”"
        key = Part(f"{row.key}  ", "primary", "bold")
        return RowText((key, Part(f"{row.name:<18}"), Part(about, "mw-quiet")))

    def say(self) -> None:
        """The kind of record."""
        self.told = self.row.told if self.row is not None else ""

    def entered(self) -> None:
        """Make the highlighted kind."""
        if self.row is not None:
            self.action_make(self.row.key)

    def action_make(self, key: str) -> None:
        """Make a record.

        Args:
            key: Key of its kind.
        """
        for at, making in enumerate(self.rows):
            if making.key == key:
                self.at = at
                self._make(making)

    @work(exclusive=True, group="make")
    async def _make(self, making: Making) -> None:
        try:
            if making is MENTION:
                found = await self._mention()
            elif making is SAYS:
                found = await self._says()
            else:
                found = await self._record(making)
        except EditError as error:
            self.problem = str(error)
            return
        if found:
            self.dismiss(found)

    # ------------------------------------------------------------------ records

    async def _record(self, making: Making) -> tuple[AnyOperation, ...]:
        article = self._article
        assert making.struct is not None
        section = next(name for name, kind in SECTIONS.items() if kind is making.struct)

        def check(plain: dict[str, Any]) -> object:
            return tried(article, Add(section=section, record=plain), self._folder)

        plain = begun(making, article, *self._span)
        paths = making.paths
        if making.struct is Entity and "kind" not in plain and ("kind",) not in paths:
            paths = (("kind",), *paths)
        form = DraftForm(
            f"Make the {making.name.removeprefix('new ')}",
            article,
            making.struct,
            plain,
            paths,
            check,
            first=making.first,
        )
        given = await self.app.push_screen_wait(form)
        if given is None:
            return ()
        if making.struct is Entity:
            more = await self._again(given["name"], given["mentions"])
            given = {**given, "mentions": [*given["mentions"], *more]}
        return (Add(section=section, record=given),)

    async def _says(self) -> tuple[AnyOperation, ...]:
        record = self._told
        assert record is not None
        plain = begun(SAYS, self._article, *self._span)
        check = partial(self._passage_added, record.id)
        form = DraftForm("Add the passage", self._article, Says, plain, SAYS.paths, check)
        given = await self.app.push_screen_wait(form)
        return () if given is None else (AddPassage(record=record.id, passage=given),)

    def _passage_added(self, record: str, passage: dict[str, Any]) -> AnyOperation:
        """The operation that adds a passage.

        Raises:
            EditError: It cannot be done.
        """
        operation = AddPassage(record=record, passage=passage)
        tried(self._article, operation, self._folder)
        return operation

    # ----------------------------------------------------------------- mentions

    async def _mention(self) -> tuple[AnyOperation, ...]:
        article = self._article
        passage = passage_of(article.text, *self._span)
        supply = partial(
            entity_choices, article, *self._span, words=passage["exact"], parties=False
        )
        given = await self.app.push_screen_wait(Picker("Whom or what do they name?", supply))
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
        self, name: str, held: list[dict[str, Any]], *added: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """The further occurrences of the words that are mentions as well, as the reader ticks."""
        article = self._article
        known = [msgspec.convert(each, Passage) for each in (*held, *added)]
        spans = again(article.text, *self._span, known)
        if not spans:
            return []
        title = f"The same words occur again: mentions of {name}?"
        given: tuple[Span, ...] | None = await self.app.push_screen_wait(
            TickList(title, article, spans)
        )
        return [passage_of(article.text, *span) for span in given or ()]
