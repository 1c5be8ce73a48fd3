"""A text and its annotation agree, whatever goes wrong while both are changed."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest
from tests.editing.faulty import GOING_ON, KILLS, Fault, Step
from tests.editing.ferry import TEXT, editing
from tests.editing.scenes import (
    DIGEST,
    OPERATIONS,
    Scene,
    Story,
    calls_of,
    check,
    doing,
    made,
    redoing,
    run,
    story_of,
    undoing,
)

from migwatch.editing.apply import EditError
from migwatch.editing.editing import Editing
from migwatch.editing.operations import AddPassage
from migwatch.editing.outcome import Done

NEW = f"News. {TEXT}"
NEW_DIGEST = hashlib.sha256(NEW.encode()).hexdigest()
ADDED = AddPassage(record="ana-reis", passage={"start": 76, "end": 84, "exact": "Ana Reis"})
#: How often power is cut at one and the same call, with another part of it lost each time.
CUTS = 2


def moving(name: str) -> Step:
    """A step that moves all passages to another text, in a file of a name."""

    def move(held: Editing) -> Done:
        def behind(found: re.Match[str]) -> str:
            return f"start: {int(found[1]) + 6}, end: {int(found[2]) + 6}"

        data = re.sub(r"start: (\d+), end: (\d+)", behind, held.document.data.decode())
        data = data.replace(DIGEST, NEW_DIGEST).replace("accord.txt", name)
        texts = (TEXT.encode(), NEW.encode())
        return held.move(held.document.data, data.encode(), texts, "Move")

    return move


def trying(step: Step) -> Step:
    """A step that is tried again where a text cannot be read or kept."""

    def tried(held: Editing) -> Done:
        for _ in range(20):
            try:
                return step(held)
            except EditError as error:
                refused = error
        raise refused

    return tried


def steps(name: str) -> list[Step]:
    wanted = [doing(OPERATIONS[0]), moving(name), undoing, redoing, doing(ADDED)]
    return [trying(step) for step in wanted]


def agree(scene: Scene) -> bool:
    """Whether the annotation gives the hash of the text that it names."""
    held = editing(scene.path).annotation.article
    text = scene.path.with_name(held.text).read_bytes()
    return hashlib.sha256(text).hexdigest() == held.sha256


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the parent writes need not outlast a power cut."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    monkeypatch.setenv("FAULTY_ROOT", "")


@pytest.mark.parametrize("name", ["accord.txt", "news.txt"])
@pytest.mark.parametrize("kind", (*KILLS, *GOING_ON))
def test_one_fault_at_any_call(tmp_path: Path, kind: str, name: str) -> None:
    story = story_of(tmp_path / "story", steps(name))
    assert len(story.steps) == 5
    first, step = (GOING_ON.index(kind), len(GOING_ON)) if kind in GOING_ON else (0, 1)
    if kind == "after" or (kind in KILLS and name == "news.txt"):
        # Mostly the same as before the next call; and with two names nothing is replaced.
        step = 2
    last = calls_of(made(tmp_path / "scene"), story, kind)
    for at in range(first, last, step):
        for cut in range(CUTS if kind == "power" else 1):
            scene = made(tmp_path / "scene", linked=name == "accord.txt")
            before = scene.standing
            report = run(scene, story, Fault(kind, at, seed=cut))
            agreeing(scene, story)
            check(scene, story, report, before)
            assert agree(scene)


def agreeing(scene: Scene, story: Story) -> None:
    """As it is opened next, annotation and text are both old or both new, and that is told."""
    found = scene.file.read_bytes()
    held = editing(scene.path)
    after = scene.file.read_bytes()
    assert after in story.states
    told = [each for each in held.recovered if each.startswith("is saved now: ")]
    assert bool(told) == (found != after)
    assert agree(scene)
