"""What is done while the annotation file cannot be read waits, and comes into it then."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.editing.ferry import ANNOTATION, TEXT, editing

from migwatch.editing.editing import Editing
from migwatch.editing.opening import opened_as_shown
from migwatch.editing.operations import Set
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article
from migwatch.store.problem import FileProblem

NOTE = Set(record="ana-reis", field="note", value="Edited meanwhile.")


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus(TEXT, ANNOTATION)


def opened(path: Path) -> Editing:
    return opened_as_shown(path, open_folder(path.parent), None, None)


def conflicting(path: Path) -> str:
    """Put the marks of a merge into the file; what it is to be when that is decided."""
    whole = path.read_text()
    line = "    title: Reopen the ferry\n"
    assert line in whole
    both = f"<<<<<<< HEAD\n{line}=======\n    title: Open it\n>>>>>>> side\n"
    path.write_text(whole.replace(line, both))
    return whole.replace(line, "    title: Open it\n")


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_step_waits_until_the_file_can_be_read(path: Path, is_edited: bool):
    shown = load_article(path, open_folder(path.parent)).article
    held = editing(path) if is_edited else None
    decided = conflicting(path)
    broken = path.read_bytes()
    held = held or opened_as_shown(path, open_folder(path.parent), None, shown)
    done = held.do(NOTE)
    assert done.problem is not None and "is not YAML" in done.problem
    assert (held.unsaved, held.at_risk, path.read_bytes()) == (1, (), broken)
    held.look()
    assert held.unread is not None and held.save() == done.problem
    path.write_text(decided)
    assert held.look() and held.save() is None and held.unread is None
    roles = "    roles: [{title: chair, of: harbour-board}]\n"
    expected = decided.replace(roles, f"{roles}    note: Edited meanwhile.\n")
    assert path.read_text() == expected


def test_a_step_is_done_when_the_program_is_started_again(path: Path):
    shown = load_article(path, open_folder(path.parent)).article
    decided = conflicting(path)
    opened_as_shown(path, open_folder(path.parent), None, shown).do(NOTE)
    path.write_text(decided)
    held = opened(path)
    assert held.recovered == (
        "is saved now: Set note of ana-reis to \u201cEdited meanwhile.\u201d",
    )
    assert "note: Edited meanwhile." in path.read_text() and "title: Open it" in path.read_text()


def test_what_was_never_read_is_not_edited(path: Path):
    conflicting(path)
    with pytest.raises(FileProblem, match="is not YAML"):
        opened(path)
