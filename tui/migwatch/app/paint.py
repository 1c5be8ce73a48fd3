"""From theme variables to the styles that lines are painted with."""

from __future__ import annotations

from functools import cache, lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color, ColorParseError
from textual.filter import LineFilter


@cache
def _colour(value: str) -> RichColor | None:
    try:
        return Color.parse(value).rich_color
    except ColorParseError:
        return None


@lru_cache(1024)
def _without_colour(style: Style) -> Style:
    ground = style.bgcolor
    stands_out = ground is not None and not ground.is_default
    return style + Style(
        color="default", bgcolor="default", reverse=bool(style.reverse) != stands_out
    )


class WithoutColour(LineFilter):
    """Leaves no colour code; what stands out by a ground of its own is reversed."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in default colours."""
        return [
            Segment(text, None if style is None else _without_colour(style), control)
            for text, style, control in segments
        ]


class Palette:
    """The styles of one theme.

    Args:
        variables: The theme's variables.
        ground: The widget's own style: text on its background.
    """

    def __init__(self, variables: dict[str, str], ground: Style) -> None:
        self._variables = variables
        self.ground = ground
        self._styles: dict[tuple[str | None, str, str | None], Style] = {}
        self._overlays: dict[tuple[str | None, str, str | None], Style] = {}

    def style(
        self, colour: str | None = None, attributes: str = "", background: str | None = None
    ) -> Style:
        """A style on the ground.

        Args:
            colour: Theme variable of the text.
            attributes: Rich style words (``bold underline``); ``not_`` before one undoes it.
            background: Theme variable of the ground.
        """
        key = (colour, attributes, background)
        if (held := self._styles.get(key)) is None:
            held = self._styles[key] = self.ground + self.overlay(colour, attributes, background)
        return held

    def overlay(
        self, colour: str | None = None, attributes: str = "", background: str | None = None
    ) -> Style:
        """As `style`, to be laid over another style."""
        key = (colour, attributes, background)
        if (held := self._overlays.get(key)) is None:
            words = {w.removeprefix("not_"): not w.startswith("not_") for w in attributes.split()}
            held = self._overlays[key] = Style(
                color=self._named(colour),
                bgcolor=self._named(background),
                **words,  # type: ignore[arg-type]
            )
        return held

    @property
    def current(self) -> Style:
        """What is laid over the current passage: a colour of its own, or reversed."""
        if "mw-current" in self._variables:
            return self.overlay("background", "bold", "mw-current")
        ground = self.ground
        return Style(color=ground.color, bgcolor=ground.bgcolor, reverse=True)

    @property
    def chosen(self) -> Style:
        """What is laid over the other passages of its record: a ground, or faintly reversed."""
        if "mw-current" in self._variables:
            return self.overlay(None, "bold", "mw-tint")
        ground = self.ground
        return Style(color=ground.color, bgcolor=ground.bgcolor, reverse=True, bold=False, dim=True)

    @property
    def outside(self) -> Style:
        """What is laid over text that is not part of the article."""
        few = "mw-current" not in self._variables
        return self.overlay("mw-quiet", "dim italic" if few else "italic")

    @property
    def selection(self) -> Style:
        """What is laid over selected words: a ground of their own, or reversed; underlined."""
        if "mw-current" in self._variables:
            return self.overlay("background", "underline not_dim", "foreground")
        ground = self.ground
        return Style(
            color=ground.color,
            bgcolor=ground.bgcolor,
            reverse=True,
            bold=True,
            underline=True,
            dim=False,
        )

    def found(self, *, current: bool) -> Style:
        """What is laid over a match: grounds of their own, or reversed.

        Args:
            current: Whether it is the one that holds the cursor.
        """
        if "mw-found-current" in self._variables:
            if current:
                return self.overlay("background", "bold underline", "mw-found-current")
            return self.overlay("foreground", "underline", "mw-found")
        ground = self.ground
        if current:
            return Style(
                color=ground.color, bgcolor=ground.bgcolor, reverse=True, bold=True, underline=True
            )
        return Style(color=self._named("mw-found"), bgcolor=ground.bgcolor, reverse=True)

    def pointed(self, style: Style) -> Style:
        """A style where the cursor is: on a ground of its own, or reversed."""
        if "mw-cursor" in self._variables:
            return style + self.overlay("background", "bold not_reverse", "mw-cursor")
        return style + Style(bold=True, reverse=not style.reverse)

    def _named(self, variable: str | None) -> RichColor | None:
        if variable is None:
            return None
        # What a theme of few colours cannot show has a partner of ours.
        value = self._variables.get(f"mw-{variable}") or self._variables.get(variable, "")
        return _colour(value) if value else None
