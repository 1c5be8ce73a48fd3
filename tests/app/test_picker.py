"""Choosing by typing some letters."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.app.panels import opened

from migwatch.app.choosing import Choice, Ranking
from migwatch.app.entity_choices import entity_choices, likeness, record_choices, term_choices
from migwatch.app.screens.picker import Picker
from migwatch.app.screens.tick_list import TickList
from migwatch.corpus.library import open_library
from migwatch.model.article import Article
from migwatch.model.commitment import Commitment
from migwatch.model.records import Caution, Entity
from migwatch.store.folder import open_folder
from migwatch.store.load import load_article

CHOICES = [Choice(name, name.title(), told=f"{name}!") for name in ("pier", "ferry", "harbour")]

TEXT = "The Harbour Board met Ana Reis. The board left. Ivo Lund came, and Ana Lund."
RECORDS = """\
$HEAD
entities:
  - {id: board, kind: organisation, name: Harbour Board, mentions: [Harbour Board, The board]}
  - {id: reis, kind: person, name: Ana Reis, party: pt, mentions: [Ana Reis]}
  - {id: ivo, kind: person, name: Ivo Lund, mentions: [Ivo Lund]}
  - {id: ana, kind: person, name: Ana Lund, mentions: [Ana Lund]}
"""


@pytest.fixture
def article(make_corpus) -> Article:
    path = make_corpus(TEXT, RECORDS)
    found = load_article(path, open_folder(path.parent)).article
    assert found is not None
    return found


async def test_typing_narrows_and_enter_gives_the_highlighted_one():
    async with opened(lambda: Picker("Which", CHOICES)) as driver:
        assert [line.strip("▌ ") for line in driver.lines()] == ["Pier", "Ferry", "Harbour"]
        await driver.type("fy")
        assert driver.row() == "Ferry"
        assert len(driver.panel.rows) == 1
        assert driver.panel.told == "ferry!"
        await driver.press("enter")
        assert await driver.given() == ("ferry",)


async def test_escape_leaves_all_as_it_was():
    async with opened(lambda: Picker("Which", CHOICES, ["pier"], several=True)) as driver:
        await driver.press("space", "escape")
        assert await driver.given() is None


async def test_several_are_ticked_across_queries_in_the_order_in_which_they_were():
    async with opened(lambda: Picker("Which", CHOICES, ["harbour"], several=True)) as driver:
        assert driver.row() == "Harbour"
        await driver.type("pi")
        await driver.press("space", "ctrl+u", "down", "space", "enter")
        assert await driver.given() == ("harbour", "pier", "ferry")


async def test_enter_alone_gives_the_highlighted_one_where_nothing_was_ticked():
    async with opened(lambda: Picker("Which", CHOICES, several=True)) as driver:
        await driver.press("down", "enter")
        assert await driver.given() == ("ferry",)


async def test_enter_behind_a_typed_name_adds_it():
    async with opened(lambda: Picker("Which", CHOICES, ["harbour"], several=True)) as driver:
        await driver.type("ferry")
        await driver.press("enter")
        assert await driver.given() == ("harbour", "ferry")
    async with opened(
        lambda: Picker("Which", CHOICES, ["harbour", "pier"], several=True)
    ) as driver:
        await driver.type("pier")
        await driver.press("space", "enter")
        assert await driver.given() == ("harbour",)


async def test_all_ticks_can_be_taken_away():
    async with opened(lambda: Picker("Which", CHOICES, ["pier"], several=True)) as driver:
        await driver.press("space", "enter")
        assert await driver.given() == ()


async def test_the_mouse_ticks_and_chooses():
    async with opened(lambda: Picker("Which", CHOICES, several=True)) as driver:
        await driver.pilot.click("ListView", offset=(2, 2))
        assert driver.panel.ticked == {2}
        await driver.pilot.click("ListView", offset=(12, 1))
        await driver.pilot.click("ListView", offset=(12, 1))
        assert await driver.given() == ("harbour",)
    async with opened(lambda: Picker("Which", CHOICES)) as driver:
        await driver.pilot.click("ListView", offset=(12, 1))
        await driver.pilot.click("ListView", offset=(12, 1))
        assert await driver.given() == ("ferry",)


async def test_none_can_be_chosen_where_that_is_possible():
    async with opened(lambda: Picker("Which", CHOICES, ["ferry"], optional=True)) as driver:
        assert driver.row() == "Ferry"
        await driver.press("pageup", "enter")
        assert await driver.given() == ()


async def test_nothing_is_like_it():
    async with opened(lambda: Picker("Which", CHOICES)) as driver:
        await driver.type("zz")
        assert "Nothing is like “zz”" in driver.lines()[0]
        await driver.press("enter")
        assert driver.panel.rows == ()


async def test_many_are_ranked_beside_and_enter_waits_for_them():
    many = [Choice(f"pier-{n}", f"Pier {n}") for n in range(20_000)]
    async with opened(lambda: Picker("Which", lambda: many)) as driver:
        await driver.type("19998")
        await driver.press("enter")
        assert await driver.given() == ("pier-19998",)


async def test_terms_show_their_definitions():
    library = open_library()
    article = library.begin(library.paths[0]).loaded.article
    assert article is not None
    async with opened(lambda: Picker("force", term_choices(article, "force"))) as driver:
        assert "Mutual: both sides are bound by it." in driver.lines()[0]
        assert driver.panel.told == "Mutual: both sides are bound by it."


def names(article, start, words=""):
    found = entity_choices(article, start, start + 3, words=words, parties=False)
    return [choice.id for choice in found]


def test_the_likest_entity_is_first_and_then_the_nearest(article):
    assert names(article, TEXT.index("The board"), "board") == ["board", "reis", "ivo", "ana"]
    assert names(article, TEXT.index("and"), "Ana Reys")[:2] == ["reis", "ana"]
    assert names(article, len(TEXT))[0] == "ana"
    assert names(article, 0)[0] == "board"


def test_shared_entities_that_are_not_mentioned_can_be_chosen(article):
    talks = Entity(id="talks", kind="event", name="Spring talks")
    shared = {"talks": talks, "board": article.record("board")}
    wider = Article(article.id, article.text, article.annotation, article.corpus, shared=shared)
    for found in (entity_choices(wider, 0, 3), record_choices(wider, (Commitment, Entity))):
        ids = [choice.id for choice in found]
        assert ids.count("talks") == ids.count("board") == 1
    assert record_choices(wider, (Caution,)) == record_choices(article, (Caution,))


def test_parties_and_nobody_can_be_chosen_where_they_may_stand(article):
    found = [choice.id for choice in entity_choices(article, 0, 3, anyone=True)]
    assert found == ["board", "reis", "ivo", "ana", "pt", "es", "unstated", "newsroom"]
    found = [choice.id for choice in entity_choices(article, 0, 3, parties_first=True)]
    assert found == ["pt", "es", "board", "reis", "ivo", "ana"]


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_a_share_and_one_for_equal_words(one, other):
    assert likeness(one, [one]) == 1.0
    assert 0 <= likeness(one, [other]) <= 1


@given(st.lists(st.text(min_size=1, max_size=12), max_size=20), st.text(max_size=6))
@example(["0\n0"], "0\n0")
def test_ranking_leaves_out_no_name_that_holds_the_query(names, query):
    rows = Ranking([Choice(str(at), name) for at, name in enumerate(names)]).ranked(query)
    found = {row.id for row in rows}
    assert len(found) == len(rows)
    for at, name in enumerate(names):
        if query.strip() and query.strip() in name:
            assert str(at) in found
    if not query.strip():
        assert [row.id for row in rows] == [str(at) for at in range(len(names))]


@given(st.lists(st.text("abc", min_size=1, max_size=8), max_size=20), st.text("abc", max_size=5))
def test_typing_letter_by_letter_ranks_as_typing_at_once(names, query):
    choices = [Choice(str(at), name) for at, name in enumerate(names)]
    one = Ranking(choices)
    for length in range(len(query)):
        one.ranked(query[:length])
    assert one.ranked(query) == Ranking(choices).ranked(query)
    assert one.ranked("") == tuple(choices)


def test_a_query_of_one_letter_many_times_takes_no_time():
    rows = Ranking([Choice("a", "a" * 60 + "b" + "a" * 50)]).ranked(
        "aaaaaaaaaaaaaaaaaaaaaaab" + "a" * 30
    )
    assert len(rows) == 1


async def test_space_ticks_and_moves_down_in_every_list(article):
    async with opened(lambda: Picker("Which", CHOICES, several=True)) as driver:
        said = next(each.words for each in driver.panel.hints if each.key == "space")
        await driver.press("space", "space")
        assert driver.panel.ticked == {0, 1} and driver.panel.at == 2
        await driver.press("enter")
        assert await driver.given() == ("pier", "ferry")
    async with opened(lambda: TickList("Which", article, [(4, 17), (22, 30)])) as driver:
        assert said == next(each.words for each in driver.panel.hints if each.key == "space")
        await driver.press("space")
        assert driver.panel.ticked == {1} and driver.panel.at == 1
