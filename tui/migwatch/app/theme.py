"""Colours: each has one meaning, is a theme variable, and has a partner that is no colour.

The hues of the two themes of our own keep apart for readers who do not tell red
from green (after Okabe and Ito, *Color Universal Design*). Every other theme,
Textual's or a user's, takes the hues that suit its ground, and for what is quieter
than text something between its own ground and its own text.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = "migwatch-dark"
LIGHT = "migwatch-light"

_ON_DARK = {
    "mw-person": "#86c5f4",
    "mw-organisation": "#5fcfa8",
    "mw-place": "#d9c46c",
    "mw-time": "#dba1cf",
    "mw-quotation": "#9aa7b8",
    "mw-pause": "#f0916a",
    "mw-quiet": "#8b95a3",
    "mw-tint": "#2b3d55",
    "mw-current": "#9dbde0",
    "mw-found": "#5c4a12",
    "mw-found-current": "#ff9e3d",
    "mw-cursor": "#f5d76e",
    "mw-count": "#f5d76e",
    "mw-row": "#2b3d55",
    "mw-row-blurred": "#20262e",
    "mw-rule": "#4c5867",
    "mw-edge": "#36414f",
}
_ON_LIGHT = {
    "mw-person": "#0a5c9e",
    "mw-organisation": "#00664a",
    "mw-place": "#6f5400",
    "mw-time": "#8a2f78",
    "mw-quotation": "#5b6470",
    "mw-pause": "#a8380d",
    "mw-quiet": "#5f6772",
    "mw-tint": "#d3e3f5",
    "mw-current": "#1f5f9f",
    "mw-found": "#ffe3a3",
    "mw-found-current": "#9a4f00",
    "mw-cursor": "#7d5d00",
    "mw-count": "#7d5d00",
    "mw-row": "#cfe0f3",
    "mw-row-blurred": "#e6e9ee",
    "mw-rule": "#a2abb8",
    "mw-edge": "#d6dbe2",
}
_ON_ANSI = {
    "mw-person": "ansi_cyan",
    "mw-organisation": "ansi_green",
    "mw-place": "ansi_yellow",
    "mw-time": "ansi_magenta",
    "mw-quotation": "ansi_bright_blue",
    "mw-pause": "ansi_red",
    "mw-quiet": "ansi_default",
    "mw-tint": "ansi_default",
    "mw-found": "ansi_yellow",
    "mw-cursor": "ansi_yellow",
    "mw-count": "ansi_yellow",
    "mw-primary": "ansi_bright_blue",
    "mw-row": "ansi_default",
    "mw-row-blurred": "ansi_default",
    "mw-rule": "ansi_bright_blue",
    "mw-edge": "ansi_default",
}
# Yellow, green and cyan are hard to see on white, dark blue on black.
_ON_LIGHT_ANSI = _ON_ANSI | {
    "mw-person": "ansi_blue",
    "mw-organisation": "ansi_magenta",
    "mw-place": "ansi_default",
    "mw-quotation": "ansi_blue",
    "mw-count": "ansi_magenta",
    "mw-primary": "ansi_blue",
    "mw-rule": "ansi_blue",
}
#: How far from a theme's ground towards its text or its first colour.
_BETWEEN = {
    "mw-quiet": ("foreground", 0.66),
    "mw-rule": ("foreground", 0.34),
    "mw-edge": ("foreground", 0.18),
    "mw-row-blurred": ("foreground", 0.1),
    "mw-row": ("primary", 0.3),
    "mw-tint": ("primary", 0.3),
}

THEMES = (
    Theme(
        name=DARK,
        primary="#7fb2e5",
        secondary="#5fcfa8",
        accent="#f5d76e",
        warning="#f0916a",
        error="#f0916a",
        success="#5fcfa8",
        foreground="#d8dce2",
        background="#14181d",
        surface="#14181d",
        panel="#1c2229",
        dark=True,
    ),
    Theme(
        name=LIGHT,
        primary="#0a5c9e",
        secondary="#00664a",
        accent="#7d5d00",
        warning="#a8380d",
        error="#a8380d",
        success="#00664a",
        foreground="#20252b",
        background="#fbfaf7",
        surface="#fbfaf7",
        panel="#f0eee8",
        dark=False,
    ),
)


def variables(theme: Theme, *, colour: bool = True) -> dict[str, str]:
    """Our variables as a theme that does not name them has them.

    Args:
        theme: The theme.
        colour: Whether colours are wanted; if not, what would stand out by a ground of
            its own has none, and is reversed (see `migwatch.app.paint.Palette`).
    """
    if not colour:
        return {name: value for name, value in _ON_ANSI.items() if name != "mw-cursor"}
    if theme.ansi:
        return _ON_ANSI if theme.dark else _ON_LIGHT_ANSI
    held = _ON_DARK if theme.dark else _ON_LIGHT
    return held if theme.name in (DARK, LIGHT) else held | _between(theme)


def _between(theme: Theme) -> dict[str, str]:
    """What is quieter than text, from a theme's own colours."""
    from textual.color import Color

    own = theme.to_color_system().generate()
    ground = Color.parse(own["background"])
    return {
        name: ground.blend(Color.parse(own[towards]), far, alpha=1.0).hex
        for name, (towards, far) in _BETWEEN.items()
    }
