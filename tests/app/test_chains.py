"""Chains over several articles in the commitments tree, and going along them."""

import pytest

from migwatch.app.chain_rows import ABOUT, LISTED, STEP
from migwatch.app.row_text import Describer
from migwatch.app.screens import explorer_chains
from migwatch.app.state import Target
from migwatch.corpus import reading


async def with_chains(driver, article="spring"):
    """Open an article and wait until what the others tell is known."""
    explorer = driver.explorer
    while explorer.article is None or explorer.article.id != article:
        before = explorer.article
        await driver.press("right_square_bracket")
        await driver.until(lambda held=before: explorer.article is not held)
    await driver.until(lambda: bool(explorer.chains))
    await driver.press("3")
    return explorer


def words(explorer, row) -> str:
    told = explorer.describer.describe(row)
    return "".join(part.text for part in (*told.left, *told.right))


def rows(explorer, kind) -> list[str]:
    return [words(explorer, row) for row in explorer.commitments.rows if row.kind == kind]


async def to_row(driver, kind, nth=0):
    explorer = driver.explorer
    at = [n for n, row in enumerate(explorer.commitments.rows) if row.kind == kind][nth]
    explorer.change_listing(lambda listing: listing.moved_to(at))
    await driver.pilot.pause()


async def test_the_oldest_step_here_has_the_others_under_it(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver)
        assert rows(explorer, STEP) == rows(explorer, ABOUT) == []
        await driver.press("g", "j", "l")
        assert rows(explorer, ABOUT) == [
            "chain Reopen the night ferry NV+SM"
            " superseded · no date · another step overdue · contradicted"
        ]
        assert rows(explorer, STEP) == [
            "2023-06-10 restates ▅ reaffirmed A summer statement Ivo Lund"
            " “We stand by the night ferry”",
            "2023-06-10 follows up ▄ announced A summer statement newsroom"
            " “A second ferry is to follow in 2025”",
            "2023-09-05 contradicts ▂ discussed An autumn report Port office"
            " “Sudmark only talked about the night ferry in March” ↓ weakened ≠ contradicted",
            "2023-09-05 supersedes ▇ will An autumn report newsroom"
            " “Sudmark will run night buses” ↓ weakened",
        ]
        turns = [
            explorer.describer.describe(row).right
            for row in explorer.commitments.rows
            if row.kind == STEP
        ]
        assert [part.colour for right in turns for part in right] == ["mw-pause"] * 3


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_a_contradiction_is_read_on_the_screen(open_explorer, harbours, size):
    async with open_explorer(harbours, size=size) as driver:
        explorer = await with_chains(driver)
        await driver.press("g", "j", "l", "z")
        pane = explorer.query_one("#commitments")
        shown = [pane.render_line(y).text for y in range(pane.size.height)]
        (about,) = [line for line in shown if " chain Reopen" in line]
        assert "another step overdue · contradicted" in about
        (denied,) = [line for line in shown if "2023-09-05 contradicts" in line]
        assert denied.rstrip(" │█").endswith("↓ weakened ≠ contradicted")


async def test_what_unfolds_comes_into_view(open_explorer, harbours):
    async with open_explorer(harbours, size=(80, 24)) as driver:
        explorer = await with_chains(driver)
        pane = explorer.query_one("#commitments")
        await driver.press("G", "k", "l")
        row, top = explorer.commitments.at, round(pane.scroll_y)
        last = len(explorer.commitments.rows) - 1
        assert last - row >= 3
        assert top <= row and last < top + pane.page
        await driver.press("h")
        assert explorer.commitments.at == row


async def test_the_glance_tells_of_it_before_one_unfolds(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver, "autumn")
        glances = rows(explorer, "glance")
        assert glances[0].endswith(" 3 elsewhere 1 voice · no date ↓ ≠ contradicted")
        assert glances[1].endswith(" 3 elsewhere no named voice · due early 2023-10 · overdue ↓")


async def test_the_details_tell_which_step_it_is(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver, "autumn")
        record = explorer.article.record("ferry-denied")
        turns = [part.text for part in explorer.describer.turn_parts(record)]
        assert turns == ["↓ weakened", "≠ contradicted"]
        lines = explorer.describer.chain_lines(record)
        told = ["".join(part.text for part in line) for line in lines]
        assert told[:4] == [
            "chain step 4 of 5 in 3 articles, about “Reopen the night ferry”:"
            " superseded, no date, another step overdue, contradicted",
            "  ↓ weakened from agreed",
            "  ≠ contradicted by The spring talks: agreed, Reopen the night ferry",
            "  2023-03-01 █ agreed The spring talks Ana Reis"
            " “Norvland and Sudmark agreed to reopen the night ferry”"
            "  ≠ contradicted by An autumn report: discussed, Only talk about the night ferry",
        ]
        assert told[4].startswith("  2023-06-10 restates “Reopen the night ferry” ▅ reaffirmed")
        assert len(told) == 7


async def test_a_later_step_of_the_article_leads_to_where_the_chain_is(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver, "autumn")
        await driver.press("G", "k", "l")
        assert rows(explorer, STEP) == []
        assert rows(explorer, LISTED) == [
            "5 steps in 3 articles, listed under Only talk about the night ferry"
        ]
        await to_row(driver, LISTED)
        await driver.press("enter")
        assert explorer.article.id == "autumn"
        assert explorer.selected.record == "ferry-denied"
        await driver.press("escape")
        assert explorer.selected.record == "night-buses"


async def test_a_step_of_this_article_is_named_so(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver, "autumn")
        await driver.press("g", "j", "l")
        assert any("▇ will this article" in each for each in rows(explorer, STEP))


async def test_enter_opens_the_other_article_and_escape_returns(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver)
        await driver.press("g", "j", "l")
        await to_row(driver, STEP, 2)
        left, row = explorer.selected, explorer.commitments.row
        await driver.press("enter")
        await driver.until(lambda: explorer.article is not None and explorer.article.id == "autumn")
        await driver.until(lambda: explorer.selected is not None)
        assert explorer.selected.record == "ferry-denied"
        assert driver.passage() == "Sudmark only talked about the night ferry in March"
        assert explorer.pane == "article"
        await driver.press("escape")
        await driver.until(lambda: explorer.article is not None and explorer.article.id == "spring")
        await driver.until(lambda: explorer.selected == left)
        assert explorer.pane == "commitments"
        assert explorer.commitments.row == row
        await driver.until(lambda: bool(explorer.chains))
        await driver.pilot.pause()
        assert explorer.commitments.row == row


async def test_a_link_to_another_article_leads_there_too(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver, "autumn")
        await driver.press("g", "j", "l")
        assert rows(explorer, "link") == ["contradicts Reopen the night ferry The spring talks"]
        await to_row(driver, "link")
        await driver.press("enter")
        await driver.until(lambda: explorer.article is not None and explorer.article.id == "spring")
        await driver.until(lambda: explorer.selected is not None)
        assert explorer.selected.record == "night-ferry"


async def test_a_path_over_several_articles_is_gone_back(open_explorer, harbours):
    from migwatch.app.journeys import go_to

    async with open_explorer(harbours) as driver:
        explorer = driver.explorer
        path = [("winter", "school"), ("spring", "pilots-school"), ("summer", "second-ferry")]
        for article, commitment in path:
            go_to(explorer, Target(article, commitment))
            await driver.until(lambda a=article: explorer.article.id == a)
            await driver.until(lambda c=commitment: explorer.selected == (c, 0))
        for article, commitment in [*path[1::-1], ("autumn", None)]:
            await driver.press("escape")
            await driver.until(lambda a=article: explorer.article.id == a)
            if commitment is not None:
                await driver.until(lambda c=commitment: explorer.selected == (c, 0))
        assert explorer.visits == []


async def test_the_way_back_is_found_when_the_file_has_changed(open_explorer, harbours):
    from migwatch.app.journeys import go_to

    async with open_explorer(harbours) as driver:
        explorer = driver.explorer
        await driver.press("3", "j", "enter")
        go_to(explorer, Target("spring", "night-ferry"))
        await driver.until(lambda: explorer.article.id == "spring")
        path = harbours / "autumn.yaml"
        path.write_text(path.read_text("utf-8").replace("ferry-denied", "ferry-talked"), "utf-8")
        await driver.press("escape", "escape")
        await driver.until(lambda: explorer.article.id == "autumn")
        await driver.pilot.pause()
        assert explorer.article.record("ferry-talked") is not None
        assert explorer.selected is None
        assert explorer.trail == []
        await driver.press("3", "j", "j", "enter")


async def test_what_is_not_there_is_told(open_explorer, harbours):
    from migwatch.app.journeys import go_to

    async with open_explorer(harbours) as driver:
        explorer = driver.explorer
        go_to(explorer, Target("nowhere", "x"))
        assert explorer.article.id == "autumn"
        go_to(explorer, Target("spring", "no-such"))
        await driver.until(lambda: explorer.article.id == "spring")
        await driver.until(lambda: len(driver.app._notifications) == 2)
        told = [each.message for each in driver.app._notifications]
        assert told == [
            "There is no article nowhere in this corpus",
            "no-such is not in this article",
        ]
        await driver.press("escape")
        await driver.until(lambda: explorer.article.id == "autumn")


async def test_a_corpus_of_one_article_reads_nothing_more(open_explorer, harbours, monkeypatch):
    calls = []
    monkeypatch.setattr(reading, "linked_told", lambda *_: calls.append(1) or iter(()))
    monkeypatch.setattr(explorer_chains, "_REST", 0.01)
    async with open_explorer(harbours / "spring.yaml") as driver:
        await driver.press("3", "l")
        assert type(driver.explorer.describer) is Describer
        assert driver.explorer._resting is None
    async with open_explorer(harbours) as driver:
        await driver.until(lambda: bool(calls))


async def test_another_grouping_keeps_the_chains(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = await with_chains(driver)
        await driver.press("g", "j", "t", "l")
        assert explorer.grouping == "party"
        assert len(rows(explorer, STEP)) == 4


async def test_what_was_made_after_the_day_is_not_told(open_explorer, harbours):
    from datetime import date

    from migwatch.corpus.chains import beyond, chains
    from migwatch.corpus.library import open_library

    library = open_library(harbours)
    found = chains(reading.all_told(library), library.corpus)
    assert sorted(beyond(found, "spring", date(2024, 3, 1))) == ["night-ferry", "pilots-school"]
    assert sorted(beyond(found, "spring", date(2023, 6, 30))) == ["night-ferry"]
    assert beyond(found, "spring", date(2023, 3, 31)) == {}
    assert beyond(found, "winter", date(2023, 12, 31)) == {}
