"""Pictures of the screen: sizes and themes."""

from datetime import date

import pytest

from migwatch.app.app import MigwatchApp
from migwatch.app.settings import Settings
from migwatch.corpus.library import open_library

SIZES = [(80, 24), (120, 40)]
THEMES = ["migwatch-dark", "migwatch-light", "ansi-dark"]


def explorer(theme: str) -> MigwatchApp:
    library = open_library()
    begun = library.begin(library.paths[0])
    return MigwatchApp(library, begun, date(2024, 3, 1), Settings(theme=theme))


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", THEMES)
def test_a_commitment(snap_compare, size, theme):
    assert snap_compare(explorer(theme), terminal_size=size, press=["3", "j", "j"])


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_an_entity(snap_compare, size):
    assert snap_compare(explorer("migwatch-dark"), terminal_size=size, press=["2", "j", "n"])


def test_help(snap_compare):
    assert snap_compare(explorer("migwatch-dark"), terminal_size=(80, 24), press=["question_mark"])


def test_without_colour(snap_compare, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(explorer("migwatch-dark"), terminal_size=(80, 24), press=["3", "j"])


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", THEMES)
def test_matches(snap_compare, size, theme):
    press = ["3", "j", "slash", *"migration"]
    assert snap_compare(explorer(theme), terminal_size=size, press=press)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_a_query_that_cannot_be_read(snap_compare, size):
    press = ["slash", *"/mex|gua", "left_parenthesis", "b"]
    assert snap_compare(explorer("migwatch-dark"), terminal_size=size, press=press)


def test_matches_without_colour(snap_compare, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    press = ["3", "j", "slash", *"migration", "enter"]
    assert snap_compare(explorer("migwatch-dark"), terminal_size=(80, 24), press=press)
