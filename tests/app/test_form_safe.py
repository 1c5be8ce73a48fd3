"""What is typed and done in forms is not lost: undoing, order, leaving what is begun."""

import pytest
from tests.app import piers
from tests.app.form_driver import form_of
from tests.app.piers import TEXT

from migwatch.app.screens.form import Form
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.lines import LinesScreen
from migwatch.editing.apply import applied
from migwatch.editing.operations import Set
from migwatch.model.article import Article


@pytest.fixture
def article(make_corpus):
    return piers.write(make_corpus)


def with_value(article, field, value):
    annotation = applied(
        article.annotation, Set(record="mend-pier", field=field, value=value), TEXT
    )
    return Article("accord", TEXT, annotation, article.corpus)


def links(*names):
    return [{"rel": "under", "to": name} for name in names]


@pytest.mark.parametrize("up", ["alt+up", "K"])
async def test_an_item_is_moved_up_and_down(article, up):
    article = with_value(article, "links", links("board", "reis", "lund"))
    async with form_of(article, "mend-pier") as driver:
        await driver.to("links")
        await driver.press("enter", "down", "down", up)
        assert [each["to"] for each in driver.told[-1].value] == ["board", "lund", "reis"]
        assert "Ivo Lund" in driver.row()
        await driver.press(up, up)
        assert [each["to"] for each in driver.told[-1].value] == ["lund", "board", "reis"]
        assert len(driver.told) == 2
        await driver.press("J")
        assert [each["to"] for each in driver.told[-1].value] == ["board", "lund", "reis"]
        assert ("alt+↑ alt+↓", "move it") in [each[:2] for each in driver.form.hints]


async def test_mentions_stay_in_the_order_of_the_text(article):
    async with form_of(article, "board") as driver:
        await driver.to("mentions")
        await driver.press("enter", "J")
        assert driver.form.problem == "mentions stand in the order of the text"
        assert driver.told == []


async def test_ctrl_s_sets_a_line_and_then_closes_the_form(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("measure")
        await driver.press("enter")
        await driver.shown(LineScreen)
        await driver.type("Boats")
        await driver.press("ctrl+s")
        await driver.shown(Form)
        assert driver.told == [Set(record="mend-pier", field="measure", value="Boats")]
        await driver.press("ctrl+s")
        assert await driver.given() is None


async def test_ctrl_s_says_what_a_begun_part_lacks(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("history")
        await driver.press("a", "enter")
        await driver.say("2023-06-01")
        await driver.press("ctrl+s")
        assert driver.form.problem == "status is missing"
        await driver.press("escape")
        assert driver.form.problem.startswith("status is missing; esc once more throws away")
        assert "2023-06-01" in "\n".join(driver.lines())
        await driver.press("escape", "escape")
        assert driver.told == []


async def test_typed_words_are_thrown_away_by_a_second_escape(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("measure")
        await driver.press("enter")
        await driver.shown(LineScreen)
        await driver.type("Boats")
        await driver.press("escape")
        assert driver.app.screen.focused.value == "Boats"
        await driver.press("s", "escape", "escape")
        await driver.shown(Form)
        await driver.press("enter")
        await driver.shown(LineScreen)
        await driver.press("down")
        await driver.shown(LinesScreen)
        await driver.press("a", "escape")
        assert driver.app.screen.focused.text == "a"
        await driver.press("escape")
        await driver.until(lambda: not isinstance(driver.app.screen, LinesScreen))
        assert driver.told == []


async def test_what_has_been_changed_is_told(article):
    async with form_of(article, "mend-pier") as driver:
        assert not any("changed" in line for line in driver.lines())
        await driver.to("measure")
        await driver.press("enter")
        await driver.say("Boats")
        assert [line for line in driver.lines() if "changed" in line] == [driver.lines()[9]]
        await driver.press("x")
        assert not any("changed" in line for line in driver.lines())


async def test_nothing_is_undone_that_was_not_done_here(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.press("u")
        assert driver.form.problem == "nothing has been changed in this form"
        await driver.press("U")
        assert driver.form.problem == "nothing was taken back in this form"


async def test_help_has_no_word_of_the_format_only(article):
    async with form_of(article, "mend-pier") as driver:
        for _ in driver.form.rows:
            told = driver.form.told
            assert told and not any(word in told for word in ("TIMEX3", "None", "ISO", "vocab"))
            await driver.press("down")
