"""Noticing that files have changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from migwatch.store.sight import Sight

LONG_AGO = 1_000_000_000


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file, seen a day after it was made."""
    path = tmp_path / "a"
    path.write_bytes(b"one")
    later = path.stat().st_mtime + 86_400
    monkeypatch.setattr("time.time", lambda: later)
    return path


def test_an_old_file_has_not_changed_until_it_does(path: Path, tmp_path: Path):
    other = tmp_path / "b"
    sight = Sight(path, other)
    assert sight.changed() == (other,)
    assert sight.changed() == ()
    path.write_bytes(b"other")
    assert sight.changed() == (path,)
    assert sight.changed() == ()
    other.write_bytes(b"")
    assert sight.changed() == (other,)
    path.unlink()
    assert sight.changed() == (path,)
    assert sight.changed() == ()


def test_another_file_of_the_same_size_and_day_is_a_change(path: Path, tmp_path: Path):
    other = tmp_path / "b"
    other.write_bytes(b"two")
    for each in (path, other):
        os.utime(each, (LONG_AGO, LONG_AGO))
    sight = Sight(path)
    assert sight.changed() == ()
    other.replace(path)
    assert sight.changed() == (path,)


def test_what_changed_a_moment_ago_counts_until_its_time_can_tell(
    path: Path, monkeypatch: pytest.MonkeyPatch
):
    made = path.stat().st_mtime
    sight = Sight(path)
    for later, changed in ((0.5, True), (1.5, True), (3, True), (4, False)):
        monkeypatch.setattr("time.time", lambda later=later: made + later)
        assert bool(sight.changed()) == changed


def test_a_clock_that_is_wrong_makes_no_file_change(path: Path):
    sight = Sight(path)
    os.utime(path, (LONG_AGO * 3, LONG_AGO * 3))
    assert sight.changed() == ()
    assert sight.changed() == ()


def test_permissions_count(path: Path):
    sight = Sight(path)
    assert sight.changed() == ()
    path.chmod(0)
    assert sight.changed() == (path,)
