"""Pictures of the timeline, and of a chain in the commitments tree."""

from datetime import date

import pytest

from migwatch.app.app import MigwatchApp
from migwatch.app.settings import Settings
from migwatch.corpus.library import open_library

SIZES = [(80, 24), (120, 40)]
THEMES = ["migwatch-dark", "migwatch-light", "ansi-dark"]


@pytest.fixture
def explorer(harbours):
    """Opens the explorer on the made-up corpus."""

    def opened(theme: str = "migwatch-dark") -> MigwatchApp:
        library = open_library(harbours)
        begun = library.begin(library.paths[0])
        return MigwatchApp(library, begun, date(2024, 3, 1), Settings(theme=theme))

    return opened


def pressing(*keys: str):
    """Opens the timeline, and presses keys when it is there."""

    async def run(pilot) -> None:
        await pilot.press("T")
        while getattr(pilot.app.screen, "view", None) is None:
            await pilot.pause()
        await pilot.press(*keys)

    return run


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("theme", THEMES)
def test_by_chain(snap_compare, explorer, size, theme):
    run = pressing("l", "l")
    assert snap_compare(explorer(theme), terminal_size=size, run_before=run)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_by_party_and_nearer(snap_compare, explorer, size):
    run = pressing("t", "plus", "plus", "j")
    assert snap_compare(explorer(), terminal_size=size, run_before=run)


def test_in_the_smallest_window(snap_compare, explorer):
    assert snap_compare(explorer(), terminal_size=(40, 10), run_before=pressing("l"))


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
def test_a_chain_in_the_tree(snap_compare, explorer, size):
    async def run(pilot) -> None:
        while not pilot.app.screen.chains:
            await pilot.pause()
        await pilot.press("3", "l", "j", "j")

    assert snap_compare(explorer(), terminal_size=size, run_before=run)
