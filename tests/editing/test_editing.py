"""Steps of editing: in the file, in the journal, undone, redone, merged."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.editing.ferry import TEXT, editing

from migwatch.editing.apply import EditError
from migwatch.editing.operations import (
    Add,
    AddPassage,
    AnyOperation,
    Delete,
    Merge,
    MovePassage,
    RemovePassage,
    Rename,
    Set,
    Split,
)
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article


def span(words: str, after: int = 0) -> tuple[int, int]:
    start = TEXT.index(words, after)
    return start, start + len(words)


SECOND = span("Ana Reis", 40)
OPERATIONS: dict[str, tuple[AnyOperation, str]] = {
    "set a term": (Set(record="reopen-ferry", field="force", value="agreed"), "force"),
    "set words over two lines": (Set(record="reopen-ferry", field="note", value="Short."), "note"),
    "set what was null": (Set(record="reopen-ferry", field="measure", value="A ferry"), "measure"),
    "take a field out": (Set(record="reopen-ferry", field="note", value=None), "Take note"),
    "set a part": (
        Set(record="reopen-ferry", field="due", value={"on": "2023-07", "mod": "start"}),
        "due",
    ),
    "set a list": (Set(record="reopen-ferry", field="theme", value=["fentanyl"]), "theme"),
    "set a fact of the article": (Set(record="", field="language", value="pt"), "language"),
    "add a mention": (
        AddPassage(
            record="ana-reis",
            passage={"start": SECOND[0], "end": SECOND[1], "exact": "Ana Reis"},
        ),
        "Ana Reis",
    ),
    "add says": (
        AddPassage(
            record="reopen-ferry",
            passage={"exact": "the ferry", "voice": "indirect", "who": "ana-reis"},
        ),
        "the ferry",
    ),
    "remove a mention": (RemovePassage(record="harbour-board", start=4, end=17), "Harbour Board"),
    "move a mention": (
        MovePassage(record="harbour-board", start=4, end=17, new_start=0, new_end=17),
        "The Harbour Board",
    ),
    "add an entity": (
        Add(
            section="entities",
            record={"id": "lisbon", "kind": "place", "name": "Lisbon", "mentions": ["Lisbon"]},
        ),
        "lisbon",
    ),
    "add to a section that is not there": (
        Add(
            section="cautions",
            record={
                "id": "odd",
                "kind": "name",
                "passage": "Lisbon",
                "reading": "Lisbon",
                "basis": "none",
            },
        ),
        "odd",
    ),
    "delete what nothing refers to": (Delete(record="reopen-ferry"), "Delete"),
    "delete with references": (
        Delete(record="harbour-board", references=True),
        "(2 records name it no more)",
    ),
    "rename": (Rename(record="harbour-board", to="board"), "board"),
    "split": (
        Split(
            record="harbour-board",
            entity={"id": "the-board", "kind": "organisation", "name": "The board"},
            passages=(span("The board"),),
        ),
        "the-board",
    ),
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_a_step_is_saved_and_taken_back(path: Path, name: str):
    operation, words = OPERATIONS[name]
    before = path.read_bytes()
    held = editing(path)
    done = held.do(operation)
    after = path.read_bytes()
    assert words in done.words
    assert done.problem is None and done.unkept is None
    assert after != before
    loaded = load_article(path, open_folder(path.parent))
    assert loaded.problems == ()
    assert loaded.article is not None and loaded.article.annotation == done.annotation
    held.undo()
    assert path.read_bytes() == before
    held.redo()
    assert path.read_bytes() == after


@pytest.mark.parametrize("name", OPERATIONS)
def test_lines_that_a_step_does_not_concern_stay(path: Path, name: str):
    operation, _ = OPERATIONS[name]
    before = path.read_text().splitlines()
    editing(path).do(operation)
    after = path.read_text().splitlines()
    comments = [line for line in before if line.lstrip().startswith("#")]
    if name == "delete with references":
        comments.remove("      # by name")
    assert [line for line in after if line.lstrip().startswith("#")] == comments
    left = [line for line in before if line in after]
    assert len(left) > len(before) - 16


def test_a_step_of_one_field_changes_one_line(path: Path):
    before = path.read_text().splitlines()
    editing(path).do(Set(record="reopen-ferry", field="measure", value="A ferry runs"))
    after = path.read_text().splitlines()
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed == [
        ("    measure: null   # nothing to see", "    measure: A ferry runs   # nothing to see")
    ]


def test_two_entities_become_one(path: Path):
    held = editing(path)
    held.do(
        Add(
            section="entities",
            record={"id": "reis", "kind": "person", "name": "Reis", "mentions": ["in Lisbon"]},
        )
    )
    held.do(Set(record="reopen-ferry", field="by", value=["pt", "reis"]))
    done = held.do(Merge(record="reis", into="ana-reis"))
    assert [each.id for each in done.annotation.entities] == ["harbour-board", "ana-reis"]
    assert done.annotation.entities[1].aliases == ("Reis",)
    assert done.annotation.commitments[0].by == ("pt", "ana-reis")


def test_undo_goes_on_after_a_restart(path: Path):
    before = path.read_bytes()
    for name in ("set a term", "add a mention", "rename", "add an entity"):
        editing(path).do(OPERATIONS[name][0])
    for _ in range(4):
        editing(path).undo()
    assert path.read_bytes() == before
    with pytest.raises(EditError, match="nothing to undo"):
        editing(path).undo()
    editing(path).redo()
    editing(path).do(Set(record="reopen-ferry", field="title", value="Another"))
    with pytest.raises(EditError, match="nothing to redo"):
        editing(path).redo()


def test_the_history_is_told_in_words(path: Path):
    held = editing(path)
    held.do(OPERATIONS["set a term"][0])
    held.do(OPERATIONS["rename"][0])
    held.undo()
    told = [(entry.words, counts) for entry, counts in editing(path).history()]
    assert told == [
        ("Set force of reopen-ferry to “agreed”", True),
        ("Rename harbour-board to board", False),
    ]


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (Set(record="reopen-ferry", field="force", value="vowed"), "not a force"),
        (Set(record="reopen-ferry", field="forse", value="will"), "did you mean “force”"),
        (Set(record="reopen-fery", field="force", value="will"), "did you mean “reopen-ferry”"),
        (Set(record="reopen-ferry", field="id", value="x"), "rename"),
        (Set(record="reopen-ferry", field="by", value=["nobody"]), "nobody"),
        (Set(record="reopen-ferry", field="due", value={"on": "soon"}), "soon"),
        (Set(record="reopen-ferry", field="says", value=[]), "says"),
        (Set(record="", field="published", value="yesterday"), "yesterday"),
        (Set(record="", field="title", value=None), "title"),
        (Delete(record="harbour-board"), "ana-reis, reopen-ferry refer to"),
        (Rename(record="ana-reis", to="harbour-board"), "taken"),
        (Rename(record="ana-reis", to="Ana Reis"), "no id"),
        (Rename(record="ana-reis", to="pt"), "taken by the corpus"),
        (AddPassage(record="ana-reis", passage="Ana Reis"), "2 times"),
        (AddPassage(record="ana-reis", passage="Nobody"), "no “Nobody”"),
        (
            AddPassage(record="ana-reis", passage={"start": 4, "end": 17, "exact": "x"}),
            "Harbour Board",
        ),
        (RemovePassage(record="ana-reis", start=1, end=2), "no passage from 1 to 2"),
        (
            MovePassage(record="harbour-board", start=4, end=17, new_start=9, new_end=4),
            "no passage of the text",
        ),
        (Add(section="people", record={}), "“people” is no section"),
        (Add(section="entities", record={"id": "x", "kind": "person"}), "name"),
        (Merge(record="harbour-board", into="ana-reis"), "same kind"),
        (Merge(record="ana-reis", into="ana-reis"), "itself"),
        (Split(record="ana-reis", entity={"id": "x"}, passages=((1, 2),)), "no mention"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_reason(
    path: Path, operation: AnyOperation, message: str
):
    before = path.read_bytes()
    held = editing(path)
    with pytest.raises(EditError, match=message):
        held.do(operation)
    assert path.read_bytes() == before
    assert held.history() == ()


def test_a_circle_of_parts_is_refused(path: Path):
    held = editing(path)
    says = [{"exact": "the ferry", "voice": "indirect", "who": "ana-reis"}]
    part = [{"rel": "part_of", "to": "reopen-ferry"}]
    record = {"id": "a", "title": "A", "force": "will", "by": ["pt"], "says": says, "links": part}
    held.do(Add(section="commitments", record=record))
    back = [{"rel": "part_of", "to": "a"}]
    with pytest.raises(EditError, match="runs in a circle"):
        held.do(Set(record="reopen-ferry", field="links", value=back))


def test_a_shared_entity_is_not_renamed_in_one_article(path: Path):
    shared = path.with_name("entities.yaml")
    shared.write_text(
        "format: migwatch/1\nentities:\n  - {id: ana-reis, kind: person, name: Ana Reis}\n"
    )
    with pytest.raises(EditError, match="share"):
        editing(path).do(Rename(record="ana-reis", to="ana"))


def test_all_operations_of_a_step_or_none(path: Path):
    before = path.read_bytes()
    held = editing(path)
    good = OPERATIONS["set a term"][0]
    with pytest.raises(EditError):
        held.do(good, Delete(record="nobody"))
    assert path.read_bytes() == before
    held.do(good, OPERATIONS["rename"][0], words="Two things")
    held.undo()
    assert path.read_bytes() == before
