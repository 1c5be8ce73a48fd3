"""The form of a record, driven by keys."""

from contextlib import asynccontextmanager

import pytest
from tests.app import piers
from tests.app.panels import PanelDriver, opened
from tests.app.piers import TEXT, span

from migwatch.app.screens.confirm import Confirm
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.screens.edges import EdgesScreen
from migwatch.app.screens.form import Form
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.lines import LinesScreen
from migwatch.app.screens.passage_finder import PassageFinder
from migwatch.app.screens.picker import Picker
from migwatch.app.screens.tick_list import TickList
from migwatch.editing.apply import applied
from migwatch.editing.operations import (
    AddPassage,
    Delete,
    Merge,
    MovePassage,
    RemovePassage,
    Rename,
    Set,
    Split,
)
from migwatch.model.article import Article


@pytest.fixture
def article(make_corpus):
    return piers.write(make_corpus)


class FormDriver(PanelDriver):
    """A form, and what it told."""

    def __init__(self, app, pilot) -> None:
        super().__init__(app, pilot)
        self.form: Form = app.screen
        self.told = []

    async def to(self, label: str) -> None:
        """Put the highlight on a field."""
        await self.until(lambda: self.app.screen is self.form)
        rows = [row.field.label if row.field else "" for row in self.form.rows]
        await self.press("g", *["down"] * rows.index(label))
        assert label in self.row()

    async def shown(self, kind) -> None:
        await self.until(lambda: isinstance(self.app.screen, kind))
        await self.pilot.pause()

    async def pick(self, letters: str) -> None:
        await self.shown(Picker)
        await self.until(lambda: bool(self.panel.rows))
        await self.type(letters)
        await self.press("enter")
        await self.until(lambda: not isinstance(self.app.screen, Picker))
        await self.pilot.pause()

    async def say(self, words: str) -> None:
        await self.shown(LineScreen)
        await self.press("ctrl+u")
        await self.type(words)
        await self.press("enter")
        await self.pilot.pause()


@asynccontextmanager
async def form_of(article: Article, record: str):
    """Opens a form, and keeps the operations that it tells of."""
    async with opened(lambda: Form(article, record)) as held:
        driver = FormDriver(held.app, held.pilot)

        def keep(message) -> None:
            if isinstance(message, Form.Changed):
                driver.told.append(message.operation)

        post = driver.form.post_message
        driver.form.post_message = lambda message: (keep(message), post(message))[1]
        yield driver
        annotation = article.annotation
        for operation in driver.told:
            annotation = applied(annotation, operation, article.text)
        assert annotation == driver.form.article.annotation


async def test_a_term_is_picked(article):
    async with form_of(article, "mend-pier") as driver:
        assert driver.form.query_one("Vertical").border_title == "Commitment “Mend the pier”"
        await driver.to("force")
        await driver.press("enter")
        await driver.pick("agreed")
        assert driver.told == [Set(record="mend-pier", field="force", value="agreed")]
        assert driver.row().split() == ["force", "agreed"]


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


async def test_a_part_that_is_not_there_is_begun_and_told_once_it_is_whole(article):
    async with form_of(article, "mend-pier") as driver:
        await driver.to("due")
        await driver.press("x", "enter")
        assert "must be chosen" in driver.lines()[0]
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
        assert driver.row().split() == ["▸", "due", "2024-02", "·", "start"]


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
            "Quotation “We will mend the pier by July 2023”",
            "Commitment “Mend the pier”",
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
        assert driver.row().split() == ["mod", "end"]
        driver.form.refuse("The disk is full", article)
        await driver.pilot.pause()
        assert driver.row().split() == ["mod", "—"]
        assert driver.form.problem == "The disk is full"


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
