"""What all forms have in common: rows of fields, going into parts and lists, drafts of items."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import msgspec
from textual.binding import Binding

from migwatch.app.bindings import Hint, bound, hint
from migwatch.app.fields import Field
from migwatch.app.form_rows import FormRow, row_text, rows_at
from migwatch.app.form_values import Path, field_at, missing, value_at, with_value
from migwatch.app.row_text import RowText
from migwatch.app.screens.panel import Panel
from migwatch.model.article import Article

_T = TypeVar("_T")
#: Characters of a value that its row has room for.
_SEEN = 40


class FormBase(Panel[_T], Generic[_T]):
    """A form.

    Sub-classes implement `ask`, `commit` and `heading`.

    Args:
        article: The article.
        struct: Definition of the record.
        plain: Its plain data.
    """

    DEFAULT_CSS = """
    FormBase.-tall Told { height: 4; }
    """
    BINDINGS = [
        *bound(("right", "open"), ("left", "out")),
        Binding("ctrl+s", "save", "Done", id="form-save", show=False),
    ]

    def __init__(
        self, article: Article, struct: type[msgspec.Struct], plain: dict[str, Any]
    ) -> None:
        super().__init__("")
        self.article = article
        self._struct = struct
        self._plain = plain
        #: The same as it was at first.
        self._first = plain
        #: What is shown: the record, or a part or a list of it.
        self._path: Path = ()
        #: Highlights of what lies above that.
        self._above: list[int] = []
        #: Path and plain data of a part that is begun.
        self._draft: tuple[Path, dict[str, Any]] | None = None
        #: What that part began with, and whether it was said that leaving throws it away.
        self._begun: dict[str, Any] = {}
        self._warned = False

    def heading(self) -> str:
        """What the form is about."""
        raise NotImplementedError

    def ask(self, row: FormRow) -> None:
        """Ask for another value of a row."""
        raise NotImplementedError

    def commit(self, path: Path, value: Any) -> bool:
        """Put a value into the record.

        Args:
            path: Where.
            value: Plain data; None takes out what is there.

        Returns:
            Whether that could be done.
        """
        raise NotImplementedError

    def was(self, path: Path) -> Any:
        """What was at a path when the form was opened."""
        return value_at(self._first, path)

    def on_mount(self) -> None:
        """The fields."""
        self.build()

    # ------------------------------------------------------------------- values

    def value(self, path: Path) -> Any:
        """What is at a path, the part that is begun included."""
        if self._draft is not None:
            start, begun = self._draft
            if path[: len(start)] == start:
                return value_at(begun, path[len(start) :])
        return value_at(self._plain, path)

    def put(self, path: Path, value: Any) -> bool:
        """Put a value at a path; what is begun goes into the record once it has what it must.

        Returns:
            Whether that could be done.
        """
        if self._draft is None or path[: len(self._draft[0])] != self._draft[0]:
            done = self.commit(path, value)
            self.build()
            return done
        start, begun = self._draft
        rest = path[len(start) :]
        begun = with_value(begun, rest, value) if rest else value
        self._draft = (start, begun)
        self._warned = False
        self.problem = ""
        done = True
        field = field_at(self._struct, start)
        assert field is not None and field.struct is not None
        lacking = missing(field.struct, begun)
        if not lacking:
            done = self.commit(start, begun)
            if done:
                self._draft = None
        self.build()
        if lacking:
            self.highlight((*start, lacking[0]))
        return done

    # --------------------------------------------------------------------- rows

    def top_rows(self) -> tuple[FormRow, ...]:
        """The rows of the record itself."""
        return rows_at(self._struct, (), self._plain)

    def build(self) -> None:
        """Show what there is, with the highlight where it was."""
        path = self._path
        while path and self.value(path) is None and not self._is_open(path):
            path = path[:-1]
        if path != self._path:
            while len(self._above) > len(path):
                self.set_reactive(Panel.at, self._above.pop())
            self._path = path
        rows = rows_at(self._struct, path, self.value(path)) if path else self.top_rows()
        problem = self.problem
        self.set_reactive(Panel.at, min(self.at, max(0, len(rows) - 1)))
        self.rows = rows
        self.mutate_reactive(Panel.at)
        # Only a reader who goes elsewhere has read what is wrong.
        self.problem = problem
        self.retitle(" › ".join((self.heading(), *self._names(path))))
        self.say()

    def _is_open(self, path: Path) -> bool:
        """Whether what is at a path can be shown though it holds nothing."""
        if self._draft is not None and path == self._draft[0]:
            return True
        field = field_at(self._struct, path)
        return field is not None and not isinstance(path[-1], int)

    def _names(self, path: Path) -> list[str]:
        found = []
        for at, step in enumerate(path):
            field = field_at(self._struct, path[: at + 1])
            found.append(str(step + 1) if isinstance(step, int) else field.label if field else "")
        return found

    def describe(self, row: FormRow) -> RowText:
        """A field and what it holds."""
        changed = row.kind == "field" and self.value(row.path) != self.was(row.path)
        return row_text(self.article, row, self.value(row.path), changed=changed)

    def say(self) -> None:
        """What the highlighted field means, and the keys that do something with it."""
        row = self.row
        if row is None:
            return
        self.told = row.field.help if row.field is not None else row.words
        value = self.value(row.path) if row.field is not None and row.kind != "new" else None
        if isinstance(value, str) and len(value) > _SEEN:
            self.told += f" \u2014 {value}"
        back = hint(self, "back", "back" if self._path else self.leaving())
        self.hints = (*self.row_hints(row), *self.more_hints(), back)

    def row_hints(self, row: FormRow) -> tuple[Hint, ...]:
        """The keys that do something with a row."""
        return (hint(self, "enter", "change" if row.kind in ("field", "item") else "do it"),)

    def more_hints(self) -> tuple[Hint, ...]:
        """Further keys."""
        return ()

    def leaving(self) -> str:
        """What the key does that leaves the form."""
        return "close"

    def highlight(self, path: Path) -> None:
        """Put the highlight on the row of a path."""
        for at, row in enumerate(self.rows):
            if row.path == path:
                self.at = at
                return

    # ---------------------------------------------------------------- commands

    def enter_into(self, path: Path) -> None:
        """Show a part or a list."""
        field = field_at(self._struct, path)
        assert field is not None
        if field.kind == "part" and not field.many and self.value(path) is None:
            self._begin(path, {})
        self._above.append(self.at)
        self._path = path
        self.set_reactive(Panel.at, 0)
        self.problem = ""
        self.build()

    def begin(self, path: Path, plain: dict[str, Any]) -> None:
        """Show a new item of a list, to be filled in."""
        self._begin(path, plain)
        self.enter_into(path)
        field = field_at(self._struct, path)
        assert field is not None and field.struct is not None
        if lacking := missing(field.struct, plain):
            self.highlight((*path, lacking[0]))

    def _begin(self, path: Path, plain: dict[str, Any]) -> None:
        self._draft = (path, plain)
        self._begun = plain
        self._warned = False

    def _lacking_in_draft(self) -> str:
        """The first field that the part that is begun lacks, in words."""
        assert self._draft is not None
        start, begun = self._draft
        field = field_at(self._struct, start)
        assert field is not None and field.struct is not None
        lacking = missing(field.struct, begun)
        found = field_at(self._struct, (*start, lacking[0])) if lacking else None
        return found.label if found is not None else field.label

    def entered(self) -> None:
        """Go into the highlighted field, or ask for another value."""
        row = self.row
        if row is None:
            return
        if row.field is not None and row.kind != "new" and self.opens(row.field):
            self.enter_into(row.path)
        else:
            self.ask(row)

    @staticmethod
    def opens(field: Field) -> bool:
        """Whether what a field holds has rows of its own."""
        return field.kind == "part" or (field.many and field.kind in ("text", "passage"))

    def action_open(self) -> None:
        """Go into a part or a list."""
        row = self.row
        field = row.field if row is not None and row.kind != "new" else None
        if row is not None and field is not None and self.opens(field):
            self.enter_into(row.path)

    def action_back(self) -> None:
        """Out of a part or a list; close the form."""
        if not self._path:
            self.dismiss()
            return
        if self._draft is not None and self._draft[0] == self._path:
            if self._draft[1] != self._begun and not self._warned:
                lacking = self._lacking_in_draft()
                key = hint(self, "back", "").key
                self.problem = f"{lacking} is missing; {key} once more throws away what is begun"
                self._warned = True
                return
            self._draft = None
        self._path = self._path[:-1]
        self.set_reactive(Panel.at, self._above.pop() if self._above else 0)
        self.problem = ""
        self.build()

    def action_out(self) -> None:
        """Out of a part or a list."""
        if self._path:
            self.action_back()

    def action_save(self) -> None:
        """Close the form; what is begun has to be finished or left first."""
        if self._draft is not None and self._draft[1] != self._begun:
            self.problem = f"{self._lacking_in_draft()} is missing"
        else:
            self.dismiss()
