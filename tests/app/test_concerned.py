"""The pages of those whom a record names."""

from tests.app.test_entity_page import talks

from migwatch.app.screens.entity_page import EntityScreen
from migwatch.app.screens.picker import Picker

__all__ = ["talks"]


async def test_the_page_of_a_party_or_a_speaker_is_opened_from_a_commitment(open_explorer, talks):
    async with open_explorer(talks / "second.yaml") as driver:
        await driver.until(lambda: driver.explorer.article is not None)
        await driver.press("3")
        if driver.explorer.selected is None:
            await driver.press("j")
        assert driver.explorer.selected.record == "ferry"
        await driver.press("e")
        picker = driver.app.screen
        assert isinstance(picker, Picker)
        assert [(row.words, row.beside) for row in picker.rows] == [
            ("Norvland", "by"),
            ("Ana Reis", "says so"),
        ]
        await driver.press("escape", "e", "down", "enter")
        screen = driver.app.screen
        assert isinstance(screen, EntityScreen)
        assert screen.page.subject[:3] == ("ana-reis", "Ana Reis", "person")
        await driver.press("escape")
        assert driver.explorer.is_current


async def test_the_only_party_of_a_commitment_has_its_page_opened_at_once(open_explorer, talks):
    path = talks / "second.yaml"
    path.write_text(path.read_text("utf-8").replace("who: ana-reis", "who: nv"), "utf-8")
    async with open_explorer(path) as driver:
        await driver.until(lambda: driver.explorer.article is not None)
        await driver.press("3", "G", "k", "e")
        screen = driver.app.screen
        assert isinstance(screen, EntityScreen)
        assert screen.page.subject == ("nv", "Norvland", "", ())
