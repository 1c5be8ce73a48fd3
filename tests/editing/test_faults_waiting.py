"""Steps that wait for a decision, and steps that other processes save or take back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.editing.ferry import editing
from tests.editing.test_faults_beside import AGREED, SHORTER, TOLD
from tests.editing.test_saving import LISBON, replaced

from migwatch.editing.apply import EditError
from migwatch.editing.operations import Set


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
