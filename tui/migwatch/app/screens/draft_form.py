"""A form for a record that is being made: what it must have, filled in as far as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import msgspec
from textual.binding import Binding

from migwatch.app.bindings import Hint, bound, hint
from migwatch.app.fields import wanted, wrong_with
from migwatch.app.form_rows import FormRow, rows_at, rows_of
from migwatch.app.form_values import EMPTY, Path, with_value
from migwatch.app.screens.form_asking import FormAsking
from migwatch.app.screens.line import LineScreen, lost
from migwatch.app.suggesting import id_from, title_from
from migwatch.editing.apply import EditError
from migwatch.model.article import Article
from migwatch.store.check_records import is_id
from migwatch.store.problem import excerpt


class DraftForm(FormAsking[dict[str, Any]]):
    """Gives the plain data of the new record, None where the reader turns back.

    Attributes:
        left: What was filled in when the reader turned back; None where nothing was.
        filled: Called with what is filled in after each change; with None where nothing is.

    Args:
        title: What is made.
        article: The article.
        struct: Definition of the record, or of a part of one.
        plain: What is filled in already.
        paths: Paths of the fields that are asked for.
        check: Raises an EditError where the record cannot be made.
        first: Path of the field to begin with, where no other must be chosen.
        keeps: Whether who opened it keeps what is left.
        resumed: Whether the reader had begun to fill it in before.
        called: What the id calls the record where its title or name has no letters for it.
    """

    BINDINGS = [
        *bound(("undo", "undo"), ("redo", "redo")),
        Binding("ctrl+s", "accept", "Make it", id="draft-accept", show=False),
        Binding("m", "more", "Show all fields", id="draft-more", show=False),
    ]

    def __init__(
        self,
        title: str,
        article: Article,
        struct: type[msgspec.Struct],
        plain: dict[str, Any],
        paths: Sequence[Path],
        check: Callable[[dict[str, Any]], object] = lambda _: None,
        *,
        first: Path = (),
        keeps: bool = False,
        resumed: bool = False,
        called: str = "entity",
    ) -> None:
        super().__init__(article, struct, plain)
        self._made = title
        self._paths = tuple(paths)
        self._check = check
        self._start = first
        self._keeps = keeps
        self._resumed = resumed
        self._called = called
        self._all = False
        self.left: dict[str, Any] | None = None
        self.filled: Callable[[dict[str, Any] | None], object] = lambda _: None
        #: What was filled in before each change, and what was after those taken back.
        self._before: list[dict[str, Any]] = []
        self._after: list[dict[str, Any]] = []
        #: The fields that are known to stay open.
        self._let_be: tuple[str, ...] = ()

    def heading(self) -> str:
        """What is made."""
        return self._made

    def was(self, path: Path) -> Any:
        """Nothing of a new record is said to be changed."""
        return self.value(path)

    def on_mount(self) -> None:
        """Begin where something must be chosen."""
        self.build()
        self._to_next()
        if self._start and not self._lacking():
            self.highlight(self._start)
        if self._resumed:
            self.problem = "begun before: it is as you left it"

    def top_rows(self) -> tuple[FormRow, ...]:
        """What is asked for, and a row that makes the record."""
        also = wanted(self._struct, self._plain)
        paths = self._paths
        more = tuple((key,) for key in also if (key,) not in paths)
        rows = rows_of(self._struct, (*paths, *more))
        top = {path[0] for path in (*paths, *more)}
        every = (row for row in rows_at(self._struct, (), self._plain) if row.path[0] not in top)
        rows = (*rows, *(row for row in every if self._all or self._is_filled(row)))
        return (*(_wanted(row, also) for row in rows), FormRow("accept", words=self._made))

    def _is_filled(self, row: FormRow) -> bool:
        """Whether a field holds more than it would by itself: its default, the words selected."""
        value, field = self.value(row.path), row.field
        if field is None or value in EMPTY or value == field.default:
            return False
        return field.kind != "passage" or (field.many and len(value) > 1)

    def more_hints(self) -> tuple[Hint, ...]:
        """Keys that make it, that show more of it, and that take a change back."""
        accept = hint(self, "accept", "make it")
        more = hint(self, "more", "fewer fields" if self._all else "all fields")
        return (accept, more, hint(self, "undo", "undo")) if self._before else (accept, more)

    def leaving(self) -> str:
        """What the key does that leaves the form."""
        return "keep for later" if self._keeps and self._is_touched else "leave"

    def _lacking(self) -> list[FormRow]:
        return [row for row in self._open_rows() if row.field is not None and row.field.required]

    def _open_rows(self) -> list[FormRow]:
        """The rows of fields that hold nothing and must, or should."""
        return [
            row
            for row in self.top_rows()
            if row.field is not None
            and (row.field.required or row.field.wanted)
            and self.value(row.path) in EMPTY
        ]

    def _to_next(self) -> None:
        """To the next field that must be given, or else to the row that makes the record."""
        found = self._lacking() or [
            row for row in self._open_rows() if row.field and row.field.key not in self._let_be
        ]
        self.highlight(found[0].path if found else ())

    def commit(self, path: Path, value: Any) -> bool:
        """Fill in a field."""
        self._before.append(self._plain)
        self._after.clear()
        self._plain = self._with_id(path, with_value(self._plain, path, value))
        self.problem = ""
        self._tell()
        return True

    def _tell(self) -> None:
        self.filled(self._plain if self._is_touched else None)

    def _with_id(self, path: Path, changed: dict[str, Any]) -> dict[str, Any]:
        """The id of a title or name follows it, unless the reader has given another."""
        if path not in (("title",), ("name",)) or "id" not in self._plain:
            return changed
        old, new = (
            id_from(title_from(str(plain.get(path[0]) or "")), self.article, self._called)
            for plain in (self._plain, changed)
        )
        return {**changed, "id": new} if self._plain["id"] == old else changed

    def put(self, path: Path, value: Any) -> bool:
        """Fill in a field, and go on: to the next that lacks something, else to the next."""
        lacked = any(row.path == path for row in self._open_rows())
        done = super().put(path, value)
        if not self._path and self._draft is None:
            if lacked or self._lacking():
                self._to_next()
            else:
                self._behind(path, by=0 if value in EMPTY else 1)
        return done

    def _behind(self, path: Path, by: int) -> None:
        """To the row of a path, or to one behind it."""
        for at, row in enumerate(self.rows):
            if row.path == path:
                self.at = min(at + by, len(self.rows) - 1)

    def ask_id(self, row: FormRow) -> None:
        """Ask for another id."""
        field = row.field
        assert field is not None

        def check(words: str) -> str:
            if words and not is_id(words):
                return f"{excerpt(words)} is no id; write words in lower case joined by hyphens"
            if self.article.record(words) is not None:
                return f"the id {excerpt(words)} is taken; choose another"
            return wrong_with(field, words, {})

        def given(words: str | None) -> None:
            if words:
                self.put(row.path, words)

        value = self.value(row.path) or ""
        self.app.push_screen(LineScreen(field.label, value, field.help, check), given)

    def accept(self) -> None:
        """Give the record, if it has all that it must; what it should have is asked for once."""
        for row in self._open_rows():
            field = row.field
            assert field is not None
            if field.required:
                self._point(row, f"{field.label} must be {field.given}")
                return
            if field.key not in self._let_be:
                self._let_be = (*self._let_be, field.key)
                key = hint(self, "accept", "").key
                self._point(row, f"{field.label} is missing; {key} again makes it without")
                return
        try:
            self._check(self._plain)
        except EditError as error:
            self.problem = str(error)
        else:
            self.dismiss(self._plain)

    def _point(self, row: FormRow, problem: str) -> None:
        while self._path:
            self.action_back()
        self.highlight(row.path)
        self.problem = problem

    @property
    def _is_touched(self) -> bool:
        return self._resumed or self._plain != self._first

    # ---------------------------------------------------------------- commands

    def action_accept(self) -> None:
        """Make the record, once what is begun of it is whole."""
        if self._draft is not None and self._draft[1] != self._begun:
            self.problem = f"{self._lacking_in_draft()} is missing"
        else:
            self.accept()

    def action_back(self) -> None:
        """Out of a part or a list; leave the form, with what is filled in kept."""
        if self._path or not self._is_touched:
            super().action_back()
        elif self._keeps:
            self.left = self._plain
            self.dismiss()
        else:
            warning = lost(hint(self, "back", "").key)
            if self.problem == warning:
                self.dismiss()
            self.problem = warning

    def action_undo(self) -> None:
        """Take the last change back."""
        self._swap(self._before, self._after, "nothing is filled in that could be taken back")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._swap(self._after, self._before, "nothing was taken back")

    def _swap(self, of: list[dict[str, Any]], to: list[dict[str, Any]], none: str) -> None:
        if self._draft is not None:
            self.action_back()
        elif of:
            to.append(self._plain)
            self._plain = of.pop()
            self._tell()
            self.build()
        else:
            self.problem = none

    def action_more(self) -> None:
        """Show all fields, or only those that are asked for and those that hold something."""
        row = self.row
        self._all = not self._all
        self.build()
        if row is not None and row.path:
            self.highlight(row.path)


def _wanted(row: FormRow, keys: Sequence[str]) -> FormRow:
    """A row whose field should hold something, where its key is among some."""
    if row.field is None or len(row.path) > 1 or row.field.key not in keys:
        return row
    return replace(row, field=replace(row.field, wanted=True))
