"""Pictures of the panels in which records are made and changed."""

from collections.abc import Awaitable, Callable

import pytest
from tests.app.panels import KEYS, PanelApp

from migwatch.app.choosing import Choice
from migwatch.app.entity_choices import entity_choices, term_choices
from migwatch.app.screens.annotate import AnnotateScreen
from migwatch.app.screens.form import Form
from migwatch.app.screens.history import HistoryScreen
from migwatch.app.screens.picker import Picker
from migwatch.app.screens.tick_list import TickList
from migwatch.corpus.library import open_library
from migwatch.editing.journal import Entry
from migwatch.editing.occurrences import places

SIZES = [(80, 24), (120, 40)]
LOOKS = ["migwatch-dark", "migwatch-light", "ansi-dark"]
STEPS = [
    (
        Entry(
            number=at,
            when=f"2024-03-01T10:0{at}:00+00:00",
            words=words,
            changes=(),
            base="",
            result="",
        ),
        counts,
    )
    for at, words, counts in (
        (1, "Set force of joint-efforts to agreed", True),
        (2, "Merge mexico-territory into mexico", True),
        (3, "Delete migrants with what refers to it", False),
    )
]

_LIBRARY = open_library()
ARTICLE = _LIBRARY.begin(_LIBRARY.paths[0]).loaded.article
assert ARTICLE is not None
COMMITMENT = ARTICLE.annotation.commitments[0].id
START = ARTICLE.text.index("Secretary of State")
END = START + len("Secretary of State")

PANELS: dict[str, tuple[Callable[[], object], list[str]]] = {
    "menu": (lambda: AnnotateScreen(ARTICLE, START, END, COMMITMENT), []),
    "draft": (lambda: AnnotateScreen(ARTICLE, START, END), ["c"]),
    "terms": (lambda: Picker("force", term_choices(ARTICLE, "force")), ["down"]),
    "entities": (
        lambda: Picker(
            "by",
            entity_choices(ARTICLE, START, END, anyone=True),
            ["mexico"],
            several=True,
        ),
        [*"unit", "space"],
    ),
    "nothing": (lambda: Picker("Which", [Choice("a", "A")]), [*"zz"]),
    "ticks": (
        lambda: TickList("Mentions of Mexico?", ARTICLE, places(ARTICLE.text, "Mexico")),
        ["space"],
    ),
    "form": (lambda: Form(ARTICLE, COMMITMENT), ["G", "up"]),
    "list": (lambda: Form(ARTICLE, COMMITMENT), ["G", *["up"] * 4, "enter", "x", "x"]),
    "edges": (lambda: Form(ARTICLE, COMMITMENT), ["G", *["up"] * 4, "enter", "enter", "enter"]),
    "lines": (lambda: Form(ARTICLE, COMMITMENT), ["G", "enter", "down", *"Ah"]),
    "line": (lambda: Form(ARTICLE, ""), [*["down"] * 6, "enter", *"x"]),
    "delete": (lambda: Form(ARTICLE, COMMITMENT), ["D"]),
    "history": (lambda: HistoryScreen(STEPS), ["down"]),
}


def pressing(keys: list[str]) -> Callable[[object], Awaitable[None]]:
    async def press(pilot) -> None:
        await pilot.pause()
        for key in keys:
            await pilot.press(KEYS.get(key, key))
            await pilot.pause()
        await pilot.pause()

    return press


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("name", PANELS)
def test_panels(snap_compare, name, size):
    panel, keys = PANELS[name]
    assert snap_compare(PanelApp(panel), terminal_size=size, run_before=pressing(keys))


@pytest.mark.parametrize("look", LOOKS[1:])
@pytest.mark.parametrize("name", ["draft", "entities", "form", "edges", "history"])
def test_looks(snap_compare, name, look):
    panel, keys = PANELS[name]
    app = PanelApp(panel, look)
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(keys))


@pytest.mark.parametrize("name", ["entities", "form", "edges", "history"])
def test_without_colour(snap_compare, name, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    panel, keys = PANELS[name]
    app = PanelApp(panel)
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing(keys))


@pytest.mark.parametrize("name", ["menu", "draft", "entities", "form", "edges", "ticks"])
def test_small(snap_compare, name):
    panel, keys = PANELS[name]
    assert snap_compare(PanelApp(panel), terminal_size=(40, 10), run_before=pressing(keys))
