"""Making a record from words that were selected in the article."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual import work
from textual.binding import Binding
from textual.widget import Widget

from migwatch.app.bindings import bound, hint
from migwatch.app.drafts import Draft
from migwatch.app.linkable import Far
from migwatch.app.making import MAKINGS, MENTION, SAYS, Making, begun
from migwatch.app.parts import Part, one_line, quoted
from migwatch.app.row_text import RowText
from migwatch.app.screens.annotate_mentions import Mentions
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.trying import tried
from migwatch.app.widgets.context_view import ContextView
from migwatch.editing.apply import EditError
from migwatch.editing.operations import Add, AddPassage, AnyOperation
from migwatch.model.annotation import SECTIONS
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment, Says
from migwatch.model.records import Claim, Entity
from migwatch.store.folder import Folder

#: Goes on with what was begun last.
_RESUME = "r"
_BY_KEY = {each.key: each for each in (*MAKINGS, SAYS)}


class AnnotateScreen(Mentions, inherit_bindings=False):
    """Gives the operations that make a record, None where the reader turns back.

    Attributes:
        far: Gives commitments of other articles; None where there are none.

    Args:
        article: The article.
        start: Where the selected words begin, code points.
        end: Where they end, half-open.
        selected: Id of the selected record, if there is one.
        folder: The corpus, against which records are checked; None checks them by themselves.
        drafts: Records of the article that were begun and not made; what is left is added.
        keep: Called when these have changed, so that they outlast the program.
    """

    DEFAULT_CSS = """
    AnnotateScreen ContextView { height: 4; margin-bottom: 1; }
    AnnotateScreen.-short ContextView { height: 1; margin-bottom: 0; }
    """
    BINDINGS = [
        *bound(("back", "back"), ("enter", "enter")),
        Binding("down,j", "by(1)", "Move down", id="annotate-down", show=False),
        Binding("up", "by(-1)", "Move up", id="annotate-up", show=False),
        Binding(_RESUME, "resume", "Go on with what was begun", id="annotate-resume", show=False),
        Binding("x,delete", "drop", "Throw away what was begun", id="annotate-drop", show=False),
        *(
            Binding(each.key, f"make('{each.key}')", each.name, id=f"make-{each.key}", show=False)
            for each in (*MAKINGS, SAYS)
        ),
    ]

    far: Far | None = None

    def __init__(
        self,
        article: Article,
        start: int,
        end: int,
        selected: str | None = None,
        folder: Folder | None = None,
        drafts: list[Draft] | None = None,
        keep: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__("What are these words?", article, (start, end), folder)
        self._drafts = [] if drafts is None else drafts
        self._keep = keep
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
        self._list()

    def _list(self) -> None:
        makings = (*MAKINGS, SAYS) if self._told is not None else MAKINGS
        self.rows = (*makings, *reversed(self._drafts))

    def describe(self, row: Making | Draft) -> RowText:
        """A key and what it makes, or what was begun."""
        if isinstance(row, Draft):
            newest = row is self._drafts[-1]
            key = Part(f"{_RESUME if newest else ' '}  ", "primary", "bold")
            words = quoted(row.words)
            begun = Part(f"{_BY_KEY[row.key].name:<18}", "mw-pause")
            return RowText((key, begun, Part(f"begun: {words}", "mw-quiet")))
        about = row.told
        if row is SAYS and self._told is not None:
            about = f"of “{one_line(self._told.title)}”"
        key = Part(f"{row.key}  ", "primary", "bold")
        return RowText((key, Part(f"{row.name:<18}"), Part(about, "mw-quiet")))

    def say(self) -> None:
        """The kind of record."""
        row = self.row
        keys = [
            hint(self, "enter", "make it; so does its letter"),
            hint(self, "by(-1) by(1)", "move"),
        ]
        if isinstance(row, Draft):
            self.told = "You began this and left it; it is no record until it is made."
            keys[0] = hint(self, "enter", "go on with it")
            keys.append(hint(self, "drop", "throw it away"))
        else:
            self.told = row.told if row is not None else ""
        self.hints = (*keys, hint(self, "back", "nothing"))

    def entered(self) -> None:
        """Make the highlighted kind, or go on with what was begun."""
        if isinstance(self.row, Draft):
            self._make(_BY_KEY[self.row.key], self.row)
        elif self.row is not None:
            self.action_make(self.row.key)

    def action_resume(self) -> None:
        """Go on with what was begun last."""
        if self._drafts:
            self.at = self.rows.index(self._drafts[-1])
            self.entered()

    def action_drop(self) -> None:
        """Throw away what was begun."""
        if isinstance(self.row, Draft):
            self._drafts.remove(self.row)
            self._keep()
            self._list()

    def action_make(self, key: str) -> None:
        """Make a record.

        Args:
            key: Key of its kind.
        """
        for at, making in enumerate(self.rows):
            if isinstance(making, Making) and making.key == key:
                self.at = at
                self._make(making)

    @work(exclusive=True, group="ask")
    async def _make(self, making: Making, draft: Draft | None = None) -> None:
        told = self._told.id if making is SAYS and self._told is not None else ""
        if draft is None:
            same = (making.key, self._span, told)
            of = (each for each in self._drafts if (each.key, each.span, each.record) == same)
            draft = next(of, None)
        span = self._span if draft is None else draft.span
        try:
            if making is MENTION:
                found = await self._mention()
            elif making is SAYS:
                found = await self._says(draft.record if draft else told, draft)
            else:
                found = await self._record(making, span, draft)
        except EditError as error:
            self.problem = str(error)
            return
        if found:
            self.dismiss(found)

    # ------------------------------------------------------------------ records

    async def _filled(
        self, form: DraftForm, made: Draft, draft: Draft | None
    ) -> dict[str, Any] | None:
        """What is filled in; where the reader turns back it is kept as a draft."""
        held = draft

        def filled(plain: dict[str, Any] | None) -> None:
            nonlocal held
            if held is not None:
                self._drafts.remove(held)
            held = None if plain is None else made._replace(plain=plain)
            if held is not None:
                self._drafts.append(held)

        def kept(plain: dict[str, Any] | None) -> None:
            filled(plain)
            self._keep()

        form.filled = kept
        form.far = self.far
        given = await self.show_and_wait(form)
        filled(form.left)
        if given is None:
            self._keep()
        self._list()
        if given is None and form.left is not None:
            key = _BY_KEY[made.key].key
            self.problem = f"it is kept as you left it; {key} or {_RESUME} goes on with it"
        return given

    async def _record(
        self, making: Making, span: tuple[int, int], draft: Draft | None
    ) -> tuple[AnyOperation, ...]:
        article = self._article
        assert making.struct is not None
        section = next(name for name, kind in SECTIONS.items() if kind is making.struct)

        def check(plain: dict[str, Any]) -> object:
            return tried(article, Add(section=section, record=plain), self._folder)

        plain = begun(making, article, *span) if draft is None else draft.plain
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
            keeps=True,
            resumed=draft is not None,
            called=making.name.rpartition(" ")[2],
        )
        given = await self._filled(
            form, Draft(making.key, span, article.text[slice(*span)], {}), draft
        )
        if given is None:
            return ()
        if making.struct is Entity:
            more = await self._again(given["name"], given["mentions"], span=span)
            given = {**given, "mentions": [*given["mentions"], *more]}
        return (Add(section=section, record=given),)

    async def _says(self, record: str, draft: Draft | None) -> tuple[AnyOperation, ...]:
        article = self._article
        plain = begun(SAYS, article, *self._span) if draft is None else draft.plain
        check = partial(self._passage_added, record)
        form = DraftForm(
            "Add the passage",
            article,
            Says,
            plain,
            SAYS.paths,
            check,
            keeps=True,
            resumed=draft is not None,
        )
        span = self._span if draft is None else draft.span
        given = await self._filled(
            form, Draft(SAYS.key, span, article.text[slice(*span)], {}, record), draft
        )
        return () if given is None else (AddPassage(record=record, passage=given),)
