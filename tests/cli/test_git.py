"""Annotations merged on the command line and by git."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.cli import main
from migwatch.corpus.library import open_library

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")

SOURCE = Path(__file__).parents[2] / "tui"
Git = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git as somebody without settings, who has the program in the search path."""
    programs = tmp_path / "programs"
    programs.mkdir()
    program = programs / "migwatch-tui"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m migwatch "$@"\n')
    program.chmod(0o755)
    for name, value in {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(SOURCE),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(tmp_path),
        **{
            f"GIT_{who}_{what}": f"{what}@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }.items():
        monkeypatch.setenv(name, value)
    for name in [name for name in os.environ if name in ("GIT_DIR", "GIT_WORK_TREE")]:
        monkeypatch.delenv(name)

    def run(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["git", *words], cwd=folder, capture_output=True, encoding="utf-8", check=False
        )

    return run


@pytest.fixture
def repository(git: Git, accord: Path) -> Path:
    """The corpus folder of one article in a repository that is set up."""
    folder = accord.parent
    assert git(folder, "init", "-q", "-b", "main").returncode == 0
    assert main(["git-setup", str(folder)]) == 0
    git(folder, "add", ".")
    assert git(folder, "commit", "-q", "-m", "Base").returncode == 0
    return folder


def branches(git: Git, accord: Path, ours: tuple[str, str], theirs: tuple[str, str]) -> None:
    """Two branches, each with other words in the annotation; `main` is checked out."""
    base = accord.read_text("utf-8")
    for branch, change in (("other", theirs), ("main", ours)):
        git(accord.parent, "checkout", "-q", *(["-b"] if branch == "other" else []), branch)
        assert change[0] in base
        accord.write_text(base.replace(*change, 1), "utf-8")
        assert git(accord.parent, "commit", "-q", "-a", "-m", branch).returncode == 0


def test_git_merges_two_changes_of_one_line(git: Git, repository: Path, accord: Path) -> None:
    branches(
        git,
        accord,
        ("name: Harbour Board, party: pt", "name: The Harbour Board, party: pt"),
        ("mentions: [Harbour Board]", "mentions: [Harbour Board], note: x"),
    )
    done = git(repository, "merge", "-m", "Merge", "other")
    assert done.returncode == 0, done.stderr
    assert open_library(repository).all_problems() == []
    held = open_library(accord).load(accord).article.annotation.entities[0]
    assert (held.name, held.note) == ("The Harbour Board", "x")
    assert git(repository, "status", "--porcelain").stdout == ""


def test_git_without_the_driver_could_not(git: Git, repository: Path, accord: Path) -> None:
    git(repository, "config", "--remove-section", "merge.migwatch")
    branches(
        git,
        accord,
        ("name: Harbour Board, party: pt", "name: The Harbour Board, party: pt"),
        ("mentions: [Harbour Board]", "mentions: [Harbour Board], note: x"),
    )
    assert git(repository, "merge", "-m", "Merge", "other").returncode == 1


def test_git_shows_what_is_to_be_decided(git: Git, repository: Path, accord: Path) -> None:
    branches(git, accord, ("force: will", "force: agreed"), ("force: will", "force: discussed"))
    done = git(repository, "merge", "-m", "Merge", "other")
    assert done.returncode == 1
    assert (
        "accord.yaml: commitments ferry, force: "
        "ours “agreed”, theirs “discussed”, before “will”\n"
        "accord.yaml: 1 conflict; decide between the markers\n"
    ) in done.stdout + done.stderr
    text = accord.read_text("utf-8")
    assert (
        "<<<<<<< ours\n    force: agreed\n=======\n    force: discussed\n>>>>>>> theirs\n" in text
    )
    assert git(repository, "status", "--porcelain").stdout == "UU accord.yaml\n"
    accord.write_text(
        "\n".join(line for line in text.split("\n") if line[:7] not in ("<" * 7, "=" * 7, ">" * 7))
        .replace("    force: discussed\n", ""),
        "utf-8",
    )  # fmt: skip
    assert open_library(repository).all_problems() == []


def test_histories_that_cross(git: Git, repository: Path, accord: Path) -> None:
    """Both branches merge one another and go on: there are two common ancestors."""
    branches(git, accord, ("force: will", "force: agreed"), ("title: Agree\n", "title: Agreed\n"))
    tips = [git(repository, "rev-parse", each).stdout.strip() for each in ("main", "other")]
    for branch, other, new in (("main", tips[1], "Ana R."), ("other", tips[0], "Ana Maria")):
        git(repository, "checkout", "-q", branch)
        assert git(repository, "merge", "-m", "Cross", other).returncode == 0
        accord.write_text(accord.read_text("utf-8").replace("name: Ana Reis", f"name: {new}"))
        git(repository, "commit", "-q", "-a", "-m", "Go on")
    done = git(repository, "merge", "-m", "Merge", "main")
    assert done.returncode == 1
    assert "entities ana-reis, name: ours “Ana Maria”, theirs “Ana R.”" in done.stdout + done.stderr
    assert accord.read_text("utf-8").count("<<<<<<<") == 1


def test_differences_name_their_record(git: Git, repository: Path, accord: Path) -> None:
    text = accord.read_text("utf-8")
    accord.write_text(text.replace("who: ana-reis", "who: unstated"), "utf-8")
    done = git(repository, "diff", "-U1")
    assert "@@   - id: ferry\n" in done.stdout


def test_setting_up_says_what_it_writes_and_writes_it_once(
    git: Git, accord: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = accord.parent
    git(folder, "init", "-q")
    attributes = folder / ".gitattributes"
    attributes.write_text("*.svg binary")
    assert main(["git-setup", str(folder), "--dry-run"]) == 0
    would = capsys.readouterr().out
    assert attributes.read_text() == "*.svg binary"
    assert git(folder, "config", "merge.migwatch.driver").stdout == ""
    assert main(["git-setup", str(folder)]) == 0
    said = capsys.readouterr().out
    assert said.startswith(would.replace("would write", "wrote"))
    lines = attributes.read_text().splitlines()
    assert lines[0] == "*.svg binary"
    assert all(f"  {line}" in said.splitlines() for line in lines[1:])
    driver = git(folder, "config", "merge.migwatch.driver").stdout.strip()
    assert f"  merge.migwatch.driver = {driver}\n" in said
    before = attributes.read_bytes(), (folder / ".git" / "config").read_bytes()
    assert main(["git-setup", str(folder)]) == 0
    assert capsys.readouterr().out == "git is set up already\n"
    assert (attributes.read_bytes(), (folder / ".git" / "config").read_bytes()) == before


def test_a_line_that_is_missing_comes_behind_none_that_undoes_it(
    git: Git, accord: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = accord.parent
    git(folder, "init", "-q")
    attributes = folder / ".gitattributes"
    attributes.write_text("/corpus.yaml !merge !diff\n")
    assert main(["git-setup", str(folder)]) == 0
    done = git(folder, "check-attr", "merge", "accord.yaml", "corpus.yaml")
    assert done.stdout == "accord.yaml: merge: migwatch\ncorpus.yaml: merge: unspecified\n"
    attributes.write_bytes(b"\xff\xfe*")
    before = capsys.readouterr()
    assert before.err == ""
    assert main(["git-setup", str(folder)]) == 1
    assert "holds a .gitattributes that " in capsys.readouterr().err


def test_setting_up_without_the_program_in_the_search_path(
    git: Git, accord: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    git(accord.parent, "init", "-q")
    assert main(["git-setup", str(accord.parent)]) == 0
    driver = git(accord.parent, "config", "merge.migwatch.driver").stdout
    assert driver.startswith(f"{sys.executable} -m migwatch merge %O %A %B ")


def test_only_annotations_are_merged_so(git: Git, repository: Path) -> None:
    (repository / "sub").mkdir()
    names = ("accord.yaml", "entities.yaml", "corpus.yaml", "accord.txt", "sub/other.yaml")
    done = git(repository, "check-attr", "merge", *names)
    assert [line.rpartition(" ")[2] for line in done.stdout.splitlines()] == [
        "migwatch",
        "migwatch",
        "unspecified",
        "unspecified",
        "unspecified",
    ]


def test_where_git_cannot_be_set_up(
    git: Git,
    accord: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert main(["git-setup", str(accord.parent)]) == 1
    err = capsys.readouterr().err
    assert err == (
        f"{accord.parent}: is not in the working tree of a git repository; "
        "make one with `git init`, or name a folder of one\n"
    )
    assert not (accord.parent / ".gitattributes").exists()
    assert main(["git-setup", str(tmp_path / "nowhere")]) == 1
    assert "is not a folder" in capsys.readouterr().err
    monkeypatch.setenv("PATH", "")
    assert main(["git-setup", str(accord.parent)]) == 1
    assert "without git; install it" in capsys.readouterr().err


def test_merging_by_hand(accord: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = accord.read_text("utf-8")
    base, theirs = tmp_path / "base.yaml", tmp_path / "theirs.yaml"
    base.write_text(text, "utf-8")
    theirs.write_text(text.replace("title: Agree\n", "title: Agreed\n"), "utf-8")
    accord.write_text(text.replace("force: will", "force: agreed"), "utf-8")
    paths = [str(base), str(accord), str(theirs)]
    assert main(["merge", *paths]) == 0
    assert capsys.readouterr() == ("", "")
    both = text.replace("force: will", "force: agreed").replace("title: Agree\n", "title: Agreed\n")
    assert accord.read_text("utf-8") == both
    theirs.write_text(text.replace("force: will", "force: discussed"), "utf-8")
    assert main(["merge", *paths, "--marker-size", "12", "--path", "a\x1b.yaml"]) == 1
    assert capsys.readouterr().err.startswith("a\\x1b.yaml: commitments ferry, force: ours")
    assert f"\n{'<' * 12} ours\n" in accord.read_text("utf-8")


def test_what_cannot_be_merged(
    accord: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = accord.read_bytes()
    missing = str(tmp_path / "missing.yaml")
    assert main(["merge", missing, str(accord), str(accord)]) == 2
    assert capsys.readouterr().err.startswith(f"{missing}: ")
    for size in ("0", "x", "1000"):
        with pytest.raises(SystemExit) as stopped:
            main(["merge", str(accord), str(accord), str(accord), "--marker-size", size])
        assert stopped.value.code == 2
    assert "is no number from 1 to 100" in capsys.readouterr().err
    torn = tmp_path / "torn.yaml"
    torn.write_bytes(b"\xff\x00" * 40)
    other = tmp_path / "other.yaml"
    other.write_bytes(b"\xff\x00" * 41)
    assert main(["merge", str(torn), str(accord), str(other)]) == 2
    assert str(accord) in capsys.readouterr().err
    assert accord.read_bytes() == before
