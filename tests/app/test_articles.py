"""Several articles, and what the mouse does to the pane that keys go to."""

from pathlib import Path

from migwatch.app.detail_text import details
from migwatch.app.screens.problems import ProblemsScreen
from migwatch.app.widgets.filter_input import FilterInput

ENTITY = "entities:\n  - {id: board, kind: organisation, name: Board, mentions: [The board]}\n"


async def test_the_next_article_leaves_nothing_of_the_last(open_explorer, make_corpus):
    sound: Path = make_corpus("The board met.", f"$HEAD\n{ENTITY}")
    (sound.parent / "broken.yaml").write_text("format: migwatch/1\n", "utf-8")
    async with open_explorer(sound.parent) as driver:
        explorer = driver.explorer
        await driver.press("2")
        assert explorer.selected is not None
        await driver.press("right_square_bracket")
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        assert explorer.article is None
        assert explorer.records is None
        assert explorer.selected is None
        assert {p.path.name for p in explorer.problems} == {"broken.yaml"}
        await driver.press("escape", "right_square_bracket")
        await driver.until(lambda: explorer.article is not None)
        assert explorer.problems == ()
        assert [row.record for row in explorer.records.rows if row.record] == ["board"]


async def test_a_click_in_the_article_selects_there_from_any_pane(open_explorer):
    async with open_explorer() as driver:
        await driver.press("g", "3")
        driver.explorer.cursor = 0
        await driver.pilot.pause()
        await driver.pilot.click("#article", offset=(12, 0))
        await driver.pilot.pause()
        assert driver.explorer.pane == "article"
        assert driver.passage() == "United States"


async def test_a_click_on_the_sign_folds(open_explorer):
    async with open_explorer() as driver:
        rows = len(driver.explorer.commitments.rows)
        await driver.pilot.click("#commitments", offset=(1, 0))
        await driver.pilot.pause()
        assert len(driver.explorer.commitments.rows) < rows


async def test_leaving_the_filter_by_tab_leaves_no_field_behind(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2", "f", *"miller", "tab")
        assert not driver.explorer.query(FilterInput)
        assert driver.explorer.pane == "commitments"
        await driver.press("2", "f")
        assert len(driver.explorer.query(FilterInput)) == 1
        assert driver.explorer.query_one(FilterInput).value == "miller"


async def test_an_entity_is_found_and_told_by_its_other_names(open_explorer, make_corpus):
    path: Path = make_corpus(
        "The board met.", "$HEAD\nentities: [{id: board, mentions: [board]}]\n"
    )
    path.with_name("entities.yaml").write_text(
        "entities:\n"
        "  - {id: board, kind: organisation, name: Harbour Board, aliases: [Pier Council]}\n"
    )
    async with open_explorer(path) as driver:
        await driver.press("2", "f", *"pier", "enter")
        assert "Harbour Board" in driver.row()
        told = details(driver.explorer.describer, driver.explorer.selected)
        assert "also Pier Council" in " ".join(part.text.strip() for line in told for part in line)


async def test_problems_are_shown_unasked_only_once(open_explorer, make_corpus):
    sound: Path = make_corpus("The board met.", f"$HEAD\n{ENTITY}")
    broken = sound.read_text("utf-8").replace("[The board]", "[The board, the bored]")
    (sound.parent / "broken.yaml").write_text(broken, "utf-8")
    async with open_explorer(sound.parent) as driver:
        explorer = driver.explorer
        await driver.press("right_square_bracket")
        await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
        assert [e.id for e in explorer.article.annotation.entities] == ["board"]
        await driver.press("escape")
        for _ in range(2):
            await driver.press("right_square_bracket")
            await driver.until(lambda: explorer.problems == ())
            await driver.press("right_square_bracket")
            await driver.until(lambda: len(explorer.problems) == 1)
            assert driver.app.screen is explorer
        await driver.press("exclamation_mark")
        assert isinstance(driver.app.screen, ProblemsScreen)
