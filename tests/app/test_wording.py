"""How rows and details say who, when and how far."""

from pathlib import Path

import pytest

TEXT = (
    "Portugal and Spain agreed to dredge the channel in early June. Ana Reis met Rui Lopo.\n"
    "We will pay, said Ana Reis. The pier will be mended."
)
RECORDS = """$HEAD
entities:
  - id: reis
    kind: person
    name: Ana Reis
    roles: [{title: Chair of the board}]
    mentions: [{exact: Ana Reis, suffix: " met"}]
  - {id: lopo, kind: person, name: Rui Lopo, mentions: [Rui Lopo]}
  - id: talks
    kind: event
    name: Talks
    on: "2023-05-30"
    participants: [pt, reis, lopo]
    mentions: [met]
commitments:
  - id: dredge
    title: Dredge the channel
    force: agreed
    by: [pt, es]
    to: [es, pt]
    made: {on: "2023-05-30", at: talks}
    due: {on: "2023-06", mod: start, words: early June}
    says: [{exact: agreed to dredge the channel, voice: newsroom, who: unstated, via: newsroom}]
    history: [{on: "2023-05-30", status: stated, basis: none, note: Said.}]
  - id: pay
    title: Pay
    force: will
    by: [es]
    to: [pt]
    says: [{exact: We will pay, voice: direct, who: reis}]
  - id: mend
    title: Mend the pier
    force: will
    by: [unstated]
    says: [{exact: The pier will be mended, voice: newsroom, who: unstated}]
claims:
  - id: broken
    title: The pier is broken
    kind: assessment
    holder: unstated
    says: [{exact: The pier, voice: newsroom, who: unstated}]
"""


@pytest.fixture
def harbours(make_corpus) -> Path:
    return make_corpus(TEXT, RECORDS)


async def test_a_row_gives_its_due_date(open_explorer, harbours):
    async with open_explorer(harbours, as_of="2023-05-31") as driver:
        await driver.press("3")
        rows = "\n".join(driver.lines("#commitments"))
        assert "no named voice · due early 2023-06" in rows
        assert "1 voice · no date" in rows
        assert "overdue" not in rows
    async with open_explorer(harbours, as_of="2023-07-01") as driver:
        await driver.press("3")
        assert "due early 2023-06 · overdue" in "\n".join(driver.lines("#commitments"))


async def test_headings_of_due_dates(open_explorer, harbours):
    for as_of, label in (
        ("2023-05-31", "upcoming · due 2023-06 1"),
        ("2023-06-03", "due 2023-06 1"),
        ("2023-07-01", "overdue · due 2023-06 1"),
    ):
        async with open_explorer(harbours, as_of=as_of) as driver:
            await driver.press("3", "t", "t", "t", "t", "g")
            assert driver.row() == label


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (
            "Dredge",
            [
                "between Portugal and Spain  made 2023-05-30 at Talks",
                "status stated  due early 2023-06  upcoming  no named voice",
                "newsroom, no named voice",
                "2023-05-30 stated Said.",
            ],
        ),
        ("Pay", ["by Spain  to Portugal", "no date  1 voice", "says Ana Reis, direct"]),
        ("Mend", ["holder not stated", "no date  no named voice"]),
    ],
)
async def test_details_of_a_commitment(open_explorer, harbours, title, told):
    async with open_explorer(harbours, as_of="2023-05-31") as driver:
        await driver.press("3", "f", *title, "enter")
        details = driver.details()
        for words in told:
            assert words in details
        assert "not stated, " not in details
        assert "(none)" not in details


async def test_a_holder_that_is_not_stated(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        await driver.press("2", "t", "t")
        assert driver.row() == "holder not stated: The pier is broken"


async def test_offices_stand_behind_names_where_there_is_room(open_explorer, harbours):
    async with open_explorer(harbours, size=(160, 40)) as driver:
        assert any("Ana Reis  Chair of the board" in line for line in driver.lines("#records"))
        await driver.press("2", "f", *"talks", "enter")
        assert "participants Portugal; Ana Reis (Chair of the board); Rui Lopo" in driver.details()
    async with open_explorer(harbours, size=(100, 24)) as driver:
        await driver.press("2")
        shown = "\n".join(driver.lines("#records"))
        assert "Ana Reis" in shown
        assert "Chair" not in shown


@pytest.mark.parametrize("words", ["PT", "no date", "no named", "due early", "Spain"])
async def test_a_filter_finds_the_words_that_a_row_shows(open_explorer, harbours, words):
    async with open_explorer(harbours, as_of="2023-05-31") as driver:
        await driver.press("3", "f", *(key if key != " " else "space" for key in words))
        shown = "\n".join(driver.lines("#commitments"))
        assert driver.explorer.commitments.found >= 1
        assert words in shown or words == "Spain"
