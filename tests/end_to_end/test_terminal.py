"""The installed console script in a real pseudo-terminal: keys in, screen read back."""

import base64
import fcntl
import os
import pty
import re
import select
import shutil
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyte
import pytest

COLUMNS, ROWS = 120, 40
#: Longest wait for a condition, in seconds; a slow machine passes, a hang fails.
PATIENCE = 60.0
#: Sequences that pyte does not know and would print.
UNKNOWN = re.compile(rb"\x1b\[[<=>?][0-9;]*[^0-9;hl]|\x1b\[[0-9;]*[tu]|\x1bP.*?\x1b\\", re.DOTALL)


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, words: list[str], environment: dict[str, str]) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            os.execvpe(words[0], words, environment)
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, size)
        self.before = termios.tcgetattr(self._handle)

    def press(self, keys: str) -> None:
        os.write(self._handle, keys.encode())

    def read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._handle], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(self._handle, 1 << 16)
        except OSError:
            return False
        self.output += data
        self._stream.feed(UNKNOWN.sub(b"", data))
        return bool(data)

    def wait(self, holds: Callable[[str], bool]) -> str:
        """Read until the screen fulfils a condition."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            shown = "\n".join(self.screen.display)
            if holds(shown):
                return shown
            if not self.read(0.05):
                break
        raise AssertionError("waited in vain; the screen is:\n" + "\n".join(self.screen.display))

    def end(self) -> int:
        """Read until the program has ended; its exit status."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("the program does not end")

    def close(self) -> None:
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._handle)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    script = Path(sys.executable).with_name("migwatch-tui")
    command = str(script) if script.exists() else shutil.which("migwatch-tui")
    assert command, "the console script is not installed"
    environment = {
        **{k: v for k, v in os.environ.items() if k not in ("TMUX", "NO_COLOR", "DISPLAY")},
        "TERM": "xterm-256color",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    held = Terminal([command, "--as-of", "2024-03-01"], environment)
    yield held
    held.close()


def test_from_a_record_to_its_words_to_a_citation(terminal: Terminal) -> None:
    shown = terminal.wait(lambda s: "The United States hailed" in s and "Commitments 15" in s)
    assert "as of 2024-03-01" in shown

    terminal.press("2")
    terminal.wait(lambda s: "Antony Blinken  People  1 of 5" in s)
    for nth in (2, 3):
        terminal.press("n")
        terminal.wait(lambda s, nth=nth: f"{nth} of 5" in s)

    terminal.press("3f")
    terminal.wait(lambda s: "type to filter" in s)
    terminal.press("keep border")
    terminal.wait(lambda s: "1 of 15" in s)
    terminal.press("\r")
    terminal.wait(lambda s: "type to filter" not in s and "enter to its words" in s)
    terminal.press("\r")
    terminal.wait(lambda s: "━━ 1 Article" in s and "keep border crossings" in s)

    terminal.press("y")
    terminal.wait(lambda s: "Copied" in s)
    copied = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", terminal.output)
    assert copied is not None
    citation = base64.b64decode(copied[1]).decode()
    assert "the parties had agreed to keep border crossings open" in citation
    assert "Caution" in citation

    terminal.press("q")
    assert terminal.end() == 0
    assert b"\x1b[?1049l" in terminal.output
    assert b"\x1b[?25h" in terminal.output
    assert b"\x1b[?1000l" in terminal.output
    assert b"Traceback" not in terminal.output
