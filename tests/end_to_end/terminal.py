"""A program in a pseudo-terminal: keys in, screen read back."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable

import pyte

COLUMNS, ROWS = 120, 40
#: Longest wait for a condition, in seconds; a slow machine passes, a hang fails.
PATIENCE = 60.0
#: Sequences that pyte does not know and would print.
UNKNOWN = re.compile(rb"\x1b\[[<=>?][0-9;]*[^0-9;hl]|\x1b\[[0-9;]*[tu]|\x1bP.*?\x1b\\", re.DOTALL)


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, words: list[str], environment: dict[str, str], *, deaf: bool) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            if deaf:
                # As one is that make began: a hang-up reaches make and not it.
                signal.signal(signal.SIGHUP, signal.SIG_IGN)
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
            if self._handle >= 0:
                self.read(0.05)
            else:
                select.select([], [], [], 0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.pid = 0
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("the program does not end")

    def hang_up(self) -> None:
        """Close the terminal under the program."""
        os.close(self._handle)
        self._handle = -1

    def close(self) -> None:
        """Kill the program, if it has not ended."""
        pid, self.pid = self.pid, 0
        if pid:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        if self._handle >= 0:
            self.hang_up()
