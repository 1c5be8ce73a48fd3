"""Pictures of words being selected."""

import pytest
from tests.snapshots.test_screens import SIZES, THEMES, explorer

# From the first word of a passage that is the current one, over commitments and a caution.
WORDS = ["3", "j", "v", "w", "w", "right_parenthesis"]


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", THEMES)
def test_selected_words(snap_compare, size, theme):
    assert snap_compare(explorer(theme), terminal_size=size, press=WORDS)


def test_exact_characters(snap_compare):
    press = [*WORDS, "c", "left", "left", "o", "l", "l"]
    assert snap_compare(explorer("migwatch-dark"), terminal_size=(80, 24), press=press)


def test_without_colour(snap_compare, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(explorer("migwatch-dark"), terminal_size=(80, 24), press=WORDS)
