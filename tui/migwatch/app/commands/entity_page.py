"""Everything that the corpus says of one entity."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from migwatch.app.commands.base import RECORDS, Command
from migwatch.model.records import Entity

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer
    from migwatch.app.subjects import Subject


class EntityPage(Command):
    """The page of the selected entity, or of one that the selected record names."""

    id = "entity-page"
    area = "Records and passages"
    keys = "e"
    title = (
        "Show all that the corpus says of the selected entity; "
        "of another record: of its parties and speakers"
    )
    footer = "its page"
    footer_panes = frozenset({RECORDS})

    def available(self, explorer: Explorer) -> bool:
        """Whether an entity is selected, or a record that names somebody."""
        selected = explorer.selected
        record = explorer.article.record(selected.record) if explorer.article and selected else None
        return isinstance(record, Entity) or bool(self._concerned(explorer))

    def refusal(self, explorer: Explorer) -> str:
        """Say what is missing."""
        if explorer.selected is not None:
            return "This record names no party and no speaker."
        return "No record is selected: go to one in a list, or press enter on its words."

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        from migwatch.app.screens.entity_opening import open_entity

        found = self._concerned(explorer)
        if len(found) == 1:
            open_entity(explorer.app, found[0][0])
            return
        from migwatch.app.choosing import Choice
        from migwatch.app.layers import paint_of
        from migwatch.app.screens.picker import Picker

        choices = [
            Choice(each.id, each.name, paint_of(each.kind).colour, beside=as_what)
            for each, as_what in found
        ]
        subjects = {each.id: each for each, _ in found}
        picker = Picker("Whose page?", choices)
        explorer.app.push_screen(picker, partial(self._open, explorer, subjects))

    @staticmethod
    def _open(
        explorer: Explorer, subjects: dict[str, Subject], chosen: tuple[str, ...] | None
    ) -> None:
        from migwatch.app.screens.entity_opening import open_entity

        if chosen:
            open_entity(explorer.app, subjects[chosen[0]])

    @staticmethod
    def _concerned(explorer: Explorer) -> list[tuple[Subject, str]]:
        """Whose pages there are, and as what the selected record names them."""
        article, selected = explorer.article, explorer.selected
        record = article.record(selected.record) if article is not None and selected else None
        if article is None or record is None:
            return []
        from migwatch.app.concerned import concerned

        return concerned(article, record)
