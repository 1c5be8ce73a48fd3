"""The whole way of a question through a corpus of real releases, by keys."""

from pathlib import Path

import pytest
from tests.app.test_entity_page import complete, section
from tests.app.test_search import ask
from tests.app.timeline_driver import shown
from tests.releases import build, missing, recipes

from migwatch.app.chain_rows import ABOUT, STEP
from migwatch.app.screens.entity_page import EntityScreen
from migwatch.app.screens.search import SearchScreen
from migwatch.app.screens.timeline import TimelineScreen

pytestmark = pytest.mark.skipif(bool(missing()), reason="the texts are not beside the checkout")
DAYS = ("2024-01-20", *(each["published"] for each in recipes().values()))
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    return build(tmp_path / "talks")


async def indexed(driver) -> None:
    await driver.until(lambda: driver.explorer.indexed and driver.explorer.article is not None)


def rows(explorer, kind: str) -> list[str]:
    found = [row for row in explorer.commitments.rows if row.kind == kind]
    told = [explorer.describer.describe(row) for row in found]
    return ["".join(part.text for part in (*each.left, *each.right)) for each in told]


def words(screen) -> str:
    """All that a screen says, scroll bars apart."""
    return " ".join(" ".join(line.rstrip("█│ ") for line in shown(screen)).split())


@SIZES
async def test_from_a_query_to_a_chain_to_the_timeline_and_back(open_explorer, releases, size):
    async with open_explorer(releases, size=size) as driver:
        explorer = driver.explorer
        await indexed(driver)
        begun = explorer.article.id
        screen = await ask(driver, "meet mexico")
        # What was counted for the words typed so far is not counted for all of them.
        await driver.until(lambda: screen.facets is not None and screen.facets.total == 3)
        await driver.press("enter", "tab")
        while screen.counts[screen.at].id != "commitment":
            await driver.press("j")
        await driver.press("enter")
        await driver.until(lambda: screen.asked == "meet mexico kind:commitment ")
        await driver.press("escape")
        await driver.until(lambda: screen.area == "results")
        while screen.results.hit.unit.record != "meet-in-mexico":
            at = screen.results.at
            await driver.press("j")
            assert screen.results.at > at
        row = screen.results.at
        found = words(screen)
        assert "announced Trilate" in found
        assert "agreed US+MX+CA Committee to meet" in found
        await driver.press("enter")
        await driver.until(lambda: explorer.article.id == "tfc-december-2023" != begun)
        await driver.until(lambda: explorer.selected is not None and bool(explorer.chains))

        await driver.press("3")
        assert explorer.commitments.row.record == "meet-in-mexico"
        while explorer.commitments.row.kind != "commitment":
            await driver.press("k")
        await driver.press("l")
        assert rows(explorer, ABOUT) == [
            "chain Committee to meet in person in Mexico"
            " US+MX+CA+Trilateral Fentanyl Committee kept · met"
        ]
        steps = rows(explorer, STEP)
        assert [step.split()[0] for step in steps] == ["2023-04-13", "2024-01-20", "2024-02-07"]
        assert "restates" in steps[1] and steps[1].endswith("↓ weakened")

        await driver.press("T")
        timeline = driver.app.screen
        assert isinstance(timeline, TimelineScreen)
        await driver.until(lambda: timeline.view is not None)
        assert timeline.view.row.label == "Committee to meet in person in Mexico"
        assert timeline.view.mark.commitment == "meet-in-mexico"
        while timeline.view.mark.kind != "kept" or timeline.view.mark.article == "tfc-april-2023":
            nth = timeline.view.nth
            await driver.press("l")
            assert timeline.view.nth > nth
        text = words(timeline)
        assert "✓ kept 2024-02-07" in text and " here: 2 kept" in text

        await driver.press("escape")
        await driver.until(lambda: driver.app.screen is explorer)
        for _ in range(5):
            if isinstance(driver.app.screen, SearchScreen):
                break
            await driver.press("escape")
        assert driver.app.screen is screen
        assert (screen.results.at, screen.asked) == (row, "meet mexico kind:commitment ")
        assert screen.results.hit.unit.record == "meet-in-mexico"


@SIZES
async def test_from_the_timeline_to_the_words_of_a_contradiction(open_explorer, releases, size):
    async with open_explorer(releases, size=size) as driver:
        explorer = driver.explorer
        await indexed(driver)
        await driver.press("T")
        timeline = driver.app.screen
        await driver.until(lambda: timeline.view is not None)
        scale = timeline.view.scale
        while timeline.view.row.label != "Keep border crossings open":
            at = timeline.view.at
            assert timeline.view.scale == scale
            await driver.press("j")
            assert timeline.view.at > at
        await driver.pilot.pause()
        line = next(line for line in shown(timeline) if line.startswith("▌Keep border"))
        assert "≠" in line
        while timeline.view.mark.kind != "contradicted":
            nth = timeline.view.nth
            await driver.press("l")
            assert timeline.view.nth > nth
        await driver.pilot.pause()
        text = words(timeline)
        assert "≠ contradicted 2023-12-27 Keep border crossings open" in text
        assert "told elsewhere as reaffirmed (Communiqué on the December meeting)" in text
        await driver.press("enter")
        await driver.until(lambda: explorer.selected == ("keep-crossings-open", 0))
        assert explorer.pane == "article"


async def test_every_row_of_the_timeline_is_reached_and_kept(open_explorer, releases):
    async with open_explorer(releases) as driver:
        await indexed(driver)
        await driver.press("T")
        timeline = driver.app.screen
        await driver.until(lambda: timeline.view is not None)
        await driver.press("0")
        marks = [each for row in timeline.view.rows for each in row.marks]
        assert all(timeline.view.scale.holds(each.day) for each in marks)
        await driver.press("G", "plus")
        before = timeline.view.mark
        for by in ("party", "theme", "chain"):
            await driver.press("t")
            assert timeline.view.by == by
            assert timeline.view.mark == before
            assert timeline.view.scale.holds(before.day)


async def test_the_page_of_a_person_over_several_articles(open_explorer, releases):
    async with open_explorer(releases) as driver:
        explorer = driver.explorer
        await indexed(driver)
        await driver.press("2")
        while "Liz Sherwood-Randall" not in driver.row():
            at = explorer.listing.at
            await driver.press("j")
            assert explorer.listing.at > at
        await driver.press("e")
        screen = driver.app.screen
        assert isinstance(screen, EntityScreen)
        await complete(driver, screen)
        assert screen.page.articles == 7
        passages = section(screen, "All passages")
        named = {row for row in passages if row.endswith(DAYS)}
        assert len(named) == 7
        assert sum(row.startswith("¶") for row in passages) >= 7
        offices = [row.rpartition(" not given ")[2] for row in section(screen, "Offices")]
        assert offices == [
            "Homeland Security Advisor, United States 6 articles",
            "Homeland Security Advisor, White House 1 article",
        ]
        await driver.press("escape")
        assert driver.app.screen is explorer
