"""`migwatch-tui rebase`: what somebody has to decide, and how."""

from pathlib import Path

import pytest
from tests.editing.rebasing.accord import TEXT, Run, problems, revised


def test_nothing_is_written_until_all_is_decided(accord: Path, run: Run):
    before = accord.read_bytes()
    new = revised(TEXT.replace("40", "45").replace("small", "large"))
    status, out, err = run(accord, new)
    assert (status, err) == (1, "")
    assert "orphan    ferry:1: a number changed in it" in out
    assert "ferry:2: its words changed: \u201csmall\u201d is \u201clarge\u201d now" in out
    assert "The pilots stayed outside the small" in out
    assert "orphan    berths:1: a number changed in it" in out
    assert "Nothing is written: 3 passages still to decide." in out
    assert accord.read_bytes() == before
    assert list(accord.parent.glob("*.txt")) == [accord.parent / "accord.txt"]
    status, out, _ = run(accord, new, "--accept-proposed")
    assert status == 1
    assert "  migwatch-tui rebase" in out and "--accept-proposed ..." in out
    status, out, err = run(
        accord, new, "--accept", "ferry", "--anchor", "ferry:1=34:79", "--anchor", "berths:1=70:79"
    )
    assert (status, err) == (0, "")
    written = accord.read_text("utf-8")
    assert '"We will reopen the night ferry with 45 berths"' in written
    assert "The pilots stayed outside the large hall." in written
    assert "mentions: [{start: 70, end: 79, exact: 45 berths}]}" in written
    assert "note: >-\n      Folded\n      words.\n# the end\n" in written
    assert problems(accord) == []


def test_passages_are_dropped(accord: Path, run: Run):
    new = revised(TEXT.replace("The pilots stayed outside the small hall. ", ""))
    status, out, _ = run(accord, new)
    assert status == 1
    assert "orphan    board:2: its words are gone" in out
    status, _, err = run(accord, new, "--drop", "board:2", "--drop", "ferry:2")
    assert (status, err) == (0, "")
    written = accord.read_text("utf-8")
    assert "pilots" not in written
    assert "      # People" not in written and "  # People and bodies.\n" in written
    assert "      - Ana Reis            # in short\n" in written
    assert "note: >-\n      Folded\n      words.\n# the end\n" in written
    assert problems(accord) == []


def test_decisions_from_a_file(accord: Path, run: Run):
    new = revised(TEXT.replace("40", "45").replace("small", "large"))
    path = Path("decided")
    path.write_text("# looked at\naccept ferry:2  # wording\n\nanchor berths:1 70:79\n", "utf-8")
    status, out, _ = run(accord, new, "--decisions", path, "--accept-proposed")
    assert status == 1
    assert "--decisions decided --accept-proposed --anchor berths:1=70:79 ..." in out
    assert run(accord, new, "--decisions", path, "--anchor", "ferry:1=34:79")[0] == 0
    assert problems(accord) == []


@pytest.mark.parametrize("line", ["keep ferry:1", "accept", "anchor ferry:1 here", "drop a b"])
def test_lines_that_are_no_decisions(accord: Path, run: Run, line: str):
    Path("decided").write_text(f"\n{line}\n", "utf-8")
    new = revised(TEXT.replace("40", "45"))
    status, _, err = run(accord, new, "--decisions", "decided")
    assert status == 1
    assert err.startswith("decided:2:1: ")
    assert "is no decision; write `accept ferry:1`" in err


def test_questions_are_asked_in_a_terminal(accord: Path, run: Run):
    new = revised(TEXT.replace("40", "45").replace("small", "large"))
    status, out, _ = run(accord, new, answers=["", "what", "9:9", "999:9999", "34:79", "n"])
    assert status == 1
    assert "berths:1: y what is there now, d drop, or START:END?" in out
    assert "cannot be anchored at 999:9999" in out
    assert "--anchor ferry:1=34:79" in out
    status, out, _ = run(accord, new, answers=["70:79", "34:79", "y"])
    assert status == 0
    assert problems(accord) == []


def test_the_end_of_the_input_ends_the_questions(accord: Path, run: Run):
    status, out, _ = run(accord, revised(TEXT.replace("40", "45")), answers=[])
    assert status == 1
    assert "2 passages still to decide" in out


def test_the_same_words_are_asked_about_once(accord: Path, run: Run):
    held = accord.read_text("utf-8").replace("['40 berths']", "['40 berths', with 40 berths]")
    held = held.replace(
        "  - id: ana-reis",
        "  - {id: more, kind: quantity, name: m, mentions: [40 berths]}\n  - id: ana-reis",
    )
    accord.write_text(held, "utf-8")
    new = revised(TEXT.replace("40", "45"))
    status, out, _ = run(accord, new, answers=["70:79", "65:79", "34:79"])
    assert status == 0
    assert "more:1: y what" in out and "Likewise berths:1." in out
    assert "berths:1: y what" not in out
    assert problems(accord) == []
