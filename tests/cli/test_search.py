"""Questions to the bundled corpus, as a reader would put them."""

import json
from datetime import date

import pytest

from migwatch.cli import main
from migwatch.corpus.library import open_library
from migwatch.corpus.opening import read_into_memory


@pytest.fixture(scope="module")
def article():
    library = open_library()
    held = library.load(library.paths[0]).article
    assert held is not None
    return held


@pytest.fixture
def asked(capsysbinary):
    def ask(query: str, *more: str) -> list[dict]:
        assert main(["search", query, "--json", "--limit", "0", *more]) == 0
        return [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]

    return ask


def test_what_did_mexico_commit_to_that_day_and_who_says_so(article, asked):
    found = asked("kind:commitment by:mexico made:2024-01-19")
    wanted = {
        (held.id, nth, article.name(says.who))
        for held in article.annotation.commitments
        if "mx" in held.by and held.made is not None and held.made.on == "2024-01-19"
        for nth, says in enumerate(held.says)
    }
    assert len(wanted) == len(found) > 5
    assert {(hit["record"], hit["says"]) for hit in found} == {(i, who) for i, _, who in wanted}


def test_what_has_a_date(article, asked):
    wanted = {held.id for held in article.annotation.commitments if held.due is not None}
    assert wanted
    assert {hit["record"] for hit in asked("kind:commitment due:*")} == wanted


def test_what_is_only_an_offer_or_a_topic(article, asked):
    wanted = {
        held.id
        for held in article.annotation.commitments
        if held.force in ("stands_ready", "discussed")
    }
    assert wanted
    found = asked("force:stands_ready or force:discussed")
    assert {hit["record"] for hit in found} == wanted


def test_what_rests_on_a_single_voice(article, asked):
    wanted = {
        held.id
        for held in article.annotation.commitments
        if len({says.who for says in held.says}) == 1
    }
    assert 0 < len(wanted) < len(article.annotation.commitments)
    assert {hit["record"] for hit in asked("kind:commitment voices:1")} == wanted


def test_what_must_not_be_quoted_as_it_stands(article, asked):
    found = asked("kind:caution")
    assert {hit["record"] for hit in found} == {held.id for held in article.annotation.cautions}
    assert all(article.text[hit["start"] : hit["end"]] == hit["exact"] for hit in found)


def test_who_was_in_the_room(article, asked):
    (meeting,) = [e for e in article.annotation.entities if e.id == "january-meeting"]
    people = {e.id for e in article.annotation.entities if e.kind == "person"}
    found = asked("kind:person at:january-meeting")
    assert {hit["record"] for hit in found} == people & set(meeting.participants)
    assert all(", " in hit["name"] for hit in found), "each with an office"


def test_facets_count_the_results(asked):
    *hits, counted = asked("kind:commitment", "--facets")
    assert counted["total"] == len(hits)
    assert counted["estimated"] is False
    forces = {each["id"]: each["number"] for each in counted["facets"]["force"]}
    assert sum(forces.values()) == len(hits)


def test_a_typing_error_stands_under_the_query_at_its_column(capsys):
    assert main(["search", "border forse:will"]) == 1
    query, pointer = capsys.readouterr().err.splitlines()
    assert query[pointer.index("^") :].startswith("forse:")
    assert "`force:`" in pointer


def test_readable_text_names_article_voice_and_words(capsys):
    assert main(["search", "fentanyl", "--limit", "2"]) == 0
    out = capsys.readouterr().out
    assert "2024-01-20" in out
    assert "Fentanyl" in out
    assert "2 are shown" in out


def test_the_verb_says_what_the_store_says(asked):
    store = read_into_memory(open_library())
    page = store.search("border", date(2024, 3, 1), limit=1000)
    found = asked("border", "--as-of", "2024-03-01")
    assert [(hit["record"] or "", hit["start"]) for hit in found] == [
        (hit.unit.record, hit.unit.start) for hit in page.hits
    ]
