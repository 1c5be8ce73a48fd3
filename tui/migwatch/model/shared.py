"""Entities that several articles of a corpus share."""

from __future__ import annotations

from typing import Literal

from migwatch.model.passage import Value
from migwatch.model.records import Entity

SHARED_FORMAT = "migwatch-entities/1"


class SharedEntities(Value, frozen=True, kw_only=True):
    """The contents of ``entities.yaml``.

    Attributes:
        format: Name and version of the format.
        entities: The entities, without mentions; those stand in the articles.
    """

    format: Literal["migwatch-entities/1"] = "migwatch-entities/1"
    entities: tuple[Entity, ...] = ()
