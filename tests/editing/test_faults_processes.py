"""Several processes that edit one article at once."""

from __future__ import annotations

import os
import stat
import traceback
from pathlib import Path

from tests.editing.ferry import editing

from migwatch.editing.operations import Add, Set
from migwatch.store.fix import fix_file
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article

AGREED = Set(record="reopen-ferry", field="force", value="agreed")
SHORTER = Set(record="reopen-ferry", field="title", value="Reopen it")
TOLD = "Set force of reopen-ferry to “agreed”"


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


def test_offsets_are_filled_in_while_another_process_edits(path: Path):
    folder = open_folder(path.parent)
    child = adding(path, "a", 60)
    status = (0, 0)
    while status == (0, 0):
        assert fix_file(path, folder).loaded.problems == ()
        status = os.waitpid(child, os.WNOHANG)
    assert status == (child, 0)
    fix_file(path, folder)
    assert load_article(path, folder).resolved == {}
    text = path.read_text()
    assert all(text.count(f"id: a-{at}\n") == 1 for at in range(60))


def test_a_step_of_another_process_is_not_taken_back_unsaid(path: Path):
    assert ended([adding(path, "a", 1)]) == [0]
    held = editing(path)
    assert held.do(AGREED).whose == ""
    assert held.undo().whose == ""
    undone = held.undo()
    assert undone.words.startswith("Undo: Add entity a-0")
    assert undone.whose.startswith("made in another window at ")
    assert held.redo().whose == ""
