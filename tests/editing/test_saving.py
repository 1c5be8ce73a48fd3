"""Saving beside others, and where the file cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.editing.ferry import editing

from migwatch.editing.journal import Journal
from migwatch.editing.operations import Add, Rename, Set
from migwatch.editing.outcome import ConflictError
from migwatch.store.files import sha256

LISBON = Add(
    section="entities",
    record={"id": "lisbon", "kind": "place", "name": "Lisbon", "mentions": ["Lisbon"]},
)
RENAME = Rename(record="harbour-board", to="board")


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_what_another_editor_saved_is_kept(path: Path):
    held = editing(path)
    replaced(path, "title: Reopen the ferry", "title: Reopen it   # shorter")
    done = held.do(Set(record="reopen-ferry", field="force", value="agreed"))
    assert done.merged
    commitment = done.annotation.commitments[0]
    assert (commitment.title, commitment.force) == ("Reopen it", "agreed")
    assert "title: Reopen it   # shorter" in path.read_text()


def test_what_another_editor_changed_in_the_same_place_is_a_choice(path: Path):
    held = editing(path)
    replaced(path, "force: will", "force: committed")
    operation = Set(record="reopen-ferry", field="force", value="agreed")
    with pytest.raises(ConflictError) as caught:
        held.do(operation)
    (conflict,) = caught.value.conflicts
    assert (conflict.ours, conflict.theirs) == ("agreed", "committed")
    assert "force: committed" in path.read_text()
    held.do(operation)
    assert "force: agreed" in path.read_text()


def test_undo_keeps_what_another_editor_saved(path: Path):
    held = editing(path)
    held.do(Set(record="reopen-ferry", field="force", value="agreed"))
    replaced(path, "title: Reopen the ferry", "title: Reopen it")
    held.undo()
    text = path.read_text()
    assert "force: will" in text and "title: Reopen it\n" in text
    held.redo()
    assert "force: agreed" in path.read_text()


def test_two_at_once_on_one_file(path: Path):
    one, other = editing(path), editing(path)
    one.do(Set(record="reopen-ferry", field="force", value="agreed"))
    other.do(Set(record="reopen-ferry", field="title", value="Reopen it"))
    one.do(LISBON)
    other.do(RENAME)
    one.look()
    assert one.annotation == other.annotation
    text = path.read_text()
    for words in ("force: agreed", "title: Reopen it", "- id: lisbon", "- id: board"):
        assert text.count(words) == 1


# ---------------------------------------------------------- what cannot be saved


def test_work_is_kept_until_the_file_can_be_written(path: Path):
    held = editing(path)
    aside = path.with_suffix(".aside")
    path.rename(aside)
    done = held.do(Set(record="reopen-ferry", field="force", value="agreed"))
    assert done.problem is not None and path.name in done.problem
    held.do(Set(record="reopen-ferry", field="title", value="Reopen it"))
    assert held.unsaved == 2
    aside.rename(path)
    assert held.save() is None
    assert held.unsaved == 0
    text = path.read_text()
    assert "force: agreed" in text and "title: Reopen it\n" in text


def test_the_next_start_saves_what_could_not_be_saved(path: Path):
    held = editing(path)
    aside = path.with_suffix(".aside")
    path.rename(aside)
    held.do(Set(record="reopen-ferry", field="force", value="agreed"))
    aside.rename(path)
    again = editing(path)
    assert again.recovered == ("is saved now: Set force of reopen-ferry to “agreed”",)
    assert "force: agreed" in path.read_text()
    assert editing(path).recovered == ()
    again.undo()
    assert "force: will" in path.read_text()


def test_unsaved_work_that_meets_another_change_waits_for_a_decision(path: Path):
    held = editing(path)
    aside = path.with_suffix(".aside")
    path.rename(aside)
    held.do(Set(record="reopen-ferry", field="force", value="agreed"))
    aside.rename(path)
    replaced(path, "force: will", "force: committed")
    again = editing(path)
    (choice,) = again.choices
    assert "waits" in again.recovered[0]
    assert choice.conflicts[0].ours == "agreed" and choice.conflicts[0].theirs == "committed"
    assert "force: committed" in path.read_text()
    assert len(editing(path).choices) == 1
    again.decide(choice, ours=True)
    assert "force: agreed" in path.read_text()
    assert editing(path).choices == []


def test_without_a_journal_work_is_still_saved(path: Path, monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    held = editing(path)
    done = held.do(Set(record="reopen-ferry", field="force", value="agreed"))
    assert done.problem is None
    assert done.unkept is not None and "journal" in done.unkept
    held.undo()
    assert "force: will" in path.read_text()


def test_steps_of_a_long_file_are_known_by_the_file_that_they_made(path: Path):
    comments = "".join(f"# {number:090d}\n" for number in range(8_000))
    path.write_text(path.read_text() + comments)
    held = editing(path)
    held.do(Set(record="reopen-ferry", field="force", value="agreed"))
    files = [sha256(path.read_bytes())]
    for step in (held.undo, held.redo, held.undo):
        step()
        files.append(sha256(path.read_bytes()))
    assert [entry.result for entry in Journal(path).read().entries] == files
    assert editing(path).recovered == ()
