"""Bad lines of packs: each is told, and keeps no other from being read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.packing import TEXT, dumped, line, names, told

from migwatch.corpus.library import Library
from migwatch.store.folder import Folder, open_folder
from migwatch.store.packed import load_packed
from migwatch.store.packs import Line, id_of

BAD = {
    "no JSON": (b"{,\n", "is no JSON: JSON is malformed"),
    "cut": (b'{"id": "x", "te\n', "is no JSON: JSON is malformed: invalid character"),
    "two values": (dumped(line("x")) + b" 1\n", "is no JSON"),
    "a list": (b"[1]\n", "is no article: Expected `object`, got `array`; write id, text and"),
    "null": (b"null\n", "is no article: Expected `object`, got `null`"),
    "id is a number": (line(5), "is no article: Expected `str`, got `int` - at `$.id`"),
    "text is a number": (line("x", 5), "is no article: Expected `str`, got `int` - at `$.text`"),
    "annotation is a list": (
        line("x") | {"annotation": []},
        "is no article: Expected `object`, got `array` - at `$.annotation`",
    ),
    "no text": (
        {key: value for key, value in line("x").items() if key != "text"},
        "is no article: Object missing required field `text`",
    ),
    "no id": ({"text": "", "annotation": {}}, "is no article: Object missing required field `id`"),
    "unknown key": (line("x") | {"title": "x"}, "is no article: Object contains unknown field"),
    "slash": (line("a/b"), "“a/b” can be no id of an article; write words in lower case"),
    "unprintable": (line("a\x1b[2J"), "“a\u241b[2J” can be no id of an article"),
    "bidi": (line("a\u202eb"), "“a\u25ccb” can be no id of an article"),
    "empty id": (line(""), "“” can be no id of an article"),
    "dots": (line(".."), "“..” can be no id of an article"),
    "reserved": (line("corpus"), "“corpus” can be no id of an article"),
    "like a line": (line("x.jsonl:1"), "“x.jsonl:1” can be no id of an article"),
    "long id": (line("x" * 241), f"“{'x' * 47}…” can be no id of an article"),
    "not UTF-8": (
        dumped(line("x")).replace(b"Ana", b"An\xe1", 1) + b"\n",
        "is not UTF-8: byte 0xe1 at byte ",
    ),
    "lone surrogate": (
        dumped(line("x")).replace(b"Ana", b"\\ud800", 1) + b"\n",
        "is no JSON: JSON is malformed",
    ),
    "surrogate in the id": (line("\udcff"), "is no JSON: JSON is malformed"),
    "deep": (line("x", entities=eval("[" * 60 + "]" * 60)), "is nested more than 32 levels deep"),
    "very deep": (
        dumped(line("x")).replace(b'"kind"', b'"x": ' + b"[" * 99_999 + b"]" * 99_999 + b', "kind"')
        + b"\n",
        "is nested more than 32 levels deep",
    ),
    "huge number": (
        dumped(line("x")).replace(b"39", b"9" * 9999) + b"\n",
        "is no article: Integer value out of range",
    ),
    "NaN": (dumped(line("x", x=float("nan"))) + b"\n", "is no JSON"),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_bad_line_is_told_and_the_others_are_read(
    packed: Callable[..., Library], bad: tuple[Any, str]
) -> None:
    library = packed(line("one"), bad[0], line("three"))
    [problem] = told(library)
    assert problem.startswith(f"x.jsonl:2:1: {bad[1]}")
    assert problem.isprintable()
    assert names(library) == ["one", "three"]
    assert [path.name for path in library.paths] in (
        ["one", "x.jsonl:2", "three"],
        ["one", "x", "three"],
    )
    assert str(library.load(library.paths[1]).problems[0]).endswith(problem)


CAUTION = {"id": "a", "kind": "name", "reading": "", "basis": ""}
WRONG = {
    "unknown field": ({"title": "x"}, "x: title: unknown key “title”"),
    "no article": ({"article": None}, "x: article: expected a mapping with"),
    "another text": (
        {"article": {"text": "x", "sha256": "0" * 64, "title": "x"}},
        "x: article.sha256: the text is not the one that was annotated",
    ),
    "another format": (
        {"format": "migwatch/2"},
        "x: format: found “migwatch/2”, but this program reads migwatch/1",
    ),
    "no list": ({"entities": {}}, "x: entities: expected a list, found a mapping"),
    "a number": ({"entities": [5]}, "x: entities[0]: expected a mapping with"),
    "a wrong place": (
        {"cautions": [CAUTION | {"passage": {"start": 0, "end": 3, "exact": "Ana"}}]},
        "x: cautions[0].passage: the text has “Nor” at 0 to 3; “Ana” stands at 39 to 42",
    ),
    "below nothing": (
        {"cautions": [{"id": "a", "passage": {"start": -1, "end": 3, "exact": "Ana"}}]},
        "x: cautions[0].passage.start: expected a whole number of 0 or more, found “-1”",
    ),
    "a truth": (
        {"cautions": [{"id": "a", "passage": {"start": True, "end": 3, "exact": "Ana"}}]},
        "x: cautions[0].passage.start: expected a whole number, found “True”",
    ),
    "an unknown term": (
        {
            "cautions": [
                {"id": "a", "kind": "typo", "passage": "Ana"} | {"reading": "", "basis": ""}
            ]
        },
        "x: cautions[0].kind: “typo” is not a kind of caution",
    ),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_within_an_annotation_is_told_with_its_place(
    packed: Callable[..., Library], wrong: tuple[dict[str, Any], str]
) -> None:
    library = packed(line("one"), line("x", **wrong[0]))
    found = [each for each in told(library) if each.startswith(f"x.jsonl:2:1: {wrong[1]}")]
    assert len(found) == 1, told(library)
    assert names(library)[0] == "one"


def test_passages_may_be_written_in_short(packed: Callable[..., Library]) -> None:
    held = line("x")
    held["annotation"]["entities"][0]["mentions"] = ["Ana Reis"]
    library = packed(held)
    assert told(library) == []
    loaded = library.load(library.paths[0])
    assert loaded.article is not None
    assert loaded.article.annotation.entities[0].mentions[0].start == 39
    assert len(loaded.resolved) == 1


PLAIN = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text())
    | st.sampled_from(["ana-reis", "dredge", "x", "Ana", TEXT]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["id", "start", "end", "exact", "prefix", "says", "mentions", "passage", "text",
             "sha256", "outside", "due", "words", "roles", "via", "by", "made", "links", "kind"]
        ),
        inner,
        max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


@given(
    place=st.sampled_from(["article", "entities", "commitments", "cautions", "claims"]),
    value=PLAIN | st.lists(PLAIN, max_size=2),
)
def test_no_annotation_ends_the_reading(place: str, value: Any) -> None:
    data = dumped(line("x", **{place: value}))
    loaded = load_packed(Path("x.jsonl"), Line(0, 1, data, len(data)), FOLDER, "x")
    assert loaded.article is not None or loaded.problems


@given(st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_no_bytes_end_the_reading(data: bytes) -> None:
    found = Line(0, 1, data, len(data))
    loaded = load_packed(Path("x.jsonl"), found, FOLDER, id_of(data) or "x.jsonl:1")
    assert len(loaded.problems) == 1


FOLDER: Folder = open_folder(Path("/nowhere"))
