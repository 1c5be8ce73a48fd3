"""The timeline screen, driven by keys and mouse."""

import pytest
from tests.app.timeline_driver import open_timeline, shown

from migwatch.app.screens.help import HelpScreen
from migwatch.app.widgets.timeline_bars import TimelineLegend
from migwatch.app.widgets.timeline_pane import columns_of, label_room
from migwatch.model.timeline import KINDS

SIZES = [(80, 24), (120, 40), (40, 10)]


def mark(screen):
    return screen.view.mark


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_rows_axis_marks_and_details(open_explorer, harbours, size):
    async with open_explorer(harbours, size=size) as driver:
        screen = await open_timeline(driver)
        lines = shown(screen)
        assert all(len(line) == size[0] for line in lines)
        text = "\n".join(lines)
        assert "2024" in lines[1]
        assert "▼" in lines[2]
        assert lines[3].startswith("▌Reopen the")
        assert "◆" in lines[3]
        assert "│" in lines[4]
        assert "◆ made 2023-03-01" in text
        assert "esc back" in lines[-1]
        legend = [f"{kind.sign} {kind.word}" for kind in KINDS.values()]
        assert all(each in text for each in legend) == (size[1] > 10)
        assert screen.query_one(TimelineLegend).display == (size[1] > 10)


async def test_moving_among_rows_and_marks(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        screen = await open_timeline(driver)
        assert mark(screen).word == "made"
        await driver.press("l")
        assert mark(screen).word == "under way"
        await driver.press("l", "h", "h", "h")
        assert mark(screen).word == "made"
        await driver.press("G")
        assert screen.view.at == 2
        await driver.press("k")
        assert screen.view.row.label == "Dredge the north channel"
        await driver.press("g", *("l" * 9))
        assert (screen.view.at, screen.view.nth) == (0, 9)
        day = mark(screen).day
        await driver.press("j")
        near = [abs((each.day - day).days) for each in screen.view.row.marks]
        assert abs((mark(screen).day - day).days) == min(near)
        await driver.press("ctrl+u", "ctrl+d", "pagedown")
        assert screen.view.at == 2


async def test_the_details_tell_of_the_mark_under_the_cursor(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        screen = await open_timeline(driver)
        view = screen.view
        wanted = next(n for n, m in enumerate(view.row.marks) if m.kind == "contradicted")
        await driver.press(*("l" * wanted))
        text = " ".join("\n".join(shown(screen)).split())
        assert "≠ contradicted 2023-09-05 Only talk about the night ferry 4 of 4 here" in text
        assert "Port office “Sudmark only talked about the night ferry in March”" in text
        assert "cannot hold together with Reopen the night ferry (The spring talks)" in text
        assert "NV+SM: superseded, no date, another step overdue, contradicted" in text


async def test_t_makes_rows_of_parties_and_themes_and_keeps_the_mark(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        screen = await open_timeline(driver)
        await driver.press("l", "plus")
        before, scale = mark(screen), screen.view.scale
        seen = []
        for _ in range(3):
            await driver.press("t")
            seen.append(screen.view.by)
            assert mark(screen) == before
            assert screen.view.scale == scale
        assert seen == ["party", "theme", "chain"]


async def test_zooming_panning_and_all(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        screen = await open_timeline(driver)
        await driver.press("0")
        whole = screen.view.scale
        assert all(whole.holds(each.day) for row in screen.view.rows for each in row.marks)
        levels = []
        for _ in range(6):
            await driver.press("plus")
            levels.append(screen.view.scale.level.name)
            assert screen.view.scale.holds(mark(screen).day)
        assert levels[-3:] == ["days", "days", "days"]
        assert "weeks" in levels
        narrow = screen.view.scale
        await driver.press("greater_than_sign")
        assert screen.view.scale.first > narrow.first
        await driver.press("shift+left")
        assert screen.view.scale == narrow
        await driver.press("minus")
        assert screen.view.scale.days > narrow.days
        await driver.press(*("less_than_sign",) * 200)
        assert screen.view.scale.span[1] >= screen.view.rows[0].marks[0].day
        await driver.press("l")
        assert screen.view.scale.holds(mark(screen).day)
        await driver.press("0")
        assert screen.view.scale == whole


async def test_it_begins_where_most_is(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        screen = await open_timeline(driver)
        view = screen.view
        marks = [each for row in view.rows for each in row.marks]
        shown_marks = [each for each in marks if view.scale.holds(each.day)]
        assert len(marks) * 0.85 <= len(shown_marks) < len(marks)
        assert view.mark in shown_marks
        first = "\n".join(shown(screen)).splitlines()[3].rstrip()
        assert first.endswith("›")
        await driver.press("0")
        assert screen.view.scale.days > view.scale.days
        assert "›" not in "\n".join(shown(screen))


async def test_a_mark_beyond_the_window_is_shown_at_its_end(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        screen = await open_timeline(driver)
        await driver.press("j", "plus", "plus", *("greater_than_sign",) * 30)
        await driver.pilot.pause()
        assert not screen.view.scale.holds(mark(screen).day)
        pane = screen.query_one("#timeline")
        (edge,) = [part for part in pane.render_line(1) if part.text.startswith("‹")]
        (other,) = [part for part in pane.render_line(0) if part.text.startswith("‹")]
        assert edge.style.bgcolor == pane.palette.current.bgcolor != other.style.bgcolor


async def test_another_size_shows_the_same_days(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        screen = await open_timeline(driver)
        whole = screen.view.scale
        await driver.pilot.resize_terminal(80, 24)
        await driver.until(lambda: screen.view.scale.columns == columns_of(80))
        assert (screen.view.scale.first, screen.view.scale.days) == (whole.first, whole.days)
        await driver.press("plus")
        near = screen.view.scale
        await driver.pilot.resize_terminal(120, 40)
        await driver.until(lambda: screen.view.scale.columns == columns_of(120))
        assert screen.view.scale == near.on(columns_of(120))
        await driver.pilot.resize_terminal(39, 9)
        await driver.until(lambda: screen.query_one("#too-small").display)
        assert "needs 40x10" in "\n".join(shown(screen))


async def test_enter_opens_the_passage_and_escape_comes_back(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = driver.explorer
        await driver.press("3", "j")
        left = explorer.selected
        assert explorer.article.id == "autumn"
        screen = await open_timeline(driver)
        await driver.press("g", *("h" * 12), *("l" * 4))
        assert mark(screen).words == "by July"
        await driver.press("enter")
        await driver.until(lambda: explorer.article is not None and explorer.article.id == "spring")
        await driver.until(lambda: explorer.selected is not None)
        assert driver.passage() == "by July"
        assert explorer.pane == "article"
        assert explorer.article.text[explorer.cursor :].startswith("by July")
        await driver.press("escape")
        await driver.until(lambda: explorer.article.id == "autumn")
        await driver.until(lambda: explorer.selected == left)
        assert explorer.pane == "commitments"
        assert explorer.visits == []


async def test_enter_in_the_open_article_stays_there(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        screen = await open_timeline(driver)
        await driver.press(*("l" * 5))
        assert mark(screen).article == "autumn"
        words = mark(screen).words
        await driver.press("enter")
        assert driver.explorer.article.id == "autumn"
        assert driver.passage() == words
        await driver.press("escape")
        assert driver.explorer.selected is None
        assert driver.explorer.visits == []


async def test_it_begins_at_the_selected_commitment(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        await driver.press("3", "G")
        assert driver.explorer.selected.record == "night-buses"
        screen = await open_timeline(driver)
        assert mark(screen).commitment == "night-buses"


@pytest.mark.parametrize("key", ["escape", "q", "T"])
async def test_leaving_changes_nothing(open_explorer, harbours, key):
    async with open_explorer(harbours) as driver:
        await driver.press("3", "j")
        before = (driver.explorer.selected, driver.explorer.cursor, driver.explorer.pane)
        await open_timeline(driver)
        await driver.press("t", "j", key)
        assert driver.app.screen is driver.explorer
        after = (driver.explorer.selected, driver.explorer.cursor, driver.explorer.pane)
        assert after == before


async def test_help_lists_the_keys_and_signs(open_explorer, harbours):
    async with open_explorer(harbours, size=(120, 40)) as driver:
        screen = await open_timeline(driver)
        await driver.press("question_mark")
        help_screen = driver.app.screen
        assert isinstance(help_screen, HelpScreen)
        told = "\n".join("".join(part.text for part in line) for line in help_screen.lines())
        assert "Timeline: see fewer days" in told
        assert "≠ contradicted" in told
        await driver.press("escape")
        assert driver.app.screen is screen


async def test_the_mouse_points_and_goes(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        screen = await open_timeline(driver)
        wanted = screen.view.rows[1].marks[-1]
        column = label_room(120) + 2 + screen.view.scale.column(wanted.day)
        await driver.pilot.click("#timeline", offset=(column, 1))
        await driver.pilot.pause()
        assert screen.view.at == 1
        assert mark(screen) == wanted
        await driver.pilot.click("#timeline", offset=(column, 1))
        await driver.until(lambda: driver.app.screen is driver.explorer)
        await driver.until(lambda: driver.explorer.selected is not None)
        assert driver.explorer.article.id == wanted.article


async def test_another_day_is_followed_where_one_is(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        screen = await open_timeline(driver)
        await driver.press("j", "l", "plus")
        before = screen.view
        await driver.press("at", "2", "0", "2", "3", "-", "0", "7", "-", "0", "1", "enter")
        await driver.until(lambda: screen.view.as_of.isoformat() == "2023-07-01")
        assert driver.app.screen is screen
        await driver.pilot.pause()
        assert "as of 2023-07-01" in shown(screen)[0]
        assert screen.view.scale == before.scale
        assert screen.view.mark.commitment == before.mark.commitment
        assert driver.explorer.as_of.isoformat() == "2023-07-01"
