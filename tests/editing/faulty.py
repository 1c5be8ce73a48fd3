"""Steps of editing done by a process whose system fails it, or that is killed."""

from __future__ import annotations

import errno
import fcntl
import gc
import io
import json
import os
import signal
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests.editing.ferry import editing
from tests.editing.lost_cache import LostCache

from migwatch.editing.editing import Editing
from migwatch.editing.outcome import Done
from migwatch.store.problem import FileProblem

Step = Callable[[Editing], Done]

#: Calls that save: those of them that fail leave nothing done.
CALLS = ("open", "write", "fsync", "replace", "rename", "link", "unlink", "mkdir")
CALLS += ("ftruncate", "fchmod", "fchown", "setxattr", "close")
ERRORS = {
    "full": errno.ENOSPC,
    "quota": errno.EDQUOT,
    "broken": errno.EIO,
    "refused": errno.EACCES,
    "read-only": errno.EROFS,
    "short": errno.ENOSPC,
}
#: Kinds of faults after which the process goes on, and those that end it.
GOING_ON = tuple(ERRORS)
#: Files that are only read, once.
OTHERS = ("corpus.yaml", "accord.txt")
KILLS = ("before", "after", "power")


class Fault(NamedTuple):
    """What goes wrong.

    Attributes:
        kind: One of `GOING_ON` or `KILLS`; ``power`` is a kill that loses what is not
            safe on the disk.
        at: Which of the calls goes wrong, from 0; -1 for none.
        lasts: How many calls from there on.
        within: Part of the paths that are concerned.
        seed: What is lost at a power cut.
    """

    kind: str
    at: int
    lasts: int = 1
    within: str = ""
    seed: int = 0


class Said(NamedTuple):
    """What the process was told of one step."""

    problem: str | None
    unkept: str | None
    words: str

    @property
    def promised(self) -> bool:
        """Whether it is said to be in the file or in the journal."""
        return self.problem is None or self.unkept is None


@dataclass
class Report:
    """What became of the process.

    Attributes:
        said: Of each step that returned.
        calls: How many calls it made; -1 if it was killed.
        crash: What it raised that it should not have raised.
    """

    said: list[Said] = field(default_factory=list)
    calls: int = -1
    crash: str = ""


def report_of(path: Path, steps: Sequence[Step], fault: Fault) -> Report:
    """Open an article and do steps in another process.

    Args:
        path: The annotation file.
        steps: What to do.
        fault: What goes wrong meanwhile.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _work(path, steps, fault, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        lines = pipe.read().splitlines()
    _, status = os.waitpid(child, 0)
    report = Report()
    for line in lines:
        kind, value = json.loads(line)
        if kind == "said":
            report.said.append(Said(*value))
        else:
            setattr(report, kind, value)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    assert killed or os.WIFEXITED(status), status
    return report


def _work(path: Path, steps: Sequence[Step], fault: Fault, pipe: int) -> None:
    write = os.write

    def tell(kind: str, value: Any) -> None:
        write(pipe, json.dumps([kind, value]).encode() + b"\n")

    # Looking for garbage would copy all the memory that is shared with the parent.
    gc.disable()
    try:
        system = _System(fault)
        held = None
        for step in steps:
            if held is None:
                held = _opened(path)
            done = step(held)
            tell("said", Said(done.problem, done.unkept, done.words))
        tell("calls", system.calls)
    except BaseException:
        tell("crash", traceback.format_exc())
    os._exit(0)


def _opened(path: Path) -> Editing:
    for _ in range(50):
        # Reading it may be what goes wrong.
        with suppress(FileProblem):
            return editing(path)
    return editing(path)


class _Raw(io.RawIOBase):
    """A file that is written by the calls of `os`."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._handle

    def write(self, data: Any) -> int:
        return os.write(self._handle, data)

    def close(self) -> None:
        if not self.closed:
            super().close()
            os.close(self._handle)


class _System:
    """The calls of `os` in this process, of which one goes wrong."""

    def __init__(self, fault: Fault) -> None:
        self.calls = 0
        self._fault = fault
        self._paths: dict[int, str] = {}
        root = Path(os.environ["FAULTY_ROOT"])
        self._cache = LostCache(root, fault.seed) if fault.kind == "power" else None
        self._short = False
        for name in CALLS:
            setattr(os, name, self._wrapped(name, getattr(os, name)))
        fcntl.flock = self._wrapped("flock", fcntl.flock)
        io.open = self._wrapped("open", io.open)
        real = os.fdopen
        os.fdopen = lambda handle, mode="r", *more: (
            io.BufferedWriter(_Raw(handle)) if mode == "wb" else real(handle, mode, *more)
        )

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if name == "write" and self._short:
                self._short = False
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            if not self._concerns(name, arguments):
                return self._done(name, real, arguments, named)
            at, self.calls = self.calls, self.calls + 1
            kind, first, lasts = self._fault[:3]
            if first < 0 or not first <= at < first + lasts:
                return self._done(name, real, arguments, named)
            if kind in ("before", "power"):
                self._kill()
            if kind == "short" and name == "write":
                self._short = True
                return real(arguments[0], bytes(arguments[1])[: len(arguments[1]) // 2])
            if kind == "after":
                self._done(name, real, arguments, named)
                self._kill()
            if name == "close":
                # The system gives the handle back even where it reports an error.
                self._done(name, real, arguments, named)
            raise OSError(ERRORS[kind], os.strerror(ERRORS[kind]))

        return call

    def _concerns(self, name: str, arguments: tuple[Any, ...]) -> bool:
        if name == "open" and isinstance(arguments[0], int):
            return False
        reads = name == "open" and not (isinstance(arguments[1], int) and arguments[1] & os.O_CREAT)
        if self._fault.kind in KILLS and (reads or name == "close"):
            # Being killed makes no difference there.
            return False
        if name in ("fchown", "fchmod") and self._fault.kind == "refused":
            # Who may not give a file away keeps it: that is no failure.
            return False
        named = self._named(arguments[0])
        if named is None or named.endswith(OTHERS):
            return False
        return self._fault.within in named

    def _named(self, what: Any) -> str | None:
        """The path that a call is about; None where it is no file of the test."""
        if isinstance(what, int):
            return self._paths.get(what)
        if not isinstance(what, (str, os.PathLike)):
            return None
        path = str(what)
        return path if path.startswith(os.environ["FAULTY_ROOT"]) else None

    def _done(
        self, name: str, real: Callable[..., Any], arguments: tuple[Any, ...], named: Any
    ) -> Any:
        paths = [self._named(each) for each in arguments[:2]]
        fresh = name in ("open", "mkdir") and paths[0] and not os.path.lexists(paths[0])
        if name == "fsync":
            # What is in the page cache outlasts the process; only the model forgets.
            if self._cache is not None:
                self._cache.synced(arguments[0])
            return None
        result = real(*arguments, **named)
        if name == "open" and paths[0] and isinstance(result, int):
            self._paths[result] = paths[0]
        if name == "close":
            self._paths.pop(arguments[0], None)
        if self._cache is None or not paths[0]:
            return result
        if fresh:
            self._cache.made(Path(paths[0]))
        elif name == "link" and paths[1]:
            self._cache.made(Path(paths[1]))
        elif name in ("replace", "rename") and paths[1]:
            self._cache.renamed(Path(paths[0]), Path(paths[1]))
        elif name == "unlink":
            self._cache.removed(Path(paths[0]))
        return result

    def _kill(self) -> None:
        if self._cache is not None:
            for name in CALLS:
                setattr(os, name, _REAL[name])
            io.open = _REAL["io.open"]
            self._cache.cut()
        os.kill(os.getpid(), signal.SIGKILL)


_REAL: dict[str, Any] = {name: getattr(os, name) for name in CALLS} | {"io.open": io.open}
