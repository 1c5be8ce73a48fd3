"""Forms whose lists of items are added to, taken from and put in another order."""

from __future__ import annotations

from typing import TypeVar

from textual.binding import Binding

from migwatch.app.bindings import Hint, hint
from migwatch.app.form_rows import FormRow
from migwatch.app.screens.form_base import FormBase

_T = TypeVar("_T")
#: Rows of a list that has one item, that which adds one included.
_ONE_AND_NEW = 2


class FormLists(FormBase[_T]):
    """A form with keys for the items of its lists."""

    BINDINGS = [
        Binding("a,plus", "add", "Add an item", id="form-add", show=False),
        Binding("x,delete,backspace", "take_out", "Take out", id="form-take-out", show=False),
        Binding("alt+up,K", "shift(-1)", "Move it up", id="form-shift-up", show=False),
        Binding("alt+down,J", "shift(1)", "Move it down", id="form-shift-down", show=False),
    ]

    def row_hints(self, row: FormRow) -> tuple[Hint, ...]:
        """The keys that do something with a row."""
        keys = [*super().row_hints(row)]
        if row.field is not None and row.field.many and row.kind == "field":
            keys.append(hint(self, "add", "add"))
        if row.kind == "item" or (row.field is not None and not row.field.required):
            keys.append(hint(self, "take_out", "take out"))
        if row.kind == "item" and len(self.rows) > _ONE_AND_NEW:
            keys.append(hint(self, "shift(-1) shift(1)", "move it"))
        return tuple(keys)

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

    def action_shift(self, by: int) -> None:
        """Move the highlighted item of a list up or down."""
        row = self.row
        if row is None or row.kind != "item":
            self.problem = "only the items of a list can be moved; go into one"
            return
        *above, at = row.path
        held = list(self.value(tuple(above)))
        assert isinstance(at, int)
        to = at + by
        if above == ["mentions"]:
            self.problem = "mentions stand in the order of the text"
        elif 0 <= to < len(held):
            held[at], held[to] = held[to], held[at]
            if self.put(tuple(above), held):
                self.at = to

    def action_take_out(self) -> None:
        """Take out an item of a list, or what a field holds."""
        row = self.row
        if row is None or row.field is None or row.kind == "new":
            return
        if row.kind == "field" and row.field.required:
            self.problem = f"{row.field.label} must say something; change it instead"
        elif row.field.kind not in ("id", "fixed") and self.value(row.path) is not None:
            self.put(row.path, None)
