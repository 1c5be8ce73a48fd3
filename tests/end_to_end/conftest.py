"""The installed console script in a real pseudo-terminal."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.end_to_end.terminal import Terminal

Open = Callable[..., Terminal]


@pytest.fixture
def open_terminal(tmp_path: Path) -> Iterator[Open]:
    """Starts the program with words of a command line and variables of the environment."""
    script = Path(sys.executable).with_name("migwatch-tui")
    command = str(script) if script.exists() else shutil.which("migwatch-tui")
    assert command, "the console script is not installed"
    left_out = ("TMUX", "NO_COLOR", "COLORTERM", "DISPLAY", "COLUMNS", "LINES")
    environment = {
        **{k: v for k, v in os.environ.items() if k not in left_out},
        "TERM": "xterm-256color",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    opened: list[Terminal] = []

    def start(*words: str, deaf: bool = False, **variables: str) -> Terminal:
        opened.append(Terminal([command, *words], environment | variables, deaf=deaf))
        return opened[-1]

    yield start
    for held in opened:
        held.close()


@pytest.fixture
def start(open_terminal: Open) -> Open:
    """Starts the program on one day with more in its environment."""

    def started(**more: str) -> Terminal:
        return open_terminal("--as-of", "2024-03-01", **more)

    return started
