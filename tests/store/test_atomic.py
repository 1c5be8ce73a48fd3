"""New files: whole or not at all, and never in the place of another."""

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from migwatch.store.atomic import write_new
from migwatch.store.problem import FileProblem


def test_a_new_file_has_all_its_bytes_and_the_permissions_of_any(tmp_path: Path) -> None:
    data = bytes(range(256)) * 5000
    write_new(tmp_path / "a", data)
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").read_bytes() == data
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in "ab"]
    assert modes[0] == modes[1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def without_links(*_: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("there", ["file", "folder", "link", "pipe"])
def test_nothing_is_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str, links: bool
) -> None:
    path = tmp_path / "a"
    {
        "file": lambda: path.write_bytes(b"old"),
        "folder": path.mkdir,
        "link": lambda: path.symlink_to("gone"),
        "pipe": lambda: os.mkfifo(path),
    }[there]()
    if not links:
        monkeypatch.setattr(os, "link", without_links)
    before = path.lstat()
    with pytest.raises(FileProblem, match="is there already, and nothing is overwritten"):
        write_new(path, b"new")
    assert path.lstat() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_system_without_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", without_links)
    write_new(tmp_path / "a", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"new")]


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "make room for it"),
        (errno.EIO, "check the disk"),
        (errno.EACCES, "check the permissions"),
    ],
)
@pytest.mark.parametrize("failing", ["fsync", "open", "link"])
def test_nothing_is_left_of_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, number: int, advice: str
) -> None:
    def fail(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, failing, fail)
    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(FileProblem, match=f"cannot be written: {os.strerror(number)}; {advice}"):
        write_new(tmp_path / "a", b"new")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_a_reader_who_stops_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_new(tmp_path / "a", b"new")
    assert list(tmp_path.iterdir()) == []
