"""Everything that the corpus says of one entity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from migwatch.app.commands.base import RECORDS, Command
from migwatch.model.records import Entity

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


class EntityPage(Command):
    """The page of the selected entity."""

    id = "entity-page"
    area = "Records and passages"
    keys = "e"
    title = "Show all that the corpus says of the selected entity"
    footer = "its page"
    footer_panes = frozenset({RECORDS})

    def available(self, explorer: Explorer) -> bool:
        """Whether an entity is selected."""
        return self._entity(explorer) is not None

    def refusal(self, explorer: Explorer) -> str:
        """Say what is missing."""
        return "No entity is selected: go to one in its list, or press enter on its words."

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        from migwatch.app.screens.entity_opening import open_entity
        from migwatch.app.subjects import Subject

        entity = self._entity(explorer)
        assert entity is not None
        open_entity(explorer.app, Subject(entity.id, entity.name, entity.kind, entity.aliases))

    @staticmethod
    def _entity(explorer: Explorer) -> Entity | None:
        if explorer.article is None or explorer.selected is None:
            return None
        record = explorer.article.record(explorer.selected.record)
        return record if isinstance(record, Entity) else None
