"""Saving beside other programs, and on disks that come and go."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from tests.editing.ferry import editing
from tests.editing.test_saving import LISBON, replaced

from migwatch.editing.apply import EditError
from migwatch.editing.operations import Set
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
    assert "is not YAML" in (held.do(AGREED).problem or "")
    assert "is not YAML" in (held.save() or "")
    assert path.read_bytes() == broken
    replaced(path, 'force: "will', "force: requested")
    held.do(SHORTER)
    # Both have changed the same: that waits for a decision.
    assert "force: requested" in path.read_text() and held.unsaved == 0
    held.decide(held.choices[0], ours=True)
    assert "force: agreed" in path.read_text()


def test_a_change_within_one_tick_of_the_clock_is_seen(path: Path):
    held = editing(path)
    before = path.stat()
    replaced(path, "Reopen the ferry", "Reopen a ferry!!")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    held.do(AGREED)
    assert "Reopen a ferry!!" in path.read_text()


# -------------------------------------------------------------- what waits, and others


def waiting(path: Path):
    """An article with a step that waits for a decision."""
    held = editing(path)
    aside = path.with_suffix(".aside")
    path.rename(aside)
    held.do(AGREED)
    aside.rename(path)
    replaced(path, "force: will", "force: committed")
    held.look()
    assert len(held.choices) == 1
    return held


def test_a_step_that_waits_outlasts_a_crash_in_a_later_one(path: Path, monkeypatch):
    held = waiting(path)
    # The later step is in the file, but that could not be noted.
    with monkeypatch.context() as patch:
        patch.setattr("migwatch.editing.journal.Journal.saved", lambda *_: None)
        held.do(SHORTER)
    again = editing(path)
    assert len(again.choices) == 1
    assert again.recovered[-1].startswith("was saved: Set title")
    again.decide(again.choices[0], ours=True)
    assert "force: agreed" in path.read_text()
    assert editing(path).recovered == ()
    assert [entry.words for entry, _ in again.history()] == [
        "Set title of reopen-ferry to “Reopen it”",
        TOLD,
    ]


def test_a_step_that_was_let_go_is_not_undone(path: Path):
    held = waiting(path)
    held.decide(held.choices[0], ours=False)
    assert held.history() == ()
    with pytest.raises(EditError, match="nothing to undo"):
        held.undo()
    assert "force: committed" in path.read_text()
    assert editing(path).choices == []


def test_a_step_that_waits_is_not_undone(path: Path):
    held = waiting(path)
    other = editing(path)
    other.do(SHORTER)
    other.undo()
    for each in (held, other):
        with pytest.raises(EditError, match="nothing to undo"):
            each.undo()
    assert "force: committed" in path.read_text()


def test_what_another_process_saved_and_took_back_stays_so(path: Path):
    held = editing(path)
    aside = path.with_suffix(".aside")
    path.rename(aside)
    held.do(AGREED)
    aside.rename(path)
    other = editing(path)
    assert other.recovered == (f"is saved now: {TOLD}",)
    other.undo()
    other.do(SHORTER)
    held.do(LISBON)
    assert "force: will" in path.read_text()
    assert held.unsaved == 0


def test_undo_after_another_change_of_the_record_keeps_its_comments(path: Path):
    before = path.read_text()
    held = editing(path)
    held.do(Set(record="reopen-ferry", field="measure", value="A ferry runs"))
    replaced(path, "title: Reopen the ferry", "title: Reopen it   # shorter")
    held.undo()
    assert path.read_text() == before.replace(
        "title: Reopen the ferry", "title: Reopen it   # shorter"
    )


def test_a_journal_that_is_removed_is_begun_anew(path: Path):
    held = editing(path)
    held.do(AGREED)
    held._journal.path.unlink()
    held.do(Set(record="reopen-ferry", field="title", value="A long title " * 200))
    held.do(LISBON)
    assert [entry.number for entry, _ in editing(path).history()] == [2, 3]
    held.undo()
    assert "lisbon" not in path.read_text()


# ------------------------------------------------------------------- two at once


def test_a_journal_that_cannot_be_read_is_not_written(path: Path, monkeypatch):
    held, other = editing(path), editing(path)
    other.do(SHORTER)

    def unread(_):
        raise FileProblem("cannot be read: Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("migwatch.editing.journal.Journal.read", unread)
        assert "Input/output" in (held.do(AGREED).unkept or "")
    assert [entry.words for entry, _ in editing(path).history()] == [
        "Set title of reopen-ferry to “Reopen it”"
    ]
    assert "force: agreed" in path.read_text() and "title: Reopen it\n" in path.read_text()
