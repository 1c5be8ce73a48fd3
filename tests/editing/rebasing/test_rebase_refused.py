"""`migwatch-tui rebase`: what is refused, with nothing changed."""

from pathlib import Path

import pytest
from tests.editing.rebasing.accord import TEXT, Run, revised


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--accept", "nobody"], "names no passage; write one as listed"),
        (["--accept", "board:1"], "is kept; there is nothing to decide"),
        (["--accept", "berths:1"], "has no proposal to accept; write --anchor berths:1=START:END"),
        (["--accept", "ferry:2", "--drop", "ferry:2"], "is decided twice; decide once"),
        (["--anchor", "ferry=1:5"], "names 2 passages; anchor them one by one"),
        (["--anchor", "ferry:1=5:5"], "cannot be anchored at 5:5"),
        (
            ["--drop", "ferry", "--drop", "berths"],
            "no passage would be left of berths; write --delete berths",
        ),
    ],
)
def test_decisions_that_do_not_fit(accord: Path, run: Run, arguments: list[str], message: str):
    before = accord.read_bytes()
    new = revised(TEXT.replace("40", "45").replace("small", "large"))
    status, _, err = run(accord, new, *arguments)
    assert status == 1
    assert message in err
    assert err.startswith(str(accord))
    assert accord.read_bytes() == before


def test_a_wrong_anchor_is_a_wrong_command_line(accord: Path, run: Run):
    status, _, err = run(accord, revised(TEXT), "--anchor", "ferry=here")
    assert status == 2
    assert "write it as ferry:1=120:181" in err


@pytest.mark.parametrize(
    ("new", "message"),
    [
        (TEXT, "is the text that was annotated; there is nothing to move"),
        (" \n", "holds no words; name the file that holds the new text"),
        (None, "does not exist; check the path"),
    ],
)
def test_texts_that_cannot_be_taken(accord: Path, run: Run, new: str | None, message: str):
    path = Path("missing.txt") if new is None else revised(new)
    status, _, err = run(accord, path)
    assert status == 1
    assert f"{path}: {message}" in err


def test_bytes_that_are_no_text(accord: Path, run: Run):
    Path("old.txt").write_bytes("Caf\xe9".encode("latin-1"))
    status, _, err = run(accord, "old.txt")
    assert status == 1
    assert "old.txt:1:4: is not UTF-8" in err


def test_an_annotation_with_problems_is_mended_first(accord: Path, run: Run):
    accord.write_text(accord.read_text("utf-8").replace("end: 17,", "end: 16,"), "utf-8")
    status, _, err = run(accord, revised(f"News. {TEXT}"))
    assert status == 1
    assert "the text has" in err and "accord.yaml:1" in err


def with_mentions(path: Path, mentions: str) -> str:
    held = path.read_text("utf-8").replace("mentions: ['40 berths']", f"mentions: [{mentions}]")
    path.write_text(held, "utf-8")
    return held


def test_what_an_alias_stands_for_moves_once(accord: Path, run: Run):
    with_mentions(accord, "&a {start: 70, end: 79, exact: 40 berths}, *a")
    assert run(accord, revised(f"News. {TEXT}"))[0] == 0
    assert "[&a {start: 76, end: 85, exact: 40 berths}, *a]" in accord.read_text("utf-8")


def test_a_marked_number_is_left_alone(accord: Path, run: Run):
    held = with_mentions(accord, "{start: &n 70, end: 79, exact: 40 berths}")
    status, _, err = run(accord, revised(f"News. {TEXT}"))
    assert status == 1
    assert "write it without" in err
    assert accord.read_text("utf-8") == held


def test_a_text_that_cannot_be_written_leaves_all_as_it_was(
    accord: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    from migwatch.editing import target
    from migwatch.store.problem import FileProblem

    def fails(path: Path, data: bytes) -> None:
        if path == accord:
            raise FileProblem("cannot be written: no space; make room for it")
        path.write_bytes(data)

    monkeypatch.setattr(target, "replace_file", fails)
    before = sorted((path, path.read_bytes()) for path in accord.parent.iterdir())
    for arguments in ([], ["--in-place"]):
        status, _, err = run(accord, revised(f"News. {TEXT}"), *arguments)
        assert status == 1
        assert "make room for it" in err
        assert sorted((path, path.read_bytes()) for path in accord.parent.iterdir()) == before
