"""Finding words in the article, by keys."""

from threading import Event

import pytest

from migwatch.app import titles
from migwatch.app.screens import explorer_finding
from migwatch.app.widgets.article_pane import ArticlePane
from migwatch.app.widgets.query_bar import QueryBar
from migwatch.corpus.find import Finder


async def test_matches_are_marked_as_one_types_and_the_title_counts_them(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"pie")
        assert driver.matches() == ["pie", "pie", "Pie", "pie"]
        assert driver.says() == driver.title() == "1 of 4"
        await driver.press("r", "s")
        assert driver.matches() == []
        assert driver.says() == "no “piers”"
        assert driver.explorer.cursor == 0
        await driver.press("backspace")
        assert len(driver.matches()) == 4
        assert driver.explorer.cursor == driver.text.index("pier")


async def test_enter_keeps_the_matches_and_n_steps_through_them(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        explorer = driver.explorer
        await driver.press("2", "j", "j")
        selected = explorer.selected
        assert selected.record == "pier"
        before = explorer.cursor
        await driver.press("slash", *"pier", "enter")
        assert not explorer.query(QueryBar)
        assert driver.app.focused is None
        assert explorer.pane == "article"
        assert explorer.selected is None
        assert explorer.chosen == selected
        starts = [*explorer.found.starts]
        for at in (1, 2, 3, 0):
            await driver.press("n")
            assert explorer.cursor == starts[at]
            assert driver.title() == f"{at + 1} of 4"
        await driver.press("N")
        assert explorer.cursor == starts[3]
        await driver.press("escape")
        assert explorer.found is None
        assert explorer.pane == "records"
        assert explorer.selected == selected
        assert explorer.cursor == before
        await driver.press("n")
        assert explorer.selected.nth == 1


async def test_n_goes_on_from_where_the_cursor_is(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"pier", "enter")
        driver.explorer.cursor = driver.text.index("met")
        await driver.pilot.pause()
        assert driver.title() == "4 found"
        await driver.press("N")
        assert driver.title() == "4 of 4"
        await driver.press("n")
        assert driver.title() == "1 of 4"


async def test_another_pane_ends_it_and_escape_leads_back_to_the_matches(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        explorer = driver.explorer
        await driver.press("slash", *"pier", "enter", "n")
        assert driver.title() == "2 of 4"
        assert explorer.selected is None
        await driver.press("2", "G", "n")
        assert explorer.found is None
        assert driver.title() == ""
        assert explorer.selected == ("pier", 1)
        assert driver.passage() == "no pier"
        assert "2 of 3" in driver.details()
        await driver.press("escape")
        assert explorer.pane == "article"
        assert driver.title() == "2 of 4"
        assert explorer.selected is None
        await driver.press("n")
        assert driver.title() == "3 of 4"
        await driver.press("escape")
        assert explorer.found is None
        assert explorer.cursor == 0


async def test_n_steps_through_the_record_selected_at_a_match(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("2", "1")
        assert "Board" in driver.details()
        await driver.press("slash", *"pier", "enter")
        assert "Board" not in driver.details()
        await driver.press("enter", "n")
        assert driver.explorer.selected == ("pier", 1)
        assert driver.explorer.found is None
        assert driver.title() == ""


async def test_finding_begins_where_the_reader_is(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        driver.explorer.cursor = driver.text.index("falls")
        await driver.press("slash", *"pier")
        assert driver.says() == "3 of 4"
        await driver.press("ctrl+g", "ctrl+g")
        assert driver.says() == "1 of 4"
        await driver.press("ctrl+t")
        assert driver.says() == "4 of 4"
        await driver.press("escape")
        assert driver.explorer.cursor == driver.text.index("falls")
        assert driver.explorer.found is None
        assert not driver.explorer.query(QueryBar)
        assert driver.explorer.trail == []


async def test_smart_case_whole_words_phrases(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"Pier")
        assert driver.matches() == ["Pier"]
        await driver.press("ctrl+u", *"`pier")
        assert driver.matches() == ["pier", "pier", "Pier"]
        await driver.press("ctrl+u", *"pier", "alt+w")
        assert driver.matches() == ["pier", "pier", "Pier"]
        await driver.press("alt+w")
        assert len(driver.matches()) == 4
        await driver.press("ctrl+u", *'"met. the pier')
        assert driver.matches() == ["met.\nThe pier"]
        await driver.press("ctrl+u", *"board pier")
        assert driver.matches()[:2] == ["board", "pier"]
        await driver.press(*" quay")
        assert driver.matches() == []
        assert driver.says() == "no “quay”"


async def test_an_expression_that_takes_too_long_is_stopped(
    open_explorer, make_corpus, monkeypatch
):
    path = make_corpus("b" + "a" * 300 + "c", "$HEAD\n")
    monkeypatch.setattr(explorer_finding, "_AT_ONCE", 0.001)
    monkeypatch.setattr(Finder.find, "__kwdefaults__", {"start": 0, "patience": 0.05})
    async with open_explorer(path) as driver:
        await driver.press("slash", *"/b|(a|aa)+$")
        await driver.until(lambda: "stopped" in driver.says())
        assert driver.matches() == ["b"]
        assert driver.says() == "1 of 1, stopped after 1 s"


async def test_a_newer_query_ends_an_older_one(open_explorer, harbour, monkeypatch):
    monkeypatch.setattr(explorer_finding, "_SMALL", 1)
    release, ended = Event(), []
    find = Finder.find

    def slow(self, query, limit=100, cancelled=lambda: False, **more):
        if query.terms[0].words == "p":
            release.wait(60)
            ended.append(cancelled())
        return find(self, query, limit, cancelled, **more)

    monkeypatch.setattr(Finder, "find", slow)
    async with open_explorer(harbour) as driver:
        await driver.press("slash", "p")
        bar = driver.explorer.query_one(QueryBar)
        assert bar.says == titles.SEARCHING
        await driver.press("i")
        await driver.until(lambda: len(driver.matches()) == 4)
        release.set()
        await driver.until(lambda: len(ended) > 0)
        await driver.pilot.pause()
        assert ended[0]
        assert {*driver.matches()} == {"pi", "Pi"}


async def test_in_a_large_text_the_matches_near_the_reader_come_first(
    open_explorer, make_corpus, monkeypatch
):
    text = "pier é. " * 40_000
    path = make_corpus(text, "$HEAD\n")
    release = Event()
    find = Finder.find

    def slow(self, query, limit=100_000, cancelled=lambda: False, **more):
        if len(self.text) == len(text):
            release.wait(60)
        return find(self, query, limit, cancelled, **more)

    monkeypatch.setattr(Finder, "find", slow)
    async with open_explorer(path) as driver:
        explorer = driver.explorer
        await driver.until(lambda: explorer.article is not None)
        explorer.cursor = 160_003
        await driver.press("slash", *"pier")
        await driver.until(lambda: explorer.found is not None)
        assert explorer.found.partial
        assert explorer.cursor == 160_000
        assert driver.says().endswith("…")
        release.set()
        await driver.until(lambda: not explorer.found.partial)
        assert len(explorer.found) == 40_000
        assert explorer.cursor == 160_000
        assert driver.says() == "20,001 of 40,000"


async def test_too_many_matches_are_told(open_explorer, make_corpus):
    path = make_corpus("a " * 100_010, "$HEAD\n")
    async with open_explorer(path) as driver:
        explorer = driver.explorer
        await driver.until(lambda: explorer.article is not None)
        await driver.press("slash", "a")
        await driver.until(lambda: explorer.found is not None and not explorer.found.partial)
        assert driver.says() == "1 of first 100,000"


async def test_y_copies_the_match_as_a_citation(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"falls", "enter", "y")
        start = driver.text.index("falls")
        assert driver.app.clipboard.startswith("“falls”\n")
        assert f"characters {start}-{start + 5} of" in driver.app.clipboard
        await driver.press("2", "y")
        assert not driver.app.clipboard.startswith("“falls”")


async def test_a_record_selected_at_a_match_is_a_step_of_its_own(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"pier", "enter", "enter")
        assert driver.explorer.selected.record == "pier"
        await driver.press("escape")
        assert driver.explorer.selected is None
        assert len(driver.matches()) == 4
        await driver.press("escape")
        assert driver.explorer.found is None


async def test_another_article_has_no_matches(open_explorer, harbour):
    other = harbour.with_name("other.yaml")
    other.write_text(harbour.read_text("utf-8"), "utf-8")
    async with open_explorer(harbour.parent) as driver:
        await driver.press("slash", *"pier", "enter", "right_square_bracket")
        await driver.until(lambda: driver.explorer.article.id == "other")
        assert driver.explorer.found is None
        assert driver.explorer.trail == []


@pytest.mark.parametrize(("size", "no_color"), [((120, 40), True), ((80, 24), False)])
async def test_matches_are_painted_apart_and_shown_in_the_ruler(
    open_explorer, harbour, monkeypatch, size, no_color
):
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with open_explorer(harbour, size=size) as driver:
        await driver.press("slash", *"pier", "enter", "n")
        pane = driver.explorer.query_one("#article", ArticlePane)
        current, other = driver.text.index("pier f"), driver.text.index("pier s")
        styles = {}
        for y in range(pane.page):
            for x in range(8, pane.room - 1):
                start, end = pane.character_at(x, y)
                if start < end:
                    styles[start] = next(iter(pane.render_line(y).crop(x, x + 1))).style
        plain = styles[driver.text.index("stays")]
        for at in (current + 1, other + 1):
            same_ground = styles[at].bgcolor == plain.bgcolor
            assert (styles[at].reverse or not same_ground) and not plain.reverse
        assert styles[current + 1] != styles[other + 1]
        assert styles[current + 1].bold
        ruler = "".join(pane.render_line(y).text[-2] for y in range(pane.page))
        assert ruler.strip("▐ █") == ""
        assert "█" in ruler
