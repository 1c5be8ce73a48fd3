from datetime import date
from typing import Any, get_args

import msgspec
import pytest

from migwatch.api import bundled_corpus
from migwatch.corpus.grouping import (
    ENTITY_GROUPINGS,
    GROUPINGS,
    Grouping,
    group_commitments,
    group_entities,
)
from migwatch.model.annotation import Annotation
from migwatch.model.article import Article
from migwatch.model.vocabulary import Corpus

DAY = date(2024, 2, 15)

CORPUS = {
    "title": "Harbours",
    "parties": [
        {"id": "pt", "name": "Portugal", "short": "PT"},
        {"id": "es", "name": "Spain", "short": "ES"},
    ],
    "vocabularies": {
        "force": [{"term": "agreed"}, {"term": "will"}, {"term": "discussed"}],
        "theme": [{"term": "ports", "label": "Ports"}, {"term": "fish", "label": "Fish"}],
        "status": [{"term": "stated"}, {"term": "kept"}],
        "schedule": [{"term": "no_date", "label": "no date"}, {"term": "overdue", "label": "late"}],
        "kind": [{"term": "person", "label": "People"}, {"term": "place", "label": "Places"}],
    },
}


def commitment(
    name: str, force: str = "will", due: str | None = None, **more: Any
) -> dict[str, Any]:
    says = [{"start": 0, "end": 1, "exact": "x", "voice": "direct", "who": "unstated"}]
    when = None if due is None else {"on": due}
    base = {
        "id": name,
        "title": name,
        "force": force,
        "by": ["unstated"],
        "says": says,
        "due": when,
    }
    return base | more


def entity(name: str, kind: str, party: str | None = None) -> dict[str, Any]:
    return {"id": name, "kind": kind, "name": name, "party": party}


def article(**sections: Any) -> Article:
    facts = {"text": "a.txt", "sha256": "0" * 64, "title": "A"}
    annotation = msgspec.convert({"article": facts, **sections}, Annotation)
    return Article("a", "x", annotation, msgspec.convert(CORPUS, Corpus))


def grouped(by: Grouping, *commitments: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    found = group_commitments(article(commitments=list(commitments)), by, DAY)
    return [(g.key, g.label, [c.id for c in g.commitments]) for g in found]


def test_themes_in_the_order_of_the_vocabulary_and_none_last() -> None:
    assert grouped(
        "theme",
        commitment("bare"),
        commitment("odd", theme=["zinc"]),
        commitment("both", theme=["fish", "ports"]),
        commitment("twice", theme=["fish", "fish"]),
    ) == [
        ("ports", "Ports", ["both"]),
        ("fish", "Fish", ["both", "twice"]),
        ("zinc", "zinc", ["odd"]),
        ("", "no theme", ["bare"]),
    ]


def test_within_a_group_the_strongest_comes_first() -> None:
    found = grouped(
        "theme",
        commitment("a", "discussed"),
        commitment("b", "unheard_of"),
        commitment("c", "agreed"),
        commitment("d", "discussed"),
        commitment("e", "agreed"),
    )
    assert found == [("", "no theme", ["c", "e", "a", "d", "b"])]


def test_one_that_binds_two_stands_under_each() -> None:
    annotated = article(
        entities=[entity("board", "organisation")],
        commitments=[
            commitment("mystery"),
            commitment("both", by=["es", "board", "pt"]),
            commitment("alone", by=["es"]),
        ],
    )
    found = group_commitments(annotated, "party", DAY)
    assert [(g.key, g.label, [c.id for c in g.commitments]) for g in found] == [
        ("pt", "Portugal", ["both"]),
        ("es", "Spain", ["both", "alone"]),
        ("board", "board", ["both"]),
        ("unstated", "not stated", ["mystery"]),
    ]


def test_forces_strong_to_weak() -> None:
    found = grouped("force", *(commitment(f, f) for f in ("discussed", "new", "agreed", "will")))
    assert [key for key, _, _ in found] == ["agreed", "will", "discussed", "new"]


def test_status_as_of_the_day() -> None:
    steps = [
        {"on": "2024-01-01", "status": "stated", "basis": "none"},
        {"on": "2024-02-15", "status": "kept", "basis": "none"},
        {"on": "2024-02-16", "status": "stalled", "basis": "none"},
    ]
    found = grouped("status", commitment("done", history=steps), commitment("new"))
    assert found == [("stated", "stated", ["new"]), ("kept", "kept", ["done"])]


def test_due_dates_by_urgency_then_date() -> None:
    kept = [{"on": "2024-01-01", "status": "kept", "basis": "none"}]
    found = grouped(
        "due",
        commitment("none"),
        commitment("summer", due="2024-07"),
        commitment("march", due="2024-03-01"),
        commitment("now", due="2024-02"),
        commitment("early", "discussed", due="2024-02"),
        commitment("done", due="2024-01", history=kept),
        commitment("done-undated", history=kept),
        commitment("january", due="2024-01"),
        commitment("last-year", due="2023"),
        commitment("unreadable", due="soon"),
    )
    assert found == [
        ("overdue:2023", "late · due 2023", ["last-year"]),
        ("overdue:2024-01", "late · due 2024-01", ["january"]),
        ("due:2024-02", "due 2024-02", ["now", "early"]),
        ("upcoming:2024-03-01", "upcoming · due 2024-03-01", ["march"]),
        ("upcoming:2024-07", "upcoming · due 2024-07", ["summer"]),
        ("met", "met", ["done-undated"]),
        ("met:2024-01", "met · due 2024-01", ["done"]),
        ("no_date", "no date", ["none", "unreadable"]),
    ]


def test_the_start_of_a_month_may_be_over_and_its_end_not() -> None:
    found = grouped(
        "due",
        commitment("end", due="x") | {"due": {"on": "2024-02", "mod": "end"}},
        commitment("start", due="x") | {"due": {"on": "2024-02", "mod": "start"}},
    )
    assert found == [
        ("overdue:2024-02", "late · due 2024-02", ["start"]),
        ("upcoming:2024-02", "upcoming · due 2024-02", ["end"]),
    ]


def test_entities_by_kind_and_party() -> None:
    annotated = article(
        entities=[
            entity("lisbon", "place", "pt"),
            entity("sea", "place"),
            entity("ana", "person", "pt"),
            entity("luis", "person", "es"),
            entity("zinc", "metal"),
        ]
    )
    kinds = [(g.label, [e.id for e in g.entities]) for g in group_entities(annotated)]
    assert kinds == [
        ("People", ["ana", "luis"]),
        ("Places", ["lisbon", "sea"]),
        ("metal", ["zinc"]),
    ]
    parties = [(g.label, [e.id for e in g.entities]) for g in group_entities(annotated, "party")]
    assert parties == [
        ("Portugal", ["lisbon", "ana"]),
        ("Spain", ["luis"]),
        ("no party", ["sea", "zinc"]),
    ]


@pytest.mark.parametrize("by", GROUPINGS)
def test_nothing_is_lost_and_keys_are_unique(by: Grouping) -> None:
    library = bundled_corpus()
    assert library.paths
    for path in library.paths:
        loaded = library.load(path).article
        assert loaded is not None
        groups = group_commitments(loaded, by, DAY)
        ids = {c.id for group in groups for c in group.commitments}
        assert ids == {c.id for c in loaded.annotation.commitments}
        assert len({group.key for group in groups}) == len(groups)
        for group in groups:
            ranks = [loaded.corpus.rank("force", c.force) for c in group.commitments]
            assert ranks == sorted(ranks)
            assert len(set(group.commitments)) == len(group.commitments)


def test_entities_of_the_bundled_corpus_stand_once_each() -> None:
    library = bundled_corpus()
    for path in library.paths:
        loaded = library.load(path).article
        assert loaded is not None
        for by in ENTITY_GROUPINGS:
            ids = [e.id for group in group_entities(loaded, by) for e in group.entities]
            assert sorted(ids) == sorted(e.id for e in loaded.annotation.entities)


def test_the_constant_and_the_type_agree() -> None:
    assert get_args(Grouping) == GROUPINGS
