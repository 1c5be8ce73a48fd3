"""Articles as a table: a kept index gives the rows that the plain reference gives."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.corpus.test_stores import CORPUS, documents, kept

from migwatch.corpus import index_articles
from migwatch.corpus.listed import SORTS
from migwatch.corpus.matching import Entry
from migwatch.corpus.memory import MemoryStore
from migwatch.corpus.store import Document, Interrupted

NAMES = [f"article-{letter}" for letter in "abcdefgh"]
TYPED = ["", "quay", "q", "FERRY", "article-b", "a quâ", "co_op", "tar tariff", "–", "strasse"]


def table(store, sort, descending, words):
    """The whole table, three rows at a time."""
    found = []
    while page := store.articles(sort, descending, words, len(found), 3):
        found += page
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    batches=st.lists(
        st.tuples(st.lists(documents(), max_size=8), st.lists(st.sampled_from(NAMES), max_size=2)),
        min_size=1,
        max_size=3,
    ),
    words=st.sampled_from(TYPED),
    few=st.sampled_from([0, 5_000]),
)
def test_a_kept_index_lists_what_the_reference_lists(batches, words, few):
    reference, index = MemoryStore(CORPUS), kept()
    with pytest.MonkeyPatch.context() as patched:
        # Both ways in which an index sorts what has the words asked for.
        patched.setattr(index_articles, "_FEW", few)
        for held, gone in batches:
            reference.bulk(held, gone)
            index.bulk(held, gone)
        assert index.article_count(words) == reference.article_count(words)
        for sort in SORTS:
            for descending in (True, False):
                asked = (sort, descending, words)
                rows = table(reference, *asked)
                assert table(index, *asked) == rows
                places = [index.article_place(entry.id, *asked) for entry in rows]
                assert places == list(range(len(rows)))
                for name in NAMES:
                    place = reference.article_place(name, *asked)
                    assert index.article_place(name, *asked) == place
    for name in NAMES:
        assert index.outline(name) == reference.outline(name)
        assert index.article(name) == reference.article(name)
    index.close()


def listed(*titles: str) -> MemoryStore:
    """Articles of these titles, a day apart."""
    entries = [
        Entry(f"n{at}", title, f"2024-01-{at + 1:02}", "en", at % 2)
        for at, title in enumerate(titles)
    ]
    return MemoryStore(CORPUS, [Document(entry, "1", ()) for entry in entries])


def test_the_newest_come_first_and_titles_run_without_case_and_accents():
    store = listed("zebra", "Ébène", "apple", "eben")
    titles = [entry.title for entry in store.articles("published", True, "", 0, 9)]
    assert titles == ["eben", "apple", "Ébène", "zebra"]
    titles = [entry.title for entry in store.articles("title", False, "", 0, 9)]
    assert titles == ["apple", "eben", "Ébène", "zebra"]
    titles = [entry.title for entry in store.articles("title", True, "", 1, 2)]
    assert titles == ["Ébène", "eben"]


def test_articles_that_are_alike_stand_newest_first():
    store = listed("a", "b", "c", "d")
    ids = [entry.id for entry in store.articles("commitments", True, "", 0, 9)]
    assert ids == ["n3", "n1", "n2", "n0"]


def test_typed_words_are_beginnings_of_words_of_title_or_id():
    store = listed("The harbour accord", "Harbours of the strait", "A strait")
    assert [e.id for e in store.articles("title", False, "harb", 0, 9)] == ["n1", "n0"]
    assert [e.id for e in store.articles("title", False, "STRAIT harb", 0, 9)] == ["n1"]
    assert [e.id for e in store.articles("title", False, "n2", 0, 9)] == ["n2"]
    assert store.article_count("arbour") == 0
    assert store.article_place("n0", "title", False, "harb") == 1
    assert store.article_place("n2", "title", False, "harb") is None


@pytest.mark.parametrize("sort", SORTS)
def test_rows_far_down_are_found_in_an_order_that_is_kept(sort):
    index = kept()
    for descending in (True, False):
        _, forward, backward = index_articles._ORDERS[sort]
        for ordered in (forward, backward):
            plan = index._held.execute(
                f"EXPLAIN QUERY PLAN SELECT base FROM articles ORDER BY {ordered} LIMIT 9 OFFSET 9"
            ).fetchall()
            told = " ".join(row[-1] for row in plan)
            assert "COVERING INDEX" in told, told
            assert "B-TREE" not in told, told
            if sort == "published":
                continue
            column = index_articles._ORDERS[sort][0]
            plan = index._held.execute(
                "EXPLAIN QUERY PLAN SELECT base FROM articles"
                f" INDEXED BY articles_by_{column} WHERE +base IN ({index_articles._FOUND})"
                f" ORDER BY {ordered} LIMIT 9 OFFSET 9",
                ("a*",),
            ).fetchall()
            assert "B-TREE" not in " ".join(row[-1] for row in plan)
        assert index.articles(sort, descending, "", 0, 9) == []
    index.close()


def test_listing_ends_when_nobody_waits_for_it():
    store, index = listed("a"), kept()
    index.bulk(Document(Entry(f"n{n}", "t", None, "en"), "1", ()) for n in range(3000))
    for held in (store, index):
        with pytest.raises(Interrupted):
            held.articles("title", False, "t", 0, 5, lambda: True)
    index.close()
