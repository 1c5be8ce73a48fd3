"""Typing queries in a real pseudo-terminal: from a key to the last byte of the results."""

import fcntl
import os
import pty
import select
import struct
import termios
import time
from pathlib import Path

#: What an answer to a key writes besides the results: the key itself, totals.
_SMALL = 160
#: Seconds without a byte after which a key has had all of its answer.
_QUIET = 0.35


class Typist:
    """A program whose answers are timed. 80 columns: facets are counted, but not painted.

    Args:
        words: The command line.
        environment: Its environment.
    """

    def __init__(self, words: list[str], environment: dict[str, str]) -> None:
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            os.execvpe(words[0], words, environment)
        fcntl.ioctl(self._handle, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def answer(self, key: str, quiet: float = _QUIET) -> list[tuple[float, int]]:
        """Press a key: seconds until each piece of what is written, and its bytes."""
        os.write(self._handle, key.encode())
        began = time.perf_counter()
        found: list[tuple[float, int]] = []
        while select.select([self._handle], [], [], quiet)[0]:
            try:
                data = os.read(self._handle, 1 << 16)
            except OSError:
                break
            found.append((time.perf_counter() - began, len(data)))
        return found

    def type(self, query: str) -> list[float]:
        """Type a query into an empty line; milliseconds to the results of each key."""
        times = []
        for character in query:
            pieces = [at for at, size in self.answer(character) if size > _SMALL]
            if pieces:
                times.append(pieces[-1] * 1000)
        for _ in query:
            os.write(self._handle, b"\x7f")
        self.answer("", 0.6)
        return times

    def memory(self) -> float:
        """Resident memory, MB."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return float("nan")

    def close(self) -> None:
        """End the program."""
        self.answer("\x11", 0.5)
        os.close(self._handle)
        os.waitpid(self.pid, 0)
