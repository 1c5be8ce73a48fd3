"""Saving beside other programs, and on disks that come and go."""

from __future__ import annotations

import errno
import os
import stat
import traceback
from pathlib import Path

import pytest
from tests.editing.ferry import editing
from tests.editing.test_saving import LISBON, replaced

from migwatch.editing.operations import Add, Set
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article
from migwatch.store.problem import FileProblem

AGREED = Set(record="reopen-ferry", field="force", value="agreed")
SHORTER = Set(record="reopen-ferry", field="title", value="Reopen it")
TOLD = "Set force of reopen-ferry to “agreed”"


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch):
    """Files whose names hold a word cannot be opened to be written, for a reason."""
    real_open, real_io = os.open, __import__("io").open

    def fail(part: str, number: int) -> None:
        def os_open(path, flags, *more, **named):
            if part in str(path) and flags & (os.O_WRONLY | os.O_RDWR):
                raise OSError(number, os.strerror(number))
            return real_open(path, flags, *more, **named)

        def io_open(path, mode="r", *more, **named):
            if part in str(path) and mode not in ("r", "rb"):
                raise OSError(number, os.strerror(number))
            return real_io(path, mode, *more, **named)

        monkeypatch.setattr(os, "open", os_open)
        monkeypatch.setattr("io.open", io_open)

    def mend() -> None:
        monkeypatch.setattr(os, "open", real_open)
        monkeypatch.setattr("io.open", real_io)

    fail.mend = mend
    return fail


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT])
def test_a_file_that_may_not_be_written_is_saved_once_it_may(path: Path, stuck, number: int):
    before = path.read_bytes()
    held = editing(path)
    stuck("harbours", number)
    done = held.do(AGREED)
    assert done.problem is not None and os.strerror(number) in done.problem
    assert done.unkept is None and held.unsaved == 1
    again = editing(path)
    assert again.recovered[0] == f"is kept, but not saved yet: {TOLD}"
    assert os.strerror(number) in again.recovered[1]
    assert path.read_bytes() == before
    stuck.mend()
    assert editing(path).recovered == (f"is saved now: {TOLD}",)
    assert held.look() and held.unsaved == 0
    assert held.save() is None
    assert path.read_text().count("force: agreed") == 1
    held.undo()
    assert path.read_bytes() == before


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT])
def test_steps_that_the_journal_has_no_room_for_are_kept_once_it_has(
    path: Path, stuck, number: int
):
    before = path.read_bytes()
    held = editing(path)
    held.do(LISBON)
    stuck(".jsonl", number)
    done = held.do(AGREED)
    assert done.problem is None and os.strerror(number) in (done.unkept or "")
    assert "force: agreed" in path.read_text()
    stuck.mend()
    assert held.do(SHORTER).unkept is None
    again = editing(path)
    assert again.recovered == ()
    assert [entry.words for entry, _ in again.history()][1] == TOLD
    for _ in range(3):
        again.undo()
    assert path.read_bytes() == before


def test_a_step_is_kept_as_soon_as_there_is_room_though_the_file_is_stuck(path: Path, stuck):
    held = editing(path)
    stuck("", errno.ENOSPC)
    done = held.do(AGREED)
    assert done.problem is not None and done.unkept is not None
    stuck.mend()
    stuck("harbours", errno.ENOSPC)
    assert held.save() is not None
    stuck.mend()
    assert editing(path).recovered == (f"is saved now: {TOLD}",)


def test_a_folder_that_vanishes_and_comes_back(path: Path):
    before = path.read_bytes()
    held = editing(path)
    aside = path.parent.with_name("aside")
    path.parent.rename(aside)
    assert held.do(AGREED).problem is not None
    held.do(SHORTER)
    held.undo()
    assert held.unsaved == 3
    assert not path.parent.exists()
    aside.rename(path.parent)
    assert held.save() is None
    assert "force: agreed" in path.read_text() and "Reopen the ferry" in path.read_text()
    assert editing(path).recovered == ()
    held.undo()
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_is_not_overwritten(path: Path, monkeypatch):
    held = editing(path)
    replaced(path, "title: Reopen the ferry", "title: Of somebody else")

    def unread(*_):
        raise FileProblem("cannot be read: Input/output error; check the path")

    with monkeypatch.context() as patch:
        patch.setattr("migwatch.editing.target.read_regular", unread)
        assert "Input/output" in (held.do(AGREED).problem or "")
    assert held.save() is None
    assert "Of somebody else" in path.read_text() and "force: agreed" in path.read_text()


def test_what_another_editor_left_broken_is_not_overwritten(path: Path):
    held = editing(path)
    replaced(path, "force: will", 'force: "will')
    broken = path.read_bytes()
    for _ in range(2):
        with pytest.raises(FileProblem):
            held.do(AGREED)
        assert path.read_bytes() == broken
    replaced(path, 'force: "will', "force: requested")
    held.do(SHORTER)
    assert "force: requested" in path.read_text()


def test_a_change_within_one_tick_of_the_clock_is_seen(path: Path):
    held = editing(path)
    before = path.stat()
    replaced(path, "Reopen the ferry", "Reopen a ferry!!")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    held.do(AGREED)
    assert "Reopen a ferry!!" in path.read_text()


# ------------------------------------------------------------------- two at once


def adding(path: Path, name: str, count: int, state: Path | None = None) -> int:
    """Add entities one by one in another process; its id.

    Args:
        path: The annotation file.
        name: Beginning of their ids.
        count: How many.
        state: The state folder of its user; None for that of this one.
    """
    child = os.fork()
    if not child:
        status = 1
        try:
            if state is not None:
                os.environ["XDG_STATE_HOME"] = str(state)
            held = editing(path)
            for at in range(count):
                plain = {"id": f"{name}-{at}", "kind": "place", "name": f"{name}{at}"}
                done = held.do(Add(section="entities", record=plain | {"mentions": ["Lisbon"]}))
                assert done.problem is None and done.unkept is None
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    return child


def ended(children: list[int]) -> list[int]:
    return [os.waitpid(child, 0)[1] for child in children]


def test_two_processes_do_a_hundred_steps_each(path: Path):
    before = path.read_bytes()
    assert ended([adding(path, name, 100) for name in "ab"]) == [0, 0]
    loaded = load_article(path, open_folder(path.parent))
    assert loaded.problems == () and loaded.article is not None
    ids = [each.id for each in loaded.article.annotation.entities]
    assert len(ids) == len(set(ids))
    assert {f"{name}-{at}" for name in "ab" for at in range(100)} <= set(ids)
    held = editing(path)
    assert held.recovered == ()
    numbers = [entry.number for entry, counts in held.history() if counts]
    assert numbers == list(range(1, 201))
    for _ in numbers:
        held.undo()
    assert path.read_bytes() == before


def test_users_with_state_folders_of_their_own_wait_for_each_other(path: Path, tmp_path: Path):
    assert ended([adding(path, name, 30, tmp_path / f"state-{name}") for name in "ab"]) == [0, 0]
    text = path.read_text()
    assert all(text.count(f"id: {name}-{at}\n") == 1 for name in "ab" for at in range(30))


def test_a_link_and_its_file_are_one_article(path: Path):
    link = path.with_name("link.yaml")
    link.symlink_to(path.name)
    path.chmod(0o640)
    one, other = editing(link), editing(path)
    one.do(AGREED)
    other.do(SHORTER)
    one.undo()
    assert link.is_symlink() and stat.S_IMODE(path.stat().st_mode) == 0o640
    assert "force: agreed" in path.read_text() and "Reopen the ferry" in path.read_text()
