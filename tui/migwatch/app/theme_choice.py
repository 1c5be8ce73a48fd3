"""Choosing a theme, which is kept for the next start."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import msgspec
from textual.app import App
from textual.command import CommandPalette
from textual.theme import ThemeProvider

from migwatch.app.settings import Chosen, Settings
from migwatch.store.places import theme_file


class KeptThemeProvider(ThemeProvider):
    """Lists the themes; the one that is chosen is kept."""

    @property
    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        """Names of themes, each with what chooses it."""
        return [(name, partial(self._choose, name)) for name, _ in super().commands]

    def _choose(self, name: str) -> None:
        self.app.theme = name
        told = f"Theme {name}, also at the next start."
        settings = getattr(self.app, "settings", Settings())
        try:
            keep(Chosen(name, settings.theme))
        except OSError as error:
            told = f"Theme {name}. It cannot be kept for the next start: {error.strerror}."
        self.app.clear_notifications()
        self.app.notify(told, timeout=3, markup=False)


def choose(app: App[None]) -> None:
    """Let the reader choose a theme."""
    words = "Search for themes…"
    app.push_screen(CommandPalette(providers=[KeptThemeProvider], placeholder=words))


def keep(chosen: Chosen) -> None:
    """Keep a choice for the next start.

    Raises:
        OSError: It cannot be written.
    """
    path = theme_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(msgspec.json.encode(chosen))
    fresh.replace(path)
