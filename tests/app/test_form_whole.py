"""A record as a whole, and the article it is in, changed in its form."""

import pytest
from tests.app import piers
from tests.app.form_driver import form_of
from tests.app.piers import TEXT, span

from migwatch.app.screens.confirm import Confirm
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.screens.form import Form
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.passage_finder import PassageFinder
from migwatch.app.screens.picker import Picker
from migwatch.app.screens.tick_list import TickList
from migwatch.editing.apply import applied
from migwatch.editing.operations import (
    AddPassage,
    Delete,
    Merge,
    Rename,
    Set,
    Split,
)
from migwatch.model.article import Article


@pytest.fixture
def article(make_corpus):
    return piers.write(make_corpus)


async def test_another_id(article):
    async with form_of(article, "reis") as driver:
        await driver.press("enter")
        await driver.say("Ana Reis")
        assert isinstance(driver.app.screen, LineScreen)
        await driver.say("ana-reis")
        assert driver.told == [Rename(record="reis", to="ana-reis")]
        assert driver.form.record == "ana-reis"
        assert "ana-reis" in driver.row()


async def test_deleting_shows_what_refers_to_it(article):
    async with form_of(article, "reis") as driver:
        await driver.press("D")
        await driver.shown(Confirm)
        assert [line.strip("▌ ") for line in driver.lines()] == [
            "Quotation “We will mend the pier b…”: somebody is not stated then",
            "Commitment “Mend the pier”: somebody is not stated then",
        ]
        await driver.press("enter")
        await driver.given()
        assert driver.told == [Delete(record="reis", references=True)]


async def test_turning_back_deletes_nothing(article):
    async with form_of(article, "boats") as driver:
        await driver.press("D")
        await driver.shown(Confirm)
        assert "Nothing refers to it." in driver.lines()[0]
        await driver.press("escape")
        await driver.shown(Form)
        assert driver.told == []


async def test_merging_into_another_of_its_kind(article):
    async with form_of(article, "lund") as driver:
        await driver.press("M")
        await driver.shown(Picker)
        assert len(driver.panel.rows) == 1
        await driver.press("enter")
        await driver.until(lambda: bool(driver.told))
        assert driver.told == [Merge(record="lund", into="reis")]
        await driver.shown(Form)
        assert "Ana Reis" in driver.form.query_one("Vertical").border_title


async def test_splitting_mentions_off(article):
    second = span("Ana Reis", 1)
    more = AddPassage(
        record="reis", passage={"start": second[0], "end": second[1], "exact": "Ana Reis"}
    )
    annotation = applied(article.annotation, more, TEXT)
    article = Article("accord", TEXT, annotation, article.corpus)
    async with form_of(article, "reis") as driver:
        await driver.press("S")
        await driver.shown(TickList)
        await driver.press("down", "space", "enter")
        await driver.shown(DraftForm)
        await driver.press("ctrl+s")
        await driver.until(lambda: bool(driver.told))
        (told,) = driver.told
        assert isinstance(told, Split)
        assert (told.passages, told.entity["id"]) == ((second,), "ana-reis")
        await driver.shown(Form)
        await driver.press("S")
        assert "a single mention" in driver.form.problem


async def test_the_article_s_own_facts(article):
    async with form_of(article, "") as driver:
        await driver.press("enter")
        assert "stays" in driver.form.problem
        await driver.press("D", "M")
        assert driver.app.screen is driver.form
        await driver.to("published")
        await driver.press("enter")
        await driver.say("2023-05-02")
        await driver.to("outside")
        await driver.press("a")
        await driver.shown(PassageFinder)
        await driver.type("Ana Reis left")
        await driver.press("enter")
        await driver.shown(Form)
        await driver.press("enter")
        await driver.say("related link")
        assert [each.field for each in driver.told] == ["published", "outside"]


async def test_an_article_that_has_changed_is_shown_and_the_highlight_stays(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("due")
        await driver.press("enter", "down")
        changed = applied(
            article.annotation,
            Set(record="mend-pier", field="due", value={"on": "2024", "mod": "end"}),
            TEXT,
        )
        driver.form.show(Article("accord", TEXT, changed, article.corpus))
        await driver.pilot.pause()
        assert driver.row().split() == ["mod", "end", "changed"]
        driver.form.refuse("The disk is full", article)
        await driver.pilot.pause()
        assert driver.row().split() == ["mod", "—"]
        assert driver.form.problem == "The disk is full"


async def test_changes_that_are_not_saved_yet_stay_on_the_form(article):
    async with form_of(article, "mend-pier") as driver:
        form, articles = driver.form, [article]
        for path, value in ((("note",), "A"), (("note",), "B"), (("theme",), ["fentanyl"])):
            assert form.commit(path, value)
            articles.append(form.article)
        form.do(Rename(record="mend-pier", to="mend-it"))
        articles.append(form.article)
        for shown in (*articles, articles[-1]):
            form.show(shown)
            assert form.article.annotation == articles[-1].annotation
        assert form.record == "mend-it"
        # Now that all is saved, somebody else's changes are shown.
        form.show(Article("accord", TEXT, _noted(articles[-1]), article.corpus))
        assert form.value(("note",)) == "C"
        form.show(articles[-1])


def _noted(article: Article):
    return applied(article.annotation, Set(record="mend-it", field="note", value="C"), TEXT)


async def test_a_form_of_a_record_that_is_gone_closes(article):
    async with form_of(article, "boats") as driver:
        await driver.press("R")
        await driver.shown(LineScreen)
        gone = applied(article.annotation, Delete(record="boats"), TEXT)
        driver.told.append(Delete(record="boats"))
        driver.form.show(Article("accord", TEXT, gone, article.corpus))
        await driver.press("escape")
        assert await driver.given() is None


def test_there_is_no_form_of_nothing(article):
    with pytest.raises(KeyError):
        Form(article, "nobody")
