"""The palette: what it lists in which order, and names as they are written."""

import pytest
from tests.app.panels import KEYS as TYPED
from textual.command import CommandList

from migwatch.app.commands import AREAS
from migwatch.app.palette import match
from migwatch.app.settings import Settings, theme_of
from migwatch.editing.operations import Set
from migwatch.store.places import theme_file

KEYS = {**TYPED, ":": "colon"}


def rows(driver) -> list[str]:
    """What the palette lists, without keys and explanations."""
    found = driver.app.screen.query_one(CommandList)
    return [str(option.prompt).split("\n")[0] for option in found.options]


async def search(driver, words: str) -> list[str]:
    await driver.press("ctrl+p")
    await driver.until(lambda: bool(rows(driver)))
    before = rows(driver)
    await driver.press(*(KEYS.get(c, c) for c in words))
    await driver.until(lambda: rows(driver) != before)
    return rows(driver)


async def test_records_stand_before_commands(open_explorer):
    async with open_explorer() as driver:
        found = await search(driver, "commitments")
        at = found.index("Panes: Go to the commitments")
        assert found.index("Entity: Migration commitments of 27 December 2023") < at
        assert not any(row.startswith(("Entity:", "Commitment:")) for row in found[at:])


async def test_accents_may_be_left_out_and_enter_goes_to_the_words(open_explorer):
    async with open_explorer() as driver:
        await driver.press("3")
        found = await search(driver, "barcena alicia")
        assert found[0] == "Entity: Alicia Bárcena"
        await driver.press("enter")
        await driver.until(lambda: driver.app.screen is driver.explorer)
        assert driver.explorer.selected.record == "alicia-barcena"
        assert driver.explorer.pane == "article"
        assert driver.passage() == "Alicia Bárcena"
        await driver.press("escape")
        assert driver.explorer.pane == "commitments"


async def opened(driver) -> list[str]:
    await driver.press("ctrl+p")
    await driver.until(lambda: "Entity: United States" in rows(driver))
    await driver.until(lambda: any(row.startswith("Panes: ") for row in rows(driver)))
    return rows(driver)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("mexico", "Entity: Mexico"),
        ("Entity: Mexico", "Entity: Mexico"),
        ("entity:mexico ci", "Entity: Mexico City"),
        ("keep-crossings-open", "Commitment: Keep border crossings open"),
        ("keep-cross", "Commitment: Keep border crossings open"),
    ],
)
async def test_records_are_found_by_id_and_by_their_row(open_explorer, typed, first):
    async with open_explorer() as driver:
        assert (await search(driver, typed))[0] == first


async def test_what_is_found_by_its_id_shows_it(open_explorer):
    async with open_explorer() as driver:
        await search(driver, "mexico-cit")
        option = driver.app.screen.query_one(CommandList).get_option_at_index(0)
        assert str(option.prompt).split("\n") == ["Entity: Mexico City", "mexico-city"]


async def test_before_anything_is_typed_commands_are_offered_and_then_records(open_explorer):
    async with open_explorer() as driver:
        found = await opened(driver)
        records = [row.startswith(("Commitment: ", "Entity: ")) for row in found]
        first = records.index(True)
        assert found[0] == "Panes: Go to the next pane"
        assert found[first] == "Commitment: Keep border crossings open"
        assert all(records[first:])
        areas = [row.partition(":")[0] for row in found[:first]]
        assert sorted(areas, key=AREAS.index) == areas
        assert "Articles: Open the next article of the corpus" not in found
        assert "Articles: List what is wrong with the files" not in found


async def test_undo_and_redo_are_offered_where_there_is_something(open_explorer, accord):
    def offered(found) -> list[str]:
        return [row for row in found if row.startswith(("Editing: Undo", "Editing: Redo"))]

    undo, redo = "Editing: Undo the last change to this article", "Editing: Redo what was undone"
    async with open_explorer(accord) as driver:
        await driver.press("ctrl+p")
        await driver.until(lambda: "Panes: Go to the next pane" in rows(driver))
        assert offered(rows(driver)) == []
        await driver.press("escape")
        explorer = driver.explorer
        record = explorer.article.annotation.entities[0].id
        explorer.edit(Set(record=record, field="note", value="x"))
        await driver.until(lambda: explorer.article.record(record).note == "x")
        await driver.press("ctrl+p")
        await driver.until(lambda: offered(rows(driver)) == [undo])
        await driver.press("escape", "u")
        await driver.until(lambda: explorer.article.record(record).note == "")
        await driver.press("ctrl+p")
        await driver.until(lambda: offered(rows(driver)) == [f"{redo} last"])


async def test_a_long_title_is_cut(open_explorer):
    async with open_explorer(size=(60, 24)) as driver:
        found = await search(driver, "hemispheric")
        assert any(row.startswith("Quotation: ") and row.endswith("…") for row in found)
        assert all(len(row) <= 50 for row in found)


async def test_a_name_is_not_markup(open_explorer, make_corpus):
    path = make_corpus(
        "The board met.",
        "$HEAD\nentities: [{id: a, kind: place, name: '[b]Pier[/] [red', mentions: [board]}]\n",
    )
    async with open_explorer(path) as driver:
        assert await search(driver, "pier") == ["Entity: [b]Pier[/] [red"]


async def test_nothing_found_is_said(open_explorer):
    async with open_explorer() as driver:
        await search(driver, "xqz")
        held = driver.app.screen.query_one(CommandList)
        await driver.until(lambda: [option.id for option in held.options] == ["--no-matches"])


def test_beginnings_come_first():
    scores = [
        match("pier", name).score for name in ("pier", "a pier", "at the pier side", "repiered")
    ]
    assert scores == sorted(scores, reverse=True)
    assert match("pier", "board") is None
    assert match("pier 1", "pier 2") is None
    assert match(" ", "pier") is None


async def test_a_theme_is_found_by_its_description_and_kept(open_explorer):
    async with open_explorer() as driver:
        found = await search(driver, "colours")
        assert [row for row in found if row.startswith("Program: change the theme")] == found[:1]
        await driver.press("enter")
        await driver.until(lambda: "migwatch-light" in rows(driver))
        await driver.press(*"migwatch-light")
        await driver.until(lambda: rows(driver) == ["migwatch-light"])
        await driver.press("enter")
        await driver.until(lambda: driver.app.theme == "migwatch-light")
        assert driver.notices() == ["Theme migwatch-light, also at the next start."]
    async with open_explorer() as driver:
        assert driver.app.theme == "migwatch-light"
    async with open_explorer(settings=Settings(theme="textual-dark")) as driver:
        assert driver.app.theme == "textual-dark"


@pytest.mark.parametrize("held", [b"", b"[]", b'{"theme": 1}', b"\xff"])
async def test_a_damaged_choice_is_passed_over(open_explorer, held):
    theme_file().parent.mkdir(parents=True, exist_ok=True)
    theme_file().write_bytes(held)
    async with open_explorer() as driver:
        assert driver.app.theme == Settings().theme


@pytest.mark.parametrize(
    ("colours", "theme"), [("truecolor", "migwatch-dark"), ("standard", "ansi-dark")]
)
def test_sixteen_colours_have_a_theme_of_their_own_unless_one_is_chosen(colours, theme):
    assert theme_of(Settings(), colours) == theme
    assert theme_of(Settings(theme="nord"), colours) == "nord"
    assert theme_of(Settings(theme="nord"), "none") == "ansi-dark"
