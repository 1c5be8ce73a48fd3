"""Killed at any moment, packing and unpacking leave every article readable."""

import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from tests.harbours import write_harbours
from tests.store.packing import pack, states, unpack

from migwatch.corpus.library import open_library
from migwatch.store.create import Refused
from migwatch.store.packing import Packing

FORK = multiprocessing.get_context("fork")
#: What a program asks of the system that changes files, as the interpreter reports it.
CHANGES = ("os.remove", "os.rename", "os.link", "os.mkdir", "os.rmdir", "os.truncate")
#: Where the order of steps is laid down.
CODE = ("atomic.py", "moving.py", "output.py", "packing.py", "pathlib.py", "take_out.py")
CODE += ("unpack.py",)
AGAIN = Packing(move=True, drop_comments=True, force=True)


def packed(root: Path) -> None:
    pack(root, root / "all.jsonl", AGAIN)


def unpacked(root: Path) -> None:
    unpack(root / "all.jsonl", root)


def one_unpacked(root: Path) -> None:
    unpack(root / "all.jsonl", root, "summer")


def killed_at(nth: int, work: Callable[[Path], None], root: Path) -> None:
    """Do some work, and be killed before the nth change of a file."""
    left = nth

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        opened = event == "open" and isinstance(arguments[2], int)
        if event in CHANGES or (opened and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    with suppress(Refused):
        work(root)
    os._exit(0)


def killed_in_writing(nth: int, work: Callable[[Path], None], root: Path) -> None:
    """Do some work, and be killed before the nth time that something is made sure of."""
    left, real = nth, os.fsync

    def fsync(handle: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        real(handle)

    os.fsync = fsync
    work(root)
    os._exit(0)


def killed_at_line(nth: int, work: Callable[[Path], None], root: Path) -> None:
    """Do some work, and be killed before the nth line of code that handles files."""
    left = nth

    def trace(frame: Any, event: str, _: Any) -> Any:
        nonlocal left
        if not frame.f_code.co_filename.endswith(CODE):
            return None
        left -= event == "line"
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    with suppress(Refused):
        work(root)
    os._exit(0)


def made(tmp_path: Path, number: int, prepare: Callable[[Path], None]) -> Path:
    root = write_harbours(tmp_path / f"corpus{number}")
    path = root / "spring.yaml"
    path.write_text(path.read_text() + "# a comment\n")
    prepare(root)
    return root


WORK = {
    "packing": (lambda root: None, packed),
    "packing again": (lambda root: (packed(root), one_unpacked(root)), packed),
    "unpacking": (packed, unpacked),
    "unpacking one": (packed, one_unpacked),
}


@pytest.mark.parametrize("killed", [killed_at, killed_in_writing])
@pytest.mark.parametrize(("prepare", "work"), WORK.values(), ids=WORK.keys())
def test_killed_before_any_step(
    tmp_path: Path, prepare: Any, work: Callable[[Path], None], killed: Callable[..., None]
) -> None:
    before = states(write_harbours(tmp_path / "whole"))
    for nth in range(200):
        root = made(tmp_path, nth, prepare)
        child = FORK.Process(target=killed, args=(nth, work, root))
        child.start()
        child.join()
        assert states(root) == before, nth
        if child.exitcode == 0:
            break
        assert child.exitcode == -signal.SIGKILL
        # All ways out of it are open.
        for again in ((work,), (unpacked, packed), (packed, unpacked))[nth % 3]:
            with suppress(Refused):
                again(root)
            assert states(root) == before, nth
        assert open_library(root).all_problems() == [], nth
    else:
        pytest.fail("it never ends")
    assert nth > 3


@pytest.mark.parametrize(("prepare", "work"), WORK.values(), ids=WORK.keys())
def test_killed_before_any_line(tmp_path: Path, prepare: Any, work: Callable[[Path], None]) -> None:
    before = states(write_harbours(tmp_path / "whole"))
    rnd, nth, number = random.Random(5), 0, 0
    while True:
        root = made(tmp_path, number, prepare)
        child = FORK.Process(target=killed_at_line, args=(nth, work, root))
        child.start()
        child.join()
        assert states(root) == before, nth
        if child.exitcode == 0:
            break
        nth, number = nth + rnd.randrange(1, 80), number + 1
    assert number > 10


def test_killed_at_any_moment(tmp_path: Path) -> None:
    before = states(write_harbours(tmp_path / "whole"))
    root = write_harbours(tmp_path / "corpus")
    rnd = random.Random(7)
    for round_ in range(120):
        work = rnd.choice([packed, unpacked, one_unpacked])
        if work is packed or (root / "all.jsonl").exists():
            child = FORK.Process(target=killed_at, args=(10_000, work, root))
            child.start()
            child.join(timeout=rnd.random() * 0.05)
            child.kill()
            child.join()
        assert states(root) == before, round_


def test_the_children_do_their_work(tmp_path: Path) -> None:
    root = write_harbours(tmp_path / "corpus")
    child = FORK.Process(target=killed_at, args=(10_000, packed, root))
    child.start()
    child.join()
    assert child.exitcode == 0
    assert [path.name for path in sorted(root.iterdir())] == ["all.jsonl", "corpus.yaml"]
