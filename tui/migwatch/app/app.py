"""The application: theme, keys, clipboard."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Sequence
from datetime import date

from textual import events
from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from migwatch.app import theme
from migwatch.app.commands import all_commands
from migwatch.app.notices import pass_by
from migwatch.app.paint import WithoutColour
from migwatch.app.screens.explorer import Explorer
from migwatch.app.settings import Settings, theme_of
from migwatch.corpus.library import Library
from migwatch.model.annotation import Annotation
from migwatch.store.problem import Problem
from migwatch.store.stages import Stage

_WITHOUT_COLOUR: tuple[LineFilter, ...] = (WithoutColour(),)


class MigwatchApp(App[None]):
    """migwatch-tui.

    Args:
        library: The corpus.
        begun: What was read of its first article.
        as_of: The day from which the corpus is read.
        settings: The user's theme and keys.
        notices: What is wrong with the settings.
        other: Another annotation of the article, to decide between the two.
    """

    TITLE = "migwatch"
    # The default screen does not load a CSS_PATH of its own.
    CSS_PATH = "screens/explorer.tcss"

    def __init__(
        self,
        library: Library,
        begun: Stage | None = None,
        as_of: date | None = None,
        settings: Settings | None = None,
        notices: Sequence[Problem] = (),
        other: Annotation | None = None,
    ) -> None:
        # Textual would else turn the terminal's own colours into black on black.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        self.library = library
        self._begun = begun
        self.as_of = as_of or date.today()
        self.settings = settings or Settings()
        self._notices = notices
        self._other = other
        for held in theme.THEMES:
            self.register_theme(held)
        chosen = theme_of(self.settings, "none" if self.no_color else self.console.color_system)
        if chosen in self.available_themes and chosen != theme.DARK:
            self.theme = chosen
        else:
            # As if it were Textual's own default: no style sheet is read twice.
            self.set_reactive(App.theme, theme.DARK)
        self.stylesheet.set_variables(self.get_css_variables())
        if self.settings.keys:
            # Textual takes a key from every command that has it when one of them gets another.
            own = {name: held.keys for name, held in all_commands().items()}
            self.set_keymap(own | self.settings.keys)

    def on_ready(self) -> None:
        """Say what is wrong with the settings; let the collector work again."""
        for problem in self._notices:
            self.notify(str(problem), title="Settings", severity="warning", markup=False)
        if self._other is not None and isinstance(self.screen, Explorer):
            self.screen.adjudicate(self._other)
        gc.freeze()
        gc.enable()

    async def on_key(self, event: events.Key) -> None:
        """Pass on what was typed while the line or panel it is meant for was being opened."""
        if len(self.screen_stack) > 1:
            await self._settled()
        if not self.screen_stack or self.focused is None:
            return
        from migwatch.app.widgets.typed_line import TypedLine

        if isinstance(self.focused, TypedLine) and self.focused.take_late(event):
            event.prevent_default()

    async def _settled(self) -> None:
        from migwatch.app.screens.panel import Panel

        for screen in self.screen_stack:
            if isinstance(screen, Panel):
                await screen.settled()

    def get_driver_class(self) -> type[Driver]:
        """Textual's own, which reads pastes as text and nothing else."""
        from migwatch.app.pasting import guard

        held = super().get_driver_class()
        guard()
        return held

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our colours for the current theme."""
        return theme.variables(self.current_theme, colour=not self.no_color)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, or under NO_COLOR one that leaves no colour code at all."""
        # Textual makes its choice before the theme is known; default colours became black.
        return _WITHOUT_COLOUR if self.no_color else super().get_line_filters()

    def get_default_screen(self) -> Screen[None]:
        """The explorer."""
        # Held on to, it would outlive every change of the article.
        begun, self._begun = self._begun, None
        return Explorer(self.library, self.as_of, begun, self.settings.keys)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Textual's own commands that make sense here."""
        if not self.no_color:
            # What is typed is looked for in the first of these words only.
            words = "Program: change the theme: choose colours, also for the next start"
            yield SystemCommand(words, "", self.action_change_theme)

    def clear_notifications(self) -> None:
        """Clear the notices that pass; those stay about which there is something to do."""
        pass_by(self)

    def search_themes(self) -> None:
        """Let the reader choose a theme."""
        from migwatch.app.theme_choice import choose

        choose(self)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy text by every way there is, and say what happened."""
        from migwatch.app.clipboard import copy, harmless

        shown = harmless(text)
        super().copy_to_clipboard(shown)
        self.run_worker(copy(self, shown, changed=shown != text), group="clipboard", exclusive=True)
