"""The palette's providers, imported when the palette opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.command import Provider


def command_provider() -> type[Provider]:
    """Finds commands."""
    from migwatch.app.palette import CommandProvider

    return CommandProvider


def record_provider() -> type[Provider]:
    """Finds records."""
    from migwatch.app.palette import RecordProvider

    return RecordProvider
