"""Finding words in the article, by keys."""

from pathlib import Path
from threading import Event

import pytest

from migwatch.app.screens import explorer_finding
from migwatch.app.screens.help import HelpScreen
from migwatch.app.screens.sheet import SheetView
from migwatch.app.widgets.article_pane import ArticlePane
from migwatch.app.widgets.query_bar import QueryBar
from migwatch.app.widgets.query_parts import ProblemLine
from migwatch.corpus.find import Finder

TEXT = "The board met.\nThe pier stays; no pier falls.\n\nA Pier, a peer, an épier.\n"
ENTITIES = (
    "entities:\n"
    "  - {id: board, kind: organisation, name: Board, mentions: [The board]}\n"
    "  - {id: pier, kind: place, name: Pier, mentions: [The pier, no pier, A Pier]}\n"
)


@pytest.fixture
def harbour(make_corpus) -> Path:
    return make_corpus(TEXT, f"$HEAD\n{ENTITIES}")


def matches(driver) -> list[str]:
    found = driver.explorer.found
    text = driver.explorer.article.text
    return [] if found is None else [text[slice(*found.span(n))] for n in range(len(found))]


def says(driver) -> str:
    return "".join(part.text for part in driver.explorer.found_says)


def title(driver) -> str:
    return "".join(part.text for part in driver.explorer.article_says[1])


async def test_matches_are_marked_as_one_types_and_the_title_counts_them(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"pie")
        assert matches(driver) == ["pie", "pie", "Pie", "pie"]
        assert says(driver) == title(driver) == "1 of 4"
        await driver.press("r", "s")
        assert matches(driver) == []
        assert says(driver) == "no “piers”"
        assert driver.explorer.cursor == 0
        await driver.press("backspace")
        assert len(matches(driver)) == 4
        assert driver.explorer.cursor == TEXT.index("pier")


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
        starts = [*explorer.found.starts]
        for at in (1, 2, 3, 0):
            await driver.press("n")
            assert explorer.cursor == starts[at]
            assert title(driver) == f"{at + 1} of 4"
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
        driver.explorer.cursor = TEXT.index("met")
        await driver.pilot.pause()
        assert title(driver) == "4 found"
        await driver.press("N")
        assert title(driver) == "4 of 4"
        await driver.press("2", "n")
        assert driver.explorer.pane == "article"
        assert title(driver) == "1 of 4"


async def test_finding_begins_where_the_reader_is(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        driver.explorer.cursor = TEXT.index("falls")
        await driver.press("slash", *"pier")
        assert says(driver) == "3 of 4"
        await driver.press("ctrl+g", "ctrl+g")
        assert says(driver) == "1 of 4"
        await driver.press("ctrl+t")
        assert says(driver) == "4 of 4"
        await driver.press("escape")
        assert driver.explorer.cursor == TEXT.index("falls")
        assert driver.explorer.found is None
        assert not driver.explorer.query(QueryBar)
        assert driver.explorer.trail == []


async def test_smart_case_whole_words_phrases(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"Pier")
        assert matches(driver) == ["Pier"]
        await driver.press("ctrl+u", *"`pier")
        assert matches(driver) == ["pier", "pier", "Pier"]
        await driver.press("ctrl+u", *"pier", "alt+w")
        assert matches(driver) == ["pier", "pier", "Pier"]
        await driver.press("alt+w")
        assert len(matches(driver)) == 4
        await driver.press("ctrl+u", *'"met. the pier')
        assert matches(driver) == ["met.\nThe pier"]
        await driver.press("ctrl+u", *"board pier")
        assert matches(driver)[:2] == ["board", "pier"]
        await driver.press(*" quay")
        assert matches(driver) == []
        assert says(driver) == "no “quay”"


async def test_a_bad_expression_is_shown_at_its_column_and_the_matches_stay(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"/p[ie]+r")
        assert matches(driver) == ["pier", "pier", "Pier", "peer", "pier"]
        line = driver.explorer.query_one(ProblemLine)
        assert not line.display
        await driver.press("(")
        assert len(matches(driver)) == 5
        assert line.display
        shown = line.render_line(0).text
        field = driver.explorer.query_one(QueryBar).field
        assert shown.strip() == "▲ missing )"
        assert shown.index("▲") == field.content_region.x + len("/p[ie]+r(")
        await driver.press("enter")
        assert driver.explorer.query(QueryBar)
        await driver.press("s", ")", "slash")
        assert not line.display
        assert matches(driver) == []


async def test_an_expression_that_takes_too_long_is_stopped(
    open_explorer, make_corpus, monkeypatch
):
    path = make_corpus("b" + "a" * 300 + "c", "$HEAD\n")
    monkeypatch.setattr(explorer_finding, "_AT_ONCE", 0.001)
    monkeypatch.setattr(Finder.find, "__kwdefaults__", {"start": 0, "patience": 0.05})
    async with open_explorer(path) as driver:
        await driver.press("slash", *"/b|(a|aa)+$")
        await driver.until(lambda: "stopped" in says(driver))
        assert matches(driver) == ["b"]
        assert says(driver) == "1 of 1, stopped after 1 s"


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
        await driver.press("slash", "p", "i")
        await driver.until(lambda: len(matches(driver)) == 4)
        release.set()
        await driver.until(lambda: len(ended) > 0)
        await driver.pilot.pause()
        assert ended[0]
        assert {*matches(driver)} == {"pi", "Pi"}


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
        assert says(driver).endswith("…")
        release.set()
        await driver.until(lambda: not explorer.found.partial)
        assert len(explorer.found) == 40_000
        assert explorer.cursor == 160_000
        assert says(driver) == "20,001 of 40,000"


async def test_too_many_matches_are_told(open_explorer, make_corpus):
    path = make_corpus("a " * 100_010, "$HEAD\n")
    async with open_explorer(path) as driver:
        explorer = driver.explorer
        await driver.until(lambda: explorer.article is not None)
        await driver.press("slash", "a")
        await driver.until(lambda: explorer.found is not None and not explorer.found.partial)
        assert says(driver) == "1 of first 100,000"


async def test_y_copies_the_match_as_a_citation(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"falls", "enter", "y")
        start = TEXT.index("falls")
        assert driver.app.clipboard.startswith("“falls”\n")
        assert f"characters {start}-{start + 5} of" in driver.app.clipboard
        await driver.press("2", "y")
        assert not driver.app.clipboard.startswith("“falls”")


async def test_earlier_queries_come_back(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        for words in ("pier", "board"):
            await driver.press("slash", *words, "enter")
        await driver.press("escape")
        assert driver.explorer.found is None
        await driver.press("slash", *"me", "up")
        field = driver.explorer.query_one(QueryBar).field
        assert field.value == "board"
        assert matches(driver) == ["board"]
        await driver.press("up", "up")
        assert field.value == "pier"
        await driver.press("down", "down", "down")
        assert field.value == "me"
        assert matches(driver) == ["me"]


async def test_one_step_leads_back_from_any_number_of_queries(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"pier", "enter", "n", "slash")
        assert driver.explorer.query_one(QueryBar).field.value == "pier"
        await driver.press(*"peer", "escape")
        assert len(matches(driver)) == 4
        assert title(driver) == "2 of 4"
        await driver.press("slash", *"peer", "enter")
        assert matches(driver) == ["peer"]
        await driver.press("escape")
        assert driver.explorer.found is None
        assert driver.explorer.cursor == 0
        assert driver.explorer.trail == []


async def test_a_record_selected_at_a_match_is_a_step_of_its_own(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"pier", "enter", "enter")
        assert driver.explorer.selected.record == "pier"
        await driver.press("escape")
        assert driver.explorer.selected is None
        assert len(matches(driver)) == 4
        await driver.press("escape")
        assert driver.explorer.found is None


@pytest.mark.parametrize("key", ["tab", "f2"])
async def test_other_keys_leave_the_matches(open_explorer, harbour, key):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"pier", key)
        assert len(matches(driver)) == 4
        assert bool(driver.explorer.query(QueryBar)) == (key == "f2")


@pytest.mark.parametrize("keys", [["enter"], ["escape"], ["tab"], ["z", "z", "tab"]])
async def test_a_query_that_finds_nothing_leaves_nothing_behind(open_explorer, harbour, keys):
    async with open_explorer(harbour) as driver:
        await driver.press("slash")
        await driver.press(*keys)
        assert not driver.explorer.query(QueryBar)
        assert driver.explorer.found is None
        assert driver.explorer.trail == []


async def test_another_article_has_no_matches(open_explorer, harbour):
    other = harbour.with_name("other.yaml")
    other.write_text(harbour.read_text("utf-8"), "utf-8")
    async with open_explorer(harbour.parent) as driver:
        await driver.press("slash", *"pier", "enter", "right_square_bracket")
        await driver.until(lambda: driver.explorer.article.id == "other")
        assert driver.explorer.found is None
        assert driver.explorer.trail == []


async def test_a_click_in_the_article_closes_the_bar(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash", *"pier")
        await driver.pilot.click("#article", offset=(10, 0))
        await driver.pilot.pause()
        assert not driver.explorer.query(QueryBar)
        assert len(matches(driver)) == 4
        await driver.press("n")
        assert title(driver) == "1 of 4"


async def test_pasted_lines_become_one_query(open_explorer, harbour):
    from textual.events import Paste

    async with open_explorer(harbour) as driver:
        await driver.press("slash")
        field = driver.explorer.query_one(QueryBar).field
        field.post_message(Paste('"board \x1b[31mmet.\nThe pier"'))
        await driver.pilot.pause()
        assert field.value == '"board [31mmet. The pier"'


@pytest.mark.parametrize(("size", "no_color"), [((120, 40), True), ((80, 24), False)])
async def test_matches_are_painted_apart_and_shown_in_the_ruler(
    open_explorer, harbour, monkeypatch, size, no_color
):
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with open_explorer(harbour, size=size) as driver:
        await driver.press("slash", *"pier", "enter", "n")
        pane = driver.explorer.query_one("#article", ArticlePane)
        segments = [s for y in range(pane.page) for s in pane.render_line(y)]
        current, other = TEXT.index("pier f"), TEXT.index("pier s")
        styles = {}
        for segment in segments:
            offset = segment.style.meta.get("offset") if segment.style else None
            for at in range(len(segment.text) if offset else 0):
                styles[offset[0] + at] = segment.style
        plain = styles[TEXT.index("stays")]
        for at in (current + 1, other + 1):
            same_ground = styles[at].bgcolor == plain.bgcolor
            assert (styles[at].reverse or not same_ground) and not plain.reverse
        assert styles[current + 1] != styles[other + 1]
        assert styles[current + 1].bold
        ruler = "".join(pane.render_line(y).text[-1] for y in range(pane.page))
        assert ruler.strip("▐ █") == ""
        assert "█" in ruler


async def test_a_letter_and_what_it_finds_are_painted_in_one_frame(open_explorer, harbour):
    async with open_explorer(harbour) as driver:
        await driver.press("slash")
        frames = []
        display = driver.app._display
        driver.app._display = lambda screen, update: (frames.append(1), display(screen, update))
        for key in ("p", "i", "x", "backspace", "alt+w", "ctrl+g"):
            frames.clear()
            await driver.press(key)
            await driver.pilot.pause(0.1)
            assert len(frames) <= 1, key


async def test_help_tells_how_queries_are_written(open_explorer):
    async with open_explorer() as driver:
        await driver.press("question_mark")
        assert isinstance(driver.app.screen, HelpScreen)
        told = "\n".join("".join(p.text for p in line) for line in driver.app.screen.lines())
        for words in ("`pier`", "/pier[s]?/", "alt+w", "n and N then go from match to match"):
            assert words in told
        assert driver.app.screen.query_one(SheetView)
