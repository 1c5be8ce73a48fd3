"""Steps are not done while the text is not the one that was annotated."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.editing.ferry import ANNOTATION, TEXT, editing

from migwatch.cli import main
from migwatch.editing.apply import EditError
from migwatch.editing.operations import AddPassage, Set
from migwatch.store.files import sha256

NEWS = f"News. {TEXT}"
NOTE = Set(record="reopen-ferry", field="note", value="Looked at.")
MENTION = AddPassage(record="harbour-board", passage={"start": 0, "end": 4, "exact": "News"})


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus(TEXT, ANNOTATION)


@pytest.mark.parametrize("operation", [NOTE, MENTION])
@pytest.mark.parametrize("is_open", [False, True])
def test_it_is_refused_and_said_what_to_do(path: Path, operation: Set | AddPassage, is_open: bool):
    held = editing(path)
    held.do(Set(record="reopen-ferry", field="note", value="First."))
    before = path.read_bytes()
    text = path.with_name("accord.txt")
    text.write_text(NEWS)
    if not is_open:
        held = editing(path)
    held.look(anew=True)
    message = "is not the one that was annotated; restore the text, or move its passages with"
    with pytest.raises(EditError, match=message) as refused:
        held.do(operation)
    assert f"`migwatch-tui rebase {path}`" in str(refused.value)
    assert path.read_bytes() == before
    assert main(["rebase", str(path)]) == 0
    assert held.look(anew=True)
    held.do(NOTE)
    assert b"Looked at." in path.read_bytes()


def test_it_is_done_again_where_the_text_is_back(path: Path):
    text = path.with_name("accord.txt")
    text.write_text(NEWS)
    held = editing(path)
    with pytest.raises(EditError):
        held.do(NOTE)
    text.write_text(TEXT)
    held.look(anew=True)
    held.do(NOTE)
    assert b"Looked at." in path.read_bytes()


def test_steps_are_taken_back_and_the_hash_can_be_set(path: Path):
    held = editing(path)
    held.do(NOTE)
    late = f"{TEXT} It rained."
    path.with_name("accord.txt").write_text(late)
    held = editing(path)
    held.undo()
    assert b"Looked at." not in path.read_bytes()
    held.do(Set(record="", field="sha256", value=sha256(late.encode())))
    held.do(NOTE)
    assert b"Looked at." in path.read_bytes()
