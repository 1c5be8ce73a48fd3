"""From annotation files, sound and broken, to articles and problems."""

from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.corpus.library import open_library
from migwatch.model.commitment import Says
from migwatch.model.passage import Passage
from migwatch.store.loaded import Loaded

pytestmark = pytest.mark.usefixtures("each_parser")

Found = Callable[..., list[tuple[int, int, str]]]
Make = Callable[..., Path]
Load = Callable[[Path], Loaded]

ENTITY = "- {id: reis, kind: person, name: Ana Reis, mentions: [Ana Reis]}\n"
COMMITMENT = """\
  - id: ferry
    title: Reopen the ferry
    force: will
    by: [es]
    says:
      - {exact: We will reopen, voice: direct, who: reis}
"""


def test_a_sound_file_gives_every_record_with_its_passages(
    make_corpus: Make, load: Load, text: str
) -> None:
    path = make_corpus(
        text,
        f"$HEAD\nentities:\n{ENTITY}commitments:\n{COMMITMENT}    due:\n      on: 2023-07\n"
        "      mod: start\n      words: early July\n",
    )
    loaded = load(path)
    assert loaded.problems == ()
    assert loaded.article is not None
    assert loaded.article.id == "accord"
    assert loaded.article.text == text
    [reis], [ferry] = loaded.article.annotation.entities, loaded.article.annotation.commitments
    start = text.index("Ana Reis")
    assert reis.mentions == (Passage(start=start, end=start + 8, exact="Ana Reis"),)
    start = text.index("We will")
    assert ferry.says == (
        Says(start=start, end=start + 14, exact="We will reopen", voice="direct", who="reis"),
    )
    assert ferry.due is not None
    assert ferry.due.words is not None
    assert ferry.due.words.exact == "early July"
    assert ferry.due.on == "2023-07"


def test_one_link_may_stand_for_a_list_of_one(make_corpus: Make, load: Load, text: str) -> None:
    quotation = "- {id: %s, voice: direct, speaker: pt, via: %s, passage: Ana Reis}\n"
    path = make_corpus(
        text,
        "$HEAD\nquotations:\n" + quotation % ("a", "es") + quotation % ("b", "[es, newsroom]"),
    )
    loaded = load(path)
    assert loaded.problems == ()
    assert loaded.article is not None
    assert [q.via for q in loaded.article.annotation.quotations] == ["es", ("es", "newsroom")]


def mention(passage: str) -> str:
    """An annotation with one passage."""
    return f"$HEAD\nentities:\n- {{id: x, kind: place, name: X, mentions: [{passage}]}}\n"


def test_places_are_right_behind_other_alphabets_and_in_files_from_windows(
    problems: Found,
) -> None:
    annotation = (
        "\ufeff# Évora \U0001f6a2\r\n$HEAD\nentities:\r\n"
        "- {id: x, kind: place, name: Évora \U0001f6a2, party: fr, mentions: [Ana Reis]}\r\n"
    )
    [found] = problems(annotation)
    assert found == (5, 46, "“fr” is not a party; write one of pt, es")


def test_every_problem_of_a_file_is_reported_at_once_and_in_order(problems: Found) -> None:
    annotation = """\
$HEAD
entities:
- {id: a, kind: ¶quay, name: A, ¶colour: red, mentions: [¶Spain, Ana Reis]}
- ¶{id: ¶a, kind: place, party: fr, mentions: [{start: ¶1e3, end: 9, exact: x}]}
- {id: b, kind: place, name: B, sure: ¶no, where: ¶w, mentions: [¶z, ¶{start: 1, end: 2, exact: x}]}
- ¶just words
¶entities: []
"""
    lines = annotation.replace("$HEAD", "1\n2").split("\n")
    marked = [
        (number, len("".join(parts[: at + 1])) + 1)
        for number, parts in enumerate((line.split("¶") for line in lines), 1)
        for at in range(len(parts) - 1)
    ]
    found = [(line, column) for line, column, _ in problems(annotation.replace("¶", ""))]
    assert found == marked


def test_a_missing_text_hides_no_other_problem(problems: Found) -> None:
    annotation = """\
format: migwatch/1
article: {text: gone.txt, sha256: $SHA256, title: x}
entities:
- {id: x, kind: quay, name: X, mentions: [a, {start: 9, end: 1, exact: b}]}
"""
    found = problems(annotation)
    assert [(line, column) for line, column, _ in found] == [(2, 17), (4, 17), (4, 46)]


def test_a_record_that_cannot_be_read_may_still_be_named(problems: Found) -> None:
    annotation = """\
$HEAD
entities:
- {id: x, kind: place, mentions: [Ana Reis]}
- {id: y, kind: place, name: Y, where: x, mentions: [Ana Reis]}
"""
    assert [message for _, _, message in problems(annotation)] == [
        "`name` is missing; write `name: ...`"
    ]


def test_broken_records_are_left_out_and_doubtful_ones_kept(
    make_corpus: Make, load: Load, text: str
) -> None:
    path = make_corpus(
        text,
        """\
format: migwatch/1
article:
  text: accord.txt
  sha256: $SHA256
  title: [x]
  published: "2023-05-02"
  outside:
    - {kind: link, passage: Ana Reis}
    - {kind: link, passage: {start: 4, end: 99999, exact: x}}
entities:
- {id: a, kind: place, name: A, mentions: [Spain]}
- {id: b, kind: quay, name: B, where: nowhere, mentions: [Ana Reis]}
- {id: c, kind: place, name: C, mentions: [Monday], x: y}
- {id: d, kind: place, name: D, mentions: [gone]}
""",
    )
    loaded = load(path)
    assert len(loaded.problems) == 7
    assert loaded.article is not None
    assert [record.id for record in loaded.article.records] == ["b"]
    metadata = loaded.article.annotation.article
    assert (metadata.title, metadata.published) == ("", "2023-05-02")
    assert [outside.passage.exact for outside in metadata.outside] == ["Ana Reis"]
    assert [mark.start for mark in loaded.article.marks] == [text.index("Ana Reis")]


def test_a_circle_of_parts_is_reported_once_and_shown_short(problems: Found) -> None:
    commitments = "".join(
        f"- {{id: c{n}, title: x, force: will, by: [pt], says: [{{exact: Ana Reis, voice: direct,"
        f" who: pt}}], links: [{{rel: part_of, to: c{(n + 1) % 2000}}}]}}\n"
        for n in range(2000)
    )
    [(_, _, message)] = problems(f"$HEAD\ncommitments:\n{commitments}")
    assert message == (
        "part_of runs in a circle: “c0 > c1 > c2 > c3 > c4 > … > c0”; take one of these links out"
    )


def test_parts_that_meet_again_are_no_circle(problems: Found) -> None:
    commitments = "".join(
        f"- {{id: {name}, title: x, force: will, by: [pt], says: [{{exact: Ana Reis, voice: direct,"
        f" who: pt}}], links: [{', '.join(f'{{rel: part_of, to: {to}}}' for to in wholes)}]}}\n"
        for name, wholes in {"a": "bc", "b": "d", "c": "d", "d": ""}.items()
    )
    assert problems(f"$HEAD\ncommitments:\n{commitments}") == []


def test_nothing_of_a_file_is_obeyed_by_the_terminal(make_corpus: Make, load: Load) -> None:
    path = make_corpus(
        "Ship \x1b[31m bell\x07",
        '$HEAD\n"\\e[2J": x\nentities:\n- {id: "\\e]0;x\\a", kind: "\\u202e", name: x, '
        'mentions: ["\\e[0m", {start: 0, end: 14, exact: "\\b"}]}\n',
    )
    messages = [str(problem) for problem in load(path).problems]
    assert len(messages) == 5
    assert all(message.isprintable() for message in messages)
    assert all(problem.message.isprintable() for problem in load(path).problems)
    assert any("␛[2J" in message for message in messages)


def test_messages_stay_short_whatever_the_file_holds(problems: Found) -> None:
    long = "x" * 100_000
    annotation = (
        f"$HEAD\n? {long}\n: 1\nentities:\n- {{id: {long}, kind: {long}, name: x, party: {long}, "
        f"where: y{long}, mentions: [{long}, {{start: 0, end: 2, exact: {long}}}]}}\n"
    )
    found = problems(annotation)
    assert len(found) == 6
    assert max(len(message) for _, _, message in found) < 300


def test_no_more_problems_are_listed_than_anyone_can_read(
    problems: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("migwatch.store.load.PROBLEM_LIMIT", 1000)
    found = problems("$HEAD\nentities: [" + "a, " * 1010 + "]\n")
    assert len(found) == 1001
    assert found[-1] == (0, 0, "more than 1,000 problems; the rest are not listed")


def test_a_file_of_nothing_but_problems_is_not_read_to_its_end(
    problems: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("migwatch.store.parse.PROBLEM_LIMIT", 1000)
    found = problems("$HEAD\n" + "a: 1\n" * 1010)
    assert len(found) == 1001
    assert found[-1] == (0, 0, "more than 1,000 problems; the rest is not read")
    assert found[-2][:2] == (1003, 1)


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("Harbour Board", "Harbour Board"),
        ("southern channel", "southern\nchannel"),
        ("{exact: Spain, suffix: ' for'}", "Spain"),
        ("{exact: Spain, suffix: for}", "Spain"),
        ("{exact: Spain, prefix: 'board asked'}", "Spain"),
        ("{exact: 'dredge  the', suffix: southern channel}", "dredge the"),
        ("{exact: ' for ', prefix: 'The board asked Spain'}", " for "),
    ],
)
def test_short_passages_stand_for_the_words_of_the_text(
    make_corpus: Make, load: Load, text: str, passage: str, found: str
) -> None:
    loaded = load(make_corpus(text, mention(passage)))
    assert loaded.problems == ()
    [(start, end, words)] = loaded.resolved.values()
    assert words == text[start:end] == found


def test_a_passage_through_an_alias_is_the_same_passage(
    make_corpus: Make, load: Load, text: str
) -> None:
    path = make_corpus(
        text,
        """\
$HEAD
entities:
- {id: a, kind: place, name: A, mentions: &m [Harbour Board, &r Ana Reis, &d {exact: Monday}]}
- {id: b, kind: place, name: B, mentions: *m}
- {id: c, kind: place, name: *r, mentions: [*r, *d]}
""",
    )
    loaded = load(path)
    assert loaded.problems == ()
    assert loaded.article is not None
    a, b, c = loaded.article.annotation.entities
    assert a.mentions == b.mentions
    assert c.mentions == a.mentions[1:]
    assert c.name == "Ana Reis"


def test_a_folder_gives_its_own_problems_apart_from_its_articles(
    make_corpus: Make, text: str
) -> None:
    library = open_library(make_corpus(text, "$HEAD\nx: y\n", "title: x\n").parent)
    assert [path.name for path in library.paths] == ["accord.yaml"]
    assert library.problems == ()
    assert [(p.path.name, p.line) for p in library.all_problems()] == [("accord.yaml", 3)]
