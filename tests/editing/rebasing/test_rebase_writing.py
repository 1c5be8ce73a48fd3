"""`migwatch-tui rebase`: what is written, and where."""

import json
from pathlib import Path

from tests.editing.rebasing.accord import TEXT, Run, annotated, problems, revised

from migwatch.corpus.library import open_library


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
    assert "accord.yaml --old OLD_TEXT`" in err
    assert run(accord, text, "--old", text)[0] == 1
    assert run(accord, text, "--old", kept)[0] == 0
    assert problems(accord) == []
    assert "  text: accord.txt\n" in accord.read_text("utf-8")


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
