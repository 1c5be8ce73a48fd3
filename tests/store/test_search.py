"""Looking up words in a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migwatch.store.search import COUNTED, Search, stands_before, stands_behind

WORDS = st.text("ab \n", max_size=6)
TEXTS = st.text("ab \n\t", max_size=40)


def squeezed(words: str) -> str:
    return "".join(words.split())


@given(TEXTS, WORDS, WORDS.filter(bool), WORDS)
def test_words_are_found_wherever_they_stand_in_their_context(
    text: str, prefix: str, exact: str, suffix: str
) -> None:
    found = Search(text).places(exact, prefix, suffix)
    assert found is not None
    strict = [
        (at, at + len(exact))
        for at in range(len(text))
        if text.startswith(exact, at)
        and text.startswith(suffix, at + len(exact))
        and text.endswith(prefix, 0, at)
    ]
    if strict:
        assert found == strict
    assert all(a < b for a, b in pairwise(found))
    for start, end in found:
        assert text[start:end].split() == exact.split()
        assert stands_before(text, start, prefix)
        assert stands_behind(text, end, suffix)


@given(TEXTS, st.integers(0, 40), st.integers(1, 12), st.data())
def test_words_of_the_text_are_found_with_any_white_space(
    text: str, at: int, length: int, data: st.DataObject
) -> None:
    exact = text[at : at + length].strip()
    if not exact:
        return
    start = text.index(exact)
    gaps = st.sampled_from([" ", "  ", "\n", " \t "])
    words = exact.split()
    written = words[0] + "".join(data.draw(gaps) + word for word in words[1:])
    found = Search(text).places(written)
    assert found is not None
    if written not in text:
        assert (start, start + len(exact)) in found


@given(TEXTS, st.integers(0, 40), WORDS)
def test_context_is_checked_white_space_apart(text: str, at: int, words: str) -> None:
    offset = min(at, len(text))
    before, behind = squeezed(text[:offset]), squeezed(text[offset:])
    assert stands_before(text, offset, words) == before.endswith(squeezed(words))
    assert stands_behind(text, offset, words) == behind.startswith(squeezed(words))


def test_context_may_stand_behind_a_long_gap() -> None:
    text = "a" + " " * 1000 + "b" + " " * 1000 + "c"
    assert stands_before(text, len(text) - 1, "a b")
    assert stands_behind(text, 1, "b c")
    assert not stands_behind(text, 1, "b d")


def test_no_more_places_are_counted_than_are_told() -> None:
    assert Search("a" * 1000).places("a") == [(n, n + 1) for n in range(COUNTED + 1)]


def test_a_search_stops_at_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("migwatch.store.search._SCAN_LIMIT", 25)
    search = Search("a" * 10)
    assert search.places("b") == []
    assert search.places("c") == []
    assert search.places("d") is None
    assert search.places("b") == []
