"""What records made from some words begin with, and where the words occur again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.app import piers
from tests.app.piers import span

from migwatch.app.making import MAKINGS, SAYS, begun
from migwatch.app.suggesting import id_from, is_quoted, title_from, voice_of
from migwatch.editing.apply import applied
from migwatch.editing.occurrences import again, places
from migwatch.editing.operations import Add
from migwatch.store.check_records import is_id


@pytest.fixture
def article(make_corpus):
    return piers.write(make_corpus)


def after(article, operations):
    annotation = article.annotation
    for operation in operations:
        annotation = applied(annotation, operation, article.text)
    return annotation


def test_every_kind_begins_with_what_is_known(article):
    for making in (*MAKINGS[1:], SAYS):
        plain = begun(making, article, *span("We will mend the pier"))
        assert plain.get("voice", "direct") == "direct"
    claim = begun(MAKINGS[4], article, *span("We will mend the pier"))
    assert claim["holder"] == claim["says"][0]["who"] == "reis"


def test_words_that_are_a_timex3_value_are_one(article):
    assert begun(MAKINGS[5], article, *span("2023"))["value"] == "2023"
    assert "value" not in begun(MAKINGS[5], article, *span("July 2023"))


def test_the_voice_is_that_of_a_quotation_or_of_quotation_marks(article):
    assert voice_of(article, *span("mend")) == ("direct", "reis")
    assert voice_of(article, *span("boats")) == ("indirect", None)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we |come| again”.", True),
        ("He said “we come” and |went|.", False),
        ('He said "we |come| again".', True),
        ("It’s |his|.", False),
        ("He said ‘it’s |his|’.", True),
        ("He said “no.\nThen |went|.", False),
        ("Er sagte: „|ja|“.", True),
    ],
)
def test_words_in_quotation_marks(text, quoted):
    start = text.index("|")
    end = text.rindex("|") - 1
    assert is_quoted(text.replace("|", ""), start, end) is quoted


@given(st.text(max_size=80))
def test_a_suggested_id_is_one_and_is_free(words):
    made = id_from(words, _ARTICLE, "entity")
    assert is_id(made)
    assert _ARTICLE.record(made) is None


@given(st.text(max_size=200))
def test_a_suggested_title_is_one_short_line(words):
    title = title_from(words)
    assert "\n" not in title and len(title) <= 80


@given(st.text("ab \n-", max_size=60), st.integers(0, 60), st.integers(1, 5))
def test_further_occurrences_are_the_same_words_and_overlap_nothing(text, start, length):
    end = min(len(text), start + length)
    found = again(text, start, end) if start < end else ()
    for first, last in found:
        assert text[first:last].split() == text[start:end].split()
        assert last <= start or first >= end
    assert list(found) == sorted(found)


def test_only_whole_words_occur_again():
    assert places("a pier, piers, Pier; pier", "pier") == ((2, 6), (21, 25))
    assert places("the  harbour\nboard", "the harbour board") == ((0, 18),)
    assert places("“so” “so”", "“so”") == ((0, 4), (5, 9))


def _bundled():
    from migwatch.corpus.library import open_library

    library = open_library()
    return library.begin(library.paths[0]).loaded.article


_ARTICLE = _bundled()


async def test_every_record_that_is_made_can_be_added(article):
    for making in MAKINGS[1:]:
        plain = begun(making, article, *span("Lisbon"))
        for path, value in {"kind": "x", "voice": "x", "speaker": "x", "force": "x"}.items():
            if (path,) in making.paths:
                plain.setdefault(path, value)
        for name in ("holder", "reading", "basis"):
            if (name,) in making.paths:
                plain[name] = "x"
        if ("by",) in making.paths:
            plain["by"] = ["x"]
        for each in plain.get("says", ()):
            each["who"] = "x"
        section = {
            "entity": "entities",
            "quotation": "quotations",
            "claim": "claims",
            "commitment": "commitments",
            "caution": "cautions",
        }[making.struct.__name__.lower()]
        assert after(article, [Add(section=section, record=plain)]) != article.annotation
