"""The program in pseudo-terminals of different surroundings."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.end_to_end.test_terminal import Terminal

Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the program with more in its environment."""
    held: list[Terminal] = []

    def started(**more: str) -> Terminal:
        script = str(Path(sys.executable).with_name("migwatch-tui"))
        environment = {
            **{k: v for k, v in os.environ.items() if k not in ("TMUX", "NO_COLOR", "DISPLAY")},
            "TERM": "xterm-256color",
            "XDG_CACHE_HOME": str(tmp_path / "cache"),
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            **more,
        }
        held.append(Terminal([script, "--as-of", "2024-03-01"], environment))
        return held[-1]

    yield started
    for terminal in held:
        terminal.close()
