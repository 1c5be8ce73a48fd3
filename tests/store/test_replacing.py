"""Bytes in the place of others: whose the file is stays, and nothing is left beside it."""

import errno
import fcntl
import os
import stat
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from migwatch.store.atomic import replace_file, tidy_folder, write_new
from migwatch.store.problem import FileProblem

LEFT = ".migwatch-0123456789abcdef"
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    return path


def failing(number: int, real: Callable[..., Any] | None = None) -> Callable[..., Any]:
    """A call that fails, or only for what is a folder."""

    def call(handle: Any, *more: Any) -> Any:
        if real is not None and not stat.S_ISDIR(os.fstat(handle).st_mode):
            return real(handle, *more)
        raise OSError(number, os.strerror(number))

    return call


def standing(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_permissions_stay(file: Path, mode: int) -> None:
    file.chmod(mode)
    before = standing(file)
    replace_file(file, b"new")
    assert file.read_bytes() == b"new" and standing(file) == before


@root_only
def test_owner_and_group_stay(file: Path) -> None:
    os.chown(file, 1234, 2345)
    file.chmod(0o660)
    replace_file(file, b"new")
    assert standing(file) == (0o660, 1234, 2345)


@root_only
def test_who_may_not_give_a_file_away_keeps_its_group(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fchown

    def fchown(handle: int, user: int, group: int) -> None:
        if user != -1:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))
        real(handle, user, group)

    os.chown(file, 1234, 2345)
    file.chmod(0o664)
    monkeypatch.setattr(os, "fchown", fchown)
    replace_file(file, b"new")
    assert standing(file) == (0o664, os.geteuid(), 2345)


@root_only
def test_another_group_sees_no_more_than_anybody(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.chown(file, 1234, 2345)
    file.chmod(0o674)
    monkeypatch.setattr(os, "fchown", failing(errno.EPERM))
    replace_file(file, b"new")
    assert standing(file)[0] == 0o644


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes")
def test_extended_attributes_stay(file: Path) -> None:
    try:
        os.setxattr(file, "user.origin", b"desk 4")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    replace_file(file, b"new")
    assert os.getxattr(file, "user.origin") == b"desk 4"


def acl(*entries: tuple[int, int, int]) -> bytes:
    """An access control list as the system has it: tag, permission bits, user or group."""
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *each) for each in entries)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes")
def test_an_access_control_list_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = 0xFFFFFFFF
    held = acl((1, 6, nobody), (2, 4, 1234), (4, 0, nobody), (16, 4, nobody), (32, 0, nobody))
    try:
        os.setxattr(file, "system.posix_acl_access", held)
    except OSError:
        pytest.skip("this file system has no access control lists")
    assert standing(file)[0] == 0o640
    replace_file(file, b"new")
    assert os.getxattr(file, "system.posix_acl_access") == held
    assert standing(file)[0] == 0o640
    # Without the list these bits would let the group read what it may not.
    monkeypatch.setattr(os, "setxattr", failing(errno.ENOTSUP))
    replace_file(file, b"newer")
    assert standing(file)[0] == 0o600


def test_a_file_system_that_cannot_make_sure_of_a_folder_will_do(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EINVAL, os.fsync))
    replace_file(file, b"new")
    write_new(file.with_name("b"), b"new")
    assert file.read_bytes() == file.with_name("b").read_bytes() == b"new"


def test_a_disk_that_fails_for_the_folder_is_told_of(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EIO, os.fsync))
    with pytest.raises(FileProblem, match=os.strerror(errno.EIO)):
        replace_file(file, b"new")
    with pytest.raises(FileProblem, match=os.strerror(errno.EIO)):
        write_new(file.with_name("b"), b"new")
    assert [path.name for path in file.parent.iterdir()] == ["a"]


def test_a_file_that_was_written_is_no_failure_for_what_lies_beside_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "unlink", failing(errno.EIO))
    replace_file(file, b"new")
    assert file.read_bytes() == b"new"


# ------------------------------------------------------------------- left behind


def test_what_was_left_behind_is_removed_and_nothing_else(file: Path) -> None:
    folder = file.parent
    kept = ["a", ".migwatch", f"{LEFT}0", f"{LEFT}.yaml", "x" + LEFT, ".migwatch-0123456789ABCDEF"]
    for name in (*kept, LEFT, LEFT.replace("0", "f")):
        (folder / name).write_bytes(b"")
    (folder / LEFT.replace("1", "a")).mkdir()
    (folder / LEFT.replace("1", "b")).symlink_to("a")
    kept += [LEFT.replace("1", "a"), LEFT.replace("1", "b")]
    tidy_folder(folder)
    assert sorted(path.name for path in folder.iterdir()) == sorted(kept)
    tidy_folder(folder / "gone")


def test_what_is_being_written_is_not_removed(file: Path) -> None:
    def data() -> Iterator[bytes]:
        yield b"ne"
        tidy_folder(file.parent)
        yield b"w"

    replace_file(file, data())
    write_new(file.with_name("b"), data())
    assert file.read_bytes() == file.with_name("b").read_bytes() == b"new"
    assert len(list(file.parent.iterdir())) == 2


def test_a_file_that_is_removed_before_it_is_locked_is_made_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, times = fcntl.flock, []

    def flock(handle: int, how: int) -> None:
        times.append(how)
        if len(times) == 1:
            tidy_folder(file.parent)
        real(handle, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    replace_file(file, b"new")
    assert file.read_bytes() == b"new" and len(times) > 2
    assert [path.name for path in file.parent.iterdir()] == ["a"]


def test_where_there_are_no_locks_nothing_is_removed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = file.with_name(LEFT)
    left.write_bytes(b"")
    monkeypatch.setattr(fcntl, "flock", failing(errno.ENOTSUP))
    replace_file(file, b"new")
    tidy_folder(file.parent)
    assert file.read_bytes() == b"new" and left.exists()
