"""Finding words with the installed console script in a real pseudo-terminal."""

import base64
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.end_to_end.test_terminal import Terminal

#: Codes that choose a colour; 39 and 49 are the terminal's own.
COLOUR = re.compile(rb"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")

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


def test_from_a_query_to_its_matches_to_a_citation_and_back(start: Start) -> None:
    terminal = start()
    terminal.wait(lambda s: "The United States hailed" in s and "Commitments 15" in s)
    terminal.press("/")
    terminal.wait(lambda s: "find in this article" in s and "alt+w whole words" in s)
    terminal.press("mexic")
    terminal.wait(lambda s: s.count("1 of 13") == 2)
    terminal.press("\x1bw")
    terminal.wait(lambda s: "no “mexic”" in s)
    terminal.press("o")
    terminal.wait(lambda s: s.count("1 of 7") == 2)
    terminal.press("\r")
    terminal.wait(lambda s: "find in this article" not in s and s.count("1 of 7") == 1)
    terminal.press("nnN")
    terminal.wait(lambda s: "2 of 7" in s)
    terminal.press("y")
    terminal.wait(lambda s: "Copied" in s)
    copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", terminal.output)
    assert copied is not None
    assert base64.b64decode(copied[1]).decode().startswith("“Mexico”\n")

    terminal.press("//(a")
    terminal.wait(lambda s: "▲ missing )" in s)
    terminal.press("\x1b")
    terminal.wait(lambda s: "find in this article" not in s and "2 of 7" in s)
    terminal.press("\x1b")
    terminal.wait(lambda s: " of 7" not in s and "━━ 1 Article ¶1 " in s)
    terminal.press("q")
    assert terminal.end() == 0
    assert b"Traceback" not in terminal.output


def test_without_colour_matches_are_reversed(start: Start) -> None:
    terminal = start(NO_COLOR="1", COLORTERM="truecolor")
    terminal.wait(lambda s: "The United States hailed" in s)
    terminal.press("/mexico")
    terminal.wait(lambda s: s.count("1 of 7") == 2)
    terminal.press("\r")
    terminal.wait(lambda s: "find in this article" not in s)
    reversed_cells = [
        terminal.screen.buffer[y][x].data
        for y in range(terminal.screen.lines)
        for x in range(8, 60)
        if terminal.screen.buffer[y][x].reverse
    ]
    assert "".join(reversed_cells).startswith("exico")
    assert not COLOUR.search(terminal.output)
    terminal.press("q")
    assert terminal.end() == 0
