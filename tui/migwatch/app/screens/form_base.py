"""What all forms have in common: rows of fields, going into parts and lists, drafts of items."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import msgspec
from textual.binding import Binding

from migwatch.app.bindings import bound
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
        Binding("a,plus", "add", "Add an item", id="form-add", show=False),
        Binding("x,delete,backspace", "take_out", "Take out", id="form-take-out", show=False),
    ]

    def __init__(
        self, article: Article, struct: type[msgspec.Struct], plain: dict[str, Any]
    ) -> None:
        super().__init__("")
        self.article = article
        self._struct = struct
        self._plain = plain
        #: What is shown: the record, or a part or a list of it.
        self._path: Path = ()
        #: Highlights of what lies above that.
        self._above: list[int] = []
        #: Path and plain data of a part that is begun.
        self._draft: tuple[Path, dict[str, Any]] | None = None

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
        return row_text(self.article, row, self.value(row.path))

    def say(self) -> None:
        """What the highlighted field means, and the keys that do something with it."""
        row = self.row
        if row is None:
            return
        self.told = row.field.help if row.field is not None else row.words
        value = self.value(row.path) if row.field is not None and row.kind != "new" else None
        if isinstance(value, str) and len(value) > _SEEN:
            self.told += f" \u2014 {value}"
        keys = [("enter", "change" if row.kind in ("field", "item") else "do it")]
        if row.field is not None and row.field.many and row.kind == "field":
            keys.append(("a", "add"))
        if row.kind == "item" or (row.field is not None and not row.field.required):
            keys.append(("x", "take out"))
        self.hints = (*keys, *self.more_hints(), ("esc", "back" if self._path else "close"))

    def more_hints(self) -> tuple[tuple[str, str], ...]:
        """Further keys."""
        return ()

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
            self._draft = (path, {})
        self._above.append(self.at)
        self._path = path
        self.set_reactive(Panel.at, 0)
        self.problem = ""
        self.build()

    def begin(self, path: Path, plain: dict[str, Any]) -> None:
        """Show a new item of a list, to be filled in."""
        self._draft = (path, plain)
        self.enter_into(path)
        field = field_at(self._struct, path)
        assert field is not None and field.struct is not None
        if lacking := missing(field.struct, plain):
            self.highlight((*path, lacking[0]))

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
            self._draft = None
        self._path = self._path[:-1]
        self.set_reactive(Panel.at, self._above.pop() if self._above else 0)
        self.problem = ""
        self.build()

    def action_out(self) -> None:
        """Out of a part or a list."""
        if self._path:
            self.action_back()

    def action_add(self) -> None:
        """Add an item to the list that is shown or highlighted."""
        row = self.row
        if row is None or row.field is None:
            return
        if row.kind == "field" and row.field.many and self.opens(row.field):
            self.enter_into(row.path)
        last = self.rows[-1]
        if last.kind == "new":
            self.at = len(self.rows) - 1
            self.ask(last)
        elif row.field.many:
            self.ask(row)

    def action_take_out(self) -> None:
        """Take out an item of a list, or what a field holds."""
        row = self.row
        if row is None or row.field is None or row.kind == "new":
            return
        if row.kind == "field" and row.field.required:
            self.problem = f"{row.field.label} must say something; change it instead"
        elif row.field.kind not in ("id", "fixed") and self.value(row.path) is not None:
            self.put(row.path, None)
