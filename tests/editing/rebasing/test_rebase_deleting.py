"""`migwatch-tui rebase`: records whose last passage goes with the old text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.editing.ferry import editing
from tests.editing.rebasing.accord import TEXT, Run, problems, revised

from migwatch.cli import main

CAUTION = """\
cautions:
  - id: small
    kind: fact
    passage: {start: <small, end: small>, exact: small}
    reading: It is not.
    basis: seen
    sure: certain
# the end
"""
#: The words that the caution is about are gone; nothing else is.
NEW = TEXT.replace("the small hall", "the hall")


@pytest.fixture
def warned(accord: Path) -> Path:
    """The article with a caution on one word, which its commitment refers to."""
    at = TEXT.index("small")
    caution = CAUTION.replace("<small", str(at)).replace("small>", str(at + 5))
    words = accord.read_text("utf-8").replace("# the end\n", caution)
    words = words.replace(
        "    note: >-", "    reading: {sure: probable, cautions: [small]}\n    note: >-"
    )
    accord.write_text(words, "utf-8")
    assert problems(accord) == []
    return accord


def test_the_record_goes_with_its_last_passage_when_that_is_said(warned: Path, run: Run):
    before = warned.read_text("utf-8")
    status, out, err = run(warned, revised(NEW), answers=["y", "d", "y"])
    assert (status, err) == (0, "")
    assert "No passage would be left of the caution small" in out
    assert "ferry refers to it; that goes as well." in out
    written = warned.read_text("utf-8")
    assert "id: small" not in written and "cautions: [small]" not in written
    assert "- Ana Reis            # in short" in written and "# the end" in written
    assert problems(warned) == []
    assert main(["edit", str(warned), "--undo"]) == 0
    assert warned.read_text("utf-8") == before
    assert editing(warned).redo().words.endswith("; delete small")
    assert warned.read_text("utf-8") == written and problems(warned) == []


def test_it_stays_when_that_is_not_wanted(warned: Path, run: Run):
    status, out, _ = run(warned, revised(NEW), answers=["y", "d", "n", ""])
    assert status == 1
    assert out.count("small:1: ") == 3
    assert "--accept ferry:2 ..." in out
    status, out, _ = run(warned, revised(NEW), "--drop", "small:1", answers=["n", "y", "d", "y"])
    assert status == 0
    assert problems(warned) == [] and "id: small" not in warned.read_text("utf-8")


def test_it_is_said_on_the_command_line(warned: Path, run: Run):
    Path("decided").write_text("delete small\n", "utf-8")
    status, _, err = run(warned, revised(NEW), "--delete", "small", "--drop", "ferry:2")
    assert (status, err) == (0, "")
    assert problems(warned) == [] and "id: small" not in warned.read_text("utf-8")
    editing(warned).undo()
    assert run(warned, revised(NEW), "--decisions", "decided", "--accept-proposed")[0] == 0
    assert "id: small" not in warned.read_text("utf-8")


def test_a_record_with_a_passage_that_stays_is_not_deleted(warned: Path, run: Run):
    before = warned.read_bytes()
    status, _, err = run(warned, revised(NEW), "--delete", "small", "--delete", "ferry")
    assert status == 1
    assert "ferry has passages that are to stay" in err
    assert warned.read_bytes() == before


def test_what_was_answered_is_told_where_it_cannot_be_written(warned: Path, run: Run):
    def answers() -> Iterator[str]:
        yield from ("y", "d")
        warned.write_text(warned.read_text("utf-8") + "# later\n", "utf-8")
        yield "y"

    status, out, err = run(warned, new := revised(NEW), answers=answers())
    assert status == 1 and "was changed by somebody else meanwhile" in err
    assert f"  migwatch-tui rebase {warned} {new} --accept ferry:2 --delete small\n" in out


def test_what_was_answered_is_told_where_it_is_broken_off(warned: Path, run: Run):
    def answers() -> Iterator[str]:
        yield "y"
        raise KeyboardInterrupt

    status, out, _ = run(warned, revised(NEW), answers=answers())
    assert status == 1 and "--accept ferry:2 ..." in out


def test_what_is_there_now_is_taken(accord: Path, run: Run):
    status, out, _ = run(accord, revised(TEXT.replace("40", "45")), answers=["y", "y"])
    assert status == 0
    assert "berths:1: y what is there now, d drop, or START:END?" in out
    written = accord.read_text("utf-8")
    assert "exact: 45 berths" in written
    assert '"We will reopen the night ferry with 45 berths"' in written
    assert problems(accord) == []
