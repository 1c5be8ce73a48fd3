"""`migwatch-tui rebase` is a step: undone and redone like any other, the text as well."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.editing.ferry import editing
from tests.editing.rebasing.accord import TEXT, Run, problems, revised

from migwatch.cli import main
from migwatch.editing.apply import EditError
from migwatch.editing.operations import AddPassage, Set
from migwatch.editing.outcome import ConflictError
from migwatch.store.kept import is_kept
from migwatch.store.places import kept_folder

NEWS = f"News.\n\n{TEXT}"
TITLE = Set(record="ferry", field="title", value="Reopen it")


@pytest.fixture(params=["copied", "in place", "edited", "of the corpus"])
def rebased(request: pytest.FixtureRequest, accord: Path, run: Run) -> Iterator[Path]:
    """An article that was edited, then moved to a changed text, in each way that there is."""
    text = accord.with_name("accord.txt")
    editing(accord).do(TITLE)
    if request.param == "edited":
        text.write_text(NEWS, "utf-8")
        assert run(accord)[0] == 0
    elif request.param == "of the corpus":
        assert run(accord, revised(NEWS, "harbours/later.txt"))[0] == 0
    else:
        in_place = ["--in-place"] if request.param == "in place" else []
        assert run(accord, revised(NEWS), *in_place)[0] == 0
    assert problems(accord) == []
    yield accord


def files(path: Path) -> tuple[bytes, bytes]:
    """The annotation and the text that it names."""
    held = editing(path)
    named = held.annotation.article.text
    return path.read_bytes(), path.with_name(named).read_bytes()


def test_it_is_undone_and_redone(rebased: Path, capsys: pytest.CaptureFixture[str]):
    after = files(rebased)
    assert after[1] == NEWS.encode()
    assert main(["edit", str(rebased), "--history"]) == 0
    assert "   2  " in (told := capsys.readouterr().out)
    assert told.endswith("Move 8 passages to a changed text\n")
    assert main(["edit", str(rebased), "--undo"]) == 0
    before = files(rebased)
    assert before[1] == TEXT.encode() and b"title: Reopen it" in before[0]
    assert problems(rebased) == []
    assert main(["edit", str(rebased), "--redo"]) == 0
    assert files(rebased) == after
    assert problems(rebased) == []


def test_steps_before_it_are_undone_after_it(rebased: Path):
    held = editing(rebased)
    held.do(AddPassage(record="board", passage={"start": 0, "end": 4, "exact": "News"}))
    for _ in range(3):
        held.undo()
    assert held.text == TEXT
    assert "title: Reopen the night ferry" in rebased.read_text("utf-8")
    for _ in range(3):
        held.redo()
    assert held.text == NEWS and "exact: News" in rebased.read_text("utf-8")
    assert problems(rebased) == []


def test_what_somebody_else_changed_since_is_kept(rebased: Path):
    text = rebased.read_text("utf-8")
    rebased.write_text(text.replace("Reopen it", "Reopen it soon  # said"), "utf-8")
    held = editing(rebased)
    held.undo()
    assert problems(rebased) == []
    assert "title: Reopen it soon  # said" in rebased.read_text("utf-8")
    assert held.annotation.commitments[0].says[0].start == TEXT.index("We will")


def test_it_is_not_undone_under_passages_that_only_the_new_text_has(rebased: Path):
    text = rebased.read_text("utf-8")
    added = "- Ana Reis            # in short\n      - {start: 0, end: 4, exact: News}"
    rebased.write_text(text.replace("- Ana Reis            # in short", added), "utf-8")
    before = files(rebased)
    with pytest.raises((EditError, ConflictError)):
        editing(rebased).undo()
    assert files(rebased) == before


def test_a_text_that_was_changed_again_is_not_overwritten(accord: Path, run: Run):
    assert run(accord, revised(NEWS), "--in-place")[0] == 0
    text = accord.with_name("accord.txt")
    text.write_text(f"Late. {NEWS}", "utf-8")
    before = accord.read_bytes()
    with pytest.raises(EditError, match="neither the text before nor that after"):
        editing(accord).undo()
    assert (accord.read_bytes(), text.read_text("utf-8")) == (before, f"Late. {NEWS}")


def test_a_text_that_another_article_has_taken_is_not_overwritten(accord: Path, run: Run):
    assert run(accord, revised(NEWS), "--in-place")[0] == 0
    accord.with_name("other.yaml").write_text("article:\n  text: accord.txt\n")
    with pytest.raises(EditError, match=r"is the text of other.yaml too"):
        editing(accord).undo()


def test_an_old_text_that_is_gone_is_brought_back(accord: Path, run: Run):
    assert run(accord, revised(NEWS))[0] == 0
    accord.with_name("accord.txt").unlink()
    editing(accord).undo()
    assert accord.with_name("accord.txt").read_text("utf-8") == TEXT
    assert problems(accord) == []


def test_an_open_article_takes_it_in_and_undoes_it(accord: Path, run: Run):
    held = editing(accord)
    held.do(TITLE)
    assert run(accord, revised(NEWS), "--in-place")[0] == 0
    assert held.look() and held.text == NEWS
    assert run(accord, revised(f"Late. {NEWS}"), "--in-place")[0] == 0
    held.undo()
    assert held.text == NEWS and held.annotation.article.text == "accord.txt"
    assert accord.with_name("accord.txt").read_text("utf-8") == NEWS
    held.undo()
    assert held.text == TEXT and problems(accord) == []


def test_it_may_be_gone_where_a_copy_was_named(accord: Path, run: Run):
    old = revised(TEXT, "old.txt")
    accord.with_name("accord.txt").unlink()
    assert run(accord, revised(NEWS), "--old", old)[0] == 0
    assert problems(accord) == []


def test_what_is_not_saved_yet_does_not_come_under_another_text(accord: Path, run: Run):
    held = editing(accord)
    aside = accord.rename(accord.with_suffix(".aside"))
    held.do(AddPassage(record="board", passage={"start": 0, "end": 3, "exact": "The"}))
    aside.rename(accord)
    accord.with_name("accord.txt").write_text(NEWS, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        # Somebody else, who has a journal of their own.
        patch.setenv("XDG_STATE_HOME", str(accord.parent.parent / "other"))
        assert run(accord, "--old", revised(TEXT, "old.txt"))[0] == 0
    assert held.look() and held.text == NEWS
    assert len(held.choices) == 1 and held.unsaved == 0
    with pytest.raises(EditError, match="the text has “New”"):
        held.decide(held.choices[0], ours=True)
    assert problems(accord) == []


# ------------------------------------------------------------------ copies of texts


def test_the_text_of_an_edited_article_is_kept_once(accord: Path):
    assert not kept_folder().exists()
    held = editing(accord)
    assert not kept_folder().exists()
    for value in ("Reopen it", "Reopen it soon"):
        held.do(Set(record="ferry", field="title", value=value))
    (copy,) = kept_folder().iterdir()
    assert copy.read_text("utf-8") == TEXT and is_kept(copy.name)


def test_the_command_to_type_is_told(accord: Path, run: Run):
    editing(accord).do(TITLE)
    accord.with_name("accord.txt").write_text(NEWS, "utf-8")
    assert f"move its passages with `migwatch-tui rebase {accord}`" in problems(accord)[0]
    for copy in kept_folder().iterdir():
        copy.unlink()
    (told, *_) = problems(accord)
    assert f"`migwatch-tui rebase {accord} --old OLD_TEXT`" in told
    assert f"`migwatch-tui rebase {accord} --old OLD_TEXT`" in run(accord)[2]


def test_without_room_for_copies_a_text_is_not_overwritten(
    accord: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    blocked = Path("blocked")
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked.absolute()))
    before = accord.read_bytes()
    status, _, err = run(accord, new := revised(NEWS), "--in-place")
    assert status == 1 and "the old text would be lost" in err
    assert accord.read_bytes() == before
    assert accord.with_name("accord.txt").read_text("utf-8") == TEXT
    status, _, err = run(accord, new)
    assert status == 1 and "the journal cannot be read" in err
    assert problems(accord) == []
    assert accord.with_name("corrected.txt").read_text("utf-8") == NEWS
