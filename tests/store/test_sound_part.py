"""A wrong passage is left out, and the rest of its record is kept."""

from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.model.records import passages
from migwatch.store.loaded import Loaded

pytestmark = pytest.mark.usefixtures("each_parser")

Make = Callable[..., Path]
Load = Callable[[Path], Loaded]

#: Passages that are wrong in their words, their place or their form.
WRONG = [
    "gone",
    "board",  # occurs twice
    "{start: 4, end: 9, exact: Board}",
    "{start: x, end: 9, exact: Board}",
    "{exact: Spain agreed, strat: 4}",
    "{prefix: the}",
    "7",
    "[Spain]",
    "null",
]


def loaded_with(make_corpus: Make, load: Load, text: str, records: str) -> Loaded:
    return load(make_corpus(text, f"$HEAD\n{records}"))


@pytest.mark.parametrize("wrong", WRONG)
def test_the_other_mentions_of_an_entity_are_kept(
    make_corpus: Make, load: Load, text: str, wrong: str
) -> None:
    loaded = loaded_with(
        make_corpus,
        load,
        text,
        "entities:\n  - id: reis\n    kind: person\n    name: Ana Reis\n"
        f"    mentions: [Harbour Board, {wrong}, Ana Reis]\n",
    )
    assert loaded.article is not None
    assert len(loaded.problems) == 1
    assert loaded.problems[0].line == 7
    (reis,) = loaded.article.records
    assert [p.exact for p in passages(reis)] == ["Harbour Board", "Ana Reis"]
    assert all(text[p.start : p.end] == p.exact for p in passages(reis))


@pytest.mark.parametrize("wrong", ["gone", "{start: 4, end: 9, exact: Board}", "{exact: x, y: z}"])
def test_words_that_a_record_can_do_without(
    make_corpus: Make, load: Load, text: str, wrong: str
) -> None:
    loaded = loaded_with(
        make_corpus,
        load,
        text,
        "entities:\n  - id: reis\n    kind: person\n    name: Ana Reis\n"
        f"    roles: [{{title: member, words: {wrong}}}]\n    mentions: [Ana Reis]\n"
        "commitments:\n  - id: ferry\n    title: Ferry\n    force: will\n    by: [es]\n"
        f"    due: {{on: '2023-07', words: {wrong}}}\n"
        "    says: [{exact: We will reopen, voice: direct, who: reis}]\n",
    )
    assert loaded.article is not None
    assert len({p.line for p in loaded.problems}) == 2
    reis, ferry = loaded.article.records
    assert reis.roles[0].words is None
    assert ferry.due is not None and ferry.due.on == "2023-07" and ferry.due.words is None


@pytest.mark.parametrize(
    ("wrong", "count"),
    [
        ("{exact: gone, voice: direct, who: reis}", 1),
        ("{exact: We will, who: reis}", 1),
        ("{exact: We will, voice: direct, who: reis, sure: x}", 1),
        ("We will", 2),
    ],
)
def test_the_other_words_of_a_commitment_are_kept(
    make_corpus: Make, load: Load, text: str, wrong: str, count: int
) -> None:
    loaded = loaded_with(
        make_corpus,
        load,
        text,
        "entities:\n  - {id: reis, kind: person, name: Ana Reis, mentions: [Ana Reis]}\n"
        "commitments:\n  - id: ferry\n    title: Ferry\n    force: will\n    by: [es]\n"
        f"    says:\n      - {wrong}\n"
        "      - {exact: reopen the night ferry, voice: direct, who: reis}\n",
    )
    assert loaded.article is not None
    assert [p.line for p in loaded.problems] == [11] * count, loaded.problems
    ferry = loaded.article.record("ferry")
    assert ferry is not None
    assert [p.exact for p in passages(ferry)] == ["reopen the night ferry"]


def test_a_record_without_a_sound_passage_is_left_out(
    make_corpus: Make, load: Load, text: str
) -> None:
    loaded = loaded_with(
        make_corpus,
        load,
        text,
        "entities:\n"
        "  - {id: a, kind: person, name: A, mentions: [gone, lost]}\n"
        "  - {id: b, kind: person, name: B}\n"
        "cautions:\n"
        "  - {id: c, kind: name, passage: gone, reading: x, basis: y}\n",
    )
    assert loaded.article is not None
    assert [record.id for record in loaded.article.records] == ["b"]
    assert [p.line for p in loaded.problems] == [4, 4, 5, 7]
