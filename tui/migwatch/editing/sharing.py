"""Operations on entities that articles share."""

from __future__ import annotations

from migwatch.editing.operations import Add, AnyOperation
from migwatch.store.fill import Filler
from migwatch.store.folder import Folder


def with_shared(operation: AnyOperation, folder: Folder) -> AnyOperation:
    """An operation whose new entity has what the shared one of its id says.

    As in a file, an id and mentions are enough for an entity that ``entities.yaml`` has.

    Args:
        operation: The operation.
        folder: The corpus.
    """
    if not isinstance(operation, Add) or operation.section != "entities":
        return operation
    filled = Filler(folder).fill(operation.record, ())
    return Add(section=operation.section, record=filled.value)
