"""A real text is annotated from empty, with each kind of record, by keys alone."""

import re
from pathlib import Path

import pytest
from tests.app.panels import KEYS

from migwatch.app.making import MAKINGS, SAYS
from migwatch.app.screens.annotate import AnnotateScreen
from migwatch.app.screens.draft_form import DraftForm
from migwatch.app.screens.edges import EdgesScreen
from migwatch.app.screens.form import Form
from migwatch.app.screens.line import LineScreen
from migwatch.app.screens.picker import Picker
from migwatch.app.screens.tick_list import TickList
from migwatch.cli import main

SHARED = sorted((Path(__file__).parents[3] / "shared" / "texts").glob("*.txt"))
OWN = (
    "The Harbour Board met in Old Lisbon on March 2. Ana Reis said the two ports agreed to reopen\n"
    "the night ferry, and that all boats are to be paid for by then. She told them what becomes\n"
    "of it. Nobody asked whether the money was there, or who else had been told before.\n"
)
NAME = r"\b[A-Z][a-z]+ [A-Z][a-z]+\b"
CLAUSE = r"\b[a-z]{2,5} [a-z]{2,5}\b"
MONTHS = "January|February|March|April|June|July|August|September|October|November|December"
TIME = rf"\b(?:{MONTHS}) \d+\b"
QUANTITY = r"\b(?:two|three|four|\d+) [a-z]+s\b"
KINDS = {each.name.rpartition(" ")[2]: each.key for each in MAKINGS} | {"says": SAYS.key}


def found(pattern: str, text: str) -> list[str]:
    """The words of a text that fit a pattern and stand nowhere else in it."""
    words = re.findall(pattern, text)
    alone = [each for each in dict.fromkeys(words) if text.lower().count(each.lower()) == 1]
    # What is short is found with few keys.
    return sorted(alone, key=lambda each: (len(each), text.index(each)))


def fits(text: str) -> bool:
    """Whether there is something of each kind in a text."""
    least = ((NAME, 2), (CLAUSE, 5), (TIME, 1), (QUANTITY, 1))
    return all(len(found(pattern, text)) >= number for pattern, number in least)


@pytest.fixture
def path(tmp_path):
    """An annotation file without records, of a real text where they are beside the checkout."""
    source = tmp_path / "accord.txt"
    real = [each.read_text("utf-8") for each in SHARED]
    source.write_text(min(filter(fits, real), key=len, default=OWN), "utf-8")
    folder = tmp_path / "corpus"
    assert main(["new", str(folder)]) == 0
    assert main(["add", str(source), "--published", "2024-03-02", str(folder)]) == 0
    return folder / "accord.yaml"


class Annotator:
    """Presses the keys with which an analyst annotates."""

    def __init__(self, driver):
        self.driver = driver

    @property
    def annotation(self):
        return self.driver.explorer.article.annotation

    async def shown(self, *kinds):
        await self.driver.until(lambda: isinstance(self.driver.app.screen, kinds))
        await self.driver.pilot.pause()
        return self.driver.app.screen

    async def type(self, words):
        await self.driver.press(*(KEYS.get(each, each) for each in words))

    async def select(self, words):
        """Find words, and select the match."""
        explorer = self.driver.explorer
        await self.driver.until(lambda: explorer.is_current)
        await self.driver.press("1", "slash", "quotation_mark")
        await self.type(words)
        await self.driver.press("quotation_mark", "enter")
        await self.driver.until(lambda: explorer.match is not None)
        await self.driver.press("v")
        assert explorer.selection.quote == words
        await self.driver.press("enter")
        await self.shown(AnnotateScreen)

    async def make(self, kind, words, *answers):
        """Make a record; an answer is what is typed for the next field that lacks something."""
        before = self.annotation
        await self.select(words)
        await self.driver.press(KINDS[kind])
        for answer in answers:
            if kind != "mention":
                await self.shown(DraftForm)
                await self.driver.press("enter")
            screen = await self.shown(Picker, LineScreen)
            if isinstance(screen, Picker):
                await self.driver.until(lambda held=screen: bool(held.rows))
            await self.type(answer)
            await self.driver.press("enter")
        if kind != "mention":
            await self.shown(DraftForm)
            await self.driver.press("ctrl+s")
        await self.taken(before)

    async def taken(self, before):
        """Wait for what was done; other occurrences of the words are left."""
        app, explorer = self.driver.app, self.driver.explorer

        def there():
            return isinstance(app.screen, TickList) or self.annotation != before

        await self.driver.until(there)
        if isinstance(app.screen, TickList):
            await self.driver.press("enter")
            await self.driver.until(lambda: self.annotation != before)
        await self.driver.until(lambda: explorer.is_current)


async def test_each_kind_of_record_is_made_by_keys(open_explorer, path, capsys):
    empty = path.read_bytes()
    async with open_explorer(path) as driver:
        analyst = Annotator(driver)
        explorer, text = driver.explorer, driver.text
        names, clauses = found(NAME, text), found(CLAUSE, text)
        await analyst.make("entity", names[0], "per")
        await analyst.make("mention", names[1], "")
        await analyst.make("commitment", clauses[0], "agr", " ", "")
        await analyst.make("says", clauses[1], "")
        await analyst.make("quotation", clauses[2], "")
        await analyst.make("claim", clauses[3], "", "", "")
        await analyst.make("time", found(TIME, text)[0], "2024")
        await analyst.make("quantity", found(QUANTITY, text)[0], "2", "x")
        await analyst.make("caution", clauses[4], "name", "x", "y")

        held = analyst.annotation
        person, *rest = sorted(held.entities, key=lambda each: each.kind)
        assert [each.kind for each in (person, *rest)] == ["person", "quantity", "time"]
        assert [each.value for each in rest] == ["2", "2024"]
        assert [each.exact for each in person.mentions] == sorted(names[:2], key=text.index)
        (commitment,) = held.commitments
        assert (commitment.force, commitment.by) == ("agreed", (person.id,))
        assert {each.exact for each in commitment.says} == set(clauses[:2])
        assert held.quotations[0].passage.exact == clauses[2]
        assert held.claims[0].says[0].exact == clauses[3]
        assert held.cautions[0].passage.exact == clauses[4]

        # A boundary is moved in the form of the caution, which is selected.
        await driver.press("E")
        form = await analyst.shown(Form)
        rows = [row.field.key if row.field else "" for row in form.rows]
        await driver.press("g", *["down"] * rows.index("passage"), "enter")
        await analyst.shown(EdgesScreen)
        await driver.press("greater_than_sign", "enter")
        await analyst.shown(Form)
        await driver.until(lambda: analyst.annotation.cautions[0].passage.exact != clauses[4])
        moved = analyst.annotation.cautions[0].passage
        assert moved.exact.startswith(clauses[4]) and moved.end > held.cautions[0].passage.end
        assert text[moved.start : moved.end] == moved.exact
        await driver.press("escape")

        complete = path.read_bytes()
        for _ in range(10):
            before = path.read_bytes()
            await driver.press("u")
            await driver.until(lambda was=before: path.read_bytes() != was)
        assert path.read_bytes() == empty
        await driver.until(lambda: explorer.article.records == ())
        for _ in range(10):
            before = path.read_bytes()
            await driver.press("U")
            await driver.until(lambda was=before: path.read_bytes() != was)
        assert path.read_bytes() == complete
    capsys.readouterr()
    assert main(["check", str(path.parent)]) == 0
    assert capsys.readouterr().out == ""
