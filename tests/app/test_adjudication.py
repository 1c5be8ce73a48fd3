"""Deciding between two annotations of one text; and between two values of one field."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from tests.app.conftest import Driver
from tests.editing.ferry import ANNOTATION, TEXT

from migwatch.app.screens.adjudication import AdjudicationScreen
from migwatch.app.screens.conflict import ConflictScreen
from migwatch.editing.adjudicating import differences
from migwatch.editing.editing import Editing
from migwatch.editing.operations import Set
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article

Open = Callable[..., AbstractAsyncContextManager[Driver]]

OTHER = (
    ANNOTATION.replace("force: will", "force: agreed")
    .replace("      - The board\n", "")
    .replace("name: 'Ana Reis'", "name: Ana M. Reis")
    .replace(
        "commitments:\n",
        "  - {id: lisbon, kind: place, name: Lisbon, mentions: [Lisbon]}\n\ncommitments:\n",
    )
)


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus(TEXT, ANNOTATION)


@pytest.fixture
def other(path: Path) -> Path:
    head = path.read_text().split("# People", 1)[0]
    held = path.with_name("second.yaml")
    held.write_text(OTHER.replace("$HEAD\n", head))
    return held


def annotation_of(path: Path):
    loaded = load_article(path, open_folder(path.parent))
    assert loaded.article is not None and loaded.problems == ()
    return loaded.article.annotation


def test_taking_every_difference_gives_the_other_annotation(path: Path, other: Path):
    held = Editing(path, open_folder(path.parent))
    wanted = annotation_of(other)
    found = differences(held.annotation, wanted)
    assert len(found) == 4
    for _ in found:
        held.do(*differences(held.annotation, wanted)[0].taking)
    assert differences(held.annotation, wanted) == ()
    assert annotation_of(path).commitments == wanted.commitments


async def test_differences_are_decided_by_key(open_explorer: Open, path: Path, other: Path):
    async with open_explorer(path) as driver:
        explorer = driver.explorer
        explorer.adjudicate(annotation_of(other))
        await driver.pilot.pause()
        screen = driver.app.screen
        assert isinstance(screen, AdjudicationScreen)
        assert len(screen.rows) == 4
        names = [each.key for each in screen.rows]
        force = names.index(("commitments", "reopen-ferry", "force"))
        await driver.press(*["j"] * force, "b")
        await driver.until(lambda: b"force: agreed" in path.read_bytes())
        await driver.until(lambda: len(screen.rows) == 3)
        await driver.press("u")
        await driver.until(lambda: b"force: will" in path.read_bytes())
        await driver.until(lambda: len(screen.rows) == 4)
        await driver.press("g", "a", "a", "a", "a")
        assert screen.left == 0
        await driver.press("escape")
        assert driver.app.screen is explorer


@pytest.mark.parametrize(("key", "force"), [("y", b"agreed"), ("t", b"committed")])
async def test_a_field_that_somebody_else_changed_too(
    open_explorer: Open, path: Path, key: str, force: bytes
):
    async with open_explorer(path) as driver:
        explorer = driver.explorer
        explorer.edit(Set(record="reopen-ferry", field="title", value="First"))
        await driver.until(lambda: b"title: First" in path.read_bytes())
        path.write_bytes(path.read_bytes().replace(b"force: will", b"force: committed"))
        explorer.edit(Set(record="reopen-ferry", field="force", value="agreed"))
        await driver.until(lambda: isinstance(driver.app.screen, ConflictScreen))
        await driver.press(key)
        await driver.until(lambda: driver.app.screen is explorer)
        await driver.until(lambda: b"force: " + force in path.read_bytes())
        await driver.until(lambda: explorer.article.record("reopen-ferry").force == force.decode())
