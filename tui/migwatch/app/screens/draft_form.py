"""A form for a record that is being made: what it must have, filled in as far as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from textual.binding import Binding

from migwatch.app.fields import wrong_with
from migwatch.app.form_rows import FormRow, rows_at, rows_of
from migwatch.app.form_values import Path, with_value
from migwatch.app.screens.form_asking import FormAsking
from migwatch.app.screens.line import LineScreen
from migwatch.editing.apply import EditError
from migwatch.model.article import Article
from migwatch.store.check_records import is_id
from migwatch.store.problem import excerpt


class DraftForm(FormAsking[dict[str, Any]]):
    """Gives the plain data of the new record, None where the reader turns back.

    Args:
        title: What is made.
        article: The article.
        struct: Definition of the record, or of a part of one.
        plain: What is filled in already.
        paths: Paths of the fields that are asked for.
        check: Raises an EditError where the record cannot be made.
        first: Path of the field to begin with, where no other must be chosen.
    """

    BINDINGS = [
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
    ) -> None:
        super().__init__(article, struct, plain)
        self._made = title
        self._paths = tuple(paths)
        self._check = check
        self._first = first
        self._all = False

    def heading(self) -> str:
        """What is made."""
        return self._made

    def on_mount(self) -> None:
        """Begin where something must be chosen."""
        self.build()
        self._to_next()
        if self._first and not self._lacking():
            self.highlight(self._first)

    def top_rows(self) -> tuple[FormRow, ...]:
        """What is asked for, and a row that makes the record."""
        rows = rows_of(self._struct, self._paths)
        if self._all:
            top = {path[0] for path in self._paths}
            more = rows_at(self._struct, (), self._plain)
            rows = (*rows, *(row for row in more if row.path[0] not in top))
        return (*rows, FormRow("accept", words=self._made))

    def more_hints(self) -> tuple[tuple[str, str], ...]:
        """Keys that make it, and that show more of it."""
        return (("ctrl+s", "make it"), ("m", "fewer fields" if self._all else "all fields"))

    def _lacking(self) -> list[FormRow]:
        return [
            row
            for row in self.top_rows()
            if row.field is not None
            and row.field.required
            and self.value(row.path) in (None, "", [])
        ]

    def _to_next(self) -> None:
        """To the next field that must be chosen, or else to the row that makes the record."""
        lacking = self._lacking()
        self.highlight(lacking[0].path if lacking else ())

    def commit(self, path: Path, value: Any) -> bool:
        """Fill in a field."""
        self._plain = with_value(self._plain, path, value)
        self.problem = ""
        return True

    def put(self, path: Path, value: Any) -> bool:
        """Fill in a field, and go on to the next that lacks something."""
        done = super().put(path, value)
        if not self._path and self._draft is None:
            self._to_next()
        return done

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
        """Give the record, if it has all that it must."""
        lacking = self._lacking()
        if lacking:
            assert lacking[0].field is not None
            self.highlight(lacking[0].path)
            self.problem = f"{lacking[0].field.label} must be chosen"
            return
        try:
            self._check(self._plain)
        except EditError as error:
            self.problem = str(error)
        else:
            self.dismiss(self._plain)

    def action_accept(self) -> None:
        """Make the record."""
        self.accept()

    def action_more(self) -> None:
        """Show all fields, or only those that are asked for."""
        self._all = not self._all
        self.build()
