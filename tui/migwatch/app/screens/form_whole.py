"""What is done to a record as a whole: another id, deleting, merging, splitting."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING, Any

from textual import work
from textual.binding import Binding

from migwatch.app.bindings import Hint, hint
from migwatch.app.entity_choices import entity_choices
from migwatch.app.form_rows import FormRow
from migwatch.app.screens.confirm import Confirm
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.screens.form_asking import FormAsking
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.picker import Picker
from migwatch.app.screens.tick_list import TickList
from migwatch.app.suggesting import id_from, title_from
from migwatch.app.trying import tried
from migwatch.editing.apply import EditError
from migwatch.editing.operations import AnyOperation, Delete, Merge, Rename, Split
from migwatch.editing.references import leaves_unstated, referring
from migwatch.model.article import Article, label
from migwatch.model.commitment import Commitment
from migwatch.model.records import Entity, Record
from migwatch.store.folder import Folder
from migwatch.store.problem import any_of, excerpt

if TYPE_CHECKING:
    from migwatch.editing.elsewhere import Linking

_ENTITY_ONLY = ("merge", "split")


#: Characters of a record's name in a line that says more.
_SEEN = 24


class FormWhole(FormAsking[None]):
    """A form of a record.

    Attributes:
        record: Id of the record; empty for the article's own facts.
        article: The article.
        folder: The corpus, against which changes are checked, if they are.
    """

    BINDINGS = [
        Binding("R", "rename", "Give it another id", id="form-rename", show=False),
        Binding("D", "remove", "Delete it", id="form-delete", show=False),
        Binding("M", "merge", "Merge it into another entity", id="form-merge", show=False),
        Binding("S", "split", "Split mentions off it", id="form-split", show=False),
    ]

    record: str
    article: Article
    folder: Folder | None

    def do(self, operation: AnyOperation) -> bool:
        """Do an operation.

        Returns:
            Whether it could be done.
        """
        raise NotImplementedError

    @property
    def _entity(self) -> Entity | None:
        held = self.article.record(self.record)
        return held if isinstance(held, Entity) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not every record can be merged or split, and the article's facts cannot be deleted."""
        if action in _ENTITY_ONLY:
            return self._entity is not None
        return bool(self.record) if action in ("rename", "remove") else True

    def more_hints(self) -> tuple[Hint, ...]:
        """The keys for the whole record."""
        if not self.record or self._path:
            return ()
        keys = (hint(self, "rename", "rename"), hint(self, "remove", "delete"))
        entity = (hint(self, "merge", "merge"), hint(self, "split", "split"))
        return (*keys, *entity) if self._entity is not None else keys

    def ask_id(self, row: FormRow) -> None:
        """Ask for another id."""
        self.action_rename()

    def action_rename(self) -> None:
        """Give the record another id, here and where it is referred to."""
        old = self.record
        field = next(row.field for row in self.top_rows() if row.field and row.field.key == "id")

        def check(words: str) -> str:
            return "" if words == old else self._refusal(words, Rename(record=old, to=words))

        def given(words: str | None) -> None:
            if words and words != old:
                self.do(Rename(record=old, to=words))

        assert field is not None
        told = f"{field.help} What refers to it follows."
        self.app.push_screen(LineScreen("id", old, told, check), given)

    def _refusal(self, words: str, operation: AnyOperation) -> str:
        """Why an operation cannot be done; empty where it can."""
        if not words:
            return "an id must say something"
        try:
            tried(self.article, operation, self.folder)
        except EditError as error:
            return str(error)
        return ""

    @work(exclusive=True, group="ask")
    async def action_remove(self) -> None:
        """Delete the record, once what refers to it has been seen."""
        held = self.article.record(self.record)
        if held is None:
            return
        found = referring(self.article.annotation, held.id)
        from migwatch.editing.elsewhere import packed_words

        far = await self._links_to(held)
        if packed := [each.source for each in far if each.commitment is None]:
            self.problem = packed_words(any_of(packed), held.id)
            return
        lines = [
            f"{type(each).__name__} {excerpt(label(each), _SEEN)}"
            + (": somebody is not stated then" if leaves_unstated(each, held.id) else "")
            for each in found
        ]
        lines += [self._far_words(each) for each in far]
        number = f"{len(lines)} record{'' if len(lines) == 1 else 's'}"
        confirm = Confirm(
            f"Delete {excerpt(label(held))}?",
            lines,
            f"{number} refer{'s' if len(lines) == 1 else ''} to it; that is taken out there.",
            "Nothing refers to it.",
        )
        if await self.show_and_wait(confirm):
            self.do(Delete(record=held.id, references=bool(lines)))

    async def _links_to(self, held: Record) -> tuple[Linking, ...]:
        """The links of other articles to a record, once these have been looked at."""
        if self.folder is None or not isinstance(held, Commitment):
            return ()
        from migwatch.editing.elsewhere import linking

        return await to_thread(linking, self.folder, self.article.id, held.id)

    def _far_words(self, each: Linking) -> str:
        """A link of another article in words."""
        if each.commitment is None or each.link is None:
            return each.source
        rel = self.article.corpus.label("rel", each.link.rel)
        words = f"Commitment {excerpt(each.commitment.title, _SEEN)} in {each.path.name}"
        return f"{words}: {rel}"

    @work(exclusive=True, group="ask")
    async def action_merge(self) -> None:
        """Merge the entity into another one of its kind."""
        entity = self._entity
        if entity is None:
            return
        near = entity_choices(self.article, *self.place(), words=entity.name, parties=False)
        same = {
            each.id
            for each in self.article.annotation.entities
            if each.kind == entity.kind and each.id != entity.id
        }
        choices = [choice for choice in near if choice.id in same]
        if not choices:
            kind = self.article.corpus.label("kind", entity.kind)
            self.problem = f"there is no other entity of its kind ({kind}) to merge it into"
            return
        title = f"Merge {excerpt(entity.name)} into"
        if given := await self.show_and_wait(Picker(title, choices)):
            self.do(Merge(record=entity.id, into=given[0]))

    @work(exclusive=True, group="ask")
    async def action_split(self) -> None:
        """Split mentions off the entity, which become those of a new one."""
        entity = self._entity
        if entity is None:
            return
        if len(entity.mentions) < 2:
            self.problem = "it has a single mention; nothing can be split off"
            return
        article = self.article
        spans = [(each.start, each.end) for each in entity.mentions]
        title = f"Which mentions are not of {excerpt(entity.name)}?"
        taken = await self.show_and_wait(TickList(title, article, spans, ticked=False))
        if not taken:
            return
        if len(taken) == len(spans):
            self.problem = "no mention would be left to it; rename it instead"
            return
        name = " ".join(article.text[slice(*taken[0])].split())
        plain = {"id": id_from(title_from(name), article, "entity"), "name": name}

        def operation(made: dict[str, Any]) -> Split:
            return Split(record=entity.id, entity=made, passages=taken)

        def check(made: dict[str, Any]) -> object:
            return tried(article, operation(made), self.folder)

        paths = (("kind",), ("name",), ("id",))
        plain["kind"] = entity.kind
        form = DraftForm("Split off the entity", article, Entity, plain, paths, check)
        made = await self.show_and_wait(form)
        if made is not None:
            self.do(operation(made))
