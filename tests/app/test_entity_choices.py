"""Who and what stands first in a chooser, by what its field asks for."""

import pytest

from migwatch.app.entity_choices import entity_choices
from migwatch.app.fields import fields_of
from migwatch.app.screens.form import Form
from migwatch.app.screens.picker import Picker
from migwatch.model.commitment import Commitment, Made, Says
from migwatch.model.records import Claim, Entity, Quotation
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article

TEXT = "In 2023 two ships left Lisbon after the talks, said Ana Reis. The accord holds."
RECORDS = """\
$HEAD
entities:
  - {id: y2023, kind: time, name: "2023", mentions: ["2023"]}
  - {id: ships, kind: quantity, name: Two ships, mentions: [two ships]}
  - {id: lisbon, kind: place, name: Lisbon, mentions: [Lisbon]}
  - {id: talks, kind: event, name: Talks, mentions: [the talks]}
  - {id: reis, kind: person, name: Ana Reis, mentions: [Ana Reis]}
  - {id: accord, kind: agreement, name: Accord, mentions: [The accord]}
claims:
  - id: left
    title: Two ships left
    kind: assessment
    holder: reis
    says: [{exact: two ships left, voice: indirect, who: reis}]
"""
PEOPLE = ["reis", "pt", "es", "unstated", "newsroom", "talks", "accord", "lisbon"]
PARTIES = ["pt", "es", "reis", "talks", "accord", "lisbon"]


@pytest.fixture
def article(make_corpus):
    path = make_corpus(TEXT, RECORDS)
    return load_article(path, open_folder(path.parent)).article


@pytest.mark.parametrize(
    ("struct", "key", "ids"),
    [
        (Says, "who", PEOPLE),
        (Says, "via", PEOPLE),
        (Claim, "holder", PEOPLE),
        (Quotation, "speaker", PEOPLE),
        (Commitment, "by", [*PARTIES[:3], "unstated", "newsroom", *PARTIES[3:]]),
        (Commitment, "to", PARTIES),
        (Commitment, "for", PARTIES),
        (Claim, "about", ["talks", "reis", "accord", "pt", "es", "lisbon", "y2023", "ships"]),
        (Made, "at", ["talks", "accord", "reis", "lisbon", "pt", "es"]),
        (Entity, "where", ["lisbon", "talks", "reis", "accord", "pt", "es"]),
    ],
    ids=str,
)
def test_what_can_be_meant_stands_first(article, struct, key, ids):
    (field,) = (each for each in fields_of(struct) if each.key == key)
    found = entity_choices(
        article,
        0,
        7,
        anyone=field.anyone,
        parties_first=field.parties_first,
        meant=field.meant,
    )
    assert [each.id for each in found] == ids


NO_PARTIES = "format: migwatch-corpus/1\ntitle: Harbours\n"


@pytest.mark.parametrize("corpus", [NO_PARTIES, None], ids=["none", "some"])
async def test_where_there_are_no_parties_it_is_said_where_to_write_them(
    open_explorer, make_corpus, corpus
):
    path = make_corpus(TEXT, RECORDS, corpus)
    async with open_explorer(path, size=(80, 24)) as driver:
        driver.explorer.open_form("reis")
        await driver.until(lambda: isinstance(driver.app.screen, Form))
        await driver.pilot.pause()
        driver.app.screen.highlight(("party",))
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, Picker))
        picker = driver.app.screen
        await driver.until(lambda: bool(picker.rows))
        await driver.press("pageup")
        assert picker.row.words == "none"
        if corpus is None:
            assert picker.told == "Leave it empty."
            return
        assert [row.id for row in picker.rows] == [""]
        assert picker.told == (
            "corpus.yaml defines no parties. Write there "
            "`parties: [{id: mx, name: Mexico, short: MX}]`, and start again."
        )
        await driver.press("x")
        assert picker.empty == "Nothing is like “x”; type less"


async def test_enter_at_once_chooses_somebody(open_explorer, make_corpus):
    path = make_corpus(TEXT, RECORDS.replace("who: reis", "who: unstated"))
    async with open_explorer(path) as driver:
        driver.explorer.open_form("left", "says")
        await driver.until(lambda: isinstance(driver.app.screen, Form))
        form = driver.app.screen
        await driver.pilot.pause()
        await driver.press("enter", "enter")
        form.highlight(("says", 0, "who"))
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, Picker))
        await driver.until(lambda: bool(driver.app.screen.rows))
        assert driver.app.screen.rows[0].id == "reis"
        assert "y2023" not in {row.id for row in driver.app.screen.rows}
