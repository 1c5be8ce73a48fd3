"""Where the reader is: the passage stepped to, the words under the cursor, what is typed."""

from datetime import date, timedelta

from migwatch.app.layers import LAYERS
from migwatch.app.widgets.article_pane import ArticlePane


def title(driver) -> str:
    """What the article's title says."""
    return " ".join(part.text for side in driver.explorer.article_says for part in side)


async def test_enter_goes_to_the_passage_that_was_stepped_to(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2", "n", "n")
        stepped = driver.explorer.selected
        assert stepped.nth == 2
        await driver.press("enter")
        assert driver.explorer.pane == "article"
        assert driver.explorer.selected == stepped
        assert driver.text.startswith(driver.passage(), driver.explorer.cursor)


async def test_what_is_cited_is_what_the_cursor_is_on(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2", "enter")
        selected = driver.passage()
        await driver.press("y")
        assert driver.app.clipboard.startswith(f"“{selected}”")
        await driver.press("l")
        assert driver.passage() == selected
        under = driver.explorer.article.marks.under(
            driver.explorer.cursor, frozenset(driver.explorer.article.marks.spans)
        )[0]
        await driver.press("y")
        assert driver.app.clipboard.startswith(f"“{driver.text[under.start : under.end]}”")


async def test_without_a_record_the_words_under_the_cursor_are_cited(open_explorer):
    async with open_explorer() as driver:
        await driver.press("l")
        assert driver.explorer.selected is None
        await driver.press("y")
        words = driver.app.clipboard.partition("”")[0].removeprefix("“")
        assert words and driver.text.startswith(words, driver.explorer.cursor)


async def test_a_filter_being_typed_outlives_a_window_too_small(open_explorer):
    async with open_explorer(size=(80, 24)) as driver:
        await driver.press("2", "f", *"mex")
        await driver.pilot.resize_terminal(30, 8)
        await driver.until(lambda: driver.explorer.query_one("#too-small").display)
        await driver.pilot.resize_terminal(80, 24)
        await driver.until(lambda: driver.explorer.focused is not None)
        await driver.press(*"ico")
        assert driver.explorer.records.filter == "mexico"


async def test_the_title_says_which_layers_are_hidden(open_explorer):
    async with open_explorer(size=(80, 24)) as driver:
        for hidden, layer in enumerate(LAYERS, 1):
            await driver.press(layer.key)
            (shown,) = driver.lines("PaneTitle.-article")
            told = "entities" if hidden < 3 else f"{hidden} of 5 layers"
            assert f"without {told}" in shown


async def test_a_sign_stands_where_something_begins_and_nowhere_else(open_explorer):
    signs = {layer.sign: layer for layer in LAYERS if layer.sign}
    async with open_explorer(size=(120, 40)) as driver:
        pane = driver.explorer.query_one(ArticlePane)
        marks, seen = driver.explorer.article.marks, 0
        shown = driver.lines("#article")
        for y, line in enumerate(pane.line_state(at).line for at in range(len(shown))):
            if line is None:
                continue
            begin = [
                marks[at].cls
                for at in range(len(marks))
                if line.start <= marks[at].start < max(line.next, line.start + 1)
            ]
            for sign, layer in signs.items():
                assert (sign in shown[y][:8]) == any(cls in layer.paints for cls in begin)
                seen += sign in shown[y][:8]
        assert seen > 20


async def test_past_midnight_today_is_the_new_day(open_explorer, monkeypatch):
    class Tomorrow(date):
        @classmethod
        def today(cls):
            return date.today() + timedelta(days=1)

    async with open_explorer() as driver:
        chosen = driver.explorer.as_of
        monkeypatch.setattr("migwatch.app.screens.explorer.date", Tomorrow)
        driver.explorer.follow_today()
        assert driver.explorer.as_of == chosen
        monkeypatch.undo()
        driver.explorer.follow_today()
        driver.explorer.as_of = date.today()
        monkeypatch.setattr("migwatch.app.screens.explorer.date", Tomorrow)
        driver.explorer.follow_today()
        assert driver.explorer.as_of == Tomorrow.today()
