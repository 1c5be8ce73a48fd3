"""Steps in words: what has changed can be told from them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.editing.ferry import ANNOTATION, TEXT, editing

from migwatch.editing.operations import AddPassage, Delete, Set


def at(words: str, start: int = 0) -> dict[str, object]:
    start = TEXT.index(words, start)
    return {"start": start, "end": start + len(words), "exact": words}


SAID = {**at("would reopen the ferry"), "voice": "indirect", "who": "harbour-board"}
AGAIN = {**at("met"), "voice": "indirect", "who": "ana-reis"}


@pytest.fixture
def path(make_corpus: Callable[..., Path]) -> Path:
    return make_corpus(TEXT, ANNOTATION)


def says(*items: dict[str, object]) -> Set:
    return Set(record="reopen-ferry", field="says", value=list(items))


def test_deleting_says_what_becomes_of_records_that_name_it(path: Path):
    words = editing(path).do(Delete(record="harbour-board", references=True)).words
    assert words == "Delete harbour-board (2 records name it no more)"


def test_mentions_added_at_once_are_counted(path: Path):
    again = AddPassage(record="ana-reis", passage=at("Ana Reis", TEXT.index("met")))
    more = AddPassage(record="ana-reis", passage=at("Lisbon"))
    held = editing(path)
    assert held.do(again).words == "Add “Ana Reis” to ana-reis"
    held.undo()
    assert held.do(again, more).words == "Add 2 mentions of ana-reis"


def test_what_changes_in_a_list_is_told(path: Path):
    held = editing(path)
    where = "says of reopen-ferry"
    first = "“would reopen the ferry”"
    for step, words in (
        (says(SAID | {"who": "ana-reis"}), f"Set who of {first} in {where} to “ana-reis”"),
        (says(SAID | {"voice": "newsroom"}), f"Change voice and who of {first} in {where}"),
        (says(SAID | {"voice": "newsroom"}, AGAIN), f"Add “met” to {where}"),
        (says(SAID | {"voice": "newsroom"}), f"Take “met” out of {where}"),
    ):
        assert held.do(step).words == words


def test_what_changes_in_a_part_is_told(path: Path):
    held = editing(path)
    due = {"on": "2023-07", "mod": "start"}
    first = held.do(Set(record="reopen-ferry", field="due", value=due)).words
    assert first.startswith("Set due of reopen-ferry to on “2023-07”, mod “start”")
    due = {**due, "mod": "end"}
    words = held.do(Set(record="reopen-ferry", field="due", value=due)).words
    assert words == "Set mod of due of reopen-ferry to “end”"
