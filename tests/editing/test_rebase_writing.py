"""`migwatch-tui rebase`: what is written, what is asked, and what is refused."""

import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from migwatch.cli import main
from migwatch.corpus.library import open_library

TEXT = (
    "The Harbour Board met on Monday.\n"
    "\u201cWe will reopen the night ferry with 40 berths,\u201d said Ana Reis.\n"
    "The pilots stayed outside the small hall. They wanted a school.\n"
)
ANNOTATION = """\
# by hand
format: migwatch/1
article:   # facts
  text: accord.txt
  sha256: $SHA256            # of the text
  title: A harbour accord
  outside:
    - kind: lead
      passage: {start: <on Mon, end: Monday.>, exact: "on Monday."}   # the day

entities:
  # People and bodies.
  - id: board
    kind: organisation
    name: Harbour Board
    mentions: [ {start: <Harbour, end: Board>, exact: Harbour Board},
                {start: <pilots,  end: pilots>, exact: pilots} ]
  - id: ana-reis
    kind: person
    name: Ana Reis
    mentions:
      - Ana Reis            # in short
      - start: <They
        end: They>
        exact: They
        prefix: "hall. "

  - {id: berths, kind: quantity, name: berths, value: "40", mentions: ['40 berths']}

commitments:
  - id: ferry
    title: Reopen the night ferry
    force: will
    by: [pt]
    says:
      - {start: <We will, end: 40 berths>, exact: "We will reopen the night ferry with 40 berths",
         voice: direct, who: ana-reis}
      - {start: <The pilots, end: hall.>, voice: newsroom, who: board,
         exact: 'The pilots stayed outside the small hall.'}
    note: >-
      Folded
      words.
# the end
"""


def annotated(text: str, name: str = "accord.txt") -> str:
    """The annotation with the offsets, hash and name of a text."""
    words = ANNOTATION.replace("$SHA256", hashlib.sha256(text.encode()).hexdigest())
    words = re.sub(r": <([^,\n]+)", lambda found: f": {text.index(found[1])}", words)
    words = re.sub(
        r": ([^<>\n:]+)>(?=[,\n])",
        lambda found: f": {text.index(found[1]) + len(found[1])}",
        words,
    )
    return words.replace("text: accord.txt", f"text: {name}")


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def accord(make_corpus: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    path = make_corpus(TEXT, annotated(TEXT))
    assert [problem.message for problem in open_library(path).load(path).problems] == []
    monkeypatch.chdir(path.parent.parent)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the sub-command; answers are given as at a terminal."""

    def ran(*arguments: object, answers: list[str] | None = None) -> tuple[int, str, str]:
        left: Iterator[str] = iter(answers or [])

        def answer(prompt: str) -> str:
            print(prompt)
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", answer)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: answers is not None, raising=False)
        try:
            status = main(["rebase", *map(str, arguments)])
        except SystemExit as stopped:
            assert isinstance(stopped.code, int)
            status = stopped.code
        return status, *capsys.readouterr()

    return ran


def revised(text: str, name: str = "corrected.txt") -> Path:
    path = Path(name)
    path.write_text(text, "utf-8", newline="")
    return path


def problems(path: Path) -> list[str]:
    return [str(problem) for problem in open_library(path).load(path).problems]


def test_only_offsets_hash_and_name_change(accord: Path, run: Run):
    new = revised(f"A title\n\n{TEXT}")
    status, out, err = run(accord, new)
    assert (status, err) == (0, "")
    assert "8 passages: 8 kept, 0 proposed, 0 orphans" in out
    assert accord.read_text("utf-8") == annotated(f"A title\n\n{TEXT}", "corrected.txt")
    assert problems(accord) == []
    assert (accord.parent / "corrected.txt").read_bytes() == new.read_bytes()
    assert (accord.parent / "accord.txt").read_text("utf-8") == TEXT


def test_words_in_other_typography_are_written_as_they_stand_now(accord: Path, run: Run):
    new = revised(
        TEXT.replace("night ferry", "night\nferry").replace("small hall", "small\xa0hall")
    )
    assert run(accord, new)[0] == 0
    written = accord.read_text("utf-8")
    assert '"We will reopen the night\\nferry with 40 berths",\n' in written
    assert "      - Ana Reis            # in short\n" in written
    assert problems(accord) == []


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
    assert "  migwatch-tui rebase" in out and "--accept ferry:2 ..." in out
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


def test_a_dry_run_tells_and_changes_nothing(accord: Path, run: Run):
    before = sorted((path, path.read_bytes()) for path in accord.parent.iterdir())
    new = revised(f"News.\n\n{TEXT}")
    status, out, _ = run(accord, new, "--dry-run", "--kept")
    assert status == 0
    assert "kept      board:1  4:17 -> 11:24" in out
    assert sorted((path, path.read_bytes()) for path in accord.parent.iterdir()) == before


def test_json_has_every_passage(accord: Path, run: Run):
    new = revised(TEXT.replace("will", "may"))
    status, out, _ = run(accord, new, "--json")
    assert status == 1
    told = json.loads(out)
    assert (told["written"], told["text"], told["orphans"]) == (False, None, 1)
    assert told["undecided"] == ["ferry:1"]
    (orphan,) = [each for each in told["passages"] if each["outcome"] == "orphan"]
    assert orphan["field"] == "says"
    assert orphan["old"]["exact"] == "We will reopen the night ferry with 40 berths"
    assert orphan["new"] is None
    assert orphan["there"]["exact"] == "We may reopen the night ferry with 40 berths"
    status, out, _ = run(accord, new, "--json", "--anchor", "ferry:1=34:78")
    assert status == 0
    assert json.loads(out)["written"] is True
    assert problems(accord) == []


def test_questions_are_asked_in_a_terminal(accord: Path, run: Run):
    new = revised(TEXT.replace("40", "45").replace("small", "large"))
    status, out, _ = run(accord, new, answers=["", "what", "9:9", "999:9999", "34:79", "n"])
    assert status == 1
    assert "berths:1: d drop, or START:END?" in out
    assert "cannot be anchored at 999:9999" in out
    assert "--anchor ferry:1=34:79" in out
    status, out, _ = run(accord, new, answers=["y", "70:79", "34:79", "y"])
    assert status == 0
    assert "has no proposal to accept" in out
    assert problems(accord) == []


def test_the_end_of_the_input_ends_the_questions(accord: Path, run: Run):
    status, out, _ = run(accord, revised(TEXT.replace("40", "45")), answers=[])
    assert status == 1
    assert "2 passages still to decide" in out


# ------------------------------------------------------------------ where the text is


def test_a_taken_name_gets_a_number(accord: Path, run: Run):
    new = revised(f"News.\n\n{TEXT}", "accord.txt")
    assert run(accord, new)[0] == 0
    assert "  text: accord-2.txt\n" in accord.read_text("utf-8")
    assert (accord.parent / "accord-2.txt").read_bytes() == new.read_bytes()
    assert problems(accord) == []


def test_a_text_of_the_corpus_stays_where_it_is(accord: Path, run: Run):
    new = accord.parent / "later" / "accord.txt"
    new.parent.mkdir()
    new.write_text(f"News.\n\n{TEXT}", "utf-8")
    assert run(accord, new)[0] == 0
    assert "  text: later/accord.txt\n" in accord.read_text("utf-8")
    assert problems(accord) == []


def test_in_place(accord: Path, run: Run):
    new = revised(f"News.\n\n{TEXT}")
    assert run(accord, new, "--in-place")[0] == 0
    assert "  text: accord.txt\n" in accord.read_text("utf-8")
    assert (accord.parent / "accord.txt").read_bytes() == new.read_bytes()
    assert problems(accord) == []


def test_in_place_not_under_another_article(accord: Path, run: Run):
    other = accord.with_name("other.yaml")
    other.write_text(
        f"format: migwatch/1\narticle:\n  text: accord.txt\n  title: x\n  sha256: {'0' * 64}\n"
    )
    before = accord.read_bytes()
    status, _, err = run(accord, revised(f"News.\n\n{TEXT}"), "--in-place")
    assert status == 1
    assert "is the text of other.yaml too; leave out --in-place" in err
    assert accord.read_bytes() == before


def test_a_text_that_was_changed_where_it_lies(accord: Path, run: Run):
    kept = revised(TEXT, "kept.txt")
    text = accord.parent / "accord.txt"
    text.write_text(f"News.\n\n{TEXT}", "utf-8")
    status, _, err = run(accord, text)
    assert status == 1
    assert "name a copy of that text with --old" in err
    assert run(accord, text, "--old", text)[0] == 1
    assert run(accord, text, "--old", kept)[0] == 0
    assert problems(accord) == []
    assert "  text: accord.txt\n" in accord.read_text("utf-8")


# ---------------------------------------------------------------------------- refused


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--accept", "nobody"], "names no passage; write one as listed"),
        (["--accept", "board:1"], "is kept; there is nothing to decide"),
        (["--accept", "berths:1"], "has no proposal to accept; write --anchor berths:1=START:END"),
        (["--accept", "ferry:2", "--drop", "ferry:2"], "is decided twice; decide once"),
        (["--anchor", "ferry=1:5"], "names 2 passages; anchor them one by one"),
        (["--anchor", "ferry:1=5:5"], "cannot be anchored at 5:5"),
        (["--drop", "ferry", "--drop", "berths"], "is the last passage of"),
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
    from migwatch.editing import rebase_write
    from migwatch.store.problem import FileProblem

    def fails(path: Path, data: bytes) -> None:
        if path == accord:
            raise FileProblem("cannot be written: no space; make room for it")
        path.write_bytes(data)

    monkeypatch.setattr(rebase_write, "replace_file", fails)
    before = sorted((path, path.read_bytes()) for path in accord.parent.iterdir())
    for arguments in ([], ["--in-place"]):
        status, _, err = run(accord, revised(f"News. {TEXT}"), *arguments)
        assert status == 1
        assert "make room for it" in err
        assert sorted((path, path.read_bytes()) for path in accord.parent.iterdir()) == before


def test_the_bundled_article(tmp_path: Path, run: Run):
    """Every passage of a real annotation, with a paragraph before and the lines as they were."""
    library = open_library()
    article = library.load(library.paths[0]).article
    assert article is not None
    new = tmp_path / "new.txt"
    new.write_text(f"A paragraph before.\n\n{article.text}", "utf-8")
    status, out, _ = run(library.paths[0], new, "--dry-run", "--json")
    assert status == 0
    told = json.loads(out)
    assert (told["proposed"], told["orphans"]) == (0, 0)
    for each in told["passages"]:
        assert each["new"]["start"] == each["old"]["start"] + 21
