"""Saving loses nothing and bends nothing, whatever goes wrong, and whenever."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.editing.faulty import GOING_ON, KILLS, Fault
from tests.editing.scenes import any_story, calls_of, check, made, run

SEEDS = (1, 2, 3)
#: How often power is cut at one and the same call, with another part of it lost each time.
CUTS = 3


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the parent writes need not outlast a power cut."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setenv("FAULTY_ROOT", "")


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", KILLS + GOING_ON)
def test_one_fault_at_any_call(tmp_path: Path, kind: str, seed: int) -> None:
    story = any_story(tmp_path / "story", seed, 4)
    assert len(story.steps) == 4
    # Errors are many and much the same: each kind has its turn at every third call.
    first, step = (GOING_ON.index(kind) % 3, 3) if kind in GOING_ON else (0, 1)
    last = calls_of(made(tmp_path / "scene"), story, kind)
    assert last > 40
    for at in range(first, last, step):
        for cut in range(CUTS if kind == "power" else 1):
            scene = made(tmp_path / "scene", linked=seed % 2 == 1)
            before = scene.standing
            report = run(scene, story, Fault(kind, at, seed=cut))
            check(scene, story, report, before)
