"""Saving loses nothing and bends nothing, whatever goes wrong, and whenever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.editing.faulty import GOING_ON, KILLS, Fault
from tests.editing.scenes import Story, any_story, calls_of, check, made, opened, run

from migwatch.editing.apply import EditError
from migwatch.store.problem import FileProblem

#: Kinds of faults, and seeds of the steps that meet them.
CASES = [(kind, seed) for kind in KILLS for seed in (3, 10)]
CASES += [(kind, seed) for kind in GOING_ON for seed in (5, 10)]
#: How often power is cut at one and the same call, with another part of it lost each time.
CUTS = 2


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the parent writes need not outlast a power cut."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setenv("FAULTY_ROOT", "")


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_one_fault_at_any_call(tmp_path: Path, kind: str, seed: int) -> None:
    story = any_story(tmp_path / "story", seed, 4)
    assert len(story.steps) == 4
    # Errors are many and much the same: each kind has its turn at every sixth call, and
    # together they have all.
    first, step = (GOING_ON.index(kind), len(GOING_ON)) if kind in GOING_ON else (0, 1)
    if kind == "after":
        step = 2
    last = calls_of(made(tmp_path / "scene"), story, kind)
    assert last > 40
    for at in range(first, last, step):
        for cut in range(CUTS if kind == "power" else 1):
            scene = made(tmp_path / "scene", linked=seed % 2 == 1)
            before = scene.standing
            report = run(scene, story, Fault(kind, at, seed=cut))
            check(scene, story, report, before)


@pytest.mark.parametrize("second", KILLS)
@pytest.mark.parametrize("first", KILLS)
def test_killed_again_while_it_recovers(tmp_path: Path, first: str, second: str) -> None:
    story = any_story(tmp_path / "story", 11, 3)
    opening = Story((opened,), ("",), story.states, story.counts)
    for at in range(KILLS.index(first) * 3, calls_of(made(tmp_path / "scene"), story, first), 11):
        scene = made(tmp_path / "scene")
        report = run(scene, story, Fault(first, at, seed=at))
        again = at % 7
        while True:
            # Until it is through.
            through = run(scene, opening, Fault(second, again, seed=at)).calls >= 0
            if through:
                break
            again += 7
        check(scene, story, report, scene.standing, recovered=True)


@pytest.mark.parametrize("within", ["state", "harbours", ""])
@pytest.mark.parametrize("kind", ["full", "quota", "broken"])
def test_a_disk_that_fails_for_a_while_or_for_good(tmp_path: Path, kind: str, within: str) -> None:
    story = any_story(tmp_path / "story", 7, 4)
    within = f"/scene/{within}" if within else ""
    for at in range(12, 60, 12):
        for lasts in (3, 20, 1000):
            scene = made(tmp_path / "scene")
            fault = Fault(kind, at, lasts=lasts, within=within)
            report = run(scene, story, fault)
            check(scene, story, report, scene.standing, recovered=True)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 10**6),
    length=st.integers(1, 8),
    kind=st.sampled_from(KILLS + GOING_ON),
    at=st.integers(0, 300),
    lasts=st.integers(1, 40),
    linked=st.booleans(),
)
def test_any_steps_with_any_fault(
    tmp_path: Path, seed: int, length: int, kind: str, at: int, lasts: int, linked: bool
) -> None:
    story = any_story(tmp_path / "story", seed, length)
    scene = made(tmp_path / "scene", linked=linked)
    at %= max(calls_of(scene, story, kind), 1)
    scene = made(tmp_path / "scene", linked=linked)
    before = scene.standing
    report = run(scene, story, Fault(kind, at, lasts=lasts, seed=seed))
    check(scene, story, report, before, recovered=lasts > 1)


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("store.atomic", "made_sure"),
        ("editing.journal", "made_sure"),
        ("store.atomic", "os.fsync"),
        ("editing.journal", "os.fsync"),
    ],
)
def test_what_is_not_made_sure_of_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, name: str
) -> None:
    """The test of the test: without a safeguard, something is lost."""
    story = any_story(tmp_path / "story", 3, 3)
    last = calls_of(made(tmp_path / "scene"), story, "power")
    target = f"migwatch.{module}.{name.partition('.')[0]}"
    monkeypatch.setattr(target, Unsafe(os) if "." in name else lambda _: None)
    lost = 0
    for at in range(last):
        for seed in range(3):
            scene = made(tmp_path / "scene")
            report = run(scene, story, Fault("power", at, seed=seed))
            try:
                check(scene, story, report, scene.standing)
            except (AssertionError, FileProblem, EditError):
                lost += 1
                break
        if lost:
            break
    assert lost


class Unsafe:
    """The module `os`, where `fsync` does nothing."""

    def __init__(self, real: object) -> None:
        self._real = real

    def __getattr__(self, name: str) -> object:
        return (lambda _: None) if name == "fsync" else getattr(self._real, name)
