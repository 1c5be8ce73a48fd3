"""Saving loses nothing and bends nothing, whatever goes wrong, and whenever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.editing.faulty import GOING_ON, KILLS, Fault
from tests.editing.scenes import any_story, check, made, run

SEEDS = (1, 2, 3)
#: How often power is cut at one and the same call, with another part of it lost each time.
CUTS = 6


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the parent writes need not outlast a power cut."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setenv("FAULTY_ROOT", "")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", KILLS + GOING_ON)
def test_one_fault_at_any_call(tmp_path: Path, kind: str, seed: int) -> None:
    linked = seed % 2 == 1
    story = any_story(tmp_path / "story", seed, 6)
    assert len(story.steps) > 2
    at, runs, calls = 0, 0, 1
    while at < calls:
        for cut in range(CUTS if kind == "power" else 1):
            scene = made(tmp_path / "scene", linked=linked)
            before = scene.standing
            report = run(scene, story, Fault(kind, at, seed=cut))
            check(scene, story, report, before)
            calls = max(calls, report.calls, at + 2 if report.calls < 0 else 0)
            runs += 1
        at += 1
    assert runs > 20
