"""Editing from the command line."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.editing.ferry import ANNOTATION, TEXT

from migwatch.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus(TEXT, ANNOTATION)


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*arguments: object) -> tuple[int, str, str]:
        try:
            status = main(["edit", str(path), *map(str, arguments)])
        except SystemExit as stopped:
            assert isinstance(stopped.code, int)
            status = stopped.code
        out, err = capsys.readouterr()
        return status, out, err

    return ran


@pytest.fixture
def ops(tmp_path: Path) -> Callable[..., Path]:
    def made(*operations: object) -> Path:
        file = tmp_path / "ops.json"
        file.write_text(json.dumps(operations))
        return file

    return made


FORCE = {"do": "set", "record": "reopen-ferry", "field": "force", "value": "agreed"}
RENAME = {"do": "rename", "record": "harbour-board", "to": "board"}


def test_operations_are_done_and_undone(run: Run, ops: Callable[..., Path], path: Path):
    before = path.read_bytes()
    status, out, err = run("--ops", ops(FORCE, RENAME))
    assert (status, err) == (0, "")
    assert out == "Set force of reopen-ferry to “agreed”; Rename harbour-board to board\n"
    assert b"force: agreed" in path.read_bytes()
    assert run("--undo")[0] == 0
    assert path.read_bytes() == before
    assert run("--redo")[0] == 0
    assert b"force: agreed" in path.read_bytes()
    status, out, _ = run("--history")
    assert status == 0
    assert out.endswith("Set force of reopen-ferry to “agreed”; Rename harbour-board to board\n")


def test_a_dry_run_prints_the_difference_and_changes_nothing(
    run: Run, ops: Callable[..., Path], path: Path
):
    before = path.read_bytes()
    status, out, err = run("--ops", ops(FORCE), "--dry-run")
    assert (status, err) == (0, "")
    changed = [line for line in out.splitlines() if line[:1] in "+-" and line[:3] not in "+++---"]
    assert changed == ["-    force: will", "+    force: agreed"]
    assert path.read_bytes() == before
    assert run("--history")[1] == ""


def test_operations_come_through_a_pipe(run: Run, path: Path, monkeypatch: pytest.MonkeyPatch):
    data = json.dumps(FORCE).encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert run("--ops", "-")[0] == 0
    assert b"force: agreed" in path.read_bytes()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "is not JSON"),
        ("[{", "is not JSON"),
        ('"set"', "holds no operations"),
        ('[{"do": "fly"}]', "holds no operations"),
        ('[{"do": "rename", "record": "reopen-ferry"}]', "to"),
        ('[{"do": "rename", "record": "reopen-ferry", "to": "x", "too": 1}]', "too"),
        pytest.param("[" * 10_000, "holds no operations", id="deep"),
        ('{"do": "delete", "record": "nobody"}', "no record"),
        ('{"do": "set", "record": "reopen-ferry", "field": "by", "value": {"a": 1}}', "by"),
        ('{"do": "add", "section": "entities", "record": {"id": 3}}', "id"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(
    run: Run, path: Path, tmp_path: Path, data: str, message: str
):
    before = path.read_bytes()
    file = tmp_path / "ops.json"
    file.write_text(data)
    status, out, err = run("--ops", file)
    assert (status, out) == (1, "")
    assert message in err and "Traceback" not in err
    assert path.read_bytes() == before


def test_all_or_nothing(run: Run, ops: Callable[..., Path], path: Path):
    before = path.read_bytes()
    status, _, err = run("--ops", ops(FORCE, {"do": "delete", "record": "nobody"}))
    assert status == 1 and "nobody" in err
    assert path.read_bytes() == before


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["edit", str(tmp_path / "none.yaml"), "--undo"]) == 1
    assert "none.yaml" in capsys.readouterr().err


def test_a_packed_article_is_unpacked_first(
    run: Run, ops: Callable[..., Path], path: Path, capsys: pytest.CaptureFixture[str]
):
    folder = path.parent
    assert main(["pack", str(folder), str(folder / "x.jsonl"), "--move", "--drop-comments"]) == 0
    assert not path.exists()
    capsys.readouterr()
    assert main(["edit", str(folder / "x.jsonl" / "accord"), "--ops", str(ops(FORCE))]) == 0
    assert b"force: agreed" in path.read_bytes()


def test_links_of_other_articles_follow_a_new_id(run: Run, ops: Callable[..., Path], path: Path):
    other = path.with_name("later.yaml")
    text = path.read_text().replace("reopen-ferry", "ferry-again")
    link = "    links:\n      - {rel: restates, to: accord/reopen-ferry}  # as before\n# the end"
    other.write_text(text.replace("# the end", link))
    rename = {"do": "rename", "record": "reopen-ferry", "to": "reopen"}
    status, out, err = run("--ops", ops(rename))
    assert (status, err) == (0, "")
    assert "later.yaml: links follow" in out
    assert "- {rel: restates, to: accord/reopen}  # as before" in other.read_text()
    assert main(["check", str(path.parent)]) == 0
    assert run("--undo")[0] == 0
    assert "- {rel: restates, to: accord/reopen-ferry}  # as before" in other.read_text()


def test_links_of_other_articles_go_with_what_is_deleted(
    run: Run, ops: Callable[..., Path], path: Path
):
    other = path.with_name("later.yaml")
    text = path.read_text().replace("reopen-ferry", "ferry-again")
    link = "    links:\n      - {rel: restates, to: accord/reopen-ferry}  # as before\n# the end"
    other.write_text(text.replace("# the end", link))
    before = path.read_bytes(), other.read_bytes()
    delete = {"do": "delete", "record": "reopen-ferry"}
    for dry in ((), ("--dry-run",)):
        status, out, err = run("--ops", ops(delete), *dry)
        assert (status, out) == (1, "")
        assert "later/ferry-again links to “reopen-ferry”" in err
    assert (path.read_bytes(), other.read_bytes()) == before
    status, out, err = run("--ops", ops(delete | {"references": True}))
    assert (status, err) == (0, "")
    assert "later.yaml: links are taken out" in out
    assert main(["check", str(path.parent)]) == 0
    assert "later.yaml: links are put back" in run("--undo")[1]
    assert (path.read_bytes(), other.read_bytes()) == before


def test_an_entity_that_articles_share_needs_no_more_than_its_mentions(
    run: Run, ops: Callable[..., Path], path: Path, capsys: pytest.CaptureFixture[str]
):
    path.with_name("entities.yaml").write_text(
        "format: migwatch-entities/1\nentities:\n  - {id: iberia, kind: place, name: Iberia}\n"
    )
    words = {"start": 0, "end": 3, "exact": TEXT[:3]}
    record = {"id": "iberia", "mentions": [words]}
    status, _, err = run("--ops", ops({"do": "add", "section": "entities", "record": record}))
    assert (status, err) == (0, "")
    assert "Iberia" not in path.read_text()
    assert main(["list", "entities", str(path), "--json"]) == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["name"] for each in listed if each["id"] == "iberia"] == ["Iberia"]
