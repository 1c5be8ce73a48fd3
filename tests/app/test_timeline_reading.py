"""What the timeline says while it reads, of little, and when reading fails."""

import threading
from pathlib import Path

from tests.app.timeline_driver import open_timeline, shown

from migwatch.app.screens import timeline_reading as module
from migwatch.app.widgets.timeline_bars import TimelineHeader
from migwatch.app.widgets.timeline_pane import TimelinePane


async def test_a_corpus_without_commitments_says_what_would_be_there(open_explorer, make_corpus):
    path = make_corpus("The board met.", "$HEAD\n")
    async with open_explorer(path, size=(80, 24)) as driver:
        screen = await open_timeline(driver)
        assert "No commitments in this corpus." in "\n".join(shown(screen))
        for key in ("j", "l", "t", "plus", "0", "greater_than_sign", "enter"):
            await driver.press(key)
        assert driver.app.screen is screen
        await driver.press("escape")
        assert driver.app.screen is driver.explorer


async def test_a_commitment_of_unknown_day_has_a_row(open_explorer, make_corpus):
    path = make_corpus(
        "We will reopen.",
        "$HEAD\ncommitments:\n  - {id: f, title: Reopen, force: will, by: [es], says: "
        "[{exact: We will reopen, voice: newsroom, who: unstated}]}\n",
    )
    async with open_explorer(path) as driver:
        screen = await open_timeline(driver)
        text = "\n".join(shown(screen))
        assert "day not known" in text
        await driver.press("enter", "l", "plus", "t")
        assert driver.app.screen is screen


async def test_broken_files_are_counted(open_explorer, harbours: Path):
    (harbours / "summer.yaml").write_text("format: [", "utf-8")
    async with open_explorer(harbours) as driver:
        screen = await open_timeline(driver)
        assert "1 file has problems" in shown(screen)[0]


async def test_long_reading_shows_a_bar_and_escape_ends_it(open_explorer, harbours, monkeypatch):
    go_on, ended = threading.Event(), threading.Event()

    def slow(library, progress, wrong, *, indexed):
        try:
            progress(0.5)
            go_on.wait(60)
            progress(0.9)
            yield from ()
        finally:
            ended.set()

    monkeypatch.setattr(module, "all_told", slow)
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    async with open_explorer(harbours) as driver:
        await driver.press("T")
        screen = driver.app.screen
        header = screen.query_one(TimelineHeader)
        await driver.until(lambda: header.progress == 0.5)
        await driver.pilot.pause()
        assert "reading ━━━━━─────  50%" in shown(screen)[0]
        await driver.press("j", "enter", "escape")
        assert driver.app.screen is driver.explorer
        go_on.set()
        await driver.until(ended.is_set)
        await driver.pilot.pause()
        assert driver.app.screen is driver.explorer


async def test_quick_reading_shows_no_bar(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        screen = await open_timeline(driver)
        assert screen.shown_progress is None
        assert screen.query_one(TimelinePane).view is screen.view


async def test_a_failure_is_told(open_explorer, harbours, monkeypatch):
    def broken(*_):
        raise ValueError("odd")

    monkeypatch.setattr(module, "timeline", broken)
    async with open_explorer(harbours) as driver:
        await driver.press("T")
        await driver.until(lambda: len(driver.app._notifications) > 0)
        (told,) = driver.app._notifications
        assert told.message == "ValueError: odd"
        await driver.press("escape")
        assert driver.app.screen is driver.explorer
