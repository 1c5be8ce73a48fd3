"""The user's settings: a theme and keys, from ``config.yaml`` in the config folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec

from migwatch.app.commands import all_commands
from migwatch.store.places import theme_file
from migwatch.store.problem import Problem, any_of, excerpt

#: The theme where none is set.
DEFAULT_THEME = "migwatch-dark"
#: And where the terminal has only sixteen colours; also under NO_COLOR.
FEW_COLOURS = "ansi-dark"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user may set.

    Attributes:
        theme: Name of a theme (see ``migwatch-tui themes``).
        keys: Keys by the id of a command (see ``migwatch-tui keys``), in place of its own.
    """

    theme: str = DEFAULT_THEME
    keys: dict[str, str] = {}


class Chosen(msgspec.Struct, frozen=True):
    """A theme that was chosen in the explorer.

    Attributes:
        theme: Its name.
        over: Name of the theme in the settings at that time.
    """

    theme: str
    over: str


def theme_of(settings: Settings, colours: str | None) -> str:
    """The theme to begin with: the one chosen last, unless the settings name another since.

    Args:
        settings: The settings.
        colours: What the terminal can show, as Rich names it (``standard``, ``truecolor``);
            ``none`` for no colour at all.
    """
    if colours == "none":
        return FEW_COLOURS
    try:
        chosen = msgspec.json.decode(theme_file().read_bytes(), type=Chosen)
    except (OSError, ValueError):
        chosen = Chosen(settings.theme, settings.theme)
    found = chosen.theme if chosen.over == settings.theme else settings.theme
    # Of sixteen colours, several of ours would be one.
    return FEW_COLOURS if found == DEFAULT_THEME and colours == "standard" else found


def load_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a file, as far as they make sense.

    Args:
        path: The file; where there is none, the settings are the program's own.

    Returns:
        The settings, and what is wrong with the file.
    """
    if not os.path.lexists(path):
        return Settings(), ()
    # Reading YAML takes a noticeable part of the start.
    from migwatch.store.settings_file import read_settings

    settings, problems = read_settings(path, Settings)
    if settings is None:
        return Settings(), problems
    wrong = [Problem(path, 1, 1, message) for message in conflicts(settings.keys)]
    return (msgspec.structs.replace(settings, keys={}) if wrong else settings), (*problems, *wrong)


def conflicts(keys: dict[str, str]) -> Iterable[str]:
    """What is wrong with a user's keys: ids that are none, keys that two commands share."""
    known = all_commands()
    for name in keys:
        if name not in known:
            yield f"keys: {excerpt(name)} is not a command; write one of {any_of(known)}"
    owners: dict[tuple[str, str], str] = {}
    for name, held in known.items():
        for key in keys.get(name, held.keys).split(","):
            if (other := owners.setdefault((held.scope, key.strip()), name)) != name:
                yield (
                    f"keys: {excerpt(key.strip())} would do both {other} and {name}; "
                    "give one of them another key"
                )
