"""Steps that cannot be saved, or not be kept: what is said, and what quitting asks."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from tests.app.conftest import Driver
from tests.editing.ferry import ANNOTATION, TEXT, editing

from migwatch.app.drafts import Draft, Drafts
from migwatch.app.saving_words import at_risk, left_over
from migwatch.app.screens.confirm import Confirm
from migwatch.editing.operations import Set
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article

Open = Callable[..., AbstractAsyncContextManager[Driver]]

FORCE = Set(record="reopen-ferry", field="force", value="agreed")
TITLE = Set(record="reopen-ferry", field="title", value="Another")


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus(TEXT, ANNOTATION)


@pytest.fixture
def no_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder that cannot be made."""
    state = tmp_path / "state-is-a-file"
    state.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    return state


async def test_what_is_saved_but_not_in_the_journal_is_not_called_unsaved(
    open_explorer: Open, path: Path, no_state: Path
):
    async with open_explorer(path) as driver:
        driver.explorer.edit(FORCE)
        await driver.until(lambda: any("in the file" in each for each in driver.notices()))
        assert b"force: agreed" in path.read_bytes()
        assert "not saved" not in driver.lines("Header")[0]
        no_state.unlink()
        driver.explorer.edit(TITLE)
        await driver.until(lambda: b"title: Another" in path.read_bytes())
        await driver.until(lambda: not any("in the file" in each for each in driver.notices()))


async def test_quitting_asks_before_work_is_lost(open_explorer: Open, path: Path, no_state: Path):
    aside = path.with_suffix(".aside")
    async with open_explorer(path) as driver:
        driver.explorer.edit(TITLE)
        await driver.until(lambda: b"title: Another" in path.read_bytes())
        path.rename(aside)
        driver.explorer.edit(FORCE)
        await driver.until(lambda: any("lost if you quit" in each for each in driver.notices()))
        await driver.press("q")
        await driver.until(lambda: isinstance(driver.app.screen, Confirm))
        assert any("Set force of reopen-ferry" in row for row in driver.app.screen.rows)
        await driver.press("n")
        await driver.until(lambda: driver.app.screen is driver.explorer)
        aside.rename(path)
        driver.explorer._look()
        await driver.until(lambda: b"force: agreed" in path.read_bytes())
        await driver.until(lambda: not any("lost if you" in each for each in driver.notices()))
        assert at_risk(driver.explorer.edited) == []
        await driver.press("q")
        await driver.until(lambda: not driver.app.is_running)


def test_what_is_kept_and_not_saved_is_told_behind_the_explorer(path: Path):
    held = editing(path)
    held.do(TITLE)
    assert left_over([held]) == ""
    path.rename(path.with_suffix(".aside"))
    held.do(FORCE)
    assert at_risk([held]) == []
    told = left_over([held])
    assert told.startswith(f"{path.name}: 1 step is kept, but not in the file yet.")


def draft_of(words: str) -> Draft:
    start = TEXT.index(words)
    span = (start, start + len(words))
    mention = {"start": span[0], "end": span[1], "exact": words}
    return Draft("e", span, words, {"name": words, "mentions": [mention]})


def test_a_draft_follows_its_words(path: Path):
    folder = open_folder(path.parent)
    article = load_article(path, folder).article
    drafts = Drafts(path.parent, article)
    drafts.append(draft_of("Lisbon"))
    drafts.keep()
    text = path.parent / article.annotation.article.text

    def changed(words: str) -> Drafts:
        article.text = words
        drafts.fit(article)
        drafts.keep()
        return Drafts(path.parent, article)

    assert text.exists()
    for held in (drafts, changed(f"Now: {TEXT}")):
        (draft,) = held
        assert article.text[slice(*draft.span)] == "Lisbon"
        (mention,) = draft.plain["mentions"]
        assert article.text[mention["start"] : mention["end"]] == "Lisbon"
    assert list(changed("No word of it.")) == []
    assert list(changed(TEXT)) == [draft_of("Lisbon")]
