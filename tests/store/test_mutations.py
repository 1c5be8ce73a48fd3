"""Annotation files with anything done to them: they load, or say what is wrong."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from migwatch.model.annotation import SECTIONS
from migwatch.model.records import passages
from migwatch.store import parse as parsing
from migwatch.store.fix import fix_file
from migwatch.store.folder import Folder, open_folder
from migwatch.store.load import load_data
from migwatch.store.loaded import Loaded
from migwatch.store.parse import locate, parse
from migwatch.store.problem import FileProblem
from migwatch.store.pure_yaml import PurePythonParser

TEXT = "The Harbour Board met at \u00c9vora.\nSpain agreed to dredge the channel.\n"
ANNOTATION = f"""\
# yaml-language-server: $schema=article.schema.json
format: migwatch/1
article:
  text: accord.txt
  sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}
  title: A harbour accord
  published: "2023-05-02"
  outside: [{{kind: link, passage: met at}}]
entities:
  - id: board
    kind: organisation
    name: Harbour Board
    party: pt
    approx: false
    mentions:
      - Harbour Board  # shorthand
      - {{exact: "\u00c9vora", prefix: "at "}}
      - {{start: 32, end: 37, exact: Spain}}
    roles: [{{title: chair, of: es, words: Board}}]
quotations:
  - {{id: q, voice: direct, speaker: board, via: [es, newsroom], passage: &p Spain agreed}}
commitments:
  - id: dredge
    title: Dredge the channel
    force: agreed
    by: [es]
    due: {{on: "2023-07", mod: start, words: *p}}
    says:
      - exact: dredge the
          channel
        voice: indirect
        who: board
    reading: {{cautions: [name]}}
    links: [{{rel: under, to: board}}]
cautions:
  - {{id: name, kind: name, passage: met, reading: x, basis: y}}
"""

BOUNDED = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
#: What means something to UTF-8, to a terminal, to YAML and to its readers.
BYTES = [b"\0", b"\xff", b"\xc2\x85", b"\xe2\x80\xa8", b"\x1b[2J", b"\xef\xbb\xbf", b"\r", b"\n"]
SIGNS = [b"\t", b"- ", b": ", b"? ", b"&p ", b"*p", b"!!int ", b"{", b"}", b"[", b"]", b"#", b"\\"]
WORDS = [b"'", b'"', b"|\n", b">-\n", b"<<: *p", b"---\n", b"%TAG", b"null", b"1e3", b'"\\ud800"']
CHUNKS = st.sampled_from([*BYTES, *SIGNS, *WORDS])


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    (tmp_path / "accord.txt").write_bytes(TEXT.encode())
    (tmp_path / "corpus.yaml").write_text(
        "format: migwatch-corpus/1\ntitle: x\n"
        "parties: [{id: pt, name: P, short: P}, {id: es, name: E, short: E}]\n"
    )
    return open_folder(tmp_path)


def load(folder: Folder, data: bytes) -> Loaded:
    return load_data(folder.root / "accord.yaml", folder, data)


def check(folder: Folder, data: bytes) -> None:
    """A file is read whole, or it is said what is wrong and where in the file that is."""
    found = load(folder, data)
    lines = re.split(r"\r\n|\r|\n", data.decode("utf-8", "replace").removeprefix("\ufeff"))
    for problem in found.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert str(problem).isprintable()
        assert len(problem.message) < 600
    if found.article is None:
        assert found.problems
        return
    for record in found.article.records:
        assert found.article.record(record.id) is record
        assert len(found.article.cautions_of(record)) <= 1
        for passage in passages(record):
            assert found.article.text[passage.start : passage.end] == passage.exact
            assert passage.start < passage.end
    assert len(found.article.marks) == sum(map(len, map(passages, found.article.records)))
    if not found.problems:
        plain: Any = parse(data)[0]
        assert len(found.article.records) == sum(len(plain.get(name) or ()) for name in SECTIONS)


def test_the_file_is_sound_before_anything_is_done_to_it(folder: Folder) -> None:
    assert load(folder, ANNOTATION.encode()).problems == ()
    check(folder, ANNOTATION.encode())


MUTATIONS = st.lists(
    st.tuples(st.integers(0, len(ANNOTATION)), st.integers(0, 12), CHUNKS), min_size=1, max_size=4
)


def mutated(edits: list[tuple[int, int, bytes]]) -> bytes:
    data = ANNOTATION.encode()
    for at, length, chunk in edits:
        data = data[:at] + chunk + data[at + length :]
    return data


@BOUNDED
@given(MUTATIONS)
def test_bytes_may_be_exchanged(folder: Folder, edits: list[tuple[int, int, bytes]]) -> None:
    check(folder, mutated(edits))


@BOUNDED
@given(st.binary(max_size=60), st.booleans())
def test_a_file_may_hold_anything(folder: Folder, data: bytes, headed: bool) -> None:
    check(folder, ANNOTATION.encode() * headed + data)


LEAVES = st.sampled_from(
    [
        "",
        "x",
        "no",
        "1e3",
        "-1",
        "9" * 30,
        "NaN",
        "Spain",
        "\x1b[2J",
        "\u202e",
        "\0",
        "\ufeff",
        "name",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            LEAVES | st.sampled_from(["start", "end", "exact", "id"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


def places(plain: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in plain data: what holds it, and its key there."""
    keys = (
        plain if isinstance(plain, dict) else range(len(plain)) if isinstance(plain, list) else ()
    )
    for key in list(keys):
        yield plain, key
        yield from places(plain[key])


@BOUNDED
@given(st.data())
def test_values_may_be_exchanged_taken_out_or_doubled(folder: Folder, data: st.DataObject) -> None:
    plain = parse(ANNOTATION.encode())[0]
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(list(places(plain))))
        done = data.draw(st.sampled_from(["exchange", "take out", "double", "rename"]))
        if done == "exchange":
            holder[key] = data.draw(VALUES)
        elif done == "take out":
            del holder[key]
        elif isinstance(holder, list):
            holder.insert(key, deepcopy(holder[key]))
        else:
            holder[f"{key}s" if done == "rename" else data.draw(LEAVES)] = holder.pop(key)
    check(folder, json.dumps(plain, ensure_ascii=data.draw(st.booleans())).encode())


@BOUNDED
@example([(ANNOTATION.encode().index(b"          channel"), 0, b"\xc2\x85")])
@given(MUTATIONS)
def test_filling_in_offsets_changes_no_meaning(
    folder: Folder, edits: list[tuple[int, int, bytes]]
) -> None:
    path = folder.root / "accord.yaml"
    path.write_bytes(mutated(edits))
    before = load(folder, path.read_bytes())
    fixed = fix_file(path, folder)
    after = load(folder, path.read_bytes())
    assert len(before.resolved) - fixed.filled == len(after.resolved)
    assert (before.article is None) == (after.article is None)
    if before.article is not None and after.article is not None:
        assert after.article.annotation == before.article.annotation
    was = Counter(p.message for p in before.problems)
    now = Counter(p.message for p in after.problems)
    assert now <= was
    # An odd line end goes with the words it stood in, which are written as the text has them.
    assert all("ends a line in YAML" in message for message in was - now)
    once = path.read_bytes()
    assert fix_file(path, folder).filled == 0
    assert path.read_bytes() == once


@pytest.mark.skipif(parsing.Parser is PurePythonParser, reason="PyYAML was built without libyaml")
@BOUNDED
@given(MUTATIONS)
def test_both_parsers_read_the_same(edits: list[tuple[int, int, bytes]]) -> None:
    data = mutated(edits)
    # Tags are reported by both; which characters still belong to one differs.
    assume(b"!" not in data.partition(b"\n")[2])
    # A byte order mark within a file is white space to one and a character to the other.
    assume(b"\xef\xbb\xbf" not in data[1:])
    assert outcome(data, parsing.Parser) == outcome(data, PurePythonParser)


def outcome(data: bytes, parser: Any) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "Parser", parser)
        try:
            plain, found = parse(data)
        except FileProblem:
            return "refused"
        spots = locate(data, [()])
        return plain, [(p.line, p.column, p.message) for p in found], spots
