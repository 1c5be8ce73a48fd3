"""From records to words and back, by keys."""

from pathlib import Path

import pytest
from textual.widgets import Input

from migwatch.app.layers import ALL_LAYERS, LAYERS
from migwatch.app.screens.help import HelpScreen
from migwatch.app.screens.problems import ProblemsScreen
from migwatch.app.screens.sheet import SheetView
from migwatch.app.widgets.article_pane import ArticlePane
from migwatch.model.records import passages


async def test_starts_at_the_top_of_the_article_with_nothing_selected(open_explorer):
    async with open_explorer() as driver:
        assert driver.explorer.pane == "article"
        assert driver.explorer.cursor == 0
        assert driver.explorer.selected is None


async def test_moving_in_a_list_previews_the_first_passage_at_once(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2")
        first = driver.explorer.selected
        await driver.press("j")
        explorer = driver.explorer
        assert explorer.selected != first
        record = explorer.article.record(explorer.selected.record)
        assert explorer.cursor == passages(record)[0].start
        assert explorer.pane == "records"


async def test_n_steps_through_the_passages_and_around(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2")
        explorer = driver.explorer
        record = explorer.article.record(explorer.selected.record)
        count = len(passages(record))
        assert count > 1
        for nth in [*range(1, count), 0]:
            await driver.press("n")
            assert explorer.selected.nth == nth
            assert driver.passage() == passages(record)[nth].exact
        await driver.press("N")
        assert explorer.selected.nth == count - 1


async def test_enter_goes_to_the_words_and_escape_comes_back(open_explorer):
    async with open_explorer() as driver:
        await driver.press("3", "j", "j")
        before = driver.explorer.selected
        row = driver.row()
        await driver.press("enter")
        assert driver.explorer.pane == "article"
        assert driver.explorer.cursor == driver.explorer.article.text.index(driver.passage())
        await driver.press("n", "l", "l", "escape")
        assert driver.explorer.pane == "commitments"
        assert driver.explorer.selected == before
        assert driver.row() == row


async def test_escape_leads_back_to_the_words_and_not_to_a_record_elsewhere(open_explorer, accord):
    async with open_explorer(accord) as driver:
        explorer = driver.explorer
        await driver.press("2", "enter")
        assert explorer.selected.record == "board"
        await driver.press("l")
        cursor = explorer.cursor
        await driver.press("enter")
        assert explorer.selected.record == "pier"
        await driver.press("escape")
        assert explorer.cursor == cursor
        assert explorer.selected is None
        assert "Board" not in driver.details()
        await driver.press("escape")
        assert explorer.pane == "records"
        assert explorer.selected.record == "board"


async def test_enter_on_words_selects_what_overlaps_there_in_turn(open_explorer):
    async with open_explorer() as driver:
        explorer = driver.explorer
        await driver.press("l")
        under = explorer.article.marks.under(
            explorer.cursor, frozenset(explorer.article.marks.spans)
        )
        wanted = [explorer.article.records[m.record].id for m in under if m.cls != "edge"]
        found = []
        for _ in wanted:
            await driver.press("enter")
            found.append(explorer.selected.record)
        assert found == wanted
        await driver.press("enter")
        assert explorer.selected.record == wanted[0]


async def test_enter_on_words_brings_the_lists_along(open_explorer):
    async with open_explorer() as driver:
        explorer = driver.explorer
        caution = explorer.article.annotation.cautions[0]
        explorer.cursor = caution.passage.start
        for _ in range(12):
            await driver.press("enter")
            if explorer.selected.record == caution.id:
                break
        assert explorer.selected.record == caution.id
        assert explorer.records.row.record == caution.id


async def test_l_and_h_visit_only_visible_layers(open_explorer):
    async with open_explorer() as driver:
        explorer = driver.explorer
        keys = [layer.key for layer in LAYERS if layer.id != "cautions"]
        await driver.press(*keys)
        assert explorer.shown_layers == {"cautions"}
        starts = sorted({c.passage.start for c in explorer.article.annotation.cautions})
        await driver.press("l", "l")
        assert explorer.cursor == [s for s in starts if s > 0][1]
        await driver.press("h")
        assert explorer.cursor == next(s for s in starts if s > 0)
        await driver.press(*keys)
        assert explorer.shown_layers == ALL_LAYERS


async def test_w_and_b_visit_every_word_and_select_none(open_explorer, accord):
    async with open_explorer(accord) as driver:
        explorer, text = driver.explorer, driver.text
        for words in ("U.S.", "board", "met in", "in Lisbon", "Lisbon", "It agreed"):
            await driver.press("w")
            assert text[explorer.cursor :].startswith(words)
        await driver.press("b")
        assert text[explorer.cursor :].startswith("Lisbon")
        assert explorer.selection is None
        assert explorer.selected is None
        await driver.press("v", "y")
        assert driver.app.clipboard.startswith("“Lisbon”")


async def test_g_goes_to_the_first_character_and_G_to_the_last_line(open_explorer, accord):
    async with open_explorer(accord) as driver:
        explorer = driver.explorer
        await driver.press("w", "w", "g")
        assert explorer.cursor == 0
        await driver.press("w", "w", "G")
        assert explorer.cursor == driver.text.index("The end.")
        await driver.press("w", "home")
        assert explorer.cursor == 0


async def test_filter_narrows_as_one_types_and_escape_shows_all(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2")
        everything = len(driver.explorer.records.rows)
        await driver.press("f", *"barcena")
        assert isinstance(driver.app.focused, Input)
        assert "Bárcena" in driver.row()
        assert len(driver.explorer.records.rows) < everything
        await driver.press("enter")
        assert driver.app.focused is None
        assert "Bárcena" in driver.row()
        await driver.press("escape")
        assert len(driver.explorer.records.rows) == everything
        assert "Bárcena" in driver.row()


async def test_t_switches_the_grouping_and_keeps_the_record(open_explorer):
    async with open_explorer() as driver:
        await driver.press("3")
        record = driver.explorer.selected.record
        for grouping in ("party", "force", "status", "due", "theme"):
            await driver.press("t")
            assert driver.explorer.grouping == grouping
            assert driver.explorer.selected.record == record


async def test_t_in_the_middle_pane_lists_every_kind_of_record(open_explorer):
    async with open_explorer() as driver:
        await driver.press("2")
        seen = set()
        for _ in range(4):
            seen.add(type(driver.explorer.article.record(driver.explorer.selected.record)).__name__)
            await driver.press("t")
        assert seen == {"Entity", "Quotation", "Claim", "Caution"}


async def test_folding(open_explorer):
    async with open_explorer() as driver:
        await driver.press("3")
        rows = len(driver.explorer.commitments.rows)
        await driver.press("l")
        assert len(driver.explorer.commitments.rows) > rows
        await driver.press("h")
        assert len(driver.explorer.commitments.rows) == rows
        await driver.press("h", "h")
        assert len(driver.explorer.commitments.rows) < rows


async def test_z_shows_one_pane_and_escape_all(open_explorer):
    async with open_explorer() as driver:
        await driver.press("3", "z")
        assert not driver.explorer.query_one("#reading").display
        assert not driver.explorer.query_one("#records").display
        await driver.press("escape")
        assert driver.explorer.query_one("#reading").display
        assert driver.explorer.query_one("#records").display


async def test_tab_goes_around(open_explorer):
    async with open_explorer() as driver:
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab"):
            await driver.press(key)
            seen.append(driver.explorer.pane)
        assert seen == ["records", "commitments", "article", "commitments"]


async def test_a_narrow_window_shows_one_list(open_explorer):
    async with open_explorer(size=(80, 24)) as driver:
        await driver.press("2")
        assert driver.explorer.query_one("#records").display
        assert not driver.explorer.query_one("#commitments").display
        await driver.press("3")
        assert not driver.explorer.query_one("#records").display
        assert driver.explorer.query_one("#article", ArticlePane).page >= 6


async def test_a_window_too_small_says_so(open_explorer):
    async with open_explorer(size=(39, 9)) as driver:
        assert driver.explorer.query_one("#too-small").display
        assert not driver.explorer.query_one("#body").display


async def test_copy_takes_a_citation(open_explorer):
    async with open_explorer() as driver:
        await driver.press("3", "y")
        copied = driver.app.clipboard
        assert driver.passage() in copied
        assert driver.explorer.article.annotation.article.sha256[:12] in copied
        assert "characters" in copied


async def test_help_scrolls_by_keyboard(open_explorer):
    async with open_explorer(size=(80, 24)) as driver:
        await driver.press("question_mark")
        assert isinstance(driver.app.screen, HelpScreen)
        sheet = driver.app.screen.query_one(SheetView)
        await driver.press("G")
        assert sheet.scroll_y > 0
        await driver.press("escape")
        assert not isinstance(driver.app.screen, HelpScreen)


async def test_click_selects_what_is_clicked(open_explorer):
    async with open_explorer() as driver:
        await driver.pilot.click("#article", offset=(12, 0))
        await driver.pilot.pause()
        assert driver.explorer.article.text[driver.explorer.cursor :].startswith("United")
        assert driver.passage() == "United States"


async def test_problems_are_listed_and_the_rest_is_readable(open_explorer, make_corpus):
    path: Path = make_corpus(
        "The board met. The pier stays.",
        "$HEAD\nentities:\n"
        "  - {id: board, kind: organisation, name: Board, mentions: [The board]}\n"
        "  - {id: pier, kind: place, name: Pier, mentions: [The peer]}\n",
    )
    async with open_explorer(path) as driver:
        assert isinstance(driver.app.screen, ProblemsScreen)
        await driver.press("escape")
        assert [e.id for e in driver.explorer.article.annotation.entities] == ["board"]


@pytest.mark.parametrize(
    "text", ["\x1b[2Jred \u202e ab\ttab\r", "e\u0301 漢字 👩\u200d👧 \u2028 x", ""]
)
async def test_every_character_keeps_its_offset(open_explorer, make_corpus, text):
    path = make_corpus(
        text + " The board met.",
        "$HEAD\nentities:\n  - {id: board, "
        "kind: organisation, name: Board, mentions: [The board]}\n",
    )
    async with open_explorer(path) as driver:
        await driver.press("2")
        pane = driver.explorer.query_one("#article", ArticlePane)
        line = pane.render_line(0)
        shown = {}
        for x in range(8, pane.room - 1):
            start, _ = pane.character_at(x, 0)
            shown.setdefault(start, line.crop(x, x + 1).text)
        assert "".join(shown[at] for at in range(len(text) + 1, len(text) + 10)) == "The board"
        assert line.text.replace("\u0301", "").isprintable()
