"""Chains and the timeline follow what is edited here, and what others save."""

import pytest
from tests.app.test_chains import with_chains

from migwatch.app.chain_rows import STEP
from migwatch.app.screens.timeline import TimelineScreen
from migwatch.editing.operations import Set

LINK = (
    "    links:\n"
    "      - {rel: restates, to: spring/night-ferry, note: Named as the ferry of March.}\n"
)


def articles(explorer, record):
    """The articles of the chain of a record."""
    chain = explorer.chains.get(record)
    return () if chain is None else chain.articles


def save(path, words, new, *, renaming=True):
    """Save a file as other programs do."""
    text = path.read_text("utf-8")
    assert words in text
    target = path.with_suffix(".new") if renaming else path
    target.write_text(text.replace(words, new), "utf-8")
    if renaming:
        target.replace(path)


async def test_a_force_that_is_edited_is_that_of_the_step(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver)
        explorer.edit(Set(record="night-ferry", field="force", value="discussed"))
        await driver.until(
            lambda: explorer.chains["night-ferry"].steps[0].commitment.force == "discussed"
        )


async def test_links_that_are_made_and_taken_away_join_and_part(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver, "winter")
        assert articles(explorer, "school") == ("spring", "winter")
        await driver.press("3", "g", "j", "l")
        assert any(row.kind == STEP for row in explorer.commitments.rows)
        explorer.edit(Set(record="school", field="links", value=None))
        await driver.until(lambda: not explorer.chains)
        assert not any(row.kind == STEP for row in explorer.commitments.rows)
        assert explorer.selected.record == "school"
        link = {"rel": "follows_up", "to": "autumn/night-buses"}
        explorer.edit(Set(record="school", field="links", value=[link]))
        await driver.until(lambda: "autumn" in articles(explorer, "school"))
        assert any(row.kind == STEP for row in explorer.commitments.rows)


@pytest.mark.parametrize("renaming", [True, False])
async def test_what_another_program_saves_in_another_article_is_seen(
    open_explorer, harbours, renaming
):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver)
        assert articles(explorer, "night-ferry") == ("spring", "summer", "autumn")
        save(harbours / "summer.yaml", LINK, "", renaming=renaming)
        await driver.until(lambda: articles(explorer, "night-ferry") == ("spring", "autumn"))


async def test_the_timeline_follows_while_it_is_open(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver, "winter")
        await driver.press("T")
        await driver.until(lambda: isinstance(driver.app.screen, TimelineScreen))
        screen = driver.app.screen
        await driver.until(lambda: screen.rows is not None)
        rows, at = len(screen.rows["chain"]), screen.view.at
        save(harbours / "summer.yaml", LINK, "")
        await driver.until(lambda: len(screen.rows["chain"]) == rows + 1)
        assert screen.view.at == at
        assert explorer.article.id == "winter"


async def test_nothing_is_indexed_while_nothing_changes(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver)
        around = explorer.around
        assert not around.has_changed()
        assert not around.has_changed()
        (harbours / "autumn.txt").with_suffix(".bak").write_text("x")
        around.has_changed()
        assert around.has_changed()
        around.note()
        assert not around.has_changed()
