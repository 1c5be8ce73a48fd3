"""What a commitment can be linked with: its own article's records, and other commitments."""

from datetime import date

import pytest
from tests.app.test_form_explorer import shown

from migwatch.app.linkable import far_choices, link_choices, other_choices
from migwatch.app.screens.form import Form
from migwatch.app.screens.picker import Picker
from migwatch.corpus.keeper import Keeper
from migwatch.corpus.library import open_library
from migwatch.model.article import Article
from migwatch.model.records import Entity

DAY = date(2024, 3, 1)


@pytest.fixture
def keeper(harbours):
    return Keeper(open_library(harbours))


@pytest.fixture
def spring(harbours):
    library = open_library(harbours)
    return library.load(harbours / "spring.yaml").article


def far(keeper, typed):
    return [each.id for each in far_choices(keeper, "spring", DAY, typed)]


def test_commitments_of_other_articles_stand_by_the_newest(keeper):
    found = far_choices(keeper, "spring", DAY, "")
    assert [each.id for each in found] == [
        "winter/school",
        "autumn/ferry-denied",
        "autumn/night-buses",
        "summer/ferry-again",
        "summer/second-ferry",
    ]
    first = found[0]
    assert (first.words, first.beside, first.right) == (
        "Open the pilots' school",
        "The winter accord",
        "2024-01-15",
    )


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("second", ["summer/second-ferry"]),
        ("night ferr", ["autumn/ferry-denied", "summer/ferry-again"]),
        ("summer statement", ["summer/ferry-again", "summer/second-ferry"]),
        ("summer/", ["summer/ferry-again", "summer/second-ferry"]),
        ("summer/second-ferry", ["summer/second-ferry"]),
        ("spring/night-ferry", []),
        ("or (", []),
        ("nothing of it", []),
    ],
)
def test_they_are_found_by_words_article_and_id(keeper, typed, ids):
    assert far(keeper, typed) == ids


def test_people_and_places_are_offered_only_once_typed(spring):
    talks = Entity(id="talks", kind="event", name="Spring talks")
    article = Article(
        spring.id, spring.text, spring.annotation, spring.corpus, shared={"talks": talks}
    )
    found = [each.id for each in link_choices(article, "night-ferry")]
    assert found == ["dredge-channel", "pilots-school", "talks"]
    assert other_choices(article, "") == ()
    assert [each.id for each in other_choices(article, "reis")] == ["ana-reis"]


async def test_a_link_to_another_article_is_made_by_keys(open_explorer, harbours):
    async with open_explorer(harbours) as driver:
        explorer = driver.explorer
        await driver.press("right_square_bracket")
        await driver.until(lambda: explorer.article is not None and explorer.article.id == "spring")
        explorer.open_form("pilots-school")
        await shown(driver, Form)
        form = driver.app.screen
        form.highlight(("links",))
        await driver.press("enter", "a", "enter")
        await shown(driver, Picker)
        await driver.press(*"restates", "enter")
        await driver.until(lambda: driver.app.screen is form)
        await driver.press("enter")
        await shown(driver, Picker)
        # Entered at once: it waits for the index.
        await driver.press(*"second", "enter")
        await driver.until(lambda: bool(explorer.article.record("pilots-school").links))
        (link,) = explorer.article.record("pilots-school").links
        assert (link.rel, link.to) == ("restates", "summer/second-ferry")
        assert "{rel: restates, to: summer/second-ferry}" in (harbours / "spring.yaml").read_text()
