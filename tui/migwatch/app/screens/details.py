"""All that there is to say of a record, on a sheet."""

from __future__ import annotations

from migwatch.app.screens.sheet import Sheet, SheetLine


class DetailsScreen(Sheet):
    """The details on a sheet.

    Args:
        told: What the details strip says.
    """

    def __init__(self, told: list[SheetLine]) -> None:
        super().__init__()
        self._told = told

    def sheet_title(self) -> str:
        """Its title."""
        return "Details"

    def lines(self) -> list[SheetLine]:
        """One paragraph for each thing told."""
        return self._told
