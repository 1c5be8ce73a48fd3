"""Filling in offsets: what is written, and what is left as it was."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from migwatch.corpus.library import open_library
from migwatch.store.fix import Fixed, fix_file
from migwatch.store.loaded import Loaded

pytestmark = pytest.mark.usefixtures("each_parser")

Make = Callable[..., Path]


def fix(path: Path) -> Fixed:
    return fix_file(path, open_library(path).folder)


def load(path: Path) -> Loaded:
    return open_library(path).load(path)


def entity(mentions: str) -> str:
    return f"$HEAD\nentities:\n- id: x\n  kind: place\n  name: X\n  mentions:{mentions}\n"


FILLED = {
    "a scalar on a line of its own": (
        "\n  - Harbour Board  # who\n  -   'Ana Reis'   \n",
        "\n  - {start: 4, end: 17, exact: Harbour Board}  # who\n"
        "  -   {start: 95, end: 103, exact: 'Ana Reis'}   \n",
    ),
    "scalars in a flow list": (
        ' [Harbour Board,"Ana Reis" ,\n    said ]',
        ' [{start: 4, end: 17, exact: Harbour Board},{start: 95, end: 103, exact: "Ana Reis"} ,\n'
        "    {start: 90, end: 94, exact: said} ]",
    ),
    "words that need quotation marks": (
        "\n  - channel. The board asked Spain for two pilots; Spain refused.\n"
        "  - July,\u201d said\n",
        "\n  - {start: 154, end: 215, "
        "exact: channel. The board asked Spain for two pilots; Spain refused.}\n"
        '  - {start: 83, end: 94, exact: "July,\u201d said"}\n',
    ),
    "words over two lines, here and in the text": (
        "\n  - dredge\n    the   \n  - southern channel\n  - 'dredge the\n\n    southern'\n",
        "\n  - {start: 134, end: 144, exact: dredge the}   \n"
        '  - {start: 145, end: 161, exact: "southern\\nchannel"}\n'
        "  - {start: 134, end: 153, exact: dredge the southern}\n",
    ),
    "block scalars": (
        "\n  - |-   # literal\n    Ana Reis\n\n  - >\n    Harbour\n    Board\n  - said\n",
        "\n  - {start: 95, end: 103, exact: Ana Reis}   # literal\n\n"
        "  - {start: 4, end: 17, exact: Harbour Board}\n  - {start: 90, end: 94, exact: said}\n",
    ),
    "mappings in braces": (
        " [{exact: Spain, suffix: ' for'}, { x: y}, {\n"
        "    # why\n    suffix: of,   exact:  'Ana  Reis' }]",
        " [{start: 179, end: 184, exact: Spain, suffix: ' for'}, { x: y}, {\n"
        "    # why\n    start: 95, end: 103, suffix: of,   exact:  Ana Reis }]",
    ),
    "a mapping without braces": (
        " [exact: Ana Reis, said]",
        " [{start: 95, end: 103, exact: Ana Reis}, {start: 90, end: 94, exact: said}]",
    ),
    "mappings over several lines": (
        "\n  -   exact: Spain # which\n      suffix: for\n  - prefix: said\n"
        "    exact: >- # folded\n      Ana\n      Reis\n  - exact: southern channel",
        "\n  -   start: 179\n      end: 184\n      exact: Spain # which\n      suffix: for\n"
        "  - start: 95\n    end: 103\n    prefix: said\n    exact: >- # folded\n"
        "      Ana\n      Reis\n"
        '  - start: 145\n    end: 161\n    exact: "southern\\nchannel"',
    ),
    "marked and repeated words": (
        "\n  - &r Ana Reis\n  - *r\n  - &m {exact: said}\n  - *m\n  - &b\n    exact: Monday\n",
        "\n  - {start: 95, end: 103, exact: &r Ana Reis}\n"
        "  - {start: 95, end: 103, exact: Ana Reis}\n"
        "  - &m {start: 90, end: 94, exact: said}\n  - *m\n"
        "  - &b\n    start: 34\n    end: 40\n    exact: Monday\n",
    ),
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
@pytest.mark.parametrize(("before", "after"), FILLED.values(), ids=FILLED)
def test_offsets_are_filled_in_and_nothing_else_changes(
    make_corpus: Make, text: str, before: str, after: str, mark: str, ending: str
) -> None:
    path = make_corpus(text, mark + entity(before))
    whole = path.read_bytes().replace(b"\n", ending.encode())
    path.write_bytes(whole)
    loaded = load(path)
    fixed = fix(path)
    old, new = (words.replace("\n", ending).encode() for words in (before, after))
    assert old in whole
    assert path.read_bytes() == whole.replace(old, new)
    assert fixed.filled == len(loaded.resolved) - len(fixed.loaded.resolved)
    assert loaded.article is not None
    assert fixed.loaded.article is not None
    assert fixed.loaded.article.annotation == loaded.article.annotation
    again = load(path)
    assert again.article is not None
    assert again.article.annotation == loaded.article.annotation
    assert [p.message for p in again.problems] == [p.message for p in loaded.problems]
    assert not again.resolved
    assert fix(path).filled == 0
    assert path.read_bytes() == whole.replace(old, new)


def test_every_kind_of_passage_is_filled_in(make_corpus: Make, text: str) -> None:
    path = make_corpus(
        text,
        """\
format: migwatch/1
article:
  text: accord.txt
  sha256: $SHA256
  title: x
  outside: [{kind: link, passage: Monday}]
entities:
- {id: x, kind: person, name: X, mentions: [Ana Reis], roles: [{title: x, words: of the board}]}
quotations:
- {id: q, voice: direct, speaker: x, passage: We will reopen}
claims:
- {id: k, title: x, kind: position, holder: x, says: [{exact: said, voice: direct, who: x}]}
commitments:
- id: c
  title: x
  force: will
  by: [es]
  due: {on: 2023-07, words: early July}
  says:
  - exact: night ferry
    voice: direct
    who: x
cautions:
- {id: v, kind: name, passage: {exact: Harbour}, reading: x, basis: x}
""",
    )
    before = load(path)
    assert before.problems == ()
    assert fix(path).filled == 8
    after = load(path)
    assert after.problems == ()
    assert not after.resolved
    assert before.article is not None
    assert after.article is not None
    assert before.article.annotation == after.article.annotation


def test_what_cannot_be_looked_up_is_left_and_reported(make_corpus: Make, text: str) -> None:
    path = make_corpus(text, entity(" [Spain, Ana Reis, gone, '']"))
    messages = [p.message for p in load(path).problems]
    fixed = fix(path)
    assert fixed.filled == 1
    assert [p.message for p in fixed.loaded.problems] == messages
    assert b"[Spain, {start: 95, end: 103, exact: Ana Reis}, gone, '']" in path.read_bytes()


@pytest.mark.parametrize(
    ("mentions", "place"),
    [
        ("\n  - ? exact\n    : Ana Reis\n", (8, 5)),
        (" [{? exact : Ana Reis}]", (7, 14)),
        ("\n  - &s southern channel\nx: *s\n", (8, 5)),
        ("\n  - &s\n    Ana Reis\n", (8, 5)),
    ],
)
def test_a_form_without_room_is_left_and_reported(
    make_corpus: Make, text: str, mentions: str, place: tuple[int, int]
) -> None:
    path = make_corpus(text, entity(mentions))
    before = path.read_bytes()
    fixed = fix(path)
    assert path.read_bytes() == before
    assert fixed.filled == 0
    found = [p for p in fixed.loaded.problems if "leaves no room for the offsets" in p.message]
    assert [(p.line, p.column) for p in found] == [place]
    assert "write the passage out, with start: " in found[0].message


def test_a_list_that_is_read_through_an_alias_first_is_left_and_reported(
    make_corpus: Make, text: str
) -> None:
    path = make_corpus(
        text,
        "$HEAD\ncommitments:\n- {id: k, title: x, force: will, by: [es], says: &s "
        "[{exact: Ana Reis, voice: direct, who: es}]}\nclaims:\n"
        "- {id: c, title: x, kind: position, holder: es, says: *s}\n",
    )
    assert load(path).problems == ()
    before = path.read_bytes()
    fixed = fix(path)
    assert fixed.filled == 0
    assert [(p.line, p.column) for p in fixed.loaded.problems] == [(6, 55)]
    assert path.read_bytes() == before


def test_a_file_without_short_passages_is_not_written(make_corpus: Make, text: str) -> None:
    path = make_corpus(text, entity(" [{start: 95, end: 103, exact: Ana Reis}]"))
    node = path.stat().st_ino
    assert fix(path).filled == 0
    assert path.stat().st_ino == node


def test_permissions_are_kept_and_nothing_is_left_behind(make_corpus: Make, text: str) -> None:
    path = make_corpus(text, entity(" [Ana Reis]"))
    path.chmod(0o640)
    names = set(path.parent.iterdir())
    assert fix(path).filled == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert set(path.parent.iterdir()) == names


def test_a_link_stays_and_its_file_is_replaced(make_corpus: Make, text: str) -> None:
    path = make_corpus(text, entity(" [Ana Reis]"))
    link = path.with_name("link.yaml")
    link.symlink_to(path.name)
    assert fix(link).filled == 1
    assert link.is_symlink()
    assert b"start: 95" in path.read_bytes()


def test_a_file_is_whole_when_writing_fails(
    make_corpus: Make, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_corpus(text, entity(" [Ana Reis]"))
    before, names = path.read_bytes(), set(path.parent.iterdir())

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    fixed = fix(path)
    assert fixed.filled == 0
    assert [(p.line, p.message) for p in fixed.loaded.problems] == [
        (0, "cannot be written: No space left on device; make room for it")
    ]
    assert path.read_bytes() == before
    assert set(path.parent.iterdir()) == names
