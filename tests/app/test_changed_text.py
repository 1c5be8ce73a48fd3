"""What is done in the explorer while the text is not the one that was annotated."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from tests.app.conftest import Driver
from tests.editing.ferry import ANNOTATION, TEXT

from migwatch.app.screens.form import Form
from migwatch.app.screens.line import LineScreen

Open = Callable[..., AbstractAsyncContextManager[Driver]]

MESSAGE = "the text is not the one that was annotated; restore the text, or move its passages"


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus(TEXT, ANNOTATION)


async def changed(driver: Driver, path: Path) -> None:
    path.with_name("accord.txt").write_text(TEXT + " It rained.")
    await driver.until(lambda: driver.text.endswith("It rained."))


async def test_what_was_typed_is_kept_until_the_text_is_back(open_explorer: Open, path: Path):
    before = path.read_bytes()
    async with open_explorer(path) as driver:
        await changed(driver, path)
        await driver.press("3", "j", "j", "E")
        await driver.until(lambda: isinstance(driver.app.screen, Form))
        form = driver.app.screen
        form.highlight(("title",))
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, LineScreen))
        await driver.press(*" soon", "enter")
        await driver.until(lambda: form.problem.startswith(MESSAGE))
        assert "enter shows it" in form.problem
        assert path.read_bytes() == before
        path.with_name("accord.txt").write_text(TEXT)
        await driver.until(lambda: driver.text == TEXT)
        assert driver.app.screen is form
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, LineScreen))
        await driver.press("enter")
        await driver.until(lambda: b"title: Reopen the ferry soon" in path.read_bytes())


async def test_panes_say_why_nothing_stands_in_them(open_explorer: Open, path: Path):
    path.with_name("accord.txt").write_text("It rained.")
    async with open_explorer(path) as driver:
        await driver.press("escape")
        for pane in ("#records", "#commitments"):
            shown = " ".join(line.strip() for line in driver.lines(pane))
            assert "The text has changed: records" in shown and "! says how many" in shown
        assert "No record stands in this text" in driver.details()
        assert "Nothing is annotated yet" not in driver.details()
        assert len(driver.explorer.problems) == 2
