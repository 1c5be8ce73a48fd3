"""Offices as a search finds them, and ids asked for exactly."""

from datetime import date
from pathlib import Path

import pytest

from migwatch.corpus.library import open_library
from migwatch.corpus.memory import MemoryStore
from migwatch.corpus.opening import read_into_memory
from migwatch.corpus.unit import Office

RECORDS = """\
$HEAD
entities:
  - {id: board, kind: organisation, name: Harbour Board, mentions: [The board]}
  - {id: harbour, kind: place, name: Board, mentions: [harbour]}
  - id: reis
    kind: person
    name: Ana Reis
    mentions: [Reis]
    roles:
      - {title: chair, of: board, from: "2020-01-01", to: "2023-05-01", basis: the board's minutes}
      - {title: envoy, basis: a letter}
"""


@pytest.fixture
def store(make_corpus) -> MemoryStore:
    path: Path = make_corpus("The board met Reis at the harbour.", RECORDS)
    library = open_library(path)
    assert library.all_problems() == []
    return read_into_memory(library)


def found(store: MemoryStore, query: str) -> list[str]:
    page = store.search(query, date(2024, 1, 1))
    return [hit.unit.record for hit in page.hits if hit.unit.record]


def test_a_unit_tells_offices_and_since_when(store):
    (hit,) = store.search("role:chair", date(2024, 1, 1)).hits
    assert hit.unit.record == "reis"
    assert hit.unit.title == "Ana Reis, chair, envoy"
    assert hit.unit.roles == (
        Office("chair", "Harbour Board", "2020-01-01", "2023-05-01"),
        Office("envoy", "", "", ""),
    )
    assert found(store, "role:*") == ["reis"]
    assert found(store, "role:minister") == []


def test_an_id_is_asked_for_by_its_name_or_alone(store):
    assert found(store, "kind:entity entity:board") == ["board", "harbour"]
    assert found(store, "kind:entity entity:=board") == ["board"]
    assert found(store, 'kind:entity entity:"=board"') == ["board"]
    assert found(store, "entity:=Board") == []
