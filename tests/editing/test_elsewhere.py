"""Links in other articles, when what they lead to is deleted and comes back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.corpus.library import open_library
from migwatch.editing.apply import EditError
from migwatch.editing.editing import Editing
from migwatch.editing.elsewhere import check_deleting, follow, linking
from migwatch.editing.operations import AnyOperation, Delete, Rename, Set
from migwatch.editing.outcome import Done
from migwatch.store.folder import open_folder

GONE = Delete(record="night-ferry", references=True)
CONTRADICTS = "- {rel: contradicts, to: spring/night-ferry}"


def editing(harbours: Path, name: str = "spring") -> Editing:
    return Editing(harbours / f"{name}.yaml", open_folder(harbours))


def step(held: Editing, do: Callable[[Editing], Done]) -> list[tuple[str, str]]:
    """Do a step, and let links follow; the files and what became of their links."""
    before = held.annotation
    done = do(held)
    found = list(follow(held, before, done))
    assert not [problem for each in found for problem in each.problems]
    return [(path.name, each.how) for each in found for path in each.changed]


def doing(*operations: AnyOperation) -> Callable[[Editing], Done]:
    return lambda held: held.do(*operations)


def files(harbours: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in harbours.glob("*.yaml")}


def test_links_of_other_articles_are_told(harbours: Path):
    found = linking(open_folder(harbours), "spring", "night-ferry")
    assert [(each.source, each.link and each.link.rel) for each in found] == [
        ("autumn/ferry-denied", "contradicts"),
        ("summer/ferry-again", "restates"),
    ]
    assert linking(open_folder(harbours), "spring", "night") == ()
    assert linking(open_folder(harbours), "summer", "second-ferry") == ()


def test_what_is_deleted_takes_the_links_to_it_along_and_brings_them_back(harbours: Path):
    before = files(harbours)
    held = editing(harbours)
    names = ["autumn.yaml", "summer.yaml"]
    assert step(held, doing(GONE)) == [(name, "are taken out") for name in names]
    assert open_library(harbours).all_problems() == []
    assert "second-ferry" in files(harbours)["summer.yaml"]
    after = files(harbours)
    assert step(held, Editing.undo) == [(name, "are put back") for name in names]
    assert files(harbours) == before
    assert step(held, Editing.redo) == [(name, "are taken out") for name in names]
    assert files(harbours) == after
    # After a restart as well.
    assert step(editing(harbours), Editing.undo) == [(name, "are put back") for name in names]
    assert files(harbours) == before


def test_links_come_back_to_an_article_that_has_changed_since(harbours: Path):
    held = editing(harbours)
    step(held, doing(GONE))
    editing(harbours, "autumn").do(Set(record="ferry-denied", field="note", value="Changed."))
    step(held, Editing.undo)
    autumn = files(harbours)["autumn.yaml"]
    assert CONTRADICTS in autumn and "note: Changed." in autumn


def test_links_that_were_taken_out_by_hand_stay_out(harbours: Path):
    editing(harbours, "autumn").do(Set(record="ferry-denied", field="links", value=None))
    held = editing(harbours)
    assert step(held, doing(GONE)) == [("summer.yaml", "are taken out")]
    assert step(held, Editing.undo) == [("summer.yaml", "are put back")]
    assert CONTRADICTS not in files(harbours)["autumn.yaml"]


def test_another_id_beside_what_is_deleted_takes_no_link_out(harbours: Path):
    rename = Rename(record="night-ferry", to="ferry")
    found = step(editing(harbours), doing(rename, Delete(record="dredge-channel")))
    assert found == [("autumn.yaml", "follow"), ("summer.yaml", "follow")]
    assert CONTRADICTS.replace("night-ferry", "ferry") in files(harbours)["autumn.yaml"]


def test_what_others_link_to_is_not_deleted_without_its_references(harbours: Path):
    held = editing(harbours)
    plain = Delete(record="night-ferry")
    with pytest.raises(EditError, match=r"autumn/ferry-denied, summer/ferry-again link to "):
        check_deleting(held.path, held.folder, held.annotation, [plain])
    alone = Delete(record="dredge-channel")
    check_deleting(held.path, held.folder, held.annotation, [GONE, alone])


def test_what_packed_articles_link_to_is_not_deleted(harbours: Path):
    (harbours / "old.jsonl").write_text('{"to": "spring/night-ferry"}\n')
    held = editing(harbours)
    with pytest.raises(EditError, match=r"old\.jsonl holds links to .*unpack"):
        check_deleting(held.path, held.folder, held.annotation, [GONE])


def test_what_somebody_else_deleted_keeps_its_links(harbours: Path):
    held = editing(harbours)
    editing(harbours).do(GONE)
    assert step(held, doing(Set(record="dredge-channel", field="note", value="N"))) == []
    assert CONTRADICTS in files(harbours)["autumn.yaml"]
