"""An article to write out, made in memory."""

from typing import Any

import msgspec
import pytest

from migwatch.model.annotation import Annotation
from migwatch.model.article import Article
from migwatch.model.vocabulary import Corpus

TEXT = (
    "Port news. The Harbour Board agreed with Spain on Monday.\n"
    "Read also: other \x1b[31mred\x1b[0m \u202enews.\n"
    "\u201cWe will reopen the night ferry in early July,\u201d said Ana Reis, chair of the board.\n"
)

CORPUS = {
    "title": "Harbours",
    "parties": [
        {"id": "pt", "name": "Portugal", "short": "PT"},
        {"id": "es", "name": "Spain", "short": "ES"},
    ],
    "vocabularies": {
        "force": [{"term": "agreed"}, {"term": "stands_ready", "label": "stands ready"}],
        "theme": [{"term": "ports", "label": "Ports"}],
        "caution": [{"term": "quote_mark", "label": "quotation mark"}, {"term": "translation"}],
        "kind": [{"term": "person", "label": "People"}],
        "basis": [{"term": "third_party", "label": "third party"}],
    },
}


def words(exact: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(exact)
    return {"start": start, "end": start + len(exact), "exact": exact, **more}


RECORDS = {
    "article": {
        "text": "texts/harbour.txt",
        "sha256": "0123456789abcdef" * 4,
        "title": "A harbour accord",
        "translated_from": "es",
        "published": "2023-05-02",
        "publisher": "Harbour News",
        "outside": [{"kind": "related link", "passage": words("Read also:")}],
    },
    "entities": [
        {
            "id": "ana-reis",
            "kind": "person",
            "name": "Ana Reis",
            "party": "pt",
            "roles": [{"title": "chair", "of": "board", "from": "2020"}],
            "mentions": [words("Ana Reis")],
        },
        {
            "id": "board",
            "kind": "organisation",
            "name": "Harbour Board",
            "aliases": ["Pier Council"],
            "mentions": [words("Harbour Board"), words("the board")],
        },
    ],
    "quotations": [
        {
            "id": "on-the-ferry",
            "voice": "direct",
            "speaker": "ana-reis",
            "via": "board",
            "passage": words("We will reopen the night ferry in early July,"),
        }
    ],
    "claims": [
        {
            "id": "news-is-red",
            "title": "The news is red",
            "kind": "assessment",
            "holder": "unstated",
            "says": [words("\x1b[31mred\x1b[0m \u202enews", voice="newsroom", who="unstated")],
        }
    ],
    "commitments": [
        {
            "id": "reopen-ferry",
            "title": "Reopen the night ferry",
            "force": "stands_ready",
            "by": ["board", "pt"],
            "to": ["es"],
            "for": ["es"],
            "theme": ["ports"],
            "due": {"on": "2023-07", "mod": "start", "words": words("early July")},
            "says": [
                words("We will reopen the night ferry", voice="direct", who="ana-reis", via="board")
            ],
            "history": [
                {"on": "2023-05-02", "status": "stated", "basis": "none"},
                {"on": "2023-08-02", "status": "kept", "basis": "third_party", "note": "It sails."},
            ],
            "links": [{"rel": "follows_up", "to": "agree"}],
        },
        {
            "id": "agree",
            "title": "Agree with Spain",
            "force": "agreed",
            "by": ["unstated"],
            "says": [words("agreed with Spain", voice="newsroom", who="unstated")],
        },
    ],
    "cautions": [
        {
            "id": "mark",
            "kind": "quote_mark",
            "passage": words("\u201cWe"),
            "reading": "No quotation begins here",
            "basis": "",
        },
        {
            "id": "ferry",
            "kind": "translation",
            "passage": words("night ferry"),
            "reading": "An evening\nboat",
            "basis": "the Spanish original",
            "sure": "probable",
        },
    ],
}


@pytest.fixture
def article() -> Article:
    """One with a record of every kind, escape sequences, and two cautions."""
    annotation = msgspec.convert(RECORDS, Annotation)
    return Article("harbour", TEXT, annotation, msgspec.convert(CORPUS, Corpus))
