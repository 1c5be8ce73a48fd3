"""Articles to be edited under faults, and what must hold afterwards."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import CORPUS, HEAD
from tests.editing.faulty import Fault, Report, Step, report_of
from tests.editing.ferry import ANNOTATION, TEXT, editing

from migwatch.editing.apply import EditError
from migwatch.editing.operations import Add, AddPassage, AnyOperation, Delete, Rename, Set
from migwatch.editing.outcome import Done

DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
START = ANNOTATION.replace("$HEAD\n", HEAD).replace("$SHA256", DIGEST).encode()
SECOND = {"start": 70, "end": 78, "exact": "Ana Reis"}

OPERATIONS: tuple[AnyOperation, ...] = (
    Set(record="reopen-ferry", field="force", value="agreed"),
    Set(record="reopen-ferry", field="title", value="Reopen it"),
    Set(record="reopen-ferry", field="measure", value="A ferry runs"),
    Set(record="reopen-ferry", field="note", value=None),
    Set(record="", field="language", value="pt"),
    AddPassage(record="ana-reis", passage=SECOND),
    Rename(record="harbour-board", to="board"),
    Rename(record="board", to="harbour-board"),
    Delete(record="ana-reis", references=True),
    Add(
        section="entities",
        record={"id": "lisbon", "kind": "place", "name": "Lisbon", "mentions": ["Lisbon"]},
    ),
)


def doing(operation: AnyOperation) -> Step:
    """A step that is one operation."""
    return lambda held: held.do(operation)


def undoing(held):
    """A step that takes the last one back."""
    return held.undo()


def redoing(held):
    """A step that does again what was taken back."""
    return held.redo()


def opened(held):
    """Nothing; the article is opened only."""
    return Done(held.annotation, "")


@dataclass(frozen=True)
class Scene:
    """An article in a folder of its own.

    Attributes:
        root: Where all is that belongs to it: the corpus, and the user's state folder.
        path: The annotation file, or the link to it.
        file: The file.
    """

    root: Path
    path: Path
    file: Path

    @property
    def left_over(self) -> list[str]:
        """Files that belong to nothing."""
        return [path.name for path in self.root.rglob(".migwatch-*")]

    @property
    def standing(self) -> tuple[int, int, int, bool]:
        """Permission bits and owner of the file, and whether the link is one."""
        found = self.file.stat()
        return (
            stat.S_IMODE(found.st_mode),
            found.st_uid,
            found.st_gid,
            self.path.is_symlink(),
        )


def made(root: Path, *, linked: bool = False) -> Scene:
    """Make an article.

    Args:
        root: Where.
        linked: Whether its annotation file is a link to one elsewhere that belongs to
            somebody else.
    """
    shutil.rmtree(root, ignore_errors=True)
    folder, elsewhere = root / "harbours", root / "elsewhere"
    for each in (folder, elsewhere, root / "state"):
        each.mkdir(parents=True)
    (folder / "accord.txt").write_text(TEXT)
    (folder / "corpus.yaml").write_text(CORPUS)
    path = folder / "accord.yaml"
    file = elsewhere / "kept.yaml" if linked else path
    file.write_bytes(START)
    if linked:
        path.symlink_to("../elsewhere/kept.yaml")
        file.chmod(0o640)
        if os.geteuid() == 0:
            os.chown(file, 1234, 2345)
    os.environ["FAULTY_ROOT"] = str(root)
    os.environ["XDG_STATE_HOME"] = str(root / "state")
    return Scene(root, path, file)


@dataclass(frozen=True)
class Story:
    """Steps, and the file after each of them where nothing goes wrong.

    Attributes:
        steps: The steps, all of them possible.
        words: What each is, in words.
        states: The file before, and after each.
        counts: Words of the steps in effect, before and after each.
    """

    steps: tuple[Step, ...]
    words: tuple[str, ...]
    states: tuple[bytes, ...]
    counts: tuple[tuple[str, ...], ...]


def counting(held) -> tuple[str, ...]:
    """The words of the steps in effect, in order."""
    return tuple(entry.words for entry, counts in held.history() if counts)


def story_of(root: Path, wanted: Iterable[Step], most: int = 99) -> Story:
    """What comes of steps, those that cannot be done left out, and those after the most."""
    scene = made(root)
    held = editing(scene.path)
    steps, words, states, counts = [], [], [START], [()]
    for step in wanted:
        if len(steps) == most:
            break
        try:
            done = step(held)
        except EditError:
            continue
        if scene.file.read_bytes() == states[-1]:
            continue
        assert done.problem is None and done.unkept is None
        steps.append(step)
        words.append(done.words)
        states.append(scene.file.read_bytes())
        counts.append(counting(held))
    return Story(tuple(steps), tuple(words), tuple(states), tuple(counts))


def any_story(root: Path, seed: int, length: int) -> Story:
    """Steps chosen by a seed."""
    rnd = random.Random(seed)
    choices = [doing(each) for each in OPERATIONS] + [undoing] * 4 + [redoing] * 2
    return story_of(root, rnd.choices(choices, k=20 * length), length)


def run(scene: Scene, story: Story, fault: Fault) -> Report:
    """Do the steps of a story in another process, with a fault."""
    report = report_of(scene.path, story.steps, fault)
    assert not report.crash, report.crash
    return report


def calls_of(scene: Scene, story: Story, kind: str) -> int:
    """How many calls the steps of a story make, of those that a kind of fault concerns."""
    return run(scene, story, Fault(kind, -1)).calls


def check(
    scene: Scene,
    story: Story,
    report: Report,
    before: tuple[int, int, int, bool],
    *,
    recovered: bool = False,
) -> None:
    """Open the article again, and make sure that nothing is lost or bent.

    Args:
        scene: The article.
        story: What was to be done.
        report: What the process that did it was told.
        before: Permissions and owner of the file before.
        recovered: Whether it may have been recovered, or in part, in between.
    """
    kept = max((at + 1 for at, said in enumerate(report.said) if said.promised), default=0)
    last = len(story.states) if report.calls >= 0 else kept + 2
    found = scene.file.read_bytes()
    held = editing(scene.path)
    after = scene.file.read_bytes()
    ats = [at for at in range(kept, min(last, len(story.states))) if story.states[at] == after]
    assert held.document.data == after
    assert held.unsaved == 0 and held.choices == []
    assert scene.standing == before
    assert scene.left_over == []
    if found == after:
        assert all(each.startswith("was saved: ") for each in held.recovered), held.recovered
    elif not recovered:
        words = [story.words[at - 1] for at in ats if at]
        assert held.recovered[-1] in [f"is saved now: {each}" for each in words]
    again = editing(scene.path)
    assert again.recovered == ()
    if not ats:
        # Of a step that is in the file the journal could not be told, nor of one after it
        # that took it back: it has been done again, and is told of.
        unkept = [said.words for said in report.said if said.unkept]
        redone = [each.removeprefix("is saved now: ") for each in held.recovered]
        assert redone and set(redone) <= set(unkept), (report.said, after.decode())
        for _ in redone:
            again.undo()
        assert scene.file.read_bytes() in story.states[kept:last], (
            held.recovered,
            report.said,
            scene.file.read_text(),
        )
    elif not any(said.unkept for said in report.said):
        assert counting(again) in [story.counts[at] for at in ats]
        for _ in counting(again):
            again.undo()
        assert scene.file.read_bytes() == START
