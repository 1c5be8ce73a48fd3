import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from migwatch.api import bundled_corpus
from migwatch.formats.json import article_document, article_json
from migwatch.model.article import Article
from migwatch.model.visible import visible

BEFORE, AFTER = date(2023, 6, 1), date(2023, 9, 1)


def passages_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from passages_in(item)


def test_keys_and_their_order(article: Article) -> None:
    document = article_document(article, BEFORE)
    assert " ".join(document) == (
        "format as_of id article text entities quotations claims commitments cautions"
    )
    assert document["as_of"] == "2023-06-01"
    assert " ".join(document["commitments"][0]) == (
        "id title force by to for theme made due measure says reading history links note "
        "status schedule"
    )
    assert document["commitments"][0].keys() == document["commitments"][1].keys()
    assert document["entities"][0]["roles"][0]["from"] == "2020"


def test_every_passage_is_whole(article: Article) -> None:
    document = json.loads(article_json(article, BEFORE))
    found = list(passages_in(document))
    assert len(found) == 1 + 3 + 1 + 1 + 3 + 2
    for passage in found:
        assert document["text"][passage["start"] : passage["end"]] == passage["exact"]


def test_the_bundled_corpus_quotes_its_texts_exactly() -> None:
    library = bundled_corpus()
    assert library.paths
    for path in library.paths:
        article = library.load(path).article
        assert article is not None
        document = json.loads(article_json(article, AFTER))
        found = list(passages_in(document))
        assert found
        for passage in found:
            assert document["text"][passage["start"] : passage["end"]] == passage["exact"]


def test_status_and_schedule_follow_the_day(article: Article) -> None:
    told = [article_document(article, day)["commitments"] for day in (BEFORE, AFTER)]
    assert [(c[0]["status"], c[0]["schedule"]) for c in told] == [
        ("stated", "upcoming"),
        ("kept", "met"),
    ]
    assert told[0][1]["schedule"] == "no_date"


def test_via_is_always_a_list(article: Article) -> None:
    document = article_document(article, BEFORE)
    assert document["commitments"][0]["says"][0]["via"] == ["board"]
    assert document["commitments"][1]["says"][0]["via"] == []
    assert document["quotations"][0]["via"] == ["board"]


def test_a_terminal_obeys_nothing_in_it_and_a_reader_loses_nothing(article: Article) -> None:
    hostile = "a\x7f\x9b\x1b\u2028\u202e\u200b\ufeff\U000e0041\u00a0\u3000\u00e9\U0001f600\n\t"
    odd = Article("odd", hostile, article.annotation, article.corpus)
    line = article_json(odd, BEFORE).decode()
    assert json.loads(line)["text"] == hostile
    spaces = "\u00a0\u3000"
    assert all(visible(c) == c for c in line if c not in spaces)
    assert "\u00e9\U0001f600" in line
