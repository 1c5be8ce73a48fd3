"""Making a corpus."""

import errno
import os
from pathlib import Path

import pytest

from migwatch.store import create
from migwatch.store.create import Refused, make_corpus
from migwatch.store.folder import bundled, open_folder


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_new_corpus_is_sound_and_has_the_bundled_vocabularies(tmp_path: Path) -> None:
    root = tmp_path / "a" / "harbours"
    assert make_corpus(root) == root / "corpus.yaml"
    assert names(tmp_path / "a") == ["harbours", "harbours/corpus.yaml", "harbours/texts"]
    folder = open_folder(root)
    assert folder.problems == ()
    assert folder.corpus.title == "harbours"
    assert folder.corpus.parties == ()
    assert folder.texts == root / "texts"
    assert folder.corpus.vocabularies == open_folder(bundled()).corpus.vocabularies


def test_the_hint_about_parties_is_sound_when_taken(tmp_path: Path) -> None:
    path = make_corpus(tmp_path)
    written = path.read_text().split("\n")
    at = written.index("# parties:")
    written[at:] = [line.removeprefix("# ") for line in written[at:]]
    path.write_text("\n".join(written))
    folder = open_folder(tmp_path)
    assert folder.problems == ()
    assert [party.id for party in folder.corpus.parties] == ["us", "mx"]


@pytest.mark.parametrize("title", ["Puertos: «así»", '"', "no", "2024", "a # b", "x\ty\x85\u2028"])
def test_a_title_may_be_anything(tmp_path: Path, title: str) -> None:
    make_corpus(tmp_path, title)
    folder = open_folder(tmp_path)
    assert folder.problems == ()
    assert folder.corpus.title == title


def test_a_folder_with_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    root = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    make_corpus(root)
    assert open_folder(root).corpus.title == "caf?"


def test_what_is_in_the_folder_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("a")
    (tmp_path / "accord.yaml").write_text("x")
    make_corpus(tmp_path)
    assert names(tmp_path) == ["accord.yaml", "corpus.yaml", "texts", "texts/a.txt"]
    assert (tmp_path / "accord.yaml").read_text() == "x"


@pytest.mark.parametrize("there", ["file", "link", "folder"])
def test_a_corpus_is_not_made_again(tmp_path: Path, there: str) -> None:
    path = tmp_path / "corpus.yaml"
    if there == "file":
        path.write_text("x")
    elif there == "link":
        path.symlink_to("gone")
    else:
        path.mkdir()
    before = path.lstat()
    with pytest.raises(Refused, match="is a corpus already"):
        make_corpus(tmp_path)
    assert path.lstat() == before
    assert names(tmp_path) == ["corpus.yaml"]


def test_what_is_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for root in (tmp_path / "file", tmp_path / "file" / "a"):
        with pytest.raises(Refused, match=r"file: is not a folder; name another"):
            make_corpus(root)
    (tmp_path / "a").mkdir()
    for make in ((tmp_path / "a" / "texts").touch, lambda: None):
        make()
        with pytest.raises(Refused, match=r"texts: is no folder of the corpus itself"):
            make_corpus(tmp_path / "a")
        (tmp_path / "a" / "texts").unlink()
        (tmp_path / "a" / "texts").symlink_to("..")
    assert names(tmp_path) == ["a", "a/texts", "file"]


@pytest.mark.parametrize("failing", ["corpus.yaml", "texts"])
def test_nothing_is_left_of_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(path: Path, *_: object) -> None:
        if path.name == failing:
            raise OSError(errno.ENOSPC, "No space left on device")
        make(path)

    make = Path.mkdir
    if failing == "texts":
        monkeypatch.setattr(Path, "mkdir", fail)
    else:
        monkeypatch.setattr(os, "fsync", lambda _: fail(Path(failing)))
    root = tmp_path / "a" / "b"
    with pytest.raises(Refused, match=f"{failing}: cannot be written: No space left"):
        make_corpus(root)
    assert names(tmp_path) == []


def test_a_folder_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    # Root may write everywhere.
    monkeypatch.setattr(create, "write_new", lambda *_: Path.mkdir(tmp_path / "x" / "y"))
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(Refused, match="check the permissions of the folder above it"):
        make_corpus(tmp_path / "a")
    assert names(tmp_path) == []
