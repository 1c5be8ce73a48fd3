"""The fields of a record, changed in its form."""

import pytest
from tests.app import piers
from tests.app.form_driver import form_of
from tests.app.panels import opened
from tests.app.piers import TEXT, span
from textual import events

from migwatch.app.screens.edges import EdgesScreen
from migwatch.app.screens.form import Form
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.lines import LinesScreen
from migwatch.app.screens.passage_finder import PassageFinder
from migwatch.app.screens.picker import Picker
from migwatch.editing.apply import applied
from migwatch.editing.operations import (
    AddPassage,
    MovePassage,
    RemovePassage,
    Set,
)
from migwatch.model.article import Article
from migwatch.store.folder import open_folder


@pytest.fixture
def article(make_corpus):
    return piers.write(make_corpus)


async def test_a_term_is_picked(article):
    async with form_of(article, "mend-pier") as driver:
        assert driver.form.query_one("Vertical").border_title == "Commitment “Mend the pier”"
        await driver.to("force")
        await driver.press("enter")
        await driver.pick("agreed")
        assert driver.told == [Set(record="mend-pier", field="force", value="agreed")]
        assert driver.row().split() == ["force", "agreed", "changed"]


async def test_ids_are_picked_and_several_ticked(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("by")
        await driver.press("enter")
        await driver.shown(Picker)
        await driver.until(lambda: bool(driver.panel.rows))
        await driver.type("spain")
        await driver.press("space", "enter")
        await driver.pilot.pause()
        assert driver.told == [Set(record="mend-pier", field="by", value=["board", "es"])]
        assert "Harbour Board, Spain" in driver.row()


async def test_words_are_typed_and_taken_out(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("measure")
        await driver.press("enter")
        await driver.say("Boats land")
        await driver.press("x")
        assert [each.value for each in driver.told] == ["Boats land", None]
        await driver.to("title")
        await driver.press("x")
        assert "must say something" in driver.form.problem
        await driver.press("enter")
        await driver.say("")
        assert isinstance(driver.app.screen, LineScreen)
        await driver.press("escape")
        assert len(driver.told) == 2


async def test_several_lines_are_typed(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("note")
        await driver.press("enter")
        await driver.shown(LineScreen)
        await driver.press("down")
        await driver.shown(LinesScreen)
        await driver.press("a", "enter", "b", "ctrl+s")
        await driver.shown(Form)
        assert driver.told == [Set(record="mend-pier", field="note", value="a\nb")]
        await driver.press("enter")
        await driver.shown(LinesScreen)
        driver.app.screen.focused.post_message(events.Paste("c\x1b[31m\r\nd"))
        await driver.pilot.pause()
        await driver.press("ctrl+s")
        await driver.shown(Form)
        assert driver.told[1].value == "a\nbc[31m\nd"


async def test_what_a_terminal_would_obey_is_shown_and_kept(article):
    words = "a\x1b[31m\nb\u202e"
    annotation = applied(
        article.annotation, Set(record="mend-pier", field="note", value=words), TEXT
    )
    article = Article("accord", TEXT, annotation, article.corpus)
    async with form_of(article, "mend-pier") as driver:
        await driver.to("note")
        await driver.press("enter")
        await driver.shown(LinesScreen)
        assert driver.app.screen.focused.text == "a\u241b[31m\nb\u25cc"
        await driver.press("ctrl+s")
        await driver.shown(Form)
        assert driver.told == []


async def test_what_the_corpus_does_not_allow_is_refused_with_the_corpus(make_corpus, tmp_path):
    article = piers.write(make_corpus)
    folder = open_folder(tmp_path / "harbours")
    async with opened(lambda: Form(article, "reis", None, folder)) as driver:
        form = driver.app.screen
        assert not form.commit(("kind",), "robot")
        assert "is not a kind" in form.problem
        assert form.commit(("kind",), "organisation")


async def test_a_part_that_is_not_there_is_begun_and_told_once_it_is_whole(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("due")
        await driver.press("x", "enter")
        assert "must be written" in driver.lines()[0]
        await driver.to("mod")
        await driver.press("enter")
        await driver.pick("start")
        assert len(driver.told) == 1
        assert "on" in driver.row()
        await driver.press("enter")
        await driver.say("soon")
        assert isinstance(driver.app.screen, LineScreen)
        await driver.say("2024-02")
        due = {"on": "2024-02", "mod": "start"}
        assert driver.told[1:] == [Set(record="mend-pier", field="due", value=due)]
        await driver.press("escape")
        assert driver.row().split() == ["▸", "due", "2024-02", "·", "start", "changed"]


async def test_what_is_begun_is_forgotten_where_it_is_left(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("history")
        await driver.press("a")
        assert "add one more" not in driver.lines()[-1]
        await driver.press("escape", "escape")
        assert driver.told == []
        assert driver.row().startswith("▸ history")


async def test_a_step_of_history_is_added(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("history")
        await driver.press("a", "enter")
        await driver.say("2023-06-01")
        await driver.press("enter")
        await driver.pick("under")
        await driver.press("enter")
        await driver.pick("third")
        (told,) = driver.told
        assert told.value[1] == {"on": "2023-06-01", "status": "under_way", "basis": "third_party"}
        await driver.press("escape", "x")
        assert [each["on"] for each in driver.told[1].value] == ["2023-05-01"]


async def test_a_passage_is_moved_by_words_and_by_characters(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("says")
        await driver.press("enter", "enter", "enter")
        await driver.shown(EdgesScreen)
        screen = driver.app.screen
        await driver.press("greater_than_sign", "tab", "greater_than_sign", "shift+right")
        assert TEXT[slice(*screen.span)] == "ill mend the pier by"
        await driver.press("h", "enter")
        await driver.shown(Form)
        start, end = span("We will mend the pier")
        assert driver.told == [
            MovePassage(
                record="mend-pier", start=start, end=end, new_start=start + 3, new_end=end + 3
            )
        ]
        assert "will mend the pier by" in driver.row()


async def test_one_more_passage_is_found_by_its_words(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("says")
        await driver.press("a")
        await driver.shown(PassageFinder)
        await driver.type("pier")
        assert len(driver.panel.rows) == 2
        await driver.press("down", "enter")
        await driver.shown(Form)
        await driver.press("enter")
        await driver.pick("indirect")
        await driver.press("enter")
        await driver.pick("lund")
        (told,) = driver.told
        assert isinstance(told, AddPassage)
        assert (told.passage["voice"], told.passage["who"]) == ("indirect", "lund")
        assert told.passage["start"] == span("pier", 1)[0]
        await driver.press("escape", "x")
        assert driver.told[1] == RemovePassage(
            record="mend-pier", start=told.passage["start"], end=told.passage["end"]
        )


async def test_what_cannot_be_done_is_said_under_the_field(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("says")
        await driver.press("enter", "x")
        assert "would rest on no passage" in driver.form.problem
        assert driver.told == []
        await driver.press("down")
        assert driver.form.problem == ""


async def test_a_mention_is_added_and_a_flag_is_set(article):
    quantity = Set(record="reis", field="kind", value="quantity")
    article = article.changed(applied(article.annotation, quantity, TEXT))
    async with form_of(article, "reis") as driver:
        await driver.to("mentions")
        await driver.press("a")
        await driver.shown(PassageFinder)
        await driver.type("Ana Reis left")
        await driver.press("enter")
        await driver.shown(Form)
        await driver.press("escape")
        await driver.to("approx")
        await driver.press("enter")
        assert [type(each) for each in driver.told] == [AddPassage, Set]
        assert "yes" in driver.row()


async def test_a_list_of_words(article):
    async with form_of(article, "reis") as driver:
        await driver.to("aliases")
        await driver.press("a")
        await driver.say("A. Reis")
        await driver.press("enter")
        await driver.say("Reis")
        assert [each.value for each in driver.told] == [["A. Reis"], ["A. Reis", "Reis"]]
        await driver.press("up", "x")
        assert driver.told[2].value == ["A. Reis"]


async def test_a_role_within_an_entity(article):
    async with form_of(article, "reis") as driver:
        await driver.to("roles")
        await driver.press("enter", "enter", "down", "down", "down", "down", "enter")
        await driver.say("2020-01")
        (told,) = driver.told
        assert told.value == [{"title": "chair", "of": "board", "from": "2020-01"}]
