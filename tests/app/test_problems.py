"""What the problems sheet says, and where it leads."""

from pathlib import Path

import pytest

from migwatch.app.editor import NoEditor, editor_words
from migwatch.app.screens.form import Form
from migwatch.app.screens.problems import ProblemsScreen, ProblemsView
from migwatch.store.problem import Problem

TEXT = "The board met. The pier stays."
#: What is wrong with each record; of some nothing can be shown.
WRONG = """$HEAD
entities:
  - id: board
    kind: council
    name: Board
    mentions: [The board]
  - {id: pier, kind: place, name: Pier, mentions: [The pier, the peer]}
  - {id: gone, kind: place, name: Gone, mentions: [nowhere]}
"""
SOUND = "entities:\n  - {id: board, kind: organisation, name: Board, mentions: [The board]}\n"


@pytest.fixture(autouse=True)
def no_editor(monkeypatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)


async def listed(driver):
    await driver.until(lambda: isinstance(driver.app.screen, ProblemsScreen))
    await driver.pilot.pause()
    return driver.app.screen.query_one(ProblemsView)


def test_a_problem_has_a_place_unless_it_is_the_file_as_a_whole():
    path = Path("harbours") / "a\x1b.yaml"
    problems = (Problem(path, 3, 14, "is \x1b wrong"), Problem(path, 0, 0, "is a folder"))
    screen = ProblemsScreen(problems, readable=True)
    told = ["".join(part.text for part in line) for line in screen.lines()]
    assert "a\u241b.yaml:3:14: is \u241b wrong" in told
    assert "a\u241b.yaml: is a folder" in told
    assert str(problems[1]) == "harbours/a\\x1b.yaml: is a folder"


async def test_enter_opens_the_form_of_the_record_at_what_is_wrong(open_explorer, make_corpus):
    async with open_explorer(make_corpus(TEXT, WRONG)) as driver:
        view = await listed(driver)
        assert "enter mend it" in view.border_subtitle
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, Form))
        form = driver.app.screen
        await driver.until(lambda: "is not a kind" in form.problem)
        assert (form.record, form.row.path) == ("board", ("kind",))
        assert [type(each) for each in driver.app.screen_stack[1:]] == [Form]


@pytest.mark.parametrize("nth", [1, 2])
async def test_what_no_form_shows_is_mended_in_the_file(open_explorer, make_corpus, nth):
    path = make_corpus(TEXT, WRONG)
    async with open_explorer(path) as driver:
        view = await listed(driver)
        await driver.press(*["j"] * nth)
        assert view.at == nth
        await driver.press("enter")
        await driver.until(lambda: bool(driver.notices()))
        [told] = driver.notices()
        place, _, advice = told.rpartition(": ")
        assert place.startswith(f"{path}:") and place.split(":")[1].isdigit()
        assert advice == "set $VISUAL or $EDITOR to open it here"
        named = path.read_text("utf-8").splitlines()[int(place.split(":")[1]) - 1]
        assert ("the peer", "nowhere")[nth - 1] in named


async def test_a_record_of_another_article_is_gone_to(open_explorer, harbours):
    from tests.app.test_corpus import opened, settled

    path = harbours / "summer.yaml"
    path.write_text(path.read_text("utf-8").replace("force: announced", "force: loud"), "utf-8")
    async with open_explorer(harbours) as driver:
        screen = await opened(driver)
        while screen.articles.entry.id != "summer":
            await driver.press("j")
        await settled(driver, screen)
        await driver.press("exclamation_mark")
        await listed(driver)
        await driver.press("enter")
        explorer = driver.explorer
        await driver.until(lambda: explorer.article is not None and explorer.article.id == "summer")
        await driver.until(lambda: explorer.selected is not None)
        assert explorer.selected.record == "second-ferry"


async def test_the_highlight_goes_through_all_problems_and_stays_in_view(
    open_explorer, make_corpus
):
    records = "".join(
        f"  - {{id: x{number}, kind: nonsense, name: X, mentions: [The board]}}\n"
        for number in range(60)
    )
    async with open_explorer(make_corpus(TEXT, f"$HEAD\nentities:\n{records}"), (80, 24)) as driver:
        view = await listed(driver)

        def shown():
            lines = ["".join(s.text for s in view.render_line(y)) for y in range(view.page)]
            return any(line.startswith("\u258c") for line in lines)

        for keys, at in ((["j"] * 3, 3), (["G"], 59), (["k"], 58), (["g"], 0)):
            await driver.press(*keys)
            assert view.at == at
            assert shown()
        await driver.press("pagedown")
        assert 2 < view.at < 30 and shown()
        assert "What is wrong here" not in "".join(s.text for s in view.render_line(0))
        await driver.press("pageup", "g")
        assert "What is wrong here" in "".join(s.text for s in view.render_line(0))


async def test_the_palette_lists_it_while_anything_is_wrong(open_explorer, make_corpus):
    from migwatch.app.commands import command

    async with open_explorer(make_corpus(TEXT, f"$HEAD\n{SOUND}")) as driver:
        assert not command("mend").available(driver.explorer)
    async with open_explorer(make_corpus(TEXT, WRONG)) as driver:
        await listed(driver)
        await driver.press("escape")
        assert command("mend").available(driver.explorer)
        command("mend").run(driver.explorer)
        await listed(driver)


@pytest.mark.parametrize(
    ("visual", "editor", "words"),
    [
        ("", "vim", ["vim", "+3", "a b.yaml"]),
        ("nano -w", "vim", ["nano", "-w", "+3", "a b.yaml"]),
        ("/usr/bin/hx", "", ["/usr/bin/hx", "a b.yaml:3:7"]),
        ("code --wait", "", ["code", "--wait", "-g", "a b.yaml:3:7"]),
        ("own", "", ["own", "a b.yaml"]),
    ],
)
def test_editors_are_told_the_line_in_their_own_way(visual, editor, words):
    variables = {"VISUAL": visual, "EDITOR": editor}
    assert editor_words(variables, Path("a b.yaml"), 3, 7) == words


def test_without_an_editor_it_is_said_what_to_set():
    for variables in ({}, {"EDITOR": "  "}, {"VISUAL": "vim '"}):
        with pytest.raises(NoEditor, match=r"\$VISUAL"):
            editor_words(variables, Path("a.yaml"))
